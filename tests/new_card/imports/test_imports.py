"""`onrecord new card --from FILE`: what saved pages and citations tell, from where, and what is left open."""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.new_card.imports import NotRead, metadata_in, publisher_of, publishers_by_host
from onrecord.new_card.imports.json_items import ZOTERO
from onrecord.new_card.imports.metadata import MOST_BYTES
from tests.loading import load
from tests.paths import EXAMPLE, IMPORTS


@pytest.mark.parametrize(
    ("name", "fields", "publisher"),
    [
        (
            "page.html",
            {
                "url": "https://river-post.example/2021/05/boats",
                "title": "Boats cross the river",
                "published": "2021-05-04",
                "language": "en-GB",
                "authors": ["Nel Varga"],
            },
            "River Post",
        ),
        (
            "graph.html",
            {
                "title": "Soldiers cross the bridge",
                "published": "2021-05-04",
                "url": "https://daily-north.example/bridge",
                "language": "en",
                "authors": ["Nel Varga", "Tam Odd"],
            },
            "DAILY NORTH",
        ),
        (
            "report.bib",
            {
                "title": "The East Valley seen from Über",
                "published": "2021-05",
                "url": "https://lens-institute.example/valley",
                "language": "en",
                "authors": ["Nel Varga", "Tam Odd"],
            },
            "Lens Institute",
        ),
        (
            "report.ris",
            {
                "title": "Boats cross the river",
                "published": "2021-05-04",
                "url": "https://daily-north.example/boats",
                "language": "en",
                "authors": ["Nel Varga"],
                "type": "news-report",
            },
            "Daily North",
        ),
        (
            "item.json",
            {
                "title": "A word on the valley",
                "published": "2021-05",
                "retrieved": "2021-06-01",
                "url": "https://country-b.example/speech",
                "language": "en",
                "authors": ["Arlo Vance"],
                "type": "speech",
            },
            "Country B",
        ),
    ],
)
def test_samples(name: str, fields: dict[str, Any], publisher: str) -> None:
    """Of each field the surest is taken; a type that several of ours could be is left open."""
    metadata = metadata_in(name, (IMPORTS / name).read_bytes())
    assert dict(metadata.fields) == fields
    assert metadata.publisher == publisher


@pytest.mark.parametrize(
    ("card_id", "how"),
    [
        ("agency-south-papers", "the host agency-south.example is its own"),
        ("lens-institute-imagery", "other cards of lens.example"),
    ],
)
def test_publisher_by_host(card_id: str, how: str) -> None:
    """Where no actor has the name: whoever has the host, else the publisher of all cards from there; that is said."""
    loaded = load(EXAMPLE)
    card = loaded.archive.cards[card_id]
    page = f'<title>x</title><link rel="canonical" href="{card.url}?page=2">'
    metadata = metadata_in("x.html", page.encode())
    assert publisher_of(metadata, loaded.known, publishers_by_host(loaded.archive)) == (card.publisher, how)


@pytest.mark.parametrize("url", ["https://lens-institute.example/x", "https://nobody.example/x"])
def test_no_publisher_by_host(url: str, tmp_path: Path) -> None:
    """A host of cards by two publishers, or by none, tells nothing of who runs it."""
    sources = Path(shutil.copytree(EXAMPLE, tmp_path / "sources"))
    for publisher in ("daily-north", "radio-a"):
        (sources / f"cards/2021/{publisher}-on-lens.yaml").write_text(
            f"title: On the lens of {publisher}\npublisher: {publisher}\ntype: news-report\npublished: 2021-05-04\n"
            f"retrieved: 2021-06-01\nlanguage: en\nurl: https://lens-institute.example/{publisher}\n"
            "not_recorded: {archived: no capture was made}\nsummary: A report of [soldiers](#crossed).\n"
            "attributed:\n  - {id: crossed, text: Soldiers crossed the bridge., said_by: radio-a}\n"
        )
    loaded = load(sources)
    assert {f"{p}-on-lens" for p in ("daily-north", "radio-a")} <= set(loaded.archive.cards)
    metadata = metadata_in("x.html", f'<title>x</title><link rel="canonical" href="{url}">'.encode())
    assert publisher_of(metadata, loaded.known, publishers_by_host(loaded.archive)) == ("", "")


