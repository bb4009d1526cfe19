"""On Record: source cards become cross-linked pages that keep three kinds of statement apart.

Data flows one way: files → values with places (`reading`) → models (`model`) → one linked archive (`archive`)
→ standings (`standings`) → words (`wording`) → checks (`checks`) → pages (`pages`) → exports (`exports`).
`pipeline` is the table of contents. Nothing here imports MkDocs.
"""
