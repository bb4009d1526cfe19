"""What a build costs beside those of other programs, on the same statements: `python -m benchmarks.compare 1000 10000`.

`twin` has the statements as Markdown, `sites` what MkDocs and Hugo make sites of, `cost` what a command costs, `report`
the table.
"""
