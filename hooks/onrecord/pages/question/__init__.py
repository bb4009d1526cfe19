"""The page of a question: how it stands and since when, and what each party has said."""
