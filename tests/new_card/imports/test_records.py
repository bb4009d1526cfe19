"""Files of many sources: what each record tells, one at a time, and what is said of one that cannot be read."""

import io
import json
from typing import Any

import pytest

from onrecord.new_card.imports import UNKNOWN_ENDING, Metadata, NotRead, metadata_in
from onrecord.new_card.imports.json_items import MOST_OF_ONE, ZOTERO
from onrecord.new_card.imports.metadata import BROKEN_SIGNS, GUESSED_SIGNS, MOST_BYTES, Claim, Verdict
from onrecord.new_card.imports.records import records
from tests.growth import calls, growth
from tests.paths import IMPORTS

LONG = f"it is longer than {MOST_OF_ONE:,} signs"
BROKEN = "cannot be read as BibTeX: a brace, a comma or a quotation mark is missing, or one too many"
NO_ITEM = "it is no JSON"


def titles(name: str, raw: str | bytes) -> list[tuple[str, object]]:
    """Each record's place, with its title or the reason why there is none."""
    stream = io.BytesIO(raw.encode() if isinstance(raw, str) else raw)
    return [
        (place, str(told) if isinstance(told, NotRead) else told.fields.get("title"))
        for place, told in records(name, stream)
    ]


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        (
            "a.bib",
            "A remark.\n@comment{x}\n@misc{a, title={A}}\n@misc{b,\n title={B}}\n@misc{b, title={C}}\n",
            [("line 3", "A"), ("line 4", "B"), ("line 6", "C")],
        ),
        ("a.bib", "@misc{a, title={A}} @misc{b, title={B}}", [("line 1", "A"), ("line 1", "B")]),
        (
            "a.bib",
            "@misc{a, title={A}\n@misc{b, title={B}}\n\n@misc{c, title={C}, Title={D}}",
            [
                ("line 1", f"what begins at line 1 {BROKEN}"),
                ("line 2", "B"),
                ("line 4", "the BibTeX entry at line 4 has title twice; leave one of them"),
            ],
        ),
        (
            "a.ris",
            "TY  - NEWS\r\nTI  - A\r\nER  - \r\n\r\nnot a field\r\nTY  - NEWS\r\nTI  - B\r\nER  - \r\n",
            [("line 1", "A"), ("line 6", "B")],
        ),
        (
            "a.ris",
            "TY  - NEWS\nTI  - A\nTY  - NEWS\nTI  - B\nER  - \n",
            [("line 1", "it lacks its end, a line “ER  - ”"), ("line 3", "B")],
        ),
        ("a.json", '[{"title": "A"}, 3, {"title": "B"}]', [("item 1", "A"), ("item 3", "B")]),
        ("a.json", '{"items": [{"title": "A"}, {"title": "B"}]}', [("item 1", "A"), ("item 2", "B")]),
        ("a.json", '[{"title": "A"}, {"title": ', [("item 1", "A"), ("item 2", NO_ITEM)]),
        ("a.json", '[{"title": "A"}, ', [("item 1", "A"), ("item 2", "the list breaks off")]),
        ("a.json", '[{"title": "A"}, nonsense', [("item 1", "A"), ("item 2", NO_ITEM)]),
        ("a.json", f'[{{"title": "A"}}, {"[" * 100_000}', [("item 1", "A"), ("item 2", "it is nested too deep")]),
        ("a.json", "[]", [("", "there is no record in it")]),
        ("a.json", "{", [("", NO_ITEM)]),
        (
            "a.jsonl",
            '{"title": "A"}\n\n{broken\n{"@type": "Report", "name": "B"}\n[{"title": "C"}]',
            [("line 1", "A"), ("line 3", NO_ITEM), ("line 4", "B"), ("line 5", "C")],
        ),
        (
            "a.jsonld",
            '{"@context": "https://schema.org", "@type": "Person", "name": "Nel"}',
            [("item 1", "it is of no type of schema.org that is a source")],
        ),
        (
            "a.json",
            '{"config": {"label": "Better BibTeX JSON"}, "items": [{"itemType": "book"}, {"itemType": "book"}]}',
            [("item 1", ZOTERO)],
        ),
        ("a.csv", "title\nA\n", [("", UNKNOWN_ENDING)]),
        ("a.bib", "", [("", "there is no record in it")]),
        ("a.bib", b"\x00\x01\x02", [("", "there is no record in it")]),
        ("a.html", "", [("", "it is empty")]),
        ("a.bib", "@misc{a, note={x}}", [("line 1", "it tells nothing of a source")]),
        ("a.bib", "@misc{a, title={A}}\n".encode("utf-16"), [("line 1", "A")]),
    ],
)
def test_each_record_comes_alone(name: str, raw: str | bytes, expected: list[tuple[str, object]]) -> None:
    """With the place at which it stands; one that is broken takes no other with it."""
    assert titles(name, raw) == expected


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        (
            "a.bib",
            f"@misc{{a, title={{{'x' * MOST_OF_ONE}\n@misc{{b, title={{B}}}}",
            [("line 1", LONG), ("line 2", "B")],
        ),
        (
            "a.ris",
            "TY  - NEWS\n" + "TI  - x\n" * 200_000 + "ER  - \nTY  - NEWS\nTI  - B\nER  - \n",
            [("line 1", LONG), ("line 200003", "B")],
        ),
        ("a.jsonl", f'{{"title": "{"x" * 3_000_000}"}}\n{{"title": "B"}}', [("line 1", LONG), ("line 2", "B")]),
        ("a.json", f'[{{"title": "{"x" * 3_000_000}', [("item 1", f"it is no JSON, or {LONG}")]),
        (
            "a.json",
            f'{{"items": [{" " * (MOST_BYTES + 100_000)}',
            [("", "it is larger than 20 MB; make a list of it, or JSON Lines")],
        ),
    ],
)
def test_a_record_without_end_is_passed_over(name: str, raw: str, expected: list[tuple[str, object]]) -> None:
    """And said; what stands after it is read, where it can be told apart."""
    assert titles(name, raw) == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.bib", "@misc{a, title={Café}}\n@misc{b, title={B}}\n"),
        ("a.ris", "TY  - GEN\nTI  - Café\nER  - \nTY  - GEN\nTI  - B\nER  - \n"),
        ("a.json", '[{"title": "Café"}, {"title": "B"}]'),
        ("a.jsonl", '{"title": "Café"}\n{"title": "B"}'),
    ],
)
def test_a_file_that_is_no_utf_8(name: str, text: str) -> None:
    """Is read as Windows-1252, and each record of which signs were guessed says so."""
    told = [told for _, told in records(name, io.BytesIO(text.encode("cp1252")))]
    assert [one.fields["title"] for one in told if isinstance(one, Metadata)] == ["Café", "B"]
    assert [one.doubts for one in told if isinstance(one, Metadata)] == [(("", GUESSED_SIGNS),), ()]
    told = [told for _, told in records(name, io.BytesIO(text.encode()))]
    assert [one.doubts for one in told if isinstance(one, Metadata)] == [(), ()]


