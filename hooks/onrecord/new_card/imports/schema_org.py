"""schema.org as pages and feeds carry it → sources, and the claims that they tell of (ClaimReview)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from ...model.schema_org_types import SOURCE
from .dates import date_of
from .languages import language
from .metadata import Claim, FieldValue, Metadata, dated, gathered, linked, type_of
from .names import people
from .text import one_line, unmarked

ARTICLES: Final = (
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle",
    "ReviewNewsArticle",
    "AskPublicNewsArticle",
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
REVIEW: Final = "ClaimReview"
LISTED: Final = ("@graph", "dataFeedElement", "itemListElement", "item")
"""Where a feed or a graph keeps what it lists."""
_MOST_THINGS: Final = 1000
_READ: Final = frozenset(
    {"@type", "@id", "@context", "headline", "name", "alternateName", "datePublished", "url", "mainEntityOfPage"}
    | {"inLanguage", "publisher", "author", "keywords", "about", "claimReviewed", "itemReviewed", "mainEntity"}
)


def things(data: Any, inside: Iterable[str] = ("@graph", "mainEntity"), most: int = _MOST_THINGS) -> Iterator[Any]:
    """Every thing told of, at the top, in a list or in a graph; so many at most."""
    waiting, seen = [data], 0
    while waiting and seen < most:
        seen += 1
        thing = waiting.pop(0)
        if isinstance(thing, list):
            waiting[:0] = thing
        elif isinstance(thing, dict):
            yield thing
            waiting += [thing[key] for key in inside if key in thing]


def types(thing: Mapping[str, Any]) -> list[str]:
    """The types of a thing, by their bare names."""
    stated = thing.get("@type")
    return [str(name).rpartition("/")[2] for name in (stated if isinstance(stated, list) else [stated])]


def source_in(thing: Mapping[str, Any]) -> Metadata | None:
    """What an article, or the review of a claim, tells of a source; None of any other thing."""
    of = next((name for name in (*ARTICLES, REVIEW) if name in types(thing)), "")
    if not of:
        return None
    values = of_review(thing) if of == REVIEW else of_article(thing, of)
    reviews = [one for one in things(thing, LISTED) if REVIEW in types(one)]
    unused = tuple(name for name, value in thing.items() if name not in _READ and value)
    return gathered(values, subjects=tuple(subjects(thing)), claims=tuple(claims(reviews)), unused=unused)


def of_article(article: Mapping[str, Any], of: str) -> Iterator[FieldValue]:
    """What an article tells, the surest first."""
    where = f"schema.org {of}"
    yield FieldValue("title", unmarked(first_text(article, "headline", "name")), where)
    yield from _of_any(article, where)
    yield FieldValue("publisher", one_line(_named(article.get("publisher"))), where)
    yield people(map(_named, _listed(article.get("author"))), where, listed=True)
    yield FieldValue("type", type_of(of, SOURCE), where)


def of_review(review: Mapping[str, Any]) -> Iterator[FieldValue]:
    """What the review of a claim tells of itself: its author is the house that publishes it."""
    where = f"schema.org {REVIEW}"
    yield FieldValue("title", unmarked(first_text(review, "headline", "name")), where)
    yield from _of_any(review, where)
    for name in ("publisher", "author"):
        yield FieldValue("publisher", one_line(_named(review.get(name))), where)


def claims(reviews: Iterable[Mapping[str, Any]]) -> Iterator[Claim]:
    """The claims that are reviewed: as the review words them, who is said to have made them, and when."""
    for review in reviews:
        words, reviewed = one_line(review.get("claimReviewed")), _first(review.get("itemReviewed"))
        reviewed = reviewed if isinstance(reviewed, dict) else {}
        if words := words or one_line(first_text(reviewed, "text", "name")):
            speaker = one_line(_named(reviewed.get("author")))
            yield Claim(words, speaker, date_of(reviewed.get("datePublished")), f"schema.org {REVIEW}")


def subjects(thing: Mapping[str, Any]) -> Iterator[str]:
    """The words for what a thing is about."""
    for value in (*_listed(thing.get("keywords")), *_listed(thing.get("about"))):
        text = _named(value)
        yield from (word for part in str(text or "").split(",") if (word := one_line(part)))


def first_text(thing: Mapping[str, Any], *names: str) -> Any:
    """The first of some properties that is there."""
    return next((thing[name] for name in names if thing.get(name)), "")


def _of_any(thing: Mapping[str, Any], where: str) -> Iterator[FieldValue]:
    yield dated("published", thing.get("datePublished"), where)
    page = thing.get("mainEntityOfPage")
    yield linked(thing.get("url"), where)
    yield linked(page.get("@id") if isinstance(page, dict) else page, where)
    yield FieldValue("language", language(_named(thing.get("inLanguage"))), where)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _named(thing: Any) -> Any:
    """The name of a thing, or the text that stands for it."""
    thing = _first(thing)
    return thing.get("name") or thing.get("alternateName") if isinstance(thing, dict) else thing
