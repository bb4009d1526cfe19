"""A trial of the data files: notes, and the questions that were answered from them."""