def test_a_long_file_that_is_no_utf_8() -> None:
    """Is none however late that shows."""
    (one, *_) = records("a.bib", io.BytesIO(f"@misc{{a, title={{Ärger}}}}{' ' * 200_000}ä".encode("cp1252")))
    assert isinstance(one[1], Metadata)
    assert one[1].doubts == (("", GUESSED_SIGNS),)


def test_a_file_of_two_minds() -> None:
    """Of each sign it is told what it is."""
    raw = "@misc{a, title={Café}}\n".encode() + "@misc{b, title={Möwe}}\n".encode("cp1252")
    assert [title for _, title in titles("a.bib", raw)] == ["Café", "Möwe"]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.bib", b"@misc{a, title={Caf\x81}}" + b" " * 50),
        ("a.bib", "@misc{a, title={Caf\ufffd}}".encode() + b" " * 50),
        ("a.json", b'{"title": "A", "note": "Caf\\ufffd"}'),
        ("a.html", b"<meta charset=utf-8><title>Caf\xe9</title>" + b"<p>text" * 100),
    ],
)
def test_signs_that_are_none_are_told(name: str, raw: bytes) -> None:
    """Wherever they stand, and whoever lost them."""
    (one,) = records(name, io.BytesIO(raw))
    assert isinstance(one[1], Metadata)
    assert ("", BROKEN_SIGNS) in one[1].doubts
    assert ("", BROKEN_SIGNS) in metadata_in(name, raw).doubts


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ('@string{lan = "The {L}antern"}\n@misc{a, title = lan}', "The Lantern"),
        ("@misc{z, title={Z}}\n@STRING { Lan = {The Lantern} }\n\n@misc{a, title = LAN}", "The Lantern"),
    ],
)
def test_a_name_for_a_text(raw: str, title: str) -> None:
    """Stands for it wherever the file gave it before."""
    assert titles("a.bib", raw)[-1][1] == title