@pytest.mark.parametrize(
    ("name", "raw", "published"),
    [
        ("a.json", '{"title": "A", "issued": {"date-parts": [[2021, 5, 4], [2021, 6]]}}', "2021-05-04/2021-06"),
        ("a.json", '{"title": "A", "issued": {"date-parts": [[2021, 5, 4], []]}}', None),
        ("a.json", '{"title": "A", "issued": {"date-parts": [[2021, 5, 4], ["x"]]}}', None),
        ("a.json", '{"title": "A", "issued": {"raw": "2021-05"}}', "2021-05"),
        ("a.json", '{"title": "A", "issued": {"literal": "2021-05"}}', "2021-05"),
        ("a.json", '{"title": "A", "issued": {"date-parts": [], "raw": "2021-05"}}', "2021-05"),
        ("a.json", '{"title": "A", "issued": {"date-parts": "2021", "raw": "2021-05"}}', "2021-05"),
        ("a.json", '{"title": "A", "issued": {"date-parts": [2021], "raw": "2021-05"}}', "2021-05"),
        ("a.json", '{"title": "A", "issued": {"date-parts": [[]], "raw": "2021-05"}}', "2021-05"),
        ("a.json", '{"title": "A", "issued": {"raw": "20210504"}}', "2021-05-04"),
        ("a.bib", "@misc{a, title={A}, date={2021-05-04}, year=2020}", "2021-05-04"),
        ("a.ris", "TY  - NEWS\nTI  - A\nPY  - 2021///\nER  - \n", "2021"),
        ("a.ris", "TY  - NEWS\nTI  - A\nDA  - 2021/05/04/\nER  - \n", "2021-05-04"),
        ("a.bib", "@misc{a, title={A}, year=2021, month=may, day=4}", "2021-05-04"),
        ("a.bib", "@misc{a, title={A}, year=2021, day=4}", "2021"),
        *[
            ("a.bib", f"@misc{{a, title={{A}}, date={{{written}}}}}", read)
            for written, read in [
                ("12 January 2025", "2025-01-12"),
                ("12th Sept. 2025", "2025-09-12"),
                ("5-January-2025", "2025-01-05"),
                ("January 12, 2025", "2025-01-12"),
                ("Jan. 2, 2025, 10:00", "2025-01-02"),
                ("May 2025", "2025-05"),
                ("23.12.2024", "2024-12-23"),
                ("3. 1. 2024, 10:00", "2024-01-03"),
                ("03/01/2024", None),
                ("32.12.2024", None),
                ("23.12.20241", None),
                ("12 Marches 2025", None),
                ("12 Ma 2025", None),
            ]
        ],
    ],
)
def test_dates(name: str, raw: str, published: str | None) -> None:
    """A date is as exact as it is told; what is half a date is none."""
    assert metadata_in(name, raw.encode()).fields.get("published") == published


