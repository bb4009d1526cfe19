"""The workflows and forms of the repository host."""