def test_a_name_for_no_text() -> None:
    """Is told of; one that comes later stands for nothing yet, as in BibTeX itself."""
    (one, *_) = titles("a.bib", '@misc{a, title = lan}\n@string{lan = "The Lantern"}')
    assert str(one[1]).startswith("the BibTeX entry at line 1 has title in pieces, or by a name")


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"@misc{{a{n}, title={{A}}}}\n" for n in range(20_000)),
        "TY  - NEWS\nTI  - A\nER  - \n" * 20_000,
        "[" + ",".join(['{"title": "A"}'] * 40_000) + "]",
        '{"title": "A"}\n' * 40_000,
    ],
    ids=["bib", "ris", "json", "jsonl"],
)
def test_no_more_is_read_than_is_asked_for(text: str, request: pytest.FixtureRequest) -> None:
    """One record is held, never a file: its size is no matter."""
    stream = io.BytesIO(text.encode())
    name = f"a.{request.node.callspec.id}"
    told = records(name, stream)
    assert next(told)[0] in ("line 1", "item 1")
    assert stream.tell() <= 1 << 17 < len(text)


@pytest.mark.parametrize("name", ["a.bib", "a.ris", "a.json", "a.jsonl"])
def test_the_work_grows_with_the_records(name: str) -> None:
    """Not with their square, also where one follows another without a line between them."""
    one = {
        "a.bib": "@misc{a, title={A}}\n",
        "a.ris": "TY  - NEWS\nTI  - A\nER  - \n",
        "a.json": '{"title": "A"},',
        "a.jsonl": '{"title": "A"}\n',
    }[name]

    def counted(size: int) -> int:
        text = one * size
        return calls(lambda: titles(name, f"[{text[:-1]}]" if name == "a.json" else text))

    assert growth(counted, 50) < 2.5


REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": "The harbour burned",
    "datePublished": "2024-11-03",
    "author": {"@type": "Organization", "name": "River Check"},
    "url": "https://river-check.example/1",
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Tam Odd", "jobTitle": "Mayor", "sameAs": "https://tam.example/"},
        "datePublished": "2024-11-01",
        "appearance": [{"@type": "NewsArticle", "url": "https://river-post.example/1"}],
        "firstAppearance": {"url": "https://tam.example/word"},
    },
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "alternateName": "False"},
    "reviewBody": "It never burned.",
    "license": "https://licence.example/",
}
CLAIM = Claim(
    "The harbour burned",
    "Tam Odd",
    "2024-11-01",
    "schema.org ClaimReview",
    (
        ("author.jobTitle", "Mayor"),
        ("author.sameAs", "https://tam.example/"),
        ("appearance", "url: https://river-post.example/1"),
        ("firstAppearance", "url: https://tam.example/word"),
    ),
    Verdict("False", "River Check", "2024-11-03", (("ratingValue", "1"), ("reviewBody", "It never burned."))),
)


@pytest.mark.parametrize(
    "value",
    [
        REVIEW,
        [REVIEW],
        {"@context": "https://schema.org", "@graph": [{"@type": "Person", "name": "x"}, REVIEW]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]},
    ],
)
def test_a_reviewed_claim_is_a_claim_of_the_review(value: object) -> None:
    """Its speaker said it; the house that reviewed it publishes the source, and judged it: all that it says is kept."""
    (one,) = records("a.json", io.BytesIO(json.dumps(value).encode()))
    told = one[1]
    assert isinstance(told, Metadata)
    assert dict(told.fields) == {"published": "2024-11-03", "url": "https://river-check.example/1"}
    assert (told.publisher, told.claims, told.unused) == (
        "River Check",
        (CLAIM,),
        (("license", "https://licence.example/"),),
    )


def test_the_reviews_of_a_page_are_its_claims() -> None:
    """The page is one source, whatever it reviews."""
    other = {**REVIEW, "claimReviewed": "The bridge fell"}
    article = {"@type": "NewsArticle", "headline": "Two claims"}
    page = f'<script type="application/ld+json">{json.dumps([article, REVIEW, other])}</script>'
    told = metadata_in("a.html", page.encode())
    assert told.fields["title"] == "Two claims"
    assert [claim.words for claim in told.claims] == ["The harbour burned", "The bridge fell"]


