"""What pages weigh, by kind: which page is of which kind, and what is counted of it."""

from pathlib import Path

import pytest
from benchmarks.page_weights import by_kind, kind_of, weighed


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("index.html", "index.html"),
        ("404.html", "404.html"),
        ("verified/index.html", "verified/"),
        ("verified/2024-12-30/re/index.html", "verified/"),
        ("sources/published/2024/index.html", "sources/"),
        ("sources/a-card/index.html", "sources/*/"),
        ("questions/index.html", "questions/"),
        ("questions/about/war/index.html", "questions/"),
        ("questions/q/index.html", "questions/*/"),
        ("questions/q/2024/index.html", "questions/*/…/"),
        ("questions/q/q-evidence.html", "evidence packs"),
    ],
)
def test_a_page_is_of_a_kind_by_its_path(page: str, kind: str) -> None:
    """A list with its parts is one kind, the pages of things another."""
    assert kind_of(page) == kind


def test_the_heaviest_of_each_kind_is_told(tmp_path: Path) -> None:
    """By bytes and by elements; what only leads on is apart."""
    pages = {
        "verified": "<p>a long text of words</p>",
        "verified/2024": "<p><b>x</b></p>",
        "verified/2": '<meta http-equiv="refresh">',
    }
    for folder, text in pages.items():
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "index.html").write_text(text, "utf-8")
    told = by_kind(weighed(tmp_path, file) for file in sorted(tmp_path.rglob("*.html")))
    assert list(told) == ["leading on", "verified/"]
    ledger = told["verified/"]
    assert isinstance(ledger, dict)
    assert (ledger["pages"], ledger["too heavy"]) == (2, 0)
    assert ledger["largest"] == {"page": "verified/index.html", "bytes": 27}
    assert ledger["most elements"] == {"page": "verified/2024/index.html", "elements": 2}
