"""What each module promises, as tables."""
