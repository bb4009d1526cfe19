"""`onrecord new card --from FILE`: what saved pages and citations tell, from where, and what is left open."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.drafting.importing import NotRead, found_in, publisher_of
from onrecord.drafting.importing.found import MOST_BYTES
from onrecord.loading import load

IMPORTS: Final = Path(__file__).parents[1] / "imports"
EXAMPLE: Final = Path(__file__).parents[1] / "example"


@pytest.mark.parametrize(
    ("name", "fields", "publisher"),
    [
        ("page.html", {
            "url": "https://river-post.example/2021/05/boats", "title": "Boats cross the river", "published": "2021-05-04",
            "language": "en-GB", "authors": ["Nel Varga"],
        }, "River Post"),
        ("graph.html", {
            "title": "Soldiers cross the bridge", "published": "2021-05-04", "url": "https://daily-north.example/bridge",
            "language": "en", "authors": ["Nel Varga", "Tam Odd"],
        }, "DAILY NORTH"),
        ("report.bib", {
            "title": "The East Valley seen from Über", "published": "2021-05", "url": "https://lens-institute.example/valley",
            "language": "en", "authors": ["Nel Varga", "Tam Odd"],
        }, "Lens Institute"),
        ("report.ris", {
            "title": "Boats cross the river", "published": "2021-05-04", "url": "https://daily-north.example/boats",
            "language": "en", "authors": ["Nel Varga"],
        }, "Daily North"),
        ("item.json", {
            "title": "A word on the valley", "published": "2021-05", "retrieved": "2021-06-01",
            "url": "https://country-b.example/speech", "language": "en", "authors": ["Arlo Vance"], "type": "speech",
        }, "Country B"),
    ],
)  # fmt: skip
def test_samples(name: str, fields: dict[str, Any], publisher: str) -> None:
    """Of each field the surest is taken; a type that several of ours could be is left open."""
    found = found_in(name, (IMPORTS / name).read_bytes())
    assert dict(found.fields) == fields
    assert found.publisher == publisher


def test_publisher_by_host() -> None:
    """Where no actor has the name, the publisher of all cards from that host is taken, and that is said."""
    loaded = load(EXAMPLE)
    card = next(card for card in loaded.archive.cards.values() if card.url)
    page = f'<title>x</title><link rel="canonical" href="{card.url}?page=2">'
    found = found_in("x.html", page.encode())
    host = str(card.url).split("/")[2]
    assert publisher_of(found, loaded.known, loaded.archive) == (card.publisher, f"other cards of {host}")


def html(script: object) -> bytes:
    return f'<title>A page</title><script type="application/ld+json">{json.dumps(script)}</script>'.encode()


@pytest.mark.parametrize(
    ("raw", "fields"),
    [
        (html([{"@type": "NewsArticle", "headline": "One"}, {"@type": "NewsArticle", "headline": "Two"}]), {"title": "A page"}),
        (html([[{"@type": "http://schema.org/NewsArticle", "headline": "One"}]]), {"title": "One"}),
        (html({"@type": "NewsArticle", "headline": {"a": 1}, "datePublished": 7, "author": 3, "publisher": []}), {"title": "A page", "authors": ["3"]}),
        (html({"@type": "NewsArticle", "headline": "One", "datePublished": "yesterday"}), {"title": "One"}),
        (html({"@type": "NewsArticle", "headline": "One", "datePublished": "2021-02-31"}), {"title": "One"}),
        (('<title>A page</title><script type="application/ld+json">' + "[" * 100_000).encode(), {"title": "A page"}),
        ("<meta charset=windows-1251><title>Войска</title>".encode("cp1251"), {"title": "Войска"}),
        ("<title>A\u202e page</title>".encode(), {"title": "A page"}),
    ],
)  # fmt: skip
def test_odd_pages(raw: bytes, fields: dict[str, Any]) -> None:
    """What is broken, told of twice or too deep tells nothing; the rest is read all the same."""
    assert dict(found_in("page.html", raw).fields) == fields


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("a.html", b"", "it is empty"),
        ("a.html", b"  \n", "it is empty"),
        ("a.html", b"\x00\x01\x02", "it is no text"),
        ("a.html", b"<title>\xff\xfe\xfa", "it is no text in utf-8; save it as UTF-8"),
        ("a.html", b"<meta charset=nonsense><title>A", "it is no text in nonsense; save it as UTF-8"),
        ("a.html", b"<meta charset=undefined><title>A", "it is no text in undefined; save it as UTF-8"),
        ("a.html", b"<p>Text.", "it tells nothing of a source"),
        ("a.html", b"x" * (MOST_BYTES + 1), "it is larger than 20 MB; save the page alone, without pictures in it"),
        ("a.pdf", b"%PDF", "its ending is not known; a page is saved as .html, a citation as .bib, .ris or .json (CSL)"),
        ("a.bib", b"no entry", "there is no BibTeX entry in it"),
        ("a.bib", b"@misc{a, title={A}}\n@misc{b, title={B}}", "there are 2 BibTeX entries in it; a card is of one source, so save the one alone"),
        ("a.ris", b"no reference", "there is no RIS reference in it"),
        ("a.json", b"{", "it is no JSON"),
        ("a.json", b"[" * 100_000, "it is no JSON"),
        ("a.json", b"3", "there is no CSL item in it"),
    ],
)  # fmt: skip
def test_refused_files(name: str, raw: bytes, message: str) -> None:
    """A file that nothing can be taken from is refused with the reason."""
    with pytest.raises(NotRead) as refused:
        found_in(name, raw)
    assert str(refused.value) == message


def test_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What came from where is printed, options go before it, and what is left open is named."""
    file = IMPORTS / "page.html"
    arguments = ["new", "card", "boats", "--from", str(file), "--title", "Boats", "--sources", str(tmp_path)]
    (tmp_path / "cards").mkdir()
    monkeypatch.setattr("sys.argv", ["onrecord"])
    told = CliRunner().invoke(main, arguments, env={"ONRECORD_AS_OF": "2026-11-22"}).output
    assert told == (
        f"from {file}:\n"
        "  published: 2021-05-04  (meta article:published_time)\n"
        "  url: https://river-post.example/2021/05/boats  (link rel=canonical)\n"
        "  language: en-GB  (html lang)\n"
        "  authors: Nel Varga  (meta author)\n"
        "  publisher is left open: no actor has the name River Post  (meta og:site_name)\n"
        f"wrote {tmp_path}/cards/2021/boats.yaml\n"
        "left open: publisher, type, archived, summary, statement; look for TO FILL IN\n"
        f"next: onrecord check --sources {tmp_path} {tmp_path}/cards/2021/boats.yaml\n"
    )
    assert "; the file names River Post\n" in (tmp_path / "cards/2021/boats.yaml").read_text()


def test_refused_by_the_command(tmp_path: Path) -> None:
    """Nothing is written where nothing can be taken from the file."""
    (tmp_path / "cards").mkdir()
    (tmp_path / "a.html").write_bytes(b"")
    told = CliRunner().invoke(main, ["new", "card", "--from", str(tmp_path / "a.html"), "--sources", str(tmp_path)])
    assert told.exit_code == 2
    assert told.output.endswith(f"Error: nothing can be taken from {tmp_path}/a.html: it is empty\n")
