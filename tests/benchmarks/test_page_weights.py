"""What pages weigh, by kind: which page is of which kind, and what is counted of it."""

from pathlib import Path

import pytest
from benchmarks.page_weights import all_weighed, by_kind, kind_of, weighed


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
        ("questions/q/q-evidence-2024-12.html", "evidence packs"),
    ],
)
def test_a_page_is_of_a_kind_by_its_path(page: str, kind: str) -> None:
    """A list with its parts is one kind, the pages of things another."""
    assert kind_of(page) == kind


def test_the_heaviest_of_each_kind_is_told(tmp_path: Path) -> None:
    """By bytes and by elements; what only leads on is apart."""
    begun = "<!doctype html><html><head></head><body>"
    pages = {
        "verified": f"{begun}<p>a long text of words</p>",
        "verified/2024": f"{begun}<p><b>x</b></p>",
        "verified/2": '<meta http-equiv="refresh">',
    }
    for folder, text in pages.items():
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "index.html").write_text(text, "utf-8")
    told = by_kind(weighed(tmp_path, file) for file in sorted(tmp_path.rglob("*.html")))
    assert list(told) == ["leading on", "verified/"]
    ledger = told["verified/"]
    assert isinstance(ledger, dict)
    assert (ledger["pages"], ledger["too heavy"]) == (2, [])
    assert ledger["largest"] == {"page": "verified/index.html", "bytes": 67}
    assert ledger["most elements"] == {"page": "verified/2024/index.html", "elements": 5}


@pytest.mark.parametrize(
    ("page", "is_too_heavy"),
    [("topics/t/index.html", True), ("questions/q/q-evidence.html", False), ("sources/a-card/index.html", False)],
)
def test_a_page_is_too_heavy_from_more_than_1500_elements(page: str, is_too_heavy: bool, tmp_path: Path) -> None:
    """A pack and the page of a source may have more."""
    (tmp_path / page).parent.mkdir(parents=True)
    (tmp_path / page).write_text(f"<!doctype html><html><head></head><body>{'<p>' * 1_498}", "utf-8")
    (told,) = by_kind(all_weighed(tmp_path)).values()
    assert isinstance(told, dict)
    assert (told["most elements"]["elements"], told["too heavy"]) == (1_501, [page] if is_too_heavy else [])
