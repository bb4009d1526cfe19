"""Which cards are taken for the same source entered twice (cards.md: a warning)."""

import pytest

from onrecord.loading import SourceFile, load_files

CARD = """title: "{title}"
publisher: {publisher}
type: news-report
published: {published}
retrieved: 2025-06-01
url: https://example.org/{name}
archived: https://example.net/{name}
language: en
summary: "It tells of [the words](#words)."
attributed:
  - id: words
    text: The bridge is closed.
    said_by: one
"""


@pytest.mark.parametrize(
    ("title", "published", "publisher", "alike"),
    [
        ("The bridge over the river is closed for good", "2025-01-10", "one", True),
        ("The bridge over the river is closed for now", "2025-01-11", "one", True),
        ("The bridge over the river is closed for good", "2025-01-12", "one", False),
        ("The bridge over the river is closed for good", "2025-01-05/2025-02", "one", True),
        ("The bridge over the river is closed for good", "2025-01-10", "two", False),
        ("The bridge over the lake has reopened for good", "2025-01-10", "one", False),
        ("The bridge over the river is closed for good, day 2", "2025-01-10", "one", False),
    ],
)
def test_one_publisher_about_the_same_days_and_nearly_one_title(
    title: str, published: str, publisher: str, alike: bool
) -> None:
    """All three at once; a daily series, told apart by its numbers, is none."""
    first = CARD.format(
        title="The bridge over the river is closed for good", publisher="one", published="2025-01-10", name="first"
    )
    second = CARD.format(title=title, publisher=publisher, published=published, name="second")
    files = {
        "actors/one.yaml": "name: One\ntype: outlet\n", "actors/two.yaml": "name: Two\ntype: outlet\n",
        "cards/2025/first.yaml": first, "cards/2025/second.yaml": second,
    }  # fmt: skip
    problems = load_files(SourceFile(path, text.encode()) for path, text in files.items()).problems
    assert [p.code for p in problems] == (["near-duplicate"] if alike else [])
