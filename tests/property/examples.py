"""How many examples a law is tried with."""

from hypothesis import settings


def examples(number: int) -> settings:
    """So many of a hundred, of as many as the profile has: a quarter in `make test`, twenty times in `make fuzz`."""
    return settings(max_examples=max(1, number * settings().max_examples // 100))
