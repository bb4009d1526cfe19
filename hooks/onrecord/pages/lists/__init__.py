"""Pages that list: actors, topics and places, ledgers, the timeline, changes, what is contested, what to re-check."""
