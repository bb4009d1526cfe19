"""The bands of a list page: shelves by question, the cut of a long one, one line for one utterance."""

from datetime import date

import pytest

from onrecord.archive import Archive
from onrecord.pages.statement.folded_lanes import FoldedLane, folded_lanes
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.source_files import SourceFile
from onrecord.standings.derive import derive
from tests.loading import load_files

DAY = date(2022, 12, 1)


def card(*claims: str, publisher: str = "outlet") -> str:
    """A card of claims, each in YAML; without one of its own, the outlet says it."""
    head = f"title: A report\npublisher: {publisher}\ntype: news-report\npublished: 2021-03-01\nsummary: '[T](#s0)'\n"
    listed = (f"  - {{id: s{n}, text: Claim {n}., said_by: outlet, {claim}}}\n" for n, claim in enumerate(claims))
    return f"{head}attributed:\n{''.join(listed)}"


def archive(**cards: str) -> Archive:
    """An archive of these cards, with two outlets, a state and three questions; it need not pass the checks."""
    asked = {f"questions/{q}.yaml": f"text: Is it {q}?\nkind: yes-no\nconcerns: []\n" for q in ("a", "b", "c")}
    actors = {f"actors/{a}.yaml": f"name: The {a}\ntype: outlet\n" for a in ("outlet", "relay", "state")}
    files = {**asked, **actors, **{f"cards/2021/{name}.yaml": text for name, text in cards.items()}}
    return load_files(SourceFile(path, text.encode()) for path, text in files.items()).archive


def banded(held: Archive, *refs: str) -> tuple[FoldedLane, ...]:
    """These statements in their bands; without any, all."""
    entries = [held.statement(ref) for ref in refs] if refs else held.entries
    return folded_lanes(ArchiveViews(derive(held), DAY), entries)


def shelved(band: FoldedLane) -> list[tuple[str, list[str]]]:
    """The heading of each shelf, and the addresses on it."""
    return [
        (shelf.heading.text if shelf.heading else shelf.words, [line.url for line in (*shelf.rows, *shelf.more)])
        for shelf in band.questions
    ]


def urls(*names: str) -> list[str]:
    """The addresses of statements of one card."""
    return [f"sources/card/#{name}" for name in names]


def test_there_are_three_bands_in_the_order_of_the_kinds(example: Archive) -> None:
    """Verified, attributed, unacknowledged: each with what is of its kind, an empty one too."""
    lanes = banded(example)
    assert [band.lane.title for band in lanes] == ["Verified", "Attributed", "Unacknowledged"]
    for band in lanes:
        assert {line.kind for shelf in band.questions for line in (*shelf.rows, *shelf.more)} == {band.lane.kind}
    assert [band.questions for band in banded(example, "arlo-vance-speech#soldiers-fought")][::2] == [(), ()]
    assert [(band.lane.kind, band.lane.count) for band in lanes] == [
        (kind, sum(entry.kind.value == kind for entry in example.entries))
        for kind in ("verified", "attributed", "unacknowledged")
    ]


def test_the_fullest_shelf_comes_first_and_what_answers_nothing_last() -> None:
    """Of two as full, the order of their ids; within one, the order given."""
    held = archive(
        card=card(
            "about: []",
            "about: []",
            "about: []",
            "answers: {c: yes}",
            "answers: {b: yes}",
            "answers: {c: no}",
            "answers: {a: yes}",
        ),
    )
    (_, attributed, _) = banded(held)
    assert shelved(attributed) == [
        ("Is it c?", urls("s3", "s5")),
        ("Is it a?", urls("s6")),
        ("Is it b?", urls("s4")),
        ("Answers none of the questions", urls("s0", "s1", "s2")),
    ]
    (_, backwards, _) = banded(held, *reversed([entry.ref for entry in held.entries]))
    assert shelved(backwards)[0] == ("Is it c?", urls("s5", "s3"))


def test_a_claim_stands_once_under_the_first_question_that_it_answers() -> None:
    """However many it answers."""
    (_, attributed, _) = banded(archive(card=card("answers: {b: yes, a: yes, c: yes}")))
    assert shelved(attributed) == [("Is it b?", urls("s0"))]


def test_what_answers_nothing_has_no_heading_where_nothing_else_is(example: Archive) -> None:
    """There is no other shelf to tell it from; verified facts answer no question."""
    (_, attributed, _) = banded(archive(card=card("about: []")))
    assert shelved(attributed) == [("", urls("s0"))]
    verified = banded(example)[0]
    assert [(shelf.heading, shelf.words) for shelf in verified.questions] == [(None, "")]


@pytest.mark.parametrize(("count", "shown", "more"), [(1, 1, 0), (5, 5, 0), (6, 6, 0), (7, 5, 2), (12, 5, 7)])
def test_a_long_shelf_is_cut_but_never_for_one_line(count: int, shown: int, more: int) -> None:
    """Six are shown whole rather than five and one more behind a button."""
    (_, attributed, _) = banded(archive(card=card(*["answers: {a: yes}"] * count)))
    (shelf,) = attributed.questions
    assert (len(shelf.rows), len(shelf.more)) == (shown, more)
    assert [line.url for line in (*shelf.rows, *shelf.more)] == urls(*(f"s{n}" for n in range(count)))


def test_the_reports_of_one_utterance_are_one_line() -> None:
    """That of the speaker, with the others beneath; the cut and the lane count lines (method §4)."""
    word = "said_on: 2021-03-01, answers: {a: yes}"
    held = archive(
        card=card(*[word] * 3, publisher="outlet"), relayed=card(*[f"{word}, via: [relay]"] * 2, publisher="relay")
    )
    (_, attributed, _) = banded(held, *reversed([entry.ref for entry in held.entries]))
    (shelf,) = attributed.questions
    (line,) = shelf.rows
    assert (line.url, shelf.more) == ("sources/card/#s0", ())
    assert [relay.source.url for relay in line.other_sources] == [
        *urls("s1", "s2"),
        "sources/relayed/#s0",
        "sources/relayed/#s1",
    ]
    assert attributed.lane.count == 1