@pytest.mark.parametrize(
    ("name", "raw", "fields"),
    [
        ("a.html", '<html xml:lang="de"><title>A</title>', {"language": "de"}),
        ("a.html", '<meta itemprop="datePublished" content="2021-05-04"><title>A</title>', {"published": "2021-05-04"}),
        ("a.html", '<meta name="og:locale" content="en_GB"><title>A</title>', {"language": "en-GB"}),
        (
            "a.html",
            '<meta name="author" content=""><meta name="author" content="Nel Varga"><title>A</title>',
            {"authors": ["Nel Varga"]},
        ),
        (
            "a.html",
            '<meta name="dc.date" content=""><meta name="dc.date" content="2021"><title>A</title>',
            {"published": "2021"},
        ),
        ("a.html", '<link rel="stylesheet" href="https://a.example/x.css"><title>A</title>', {}),
        ("a.html", '<script type="text/plain">{"@type": "NewsArticle", "headline": "B"}</script><title>A</title>', {}),
        (
            "a.html",
            '<script type="application/ld+json">{"@type": "Dataset", "name": "A"}</script>',
            {"type": "dataset"},
        ),
        (
            "a.html",
            (
                '<script type="application/ld+json">{"@type": "Article", "headline": "The North&#8217;s troops &amp; '
                'losses", "url": "https://a.example/?a=1&copy=2", "author": [{"name": "O&#x27;Neil"}]}</script>'
            ),
            {"title": "The North’s troops & losses", "url": "https://a.example/?a=1&copy=2", "authors": ["O'Neil"]},
        ),
        (
            "a.bib",
            "@misc{a, title={AT&T and Johnson \\& Johnson}, author={Doe, Jane and others}}",
            {"title": "AT&T and Johnson & Johnson", "authors": ["Jane Doe"]},
        ),
        (
            "a.bib",
            "@misc{a, title={\\textgreater{} 3000 lost, \\textless50\\% of {Them}}}",
            {"title": "> 3000 lost, <50% of Them"},
        ),
        (
            "a.bib",
            r"@misc{a, title={The \unheard{} of {\"O}dd}, note={\href{https://e.example}{x}}}",
            {"title": r"The \unheard{} of Ödd"},
        ),
        ("a.bib", r"@misc{a, title={By \href{https://e.example}{us}}}", {"title": r"By \href{https://e.example}{us}"}),
        (
            "a.bib",
            "@misc{a, TITLE={A}, Author={{Sand and Shore} and Odd, Tam}, YEAR=2021, Month=may}",
            {"published": "2021-05", "authors": ["Sand and Shore", "Tam Odd"]},
        ),
        (
            "a.bib",
            "@misc{a, title={A \\\\% and b}, date={2024-12-27/2025-01-04}}",
            {"title": "A % and b", "published": "2024-12-27/2025-01-04"},
        ),
        ("a.bib", "@misc{a, title={A \\\\\\% and b}}", {"title": "A % and b"}),
        ("a.bib", "@misc{a, title={A}, date={2024-12-27/2024-13-04}}", {}),
        ("a.ris", "TY  - ELEC\nTI  - A\nDA  - 2024-12-27/2025-01-04\nER  - \n", {"published": "2024-12-27/2025-01-04"}),
        (
            "a.html",
            (
                '<script type="application/ld+json">{"@type": "Article", "headline": "", "name": "A", "url": '
                '"https://a.example/x", "mainEntityOfPage": "https://a.example/y"}</script>'
            ),
            {"url": "https://a.example/x"},
        ),
        (
            "a.html",
            (
                '<script type="application/ld+json">{"@type": "Article", "headline": "A", "author": {"alternateName": '
                '"Nel"}}</script>'
            ),
            {"authors": ["Nel"]},
        ),
        (
            "a.json",
            (
                '{"title": "A", "author": [{"literal": "Daily North", "family": "North"}, {"family": "Odd", "given": '
                '"Tam", "non-dropping-particle": "van"}]}'
            ),
            {"authors": ["Daily North", "Tam van Odd"]},
        ),
        *[
            ("a.bib", f"@misc{{a, title={{A}}, language={{{name}}}}}", {"language": code})
            for name, code in [
                ("Korean", "ko"),
                ("french", "fr"),
                ("german", "de"),
                ("Spanish", "es"),
                ("japanese", "ja"),
                ("ngerman", "de"),
                ("russian", "ru"),
                ("pt_BR", "pt-BR"),
            ]
        ],
        ("a.bib", "@misc{a, title={A}, langid={ukrainian}, language={de}}", {"language": "uk"}),
        ("a.ris", "TY  - ELEC\nT1  - A\nY1  - 2021-05-04\nPY  - 2020\nER  - \n", {"published": "2021-05-04"}),
        ("a.ris", "TY  - ELEC\nTI  - A\nT1  - B\nDA  - 2021-05-04\nY1  - 2020\nER  - \n", {"published": "2021-05-04"}),
        ("a.html", '<meta property="og:title" content="B"><meta name="citation_title" content="A">', {}),
        ("a.bib", "@string{n={North}}\n@string{n={North}}\n@misc{a, title={A}}", {}),
        (
            "a.bib",
            r"@misc{a, title={A}, url={https://x.example/a%20b?i=1&c~d--e\_f\%20\&g\~h\#i\j}}",
            {"url": "https://x.example/a%20b?i=1&c~d--e_f%20&g~h#i\\j"},
        ),
        (
            "a.bib",
            "@misc{a, title={A}, date={{2021-05-04}}, language={{English}}, urldate={2021-06-01}}",
            {"published": "2021-05-04", "language": "en", "retrieved": "2021-06-01"},
        ),
        ("a.bib", "@misc{a, title={A}, year={{2021}}, month={{May}}, day={{7}}}", {"published": "2021-05-07"}),
        ("a.bib", "@misc{a, title={A}, year=2021, month=sep, day=31}", {"published": "2021-09"}),
        *[
            ("a.bib", f"@misc{{a, title={{A}}, year=2021, month={{{month}}}}}", {"published": day})
            for month, day in [
                ("May", "2021-05"),
                ("may.", "2021-05"),
                ("5", "2021-05"),
                ("05", "2021-05"),
                ("²", "2021"),
                ("13", "2021"),
                ("0", "2021"),
            ]
        ],
        ("a.bib", r"@misc{a, title={A}, url={\url{https://x.example/{1}}}}", {"url": "https://x.example/{1}"}),
        (
            "a.bib",
            r"@misc{a, title={A}, howpublished={\url{https://x.example/a\_b}}}",
            {"url": "https://x.example/a_b"},
        ),
        ("a.bib", r"@misc{a, title={A}, howpublished={In print}}", {}),
        ("a.bib", "@string{n={A}}\n@misc{a, title=N, abstract=b # {c}}", {}),
        *[
            ("a.bib", f"@misc{{a, title={{A}}, author={{{name}}}}}", {"authors": [expected]})
            for name, expected in [
                ("{Ministry of Defence, Ukraine}", "Ministry of Defence, Ukraine"),
                ("Smith, Jr., John", "John Smith Jr."),
                ("Doe, Jane, Roe, John", "Doe, Jane, Roe, John"),
                ("van der Berg, Jan", "Jan van der Berg"),
                (r"{\c{C}}elik, \"Ozg\"ur", "Özgür Çelik"),
            ]
        ],
        *[
            ("a.bib", f"@misc{{a, title={{{title}}}}}", {"title": title})
            for title in [
                *("$5 & 10% to $6", "Of 50% it is", "a_b^c #1"),
                *(
                    r"\today",
                    r"\cite{a} b",
                    r"\input{a}",
                    r"\include{a}",
                    r"A \item b",
                    r"\begin{center}a\end{center}",
                    r"\(x^2\) a",
                    r"\verb|a|",
                    r"A \enquote",
                ),
            ]
        ],
        *[
            ("a.bib", f"@misc{{a, title={{{title}}}}}", {"title": expected})
            for title, expected in [
                (r"\enquote{Storm} of {\em the} \textsc{North}", "“Storm” of the North"),
                (r"\mkbibquote{a} -- b --- c ``d'' e~f", "“a” – b — c “d” e f"),
                (r"a\-b \url{c} \pounds{}5 \S{} 4", "ab c £5 § 4"),
                ("A\n \\item b", r"A \item b"),
                (r"\textgreater50 \$5 \textdegree C", ">50 $5 °C"),
            ]
        ],
        *[
            ("a.bib", f"@misc{{a, title={{A}}, date={{{day}}}}}", {"published": day})
            for day in ("2024-12-23/..", "2024-12~", "2024-12-23/", "2021/2022")
        ],
        *[
            (
                "a.ris",
                f"TY  - ELEC\nTI  - A\nDA  - {day}\nY2  - 2021/06/01/\nER  - \n",
                {"published": expected, "retrieved": "2021-06-01"},
            )
            for day, expected in [
                ("2021/05/04/", "2021-05-04"),
                ("2021/05/04/10:00", "2021-05-04"),
                ("2021/05//", "2021-05"),
                ("2021///spring", "2021"),
            ]
        ],
        ("a.ris", "TY  - ELEC\nTI  - A\nAU  - \nAU  - Varga, Nel\nER  - \n", {"authors": ["Nel Varga"]}),
        (
            "a.ris",
            "TY  - ELEC\nTI  - A\nAU  - Varga, Nel\nAU  - Odd, Tam\nAU  - Varga,  Nel\nER  - \n",
            {"authors": ["Nel Varga", "Tam Odd"]},
        ),
        (
            "a.json",
            '{"title": "A", "author": [{"given": {"x": 1}, "family": "Odd"}, "Varga", {"given": "Nel"}, {}]}',
            {"authors": ["Odd", "Varga", "Nel"]},
        ),
        ("a.ris", "TY  - ELEC\nTI  - A\nA1  - Varga, Nel\nER  - \n", {"authors": ["Nel Varga"]}),
    ],
)
def test_where_it_may_stand(name: str, raw: str, fields: dict[str, Any]) -> None:
    """The same thing stands in many places; what stands elsewhere is not taken for it."""
    assert dict(metadata_in(name, raw.encode()).fields) == {"title": "A", **fields}


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        *[
            ("a.bib", f"@misc{{a, {field}={{Daily North}}}}")
            for field in ("journaltitle", "journal", "publisher", "organization", "institution")
        ],
        (
            "a.bib",
            "@misc{a, institution={B}, organization={B}, publisher={B}, journal={B}, journaltitle={Daily North}}",
        ),
        *[("a.ris", f"TY  - NEWS\n{tag}  - Daily North\nER  - \n") for tag in ("T2", "JO", "PB")],
        ("a.ris", "TY  - NEWS\nPB  - B\nJO  - B\nT2  - Daily North\nER  - \n"),
        *[("a.json", f'{{"{key}": "Daily North"}}') for key in ("container-title", "publisher")],
    ],
)
def test_publishers(name: str, raw: str) -> None:
    """The name under which something came out stands in one of several fields."""
    assert metadata_in(name, raw.encode()).publisher == "Daily North"