def test_what_stands_before_in_a_list() -> None:
    """An @id leads to the name that an item before has; one that comes later is told of as it stands."""
    one = {"@type": "NewsArticle", "@id": "#a", "name": "A", "publisher": {"@id": "#org"}}
    listed = [one, {"@type": "Organization", "@id": "#org", "name": "River Post"}, {**one, "name": "B"}]
    first, _, last = [told for _, told in records("a.json", io.BytesIO(json.dumps(listed).encode()))]
    assert isinstance(first, Metadata)
    assert (first.publisher, first.unused) == ("", (("publisher.@id", "#org"),))
    assert isinstance(last, Metadata)
    assert last.publisher == "River Post"


@pytest.mark.parametrize(
    ("name", "raw", "subjects"),
    [
        ("a.bib", "@misc{a, title={A}, keywords={Losses, {Sea} trade; ports}}", ("Losses", "Sea trade", "ports")),
        ("a.ris", "TY  - NEWS\nTI  - A\nKW  - Losses\nKW  - ports\nER  - \n", ("Losses", "ports")),
        ("a.json", '{"title": "A", "keyword": "Losses, ports", "topics": ["sea"]}', ("Losses", "ports", "sea")),
        (
            "a.json",
            '{"@type": "Report", "name": "A", "keywords": "Losses,ports", "about": {"name": "sea"}}',
            ("Losses", "ports", "sea"),
        ),
    ],
)
def test_what_a_source_is_about(name: str, raw: str, subjects: tuple[str, ...]) -> None:
    """In the words of whoever made the record."""
    assert metadata_in(name, raw.encode()).subjects == subjects


@pytest.mark.parametrize(
    ("name", "raw", "unused"),
    [
        ("a.bib", "@misc{a, title={A}, abstract={Long.}, note={}}", (("abstract", "Long."),)),
        ("a.ris", "TY  - NEWS\nTI  - A\nAB  - Long.\nER  - \n", (("abstract", "Long."),)),
        (
            "a.json",
            '{"id": "x", "title": "A", "abstract": "Long.", "volume": "", "page": 3, "custom": {"a": [1, "é"]}}',
            (("abstract", "Long."), ("page", "3"), ("custom", "a: 1; é")),
        ),
        ("a.json", '{"title": "A", "author": {"literal": "Nel", "x": "y"}}', (("author.x", "y"),)),
        (
            "a.json",
            '{"title": "A", "author": [{"family": "Odd", "orcid": "1"}, {"family": "Varga", "orcid": "2"}]}',
            (("author.1.orcid", "1"), ("author.2.orcid", "2")),
        ),
        ("a.json", '{"title": "A", "issued": {"raw": "2021", "season": "spring"}}', (("issued.season", "spring"),)),
    ],
)
def test_what_has_no_place_on_a_card_is_told_with_its_value(
    name: str, raw: str, unused: tuple[tuple[str, str], ...]
) -> None:
    """So that nothing of a record goes without a word, however deep; an abstract is no summary of ours."""
    told = metadata_in(name, raw.encode())
    assert (told.unused, "summary" in told.fields) == (unused, False)


@pytest.mark.parametrize(
    ("name", "raw", "outdone"),
    [
        (
            "a.json",
            '{"title": "A", "container-title": "Daily North", "publisher": "North House"}',
            (("publisher", "CSL publisher has North House; taken was Daily North"),),
        ),
        (
            "a.bib",
            "@misc{a, title={A}, date={2021-05}, year={2020}, month=13}",
            (
                ("published", "BibTeX year has 2020-13; taken was 2021-05"),
                ("published", "BibTeX year has 2020; taken was 2021-05"),
            ),
        ),
        ("a.bib", "@misc{a, title={A}, date={2021-05-04}, year={2021}, month=may}", ()),
        ("a.ris", "TY  - NEWS\nTI  - A\nT1  - a\nER  - \n", ()),
        (
            "a.bib",
            "@misc{a, title={A}, url={https://x.example/}, doi={10.1000/182}}",
            (("url", "BibTeX doi has https://doi.org/10.1000/182; taken was https://x.example/"),),
        ),
    ],
)
def test_what_is_told_twice_and_otherwise(name: str, raw: str, outdone: tuple[tuple[str, str], ...]) -> None:
    """One is taken, the other is told; the same once more, or less exactly, says nothing."""
    assert metadata_in(name, raw.encode()).outdone == outdone


