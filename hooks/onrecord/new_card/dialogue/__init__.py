"""`onrecord new` at a terminal: one question after another."""