def test_a_publisher_alone() -> None:
    """It is something too."""
    metadata = metadata_in("a.html", b'<meta property="og:site_name" content="Daily North">')
    assert (dict(metadata.fields), metadata.publisher) == ({}, "Daily North")


def html(script: object) -> bytes:
    return f'<title>A page</title><script type="application/ld+json">{json.dumps(script)}</script>'.encode()


@pytest.mark.parametrize(
    ("raw", "fields"),
    [
        (
            html([{"@type": "NewsArticle", "headline": "One"}, {"@type": "NewsArticle", "headline": "Two"}]),
            {"title": "A page"},
        ),
        (html([[{"@type": "http://schema.org/NewsArticle", "headline": "One"}]]), {"title": "One"}),
        (
            html({"@type": "NewsArticle", "headline": {"a": 1}, "datePublished": 7, "author": 3, "publisher": []}),
            {"title": "A page", "authors": ["3"]},
        ),
        (html({"@type": "NewsArticle", "headline": "One", "datePublished": "yesterday"}), {"title": "One"}),
        (html({"@type": "NewsArticle", "headline": "One", "datePublished": "2021-02-31"}), {"title": "One"}),
        (('<title>A page</title><script type="application/ld+json">' + "[" * 100_000).encode(), {"title": "A page"}),
        ("<meta charset=windows-1251><title>Войска</title>".encode("cp1251"), {"title": "Войска"}),
        (b"<meta charset=nonsense><title>A page</title>", {"title": "A page"}),
        (
            b"<title>A page</title><meta {a='1'}x=2 {=3 name=date content=2021-05-04>",
            {"title": "A page", "published": "2021-05-04"},
        ),
        (
            b'<title>A page</title><body><meta {"a":1}property=x {b=y name=date content=2021-05-04>',
            {"title": "A page", "published": "2021-05-04"},
        ),
        ("<title>A\u202e page</title>".encode(), {"title": "A page"}),
        ("<title>A page of Über</title>".encode("utf-16"), {"title": "A page of Über"}),
        (html([{"@type": "Thing"}] * 998 + [{"@type": "NewsArticle", "headline": "One"}]), {"title": "One"}),
        (html([{"@type": "Thing"}] * 1000 + [{"@type": "NewsArticle", "headline": "One"}]), {"title": "A page"}),
        (
            (
                b'<title>A</title><meta property="article:author" content="https://a.example/nel"><meta '
                b'property="article:author" content="Tam Odd">'
            ),
            {"title": "A", "authors": ["Tam Odd"]},
        ),
    ],
)
def test_odd_pages(raw: bytes, fields: dict[str, Any]) -> None:
    """What is broken, told of twice or too deep tells nothing; the rest is read all the same."""
    assert dict(metadata_in("page.html", raw).fields) == fields


