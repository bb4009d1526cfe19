"""What runs with a token that may write, over what a fork's run left behind."""
