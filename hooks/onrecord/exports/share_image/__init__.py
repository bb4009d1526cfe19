"""The pictures of shared links."""
