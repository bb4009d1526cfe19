"""What the archive gives away besides its pages: one module or folder a format."""
