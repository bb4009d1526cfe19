"""A saved page → what it says of itself: schema.org, Open Graph, citation tags, its own head."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from lxml import etree
from lxml import html as lxml_html

from ...model.schema_org_types import SOURCE
from .embedded_metadata import OPEN_GRAPH, json_ld, microdata, open_graph, prepared
from .metadata import FieldValue, Metadata, NotRead, dated, decoded, gathered, linked, one_line, type_of

_ARTICLES: Final = (
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "LiveBlogPosting",
    "ScholarlyArticle",
    "Report",
    "Article",
    "BlogPosting",
    "SocialMediaPosting",
    "Dataset",
    "VideoObject",
    "WebPage",
)
"""What is read of schema.org, the tellingest first."""
_META: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("citation_title", "og:title", "dc.title", "dcterms.title", "twitter:title"),
    "published": (
        "article:published_time",
        "og:article:published_time",
        "citation_publication_date",
        "citation_date",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "dcterms.date",
        "datepublished",
    ),
    "url": ("og:url", "citation_public_url"),
    "language": ("citation_language", "dc.language", "dcterms.language", "og:locale"),
    "publisher": ("og:site_name", "citation_journal_title", "citation_publisher", "dc.publisher", "dcterms.publisher"),
    "authors": ("citation_author", "author", "dc.creator", "dcterms.creator", "article:author"),
}
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_MOST_THINGS: Final = 1000


def read_html(raw: bytes) -> Metadata:
    """What a saved page tells. Raises NotRead where it is no page."""
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", decoded(raw, _encoding))
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True)
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise NotRead("there is no page in it") from None
    return gathered(_field_values(prepared(root, len(text))))


def _encoding(start: bytes) -> str:
    match = _CHARSET.search(start)
    return match[1].decode("ascii") if match else ""


def _field_values(root: Any) -> Iterator[FieldValue]:
    """All that a page tells, the surest first."""
    links = [
        str(link.get("href", ""))
        for link in root.iter("link")
        if "canonical" in str(link.get("rel", "")).lower().split()
    ]
    yield from (linked(link, "link rel=canonical") for link in links)
    yield from _of_schema(root)
    yield from _of_meta(root)
    yield FieldValue("language", _language(root.get("lang") or root.get("xml:lang")), "html lang")
    yield FieldValue("title", one_line(next((e.text_content() for e in root.iter("title")), "")), "title")


def _of_meta(root: Any) -> Iterator[FieldValue]:
    stated: dict[str, list[str]] = {}
    for name, content in [*open_graph(root), *_plain_meta(root)]:
        stated.setdefault(name, []).append(one_line(content))
    for field, names in _META.items():
        for name in names:
            values = [value for value in stated.get(name, []) if value]
            if field == "authors":
                values = [value for value in values if not value.startswith("http")]
                yield FieldValue(field, list(dict.fromkeys(values)), f"meta {name}")
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
            return FieldValue(field, _language(value), where)
    return FieldValue(field, one_line(value), where)


def _of_schema(root: Any) -> Iterator[FieldValue]:
    """The article of the page, as JSON-LD or else microdata has it; where there are several, none of them is taken."""
    for syntax in (json_ld, microdata):
        things = list(_things(list(syntax(root))))
        articles = {of: [thing for thing in things if of in _types(thing)] for of in _ARTICLES}
        for of, alike in articles.items():
            if len({one_line(_first(article, "headline", "name")) for article in alike}) == 1:
                yield from _of_article(alike[0], of)
                return


def _things(data: Any) -> Iterator[Mapping[str, Any]]:
    """Every thing told of, at the top, in a list or in a graph; so many at most."""
    waiting, seen = [data], 0
    while waiting and seen < _MOST_THINGS:
        seen += 1
        thing = waiting.pop(0)
        if isinstance(thing, list):
            waiting += thing
        elif isinstance(thing, dict):
            yield thing
            waiting += [thing[key] for key in ("@graph", "mainEntity") if key in thing]


def _types(thing: Mapping[str, Any]) -> list[str]:
    stated = thing.get("@type")
    return [str(name).rpartition("/")[2] for name in (stated if isinstance(stated, list) else [stated])]


def _of_article(article: Mapping[str, Any], of: str) -> Iterator[FieldValue]:
    where = f"schema.org {of}"
    yield FieldValue("title", one_line(_first(article, "headline", "name")), where)
    yield dated("published", article.get("datePublished"), where)
    page = article.get("mainEntityOfPage")
    yield linked(article.get("url"), where)
    yield linked(page.get("@id") if isinstance(page, dict) else page, where)
    yield FieldValue("language", _language(_named(article.get("inLanguage"))), where)
    yield FieldValue("publisher", one_line(_named(article.get("publisher"))), where)
    authors = article.get("author")
    names = [one_line(_named(author)) for author in (authors if isinstance(authors, list) else [authors])]
    yield FieldValue("authors", [name for name in dict.fromkeys(names) if name], where)
    yield FieldValue("type", type_of(of, SOURCE), where)


def _first(thing: Mapping[str, Any], *names: str) -> Any:
    return next((thing[name] for name in names if thing.get(name)), "")


def _named(thing: Any) -> Any:
    """The name of a thing, or the text that stands for it."""
    thing = thing[0] if isinstance(thing, list) and thing else thing
    return thing.get("name") or thing.get("alternateName") if isinstance(thing, dict) else thing


def _language(text: Any) -> str:
    return one_line(text).replace("_", "-")
