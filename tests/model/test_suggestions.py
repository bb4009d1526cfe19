"""What a message proposes for a value that cannot be read, and where it proposes nothing."""

import re

import pytest

from onrecord.model.entities import Actor, Entity, Place, Topic
from onrecord.model.references import UNKNOWN
from onrecord.model.suggestions import DateMeant, date_meant, figure_meant, id_meant, url_meant
from onrecord.problems.catalogue import catalogue
from onrecord.problems.problem import fault
from onrecord.vocabulary import EntityKind


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("23.12.2024", "2024-12-23"),
        ("2024/12/23", "2024-12-23"),
        ("2024-5-3", "2024-05-03"),
        ("05/10/2021", "2021-10-05 or 2021-05-10"),
        ("05/23/2021", "2021-05-23"),
        ("05-10-2021", "2021-10-05 or 2021-05-10"),
        ("05.10.2021", "2021-10-05"),
        ("December 23, 2024", "2024-12-23"),
        ("23 Dec 2024", "2024-12-23"),
        ("31.02.2024", ""),
        ("23.12.24", ""),
        ("2024", ""),
        ("May or June 2024", ""),
        ("yesterday", ""),
        ("2025-01-11 or later", DateMeant(later="2025-01-11")),
        ("after 2025-01-11", DateMeant(later="2025-01-11")),
        ("Not before 11 January 2025", DateMeant(later="2025-01-11")),
        ("since 2025-01", DateMeant(later="2025-01")),
        ("2025-01-11 or earlier", DateMeant(earlier="2025-01-11")),
        ("no later than 11.01.2025", DateMeant(earlier="2025-01-11")),
        ("by 05/10/2021", ""),
        ("after the flood", ""),
    ],
)
def test_a_date(written: str, meant: str | DateMeant) -> None:
    """Day, month and year in any order that leaves no doubt; both where slashes or hyphens leave one; or one end."""
    assert date_meant(written) == (DateMeant(meant) if isinstance(meant, str) else meant)


@pytest.mark.parametrize(
    ("meant", "label"),
    [
        (DateMeant("2024-05-03"), "write 2024-05-03"),
        (DateMeant(), "write 2024-12-30, 2024-12 or 2024-12-27/2025-01-04"),
        (
            DateMeant(later="2025-01-11"),
            "write 2025-01-11/ and right after it the last day that it can have been, "
            "at the latest the day on which you read it",
        ),
        (
            DateMeant(earlier="2025-01-11"),
            "write the first day that it can have been, and right after it /2025-01-11",
        ),
    ],
)
def test_what_is_proposed_for_a_date(meant: DateMeant, label: str) -> None:
    """The date as it would be written, an interval for one end of it, or examples."""
    values = {"meant": meant.days, "later": meant.later, "earlier": meant.earlier}
    assert fault("bad-date/spelling", value="x", **values).label() == label


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("> 3,000", "> 3000"),
        ("more than 3,000", "> 3000"),
        ("At least 3 000 soldiers", ">= 3000"),
        ("fewer than 500", "< 500"),
        ("up to 500", "<= 500"),
        ("about 1,100", "~1100"),
        ("1,000–1,200", "1000..1200"),
        ("1000 to 1200 soldiers", "1000..1200"),
        ("3,5", ""),
        ("1200-1000", ""),
        ("more than a few of 3000", ""),
        ("3,000 or more", ">= 3000"),
        ("3000 soldiers or fewer", "<= 3000"),
        ("500 or less North Korean troops", "<= 500"),
        ("more than 3000 or less", ""),
        ("1000-1200 or more", ""),
        ("3 million", ""),
        ("3 thousand soldiers", ""),
        ("2 to 3 hundred", ""),
        ("12 k", ""),
        ("10,000 a month", ""),
        ("3000 at least", ""),
        ("3000 perhaps", ""),
    ],
)
def test_a_figure(written: str, meant: str) -> None:
    """Thousands without their comma, a bound in words, a unit left out; nothing where a word may change the figure."""
    assert figure_meant(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Kyiv_over 3000", "kyiv-over-3000"), ("--a--b--", "a-b"), ("Олег 3", ""), ("…", "")],
)
def test_an_id(written: str, meant: str) -> None:
    """Small letters, digits and hyphens; nothing where another script would be lost."""
    assert id_meant(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("www.example.org/a", "https://www.example.org/a"),
        ("<https://example.org/a>", "https://example.org/a"),
        ("https://example.org/the ferry", "https://example.org/the%20ferry"),
        ("none", ""),
        ("https://example.org/a|b", ""),
        ("ftp://example.org", ""),
    ],
)
def test_an_address(written: str, meant: str) -> None:
    """What was left out or typed around it; nothing where it is no address."""
    assert url_meant(written) == meant


def test_what_a_new_file_needs_is_told_as_the_model_asks_for_it() -> None:
    """The message about an unknown id names every field that its file must have."""
    models: dict[EntityKind, type[Entity]] = {EntityKind.ACTOR: Actor, EntityKind.PLACE: Place, EntityKind.TOPIC: Topic}
    assert set(models) < set(UNKNOWN)
    for kind, model in models.items():
        needed = [name for name, info in model.model_fields.items() if info.is_required() and name != "id"]
        assert re.findall(r"(\w+):", catalogue().messages[UNKNOWN[kind]].help) == needed
