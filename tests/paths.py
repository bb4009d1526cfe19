"""Where the tests find things in this repository."""

from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).parents[1]
SOURCES: Final = PROJECT / "sources"
TESTS: Final = PROJECT / "tests"
EXAMPLE: Final = TESTS / "example"
FAULTS: Final = TESTS / "faults"
GOLDEN: Final = TESTS / "golden"
IMPORTS: Final = TESTS / "imports"
