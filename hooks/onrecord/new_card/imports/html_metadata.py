"""A saved page → what it says of itself: schema.org, Open Graph, citation tags, its own head."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from lxml import etree
from lxml import html as lxml_html

from .embedded_metadata import OPEN_GRAPH, json_ld, microdata, open_graph, prepared
from .fields import Fields
from .languages import language
from .metadata import FieldValue, Metadata, NotRead, dated, gathered, linked, text_of
from .names import forename_first, people
from .schema_org import ARTICLES, REVIEW, claims, first_text, of_article, of_review, references, things, types
from .text import one_line

_META: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("citation_title", "og:title", "dc.title", "dcterms.title", "twitter:title"),
    "published": (
        "article:published_time",
        "og:article:published_time",
        "citation_publication_date",
        "citation_date",
        "dc.date.issued",
        "dcterms.issued",
        "dc:date",
        "dc:date.issued",
        "dcterms:issued",
        "dc.date",
        "dcterms.date",
        "datepublished",
        "parsely-pub-date",
        "pubdate",
        "date",
    ),
    "url": ("og:url", "citation_public_url"),
    "language": ("citation_language", "dc.language", "dcterms.language", "og:locale"),
    "publisher": ("og:site_name", "citation_journal_title", "citation_publisher", "dc.publisher", "dcterms.publisher"),
    "authors": ("citation_author", "author", "dc.creator", "dcterms.creator", "article:author"),
}
_BIBLIOGRAPHIC: Final = frozenset({"citation_author", "dc.creator", "dcterms.creator"})
"""Tags whose makers write the surname first, with a comma behind it."""
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)


def read_html(text: str) -> Metadata:
    """What a saved page tells. Raises NotRead where it is no page."""
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True)
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise NotRead("there is no page in it") from None
    page = prepared(root, len(text))
    found = [list(syntax(page)) for syntax in (json_ld, microdata)]
    told = [[Fields(thing, references(listed)) for thing in things(listed)] for listed in found]
    reviews = next((found for found in (_of_type(REVIEW, each) for each in told) if found), [])
    stated = tuple(dict.fromkeys(claims(reviews)))
    found_in_it = gathered(_field_values(page, told, reviews), Fields({}), claims=stated)
    return replace(found_in_it, outdone=())  # a page says everything several times, each time a little otherwise


def encoding_of_page(start: bytes) -> str:
    """The encoding that the beginning of a page names; empty where it names none."""
    match = _CHARSET.search(start)
    return match[1].decode("ascii") if match else ""


def _of_type(name: str, told: list[Any]) -> list[Any]:
    return [thing for thing in told if name in types(thing)]


def _field_values(root: Any, told: list[list[Any]], reviews: list[Any]) -> Iterator[FieldValue]:
    """All that a page tells, the surest first."""
    links = [
        str(link.get("href", ""))
        for link in root.iter("link")
        if "canonical" in str(link.get("rel", "")).lower().split()
    ]
    yield from (linked(link, "link rel=canonical") for link in links)
    yield from _of_schema(told)
    if len({one_line(review.get("url")) for review in reviews}) == 1:
        yield from of_review(reviews[0])
    yield from _of_meta(root)
    yield text_of("language", root.get("lang") or root.get("xml:lang"), "html lang", language)
    yield text_of("title", next((e.text_content() for e in root.iter("title")), ""), "title")


def _of_meta(root: Any) -> Iterator[FieldValue]:
    stated: dict[str, list[str]] = {}
    for name, content in [*open_graph(root), *_plain_meta(root)]:
        stated.setdefault(name, []).append(one_line(content))
    for field, names in _META.items():
        for name in names:
            values = [value for value in stated.get(name, []) if value]
            if field == "authors":
                turned = [forename_first(value) if name in _BIBLIOGRAPHIC else value for value in values]
                yield people(turned, f"meta {name}", several=True)
            elif values:
                yield _of_field(field, values[0], f"meta {name}")


def _plain_meta(root: Any) -> Iterator[tuple[str, str]]:
    """Each meta tag that belongs to no item and is not Open Graph's, by whichever attribute names it."""
    for tag in root.iter("meta"):
        name = str(tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        if not (tag.get("property") and name.startswith(OPEN_GRAPH)):
            yield name, tag.get("content")


def _of_field(field: str, value: str, where: str) -> FieldValue:
    match field:
        case "published":
            return dated(field, value, where)
        case "url":
            return linked(value, where)
        case "language":
            return text_of(field, value, where, language)
    return text_of(field, value, where)


def _of_schema(told: list[list[Any]]) -> Iterator[FieldValue]:
    """The article of the page, as JSON-LD or else microdata has it; where there are several, none of them is taken."""
    for listed in told:
        for of in ARTICLES:
            alike = _of_type(of, listed)
            if len({one_line(first_text(article, "headline", "name")) for article in alike}) == 1:
                yield from of_article(alike[0], of)
                return