ARTICLE = '<div itemscope itemtype="https://schema.org/NewsArticle">'
JSON_LD = '<script type="application/ld+json">'


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        (f"{ARTICLE}<h1 itemprop=headline>One</h1>", {"title": "One"}),
        (
            f'{ARTICLE}<h1 itemprop=headline>One</h1><time itemprop=datePublished datetime="2021-05-04T10:00">4 '
            "May</time>"
            '<link itemprop=mainEntityOfPage href="https://a.example/one"><b itemprop=author itemscope '
            'itemtype="https://schema.org/Person"><i itemprop=name>Nel Varga</i></b><p itemprop=articleBody>Two</p>',
            {"title": "One", "published": "2021-05-04", "url": "https://a.example/one", "authors": ["Nel Varga"]},
        ),
        (f"{ARTICLE}<h1 itemprop=headline>One</h1></div>{ARTICLE}<h1 itemprop=headline>Two</h1>", {}),
        (
            f'{JSON_LD}{{"@type": "WebPage", "name": "One"}}</script>{ARTICLE}<h1 itemprop=headline>Two</h1>',
            {"title": "One"},
        ),
        (f'{JSON_LD}{{"@type": </script>{JSON_LD}{{"@type": "Report", "name": "One"}}</script>', {"title": "One"}),
        (f'{JSON_LD}{"[" * 100_000}</script>{JSON_LD}{{"@type": "Report", "name": "One"}}</script>', {"title": "One"}),
        (f'{JSON_LD}// a comment\n{{"@type": "Report", "name": "One",}}</script>', {"title": "One"}),
        (
            '<script type="Application/LD+JSON; charset=utf-8">{"@type": "Report", "name": "One"}</script>',
            {"title": "One"},
        ),
        ('<img src=pixel><meta property=" OG:Title" content="One">', {"title": "One"}),
        ('<meta property="og:title" content=""><meta property="og:title" content="One">', {"title": "One"}),
        ('<meta property="og:title"><meta property="dc.title" content="One">', {"title": "One"}),
        (
            f"{ARTICLE}<h1 itemprop=headline>One<meta property='og:type' content=a> and two</h1>",
            {"title": "One and two"},
        ),
        ('<body vocab="https://schema.org/" typeof="NewsArticle"><h1 property="headline">One</h1>', {}),
    ],
)
def test_three_syntaxes_are_read_and_no_other(page: str, fields: dict[str, Any]) -> None:
    """JSON-LD before microdata before Open Graph, also where a browser would have mended the page; RDFa never."""
    assert dict(metadata_in("a.html", f"<title>A</title>{page}".encode()).fields) == {"title": "A", **fields}


