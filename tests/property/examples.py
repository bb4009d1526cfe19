"""How many examples a law is tried with."""

from hypothesis import settings


def examples(number: int) -> settings:
    """So many in `make test`; in `make fuzz` as many times more as its profile has more than the hundred of the
    other.
    """
    return settings(max_examples=number * settings().max_examples // 100)
