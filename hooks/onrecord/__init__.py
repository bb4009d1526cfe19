"""On Record: source cards become cross-linked pages that keep three kinds of statement apart.

Data flows one way: files → values with places (`reading`) → checked models (`drafts`, `checks`)
→ one linked archive (`archive`) → derivations (`origins`, `positions`) → pages (`pages`).
`pipeline` is the table of contents. Nothing here imports MkDocs.
"""