@pytest.mark.parametrize(
    "page",
    [
        "<div itemscope itemprop=author>" * 100_000,
        "<div itemscope>" * 100 + "<p>x y z</p>" * 40_000,
        "<div itemscope itemprop=author>" * 250,
        f"{ARTICLE}" + "<div itemprop=author>" * 24 + "<p>x y z</p>" * 40_000,
        f"{ARTICLE}" + "<div itemprop=headline>x" * 100_000,
        "<b id=a itemprop=name>x</b>" * 1000 + f'<div itemscope itemref="{"a " * 100_000}">',
        f"{JSON_LD}[{'1,' * 1_000_000}",
        f"{JSON_LD}{'[]' * 1_000_000}",
        '<meta property="og:title">' * 100_000,
        f"{JSON_LD}</script>" * 20_000,
    ],
)
def test_a_hostile_page_takes_seconds(page: str) -> None:
    """However deep, long or crossed what it carries is: its title is read, and soon."""
    began = time.process_time()
    assert dict(metadata_in("a.html", f"<title>A</title>{page}".encode()).fields) == {"title": "A"}
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("a.html", b"", "it is empty"),
        ("a.html", b"  \n", "it is empty"),
        ("a.html", b"\x00\x01\x02", "it is no text"),
        ("a.html", b"<title>\xff\xfe\xfa", "it is no text in utf-8; save it as UTF-8"),
        ("a.html", b"<meta charset=nonsense><title>\xff\xfe\xfa", "it is no text in utf-8; save it as UTF-8"),
        ("a.html", b"<p>Text.", "it tells nothing of a source"),
        ("a.html", b"x" * (MOST_BYTES + 1), "it is larger than 20 MB; save the page alone, without pictures in it"),
        (
            "a.pdf",
            b"%PDF",
            (
                "its ending is not known; a page is saved as .html, a citation as .bib, .ris or .json (CSL). "
                "In Zotero: File, Export Library, and as format CSL JSON, BibTeX or RIS"
            ),
        ),
        ("a.bib", b"no entry", "there is no BibTeX entry in it"),
        (
            "a.bib",
            b"@misc{a, title={A}}\n@misc{b, title={B}}",
            "there are 2 BibTeX entries in it; a card is of one source, so save the one alone",
        ),
        (
            "a.bib",
            b"@misc{a, title={A}}\n\n@misc{a, title={B}}",
            "there are 2 BibTeX entries in it; a card is of one source, so save the one alone",
        ),
        ("a.bib", b"\n@misc{a, title={A}, title={B}}", "the BibTeX entry at line 2 has title twice; leave one of them"),
        (
            "a.bib",
            b"@misc{a, title={A}, TITLE={B}, url={x}, Url={y}}",
            "the BibTeX entry at line 1 has title, url twice; leave one of them",
        ),
        *[
            (
                "a.bib",
                f"@misc{{a, {field}}}".encode(),
                (
                    f"the BibTeX entry at line 1 has {field.split('=')[0]} in pieces, or by a name that stands for a "
                    "text elsewhere; write the whole text between braces"
                ),
            )
            for field in ('title="A" # " B"', "title={A} # {B}", "publisher=north", "publisher=may", "month=may # {~5}")
        ],
        (
            "a.ris",
            b"TY  - NEWS\nTI  - A\nER  - \nTY  - NEWS\nTI  - B\n",
            "there are 2 RIS references in it; a card is of one source, so save the one alone",
        ),
        (
            "a.ris",
            b"TY  - NEWS\nTI  - A\nTY  - NEWS\nTI  - B\nER  - \n",
            "there are 2 RIS references in it; a card is of one source, so save the one alone",
        ),
        (
            "a.bib",
            b"@misc{a, title={A}",
            (
                "what begins at line 1 cannot be read as BibTeX: a brace, a comma or a quotation mark is missing, or "
                "one too many"
            ),
        ),
        (
            "a.bib",
            b"@misc{a, title={A}}\n@misc{b title={B}}",
            (
                "what begins at line 2 cannot be read as BibTeX: a brace, a comma or a quotation mark is missing, or "
                "one too many"
            ),
        ),
        (
            "a.ris",
            b"TY\nUK  - x\na word\n",
            "there is no RIS reference in it; one begins with a line “TY  - ” and ends with a line “ER  - ”",
        ),
        (
            "a.ris",
            b"no reference",
            "there is no RIS reference in it; one begins with a line “TY  - ” and ends with a line “ER  - ”",
        ),
        (
            "a.ris",
            b"TY  - NEWS\nTI  - A\n",
            "there is no RIS reference in it; one begins with a line “TY  - ” and ends with a line “ER  - ”",
        ),
        ("a.json", b"{", "it is no JSON"),
        ("a.json", b"[" * 100_000, "it is no JSON"),
        ("a.json", b"3", "there is no CSL item in it"),
        ("a.json", b'{"itemType": "newspaperArticle", "title": "A"}', ZOTERO),
    ],
)
def test_refused_files(name: str, raw: bytes, message: str) -> None:
    """A file that nothing can be taken from is refused with the reason."""
    with pytest.raises(NotRead) as refused:
        metadata_in(name, raw)
    assert str(refused.value) == message


