"""The page of the search, and the records that it finds."""