@pytest.mark.parametrize(
    ("raw", "fields"),
    [
        ('{"title": "A", "author": "Nel Varga"}', {"authors": ["Nel Varga"]}),
        ('{"title": "A", "author": "Varga, Nel"}', {"authors": ["Nel Varga"]}),
        ('{"title": "A", "author": ["Nel Varga", "Odd, Tam"]}', {"authors": ["Nel Varga", "Tam Odd"]}),
        ('{"title": "A", "authors": "Nel Varga"}', {"authors": ["Nel Varga"]}),
        ('{"title": "A", "author": {"literal": "Daily North"}}', {"authors": ["Daily North"]}),
        ('{"title": "A", "issued": "2025-01-11"}', {"published": "2025-01-11"}),
        ('{"title": "A", "DOI": "https://doi.org/10.1000/182"}', {"url": "https://doi.org/10.1000/182"}),
    ],
)
def test_rows_that_are_written_by_hand(raw: str, fields: dict[str, Any]) -> None:
    """They have a text where CSL has a list, or parts."""
    assert dict(metadata_in("a.json", raw.encode()).fields) == {"title": "A", **fields}


def test_authors_that_are_not_named() -> None:
    """That there are more is told."""
    told = metadata_in("a.bib", b"@misc{a, title={A}, author={Odd, Tam and others}}")
    assert told.fields["authors"] == ["Tam Odd"]
    assert told.doubts == (("authors", "there are more authors than it names: and others (BibTeX author)"),)


@pytest.mark.parametrize(
    ("name", "raw", "type_", "named"),
    [
        ("a.json", '{"title": "A", "type": "article-newspaper"}', "news-report", ""),
        ("a.json", '{"title": "A", "type": "dataset"}', "dataset", ""),
        ("a.json", '{"title": "A", "type": "report"}', None, "report"),
        ("a.json", '{"title": "A", "type": "webpage"}', None, ""),
        ("a.json", '{"title": "A", "type": "imagery-analysis"}', "imagery-analysis", ""),
        ("a.json", '{"title": "A", "type": "article", "genre": "Press release"}', None, "article, Press release"),
        (
            "a.json",
            '{"title": "A", "type": "article-newspaper", "genre": "Press release"}',
            None,
            "article-newspaper, Press release",
        ),
        ("a.ris", "TY  - NEWS\nTI  - A\nER  - \n", "news-report", ""),
        ("a.ris", "TY  - PRESS\nTI  - A\nER  - \n", None, "PRESS"),
        ("a.ris", "TY  - GEN\nTI  - A\nER  - \n", None, ""),
        ("a.bib", "@article{a, title={A}}", None, "article"),
        ("a.bib", "@online{a, title={A}}", None, ""),
        ("a.bib", "@misc{a, title={A}, entrysubtype={newspaper}}", "news-report", ""),
        ("a.bib", "@dataset{a, title={A}}", "dataset", ""),
        ("a.json", '{"@type": "NewsArticle", "name": "A"}', None, "NewsArticle"),
        ("a.json", '{"@type": "Article", "name": "A"}', None, ""),
    ],
)
def test_what_kind_of_source_it_is(name: str, raw: str, type_: str | None, named: str) -> None:
    """Where what it is called means one type alone; else it is left open, and what it is called is told."""
    told = metadata_in(name, raw.encode())
    assert (told.fields.get("type"), told.unread.get("type", "")) == (type_, named)


def test_what_stands_elsewhere_in_the_file() -> None:
    """An @id leads to what the file tells of the thing; one that leads nowhere is told."""
    graph = [
        {"@type": "NewsArticle", "name": "A", "publisher": {"@id": "#org"}, "author": [{"@id": "#nel"}, {"@id": "#x"}]},
        {"@type": "Organization", "@id": "#org", "name": "River Post"},
        {"@type": "WebSite", "publisher": {"@type": "Person", "@id": "#nel", "name": "Nel Varga"}},
    ]
    told = metadata_in("a.json", json.dumps({"@context": "https://schema.org", "@graph": graph}).encode())
    assert (told.publisher, told.fields["authors"]) == ("River Post", ["Nel Varga"])
    assert told.unused == (("author.2.@id", "#x"),)
    page = f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>'
    assert metadata_in("a.html", page.encode()).publisher == "River Post"


