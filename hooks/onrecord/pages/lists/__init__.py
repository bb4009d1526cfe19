"""Pages that list: home, actors, topics and places, ledgers, the timeline, changes, what is contested."""