def test_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What came from where is printed, options go before it, and what is left open is named."""
    file = IMPORTS / "page.html"
    arguments = ["new", "card", "boats", "--from", str(file), "--title", "Boats", "--sources", str(tmp_path)]
    (tmp_path / "cards").mkdir()
    monkeypatch.setattr("sys.argv", ["onrecord"])
    output = CliRunner().invoke(main, arguments, env={"ONRECORD_AS_OF": "2026-11-22"}).output
    assert output == (
        f"from {file}:\n"
        "  published: 2021-05-04  (meta article:published_time)\n"
        "  url: https://river-post.example/2021/05/boats  (link rel=canonical)\n"
        "  language: en-GB  (html lang)\n"
        "  authors: Nel Varga  (meta author)\n"
        "  publisher is left open: no actor has the name River Post  (meta og:site_name)\n"
        f"wrote {tmp_path}/cards/2021/boats.yaml\n"
        "left open: publisher, type, archived, summary, statement; look for TO FILL IN\n"
        f"next: onrecord check --strict --sources {tmp_path} {tmp_path}/cards/2021/boats.yaml\n"
    )
    assert "; the file names River Post\n" in (tmp_path / "cards/2021/boats.yaml").read_text()


def test_a_reader_says_nothing_of_its_own(tmp_path: Path) -> None:
    """What is wrong with a citation is told once, in the message."""
    (tmp_path / "cards").mkdir()
    (tmp_path / "a.bib").write_text("@misc{a, title={A}")
    program = [
        sys.executable,
        "-c",
        "from onrecord.cli import main; main()",
        "new",
        "card",
        "--from",
        "a.bib",
        "--sources",
        ".",
    ]
    run = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.stderr.splitlines()[-1].startswith("Error: nothing can be taken from a.bib: what begins at line 1 ")
    assert "block" not in run.stderr


def test_two_pages_of_a_host_whose_publisher_nobody_knows_yet(tmp_path: Path) -> None:
    """The first card is not finished when the second is made."""
    (tmp_path / "cards").mkdir()
    for name in ("one", "two"):
        (tmp_path / f"{name}.html").write_text(
            f'<title>{name} boat</title><link rel="canonical" href="https://river-post.example/{name}">'
        )
        result = CliRunner().invoke(
            main,
            ["new", "card", name, "--from", str(tmp_path / f"{name}.html"), "--sources", str(tmp_path), "--no-input"],
        )
        assert result.exit_code == 0, result.output
        assert "left open: publisher," in result.output


def test_refused_by_the_command(tmp_path: Path) -> None:
    """Nothing is written where nothing can be taken from the file."""
    (tmp_path / "cards").mkdir()
    (tmp_path / "a.html").write_bytes(b"")
    result = CliRunner().invoke(main, ["new", "card", "--from", str(tmp_path / "a.html"), "--sources", str(tmp_path)])
    assert result.exit_code == 2
    assert result.output.endswith(f"Error: nothing can be taken from {tmp_path}/a.html: it is empty\n")


def test_what_the_check_refuses_is_left_open_and_told_why(tmp_path: Path) -> None:
    """A password is in no card; the field is asked for, and the message says what would do."""
    shutil.copytree(EXAMPLE, tmp_path / "sources")
    saved = tmp_path / "a.bib"
    saved.write_text("@misc{a, title={A boat}, url={https://u:p@e.example/a}}", "utf-8")
    arguments = ["new", "card", "a-boat", "--from", str(saved), "--no-input", "--sources", str(tmp_path / "sources")]
    output = CliRunner().invoke(main, arguments, env={"ONRECORD_AS_OF": "2026-11-22"}).output
    assert (
        "  url is left open: https://u:p@e.example/a will not do  (BibTeX url)\n"
        "    url: the address holds a user name or password\n    leave it out\n"
    ) in output


@pytest.mark.parametrize(
    ("name", "raw", "unread", "origin"),
    [
        ("a.bib", "@misc{a, title={A}, date={early in 2021}}", {"published": "early in 2021"}, "BibTeX date"),
        ("a.bib", "@misc{a, title={A}, year={c. 2021}, month=may}", {"published": "c. 2021-5"}, "BibTeX year"),
        ("a.bib", "@misc{a, title={A}, date={early in 2021}, year=2021}", {}, ""),
        ("a.bib", "@misc{a, title={A}, url={doi:10/1}}", {"url": "doi:10/1"}, "BibTeX url"),
        ("a.bib", "@misc{a, title={A}, urldate={today}}", {"retrieved": "today"}, "BibTeX urldate"),
        (
            "a.ris",
            "TY  - NEWS\nTI  - A\nDA  - May\nUR  - e.example\nER  - \n",
            {"published": "May", "url": "e.example"},
            "RIS date",
        ),
        ("a.ris", "TY  - NEWS\nTI  - A\nDA  - May\nPY  - 2021\nUR  - x\nUR  - https://e.example/\nER  - \n", {}, ""),
        (
            "a.json",
            '{"title": "A", "issued": {"raw": "spring 2021"}, "URL": "e.example"}',
            {"published": "spring 2021", "url": "e.example"},
            "CSL issued",
        ),
        ("a.json", '{"title": "A", "issued": {"date-parts": [[2021, 13]]}}', {"published": "2021-13"}, "CSL issued"),
        (
            "a.html",
            '<title>A</title><meta name="dc.date" content="spring 2021">',
            {"published": "spring 2021"},
            "meta dc.date",
        ),
        ("a.html", '<title>A</title><link rel="canonical" href="/a">', {"url": "/a"}, "link rel=canonical"),
        (
            "a.html",
            (
                '<title>A</title><script type="application/ld+json">{"@type": "Article", "headline": "A", '
                '"datePublished": "spring 2021", "url": "/a", "mainEntityOfPage": "https://a.example/y"}</script>'
            ),
            {"published": "spring 2021"},
            "schema.org Article",
        ),
    ],
)
def test_what_nobody_can_read_is_told_of(name: str, raw: str, unread: dict[str, str], origin: str) -> None:
    """Where nothing else tells of that field."""
    metadata = metadata_in(name, raw.encode())
    assert dict(metadata.unread) == unread
    assert not unread or metadata.origins[next(iter(unread))] == origin


def test_what_nobody_can_read_is_left_open_and_told_why(tmp_path: Path) -> None:
    """As what the check refuses; an option says otherwise."""
    (tmp_path / "sources/actors").mkdir(parents=True)
    saved = tmp_path / "a.bib"
    saved.write_text("@misc{a, title={A boat}, date={early in 2021}}", "utf-8")
    arguments = ["new", "card", "a-boat", "--from", str(saved), "--no-input", "--sources", str(tmp_path / "sources")]
    output = CliRunner().invoke(main, arguments, env={"ONRECORD_AS_OF": "2026-11-22"}).output
    assert "  published is left open: early in 2021 will not do  (BibTeX date)\n    published: " in output
    (file,) = tmp_path.glob("sources/cards/**/a-boat.yaml")
    assert "early in 2021" not in file.read_text("utf-8")
    file.unlink()
    output = (
        CliRunner().invoke(main, [*arguments, "--published", "2021-05-04"], env={"ONRECORD_AS_OF": "2026-11-22"}).output
    )
    assert "published" not in output.partition("wrote")[0]


def test_a_check_loads_no_reader_of_pages() -> None:
    """They take long to import, so only an import of a page does."""
    program = (
        "import sys; from onrecord import cli; from onrecord.new_card.imports import metadata_in\n"
        "before = 'extruct' in sys.modules; metadata_in('a.html', b'<title>A'); print(before, 'extruct' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == ("False True\n", "")
