"""What several kinds of page list: a source in a row, a question in a tile, months, the parts of a long list."""
