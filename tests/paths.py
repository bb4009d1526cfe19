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


def pages_in(site: Path) -> list[Path]:
    """Every page of a built site; what only leads on from an address that has nothing now is none."""
    return [page for page in sorted(site.rglob("index.html")) if b'http-equiv="refresh"' not in page.read_bytes()]
