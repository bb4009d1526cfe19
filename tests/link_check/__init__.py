"""The addresses that an archive names."""
