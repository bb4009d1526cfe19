"""The settings of mkdocs.yml: what each does on this site, which are refused, and why."""
