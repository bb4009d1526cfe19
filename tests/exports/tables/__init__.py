"""What is given away as tables, by module."""
