"""The evidence pack of a question: one file that carries what the question rests on."""
