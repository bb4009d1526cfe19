"""schema.org as pages and feeds carry it → sources, and the claims that they tell of (ClaimReview)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from .dates import date_of
from .fields import Fields, as_text, listed
from .kinds import kind
from .languages import language
from .metadata import Claim, FieldValue, Metadata, Verdict, dated, gathered, linked, text_of
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
_ANY: Final = frozenset({"Article", "WebPage"})
"""What may be anything."""
REVIEW: Final = "ClaimReview"
LISTED: Final = ("@graph", "dataFeedElement", "itemListElement", "item")
"""Where a feed or a graph keeps what it lists."""
_MOST_THINGS: Final = 1000


def things(data: Any, inside: Iterable[str] = ("@graph", "mainEntity"), most: int = _MOST_THINGS) -> Iterator[Any]:
    """Every thing told of, at the top, in a list or in a graph; so many at most."""
    waiting, seen = [data], 0
    while waiting and seen < most:
        seen += 1
        thing = waiting.pop(0)
        if isinstance(thing, list):
            waiting[:0] = thing
        elif isinstance(thing, Mapping):
            yield thing
            waiting += [thing[key] for key in inside if key in thing]


def types(thing: Mapping[str, Any]) -> list[str]:
    """The types of a thing, by their bare names."""
    stated = thing.get("@type")
    return [str(name).rpartition("/")[2] for name in (stated if isinstance(stated, list) else [stated])]


def references(data: Any) -> dict[str, Mapping[str, Any]]:
    """What is told of each thing that has an @id, by it: elsewhere the @id alone may stand for the thing."""
    found: dict[str, Mapping[str, Any]] = {}
    waiting = [data]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, list):
            waiting += thing
        elif isinstance(thing, Mapping):
            waiting += thing.values()
            if isinstance(thing.get("@id"), str) and not thing.keys() <= {"@id", "@type"}:
                found[thing["@id"]] = thing
    return found


def name_by_id(thing: Any) -> Mapping[str, Mapping[str, Any]]:
    """The name of a thing that is no source, by its @id: all that is kept of an item of a list for those after it."""
    if not isinstance(thing, dict) or not isinstance(thing.get("@id"), str) or _type_of_source(thing):
        return {}
    return {thing["@id"]: {"name": name}} if (name := _name(thing)) else {}


def _type_of_source(thing: Mapping[str, Any]) -> str:
    return next((name for name in (*ARTICLES, REVIEW) if name in types(thing)), "")


def source_in(thing: Fields) -> Metadata | None:
    """What an article, or the review of a claim, tells of a source; None of any other thing."""
    of = _type_of_source(thing)
    if not of:
        return None
    values = of_review(thing) if of == REVIEW else of_article(thing, of)
    reviews = [one for one in things(thing, LISTED) if REVIEW in types(one)]
    stated = tuple(claims(reviews))
    return gathered(values, thing, subjects=tuple(subjects(thing)), claims=stated)


def of_article(article: Fields, of: str) -> Iterator[FieldValue]:
    """What an article tells, the surest first."""
    where = f"schema.org {of}"
    yield text_of("title", first_text(article, "headline", "name"), where, unmarked)
    yield from _of_any(article, where)
    yield text_of("publisher", article.get("publisher"), where, _name)
    yield people(article.get("author"), where, _name, several=True)
    yield kind(where, "" if of in _ANY else of, article.get("genre"))


def of_review(review: Fields) -> Iterator[FieldValue]:
    """What the review of a claim tells of itself: its author is the house that publishes it."""
    where = f"schema.org {REVIEW}"
    yield text_of("title", first_text(review, "headline", "name"), where, unmarked)
    yield from _of_any(review, where)
    for name in ("publisher", "author"):
        yield text_of("publisher", review.get(name), where, _name)


def claims(reviews: Iterable[Fields]) -> Iterator[Claim]:
    """The claims that are reviewed: as the review words them, who is said to have made them, when, and the verdict."""
    for review in reviews:
        reviewed = _first(review.get("itemReviewed"))
        reviewed = reviewed if isinstance(reviewed, Fields) else Fields({})
        words = as_text(review.get("claimReviewed") or first_text(reviewed, "text", "name"))
        if words:
            speaker, day = _name(reviewed.get("author")), reviewed.get("datePublished")
            undated = (("datePublished", as_text(day)),) if day and not date_of(day) else ()
            told = (*undated, *reviewed.take())
            yield Claim(words, speaker, date_of(day), f"schema.org {REVIEW}", told, _verdict(review))


def _verdict(review: Fields) -> Verdict:
    """How a review judges; its own words are told besides, since a rating alone is seldom all that it says."""
    rating = _first(review.get("reviewRating"))
    rating = rating if isinstance(rating, Fields) else Fields({"reviewRating": rating} if rating else {})
    words = as_text(first_text(rating, "alternateName", "name", "reviewRating"))
    checker = next(filter(None, map(_name, (review.get("publisher"), review.get("author")))), "")
    said = [(name, as_text(review.get(name))) for name in _OWN_WORDS]
    told = (*rating.take(), *((name, text) for name, text in said if text))
    return Verdict(words, checker, date_of(review.get("datePublished")), told)


_OWN_WORDS: Final = ("headline", "reviewBody", "description", "text")
"""Where a review says in words what it comes to."""


def subjects(thing: Fields) -> Iterator[str]:
    """The words for what a thing is about."""
    for value in (*listed(thing.get("keywords")), *listed(thing.get("about"))):
        yield from (word for part in _name(value).split(",") if (word := one_line(part)))


def first_text(thing: Mapping[str, Any], *names: str) -> Any:
    """The first of some properties that is there."""
    return next((thing[name] for name in names if thing.get(name)), "")


def _of_any(thing: Fields, where: str) -> Iterator[FieldValue]:
    yield dated("published", thing.get("datePublished"), where)
    page = thing.get("mainEntityOfPage")
    yield linked(thing.get("url"), where)
    yield linked(page.get("@id") if isinstance(page, Mapping) else page, where)
    yield text_of("language", thing.get("inLanguage"), where, lambda told: language(_name(told)))


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _name(thing: Any) -> str:
    """The name of a thing, or the text that stands for it; of several all, between commas."""
    if isinstance(thing, list):
        return ", ".join(filter(None, map(_name, thing)))
    return one_line(thing.get("name") or thing.get("alternateName") if isinstance(thing, Mapping) else thing)
