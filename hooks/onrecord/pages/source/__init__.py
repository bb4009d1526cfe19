"""The page of a source, and of what was withdrawn."""
