"""Feeds: what is new in the whole archive, on a question, of an actor, on a topic, as Atom and as JSON Feed."""
