"""A statement as pages show it: its lane, its chain of attribution, a sentence to cite it by."""
