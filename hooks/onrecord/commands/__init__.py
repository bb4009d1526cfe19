"""Commands that have a module of their own; each is added to the group in `cli`."""