ONCE = IMPORTS / "once"
TOLD: dict[str, dict[str, Any]] = {
    "b.ris": {"authors": ["Nel Varga", "Tam Odd Jr.", "신현주"]},
    "c.json": {
        "title": "The Storm and iPhone",
        "authors": ["Nel von Brandt", "Tam Odd Jr.", "신현주", "Ida af Holm"],
    },
    "d.bib": {"title": "Loi no 12 of North", "language": "da", "authors": ["Philippe Odd", "Nel Varga", "신현주"]},
    **{
        f"d{number:02}.html": {"published": "2024-11-03"}
        for number in range(13)
        if number not in (5, 7, 8)  # 03.11.2024, November 3, 2024, seconds since 1970: told of as they stand
    },
    "e10.html": {"title": "Boats"},
    "e11.html": {"title": "Helikopterlandeplatz am Fluss"},
    "e4.html": {"title": "배가 강을 건넜다 똠방"},
    "e5.html": {"title": "똠방 배가 강을 건넜다 펲시"},
    "e6.html": {"title": "①号船が川を渡る 髙橋"},
    "e7.html": {"title": "總統與船舶"},
    "e8.html": {"title": "Möwen über Köln"},
    "e9.html": {"title": "Boats"},
    "f1.html": {"title": "Boats", "published": "2024-11-03"},
    "f2.html": {"title": "Boats", "published": "2024-11-03"},
    "f4.html": {"authors": ["Nel Varga", "Tam Odd", "Ida Holm"]},
    "f7.html": {"published": "2024-11-03"},
    "f9.html": {"url": "https://river-check.example/1", "published": "2024-11-03"},
    "g1.html": {"authors": ["F. Kooman"]},
    "g3.html": {"published": "2024-11-03"},
    "g4.html": {"title": "Boats", "published": "2024-11-03"},
    "h1.bib": {
        "title": r"Gefängnis „Nichts“ am Ende \unheard{}",
        "published": "2025-01-12",
        "retrieved": "2025-02-05",
        "authors": ["Nel Varga"],
    },
    "h2.bib": {"title": "Gefängnis am Fluß"},
    "h3.json": {
        "type": "news-report",
        "published": "2025-01-11",
        "authors": ["Nel Varga"],
        "url": "https://river-post.example/quay",
        "archived": [
            {"url": "https://web.archive.org/web/20250112080000/https://river-post.example/quay", "on": "2025-01-12"}
        ],
    },
}


@pytest.mark.parametrize("name", sorted(path.name for path in ONCE.iterdir()))
def test_what_was_misread_once(name: str) -> None:
    """Of each of these files something was lost or turned round; all come through, and tell what they say."""
    told = metadata_in(name, (ONCE / name).read_bytes())
    assert dict(told.fields) == {**told.fields, **TOLD.get(name, {})}
    assert not any("@" in str(author) or "http" in str(author) for author in told.fields.get("authors", []))


def test_latex_that_is_not_known() -> None:
    """Stays as it was written, and all around it is read; a text of which nothing can be read is all told."""
    told = metadata_in("h1.bib", (ONCE / "h1.bib").read_bytes())
    assert told.publisher == "The Lantern"
    assert told.doubts == (
        ("title", r"LaTeX that is not known stands as it was written: \unheard{} (BibTeX title)"),
        ("authors", "there are more authors than it names: and others (BibTeX author)"),
    )
    told = metadata_in("a.bib", rb"@misc{a, title={A}, author={\odd{Nel} Varga}, publisher={x \enquote}}")
    assert told.doubts == (
        ("authors", r"LaTeX that is not known stands as it was written: \odd{Nel} (BibTeX author)"),
        ("publisher", r"LaTeX that is not known stands as it was written: x \enquote (BibTeX publisher)"),
    )


def test_what_is_no_name_is_left_out_and_said() -> None:
    """An address of mail or of the web is nobody's name."""
    told = metadata_in("f6.html", (ONCE / "f6.html").read_bytes())
    assert told.doubts == (("authors", "left out, since it is no name: n.varga@river-post.example (meta author)"),)
    assert "authors" not in told.fields


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Holm, Ida and family=Odd, given=Tam, prefix=af, suffix=Jr.", ["Ida Holm", "Tam af Odd Jr."]),
        ("{Ministry of Defence, Ukraine}", ["Ministry of Defence, Ukraine"]),
    ],
)
def test_names_of_biblatex(written: str, printed: list[str]) -> None:
    """In parts with their names, too."""
    told = metadata_in("a.bib", f"@misc{{a, title={{A}}, author={{{written}}}}}".encode())
    assert told.fields["authors"] == printed
