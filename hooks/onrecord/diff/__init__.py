"""Two archives → what differs in meaning: statements, entities and the log, what follows from them, what may not be."""
