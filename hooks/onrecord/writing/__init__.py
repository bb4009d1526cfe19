"""A plan → files: the layout of each page, and the processes that make and write what is to be made."""
