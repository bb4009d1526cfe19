"""Bytes → values, each with its place in its file."""
