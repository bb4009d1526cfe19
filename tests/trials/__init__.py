"""What came of trials: cards that were written by strangers, and questions put to the data alone."""
