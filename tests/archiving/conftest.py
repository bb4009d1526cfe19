"""A machine that answers as the Wayback Machine does."""

from collections.abc import Iterator

import pytest

from tests.archiving.machine import Machine, serving


@pytest.fixture
def machine() -> Iterator[Machine]:
    with serving() as machine:
        yield machine
