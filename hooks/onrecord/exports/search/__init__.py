"""The index that a reader’s browser searches."""
