"""Pages for contributors: the card format, and a page for each rule."""
