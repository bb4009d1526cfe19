"""What the archive knows, as tables: one module a table, each a definition and its rows; see `all_tables`."""
