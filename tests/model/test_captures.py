"""Archived copies as a card has them: one value, however they are written; none that says less than it must."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from onrecord.model.captures import Captures, HeldCopy, Undated, WebCapture, addresses, day_in, sums
from onrecord.model.edtf_dates import parse_edtf
from onrecord.model.entities import Card
from onrecord.model.statements import WebEvidence
from tests.model.test_entities import CARD

SUM = f"sha256:{'a' * 64}"
DAY = parse_edtf("2024-12-30")
STAMPED = "https://web.archive.org/web/20241230120000/https://example.org/a"
COPY = {"sha256": SUM, "on": "2024-12-30", "held_by": "M"}
READ = TypeAdapter[Any](Captures)


@pytest.mark.parametrize(
    ("written", "captures"),
    [
        (STAMPED, (WebCapture(url=STAMPED, on=DAY),)),
        ("https://perma.cc/A1B2-C3D4", (Undated(url="https://perma.cc/A1B2-C3D4"),)),
        (SUM, (Undated(sha256=SUM),)),
        ([{"url": STAMPED, "on": "2024-12-30"}], (WebCapture(url=STAMPED, on=DAY),)),
        (
            [
                {"url": "https://perma.cc/A", "on": "2024-12-30"},
                {"sha256": "a" * 64, "on": "2024-12-30", "held_by": "M"},
            ],
            (WebCapture(url="https://perma.cc/A", on=DAY), HeldCopy(sha256=SUM, on=DAY, held_by="M")),
        ),
    ],
    ids=["an address with its day", "an address", "a sum", "a list of one", "a list of two"],
)
def test_one_value_however_written(written: object, captures: tuple[object, ...]) -> None:
    """An address alone, a sum alone and a list become a tuple; the day in an address is the day of the capture."""
    assert READ.validate_python(written) == captures
    assert READ.validate_python(captures) == captures


@pytest.mark.parametrize(
    ("written", "problems"),
    [
        ([], ["empty-value/no-item"]),
        ({"url": STAMPED, "on": "2024-12-30"}, ["wrong-type/list-of-mapping"]),
        ([STAMPED], ["bad-capture"]),
        ([{"url": STAMPED}], ["missing"]),
        ([{"url": STAMPED, "on": "2024-12"}], ["bad-date/day"]),
        ([{"on": "2024-12-30"}], ["missing"]),
        ([{"sha256": SUM, "on": "2024-12-30"}], ["missing"]),
        ([{"sha256": "a", "on": "2024-12-30", "held_by": "M"}], ["bad-hash"]),
        ([{"url": STAMPED, "on": "2024-12-30", "held_by": "M"}], ["extra_forbidden"]),
        ([{"url": STAMPED, "sha256": SUM, "on": "2024-12-30", "held_by": "M"}], ["extra_forbidden"]),
        ("www.example.org", ["bad-url"]),
        ("sha256:a", ["bad-hash"]),
    ],
)
def test_what_is_no_capture(written: object, problems: list[str]) -> None:
    """In a list each capture has its day, and a copy its holder; none is both, and none is neither."""
    with pytest.raises(ValidationError) as caught:
        READ.validate_python(written)
    assert [error["type"] for error in caught.value.errors()] == problems


@pytest.mark.parametrize(
    ("address", "day"),
    [
        (STAMPED, "2024-12-30"),
        ("https://web.archive.org/web/20241230120000if_/https://example.org/a", "2024-12-30"),
        ("https://webarchive.nationalarchives.gov.uk/ukgwa/20241230/https://example.org/", "2024-12-30"),
        ("https://web.archive.org/web/20241399120000/https://example.org/a", ""),
        ("https://web.archive.org/web/2024/https://example.org/a", ""),
        ("https://perma.cc/A1B2-C3D4", ""),
    ],
)
def test_the_day_in_an_address(address: str, day: str) -> None:
    """Web archives write the moment of a capture into its address; where none stands there, no day is known."""
    assert str(day_in(address) or "") == day


@pytest.mark.parametrize(("url", "archived", "kept"), [(True, STAMPED, True), (True, SUM, True), (False, SUM, False)])
def test_what_is_kept(url: bool, archived: str, kept: bool) -> None:
    """A source with its address and a copy is kept; without its address, or without a copy, it is not."""
    address = {"url": "https://example.org/"} if url else {}
    assert Card.model_validate({**CARD, **address, "archived": archived}).is_kept is kept
    assert not Card.model_validate({**CARD, **address, "archived": None}).is_kept


def test_addresses_and_sums() -> None:
    """Of several captures the addresses and the sums, each in their order; of none, none."""
    both = READ.validate_python(
        [{"url": STAMPED, "on": "2024-12-30"}, {"sha256": SUM, "on": "2024-12-30", "held_by": "M"}]
    )
    assert (list(addresses(both)), list(sums(both))) == ([STAMPED], [SUM])
    assert (list(addresses(None)), list(sums(None))) == ([], [])


def test_the_captures_of_a_page_that_is_evidence() -> None:
    """They are the same values as those of a card."""
    page = WebEvidence(url="https://example.org/a", archived=STAMPED, sha256=SUM)
    assert page.captures == (WebCapture(url=STAMPED, on=DAY), Undated(sha256=SUM))
    assert WebEvidence(url="https://example.org/a").captures == ()
