"""What can be wrong with an archive, and how it prints."""
