"""What the golden cases leave out of standings: answers that never count, who is named, what a list is told."""

from datetime import date

from onrecord.archive import Archive, link
from onrecord.model.edtf_dates import parse_edtf
from onrecord.model.entities import Actor, Card, Question
from onrecord.standings.conflicts import Apart
from onrecord.standings.derive import derive
from onrecord.vocabulary import Badge, Standing

NORTH = Actor(id="north", name="North", type="state")
VOICE = Actor(id="voice", name="Voice", type="office", part_of="north")
PAPER = Actor(id="paper", name="Paper", type="outlet")
ORGAN = Actor(id="organ", name="Organ", type="outlet", part_of="north")
OTHERS = [Actor(id=name, name=name.title(), type="outlet") for name in ("alpha", "beta")]
ACTORS = (NORTH, VOICE, PAPER, ORGAN, *OTHERS)


def _card(name: str, day: int, publisher: str, lane: str = "attributed", **statement: object) -> Card:
    claim = {"id": "s", "text": "A claim.", "said_by": "paper", **statement}
    return Card(
        id=name,
        title=name,
        publisher=publisher,
        type="news-report",
        published=f"2021-03-{day:02}",
        summary="None.",
        **{lane: [claim]},
    )


def _archive(*cards: Card, presupposes: dict[str, str] | None = None) -> Archive:
    asked = [
        Question(id="q", text="Is it so?", kind="yes-no", concerns=["north"], presupposes=presupposes or {}),
        Question(id="p", text="Was it there?", kind="yes-no", concerns=["north"]),
    ]
    return link(cards, ACTORS, asked, [], [])


def test_an_answer_that_was_superseded_before_it_counted_begins_no_history() -> None:
    """Only what counts on some day can change anything; so too where the question’s badge has days of its own."""
    archive = _archive(
        _card("early", 5, "paper", answers={"q": "yes"}),
        _card("later", 3, "paper", supersedes=["early#s"]),
        _card("owned", 8, "paper", said_by="north", answers={"p": "yes"}),
        presupposes={"p": "yes"},
    )
    standings = derive(archive)
    assert standings.history("q", date(2021, 4, 1)) == ()
    assert standings.since("q", date(2021, 4, 1)) is None
    assert Badge.RESTS_ON_UNACKNOWLEDGED in standings.at("q", date(2021, 3, 7)).badges
    assert standings.at("q", date(2021, 3, 8)).badges == frozenset()


def test_a_no_of_somebody_not_concerned_changes_nothing_and_begins_no_history() -> None:
    """The standing is that of `yes`: until somebody claims it, it stands as before."""
    standings = derive(
        _archive(_card("a", 1, "paper", answers={"q": "no"}), _card("b", 2, "alpha", answers={"q": "yes"}))
    )
    assert [(s.since.day, s.standing) for s in standings.history("q", date(2021, 4, 1))] == [(2, Standing.ATTRIBUTED)]


def _named(*cards: Card) -> str:
    event = derive(_archive(*cards)).at("q", date(2021, 4, 1)).positions["north"].event
    assert event is not None
    return event.entry.card.id


def test_of_several_words_of_one_day_the_nearest_to_the_party_is_named() -> None:
    """Its own word before a report of it, then the fewest hands, then its own publication, then the first address."""
    denied = {"not_acknowledged_by": {"north": "denied"}, "answers": {"q": "yes"}}
    report = _card("a-report", 1, "alpha", "unacknowledged", **denied)
    relayed = _card("b-relayed", 1, "alpha", said_by="voice", via=["beta"], answers={"q": "no"})
    said = _card("c-told", 1, "beta", said_by="voice", answers={"q": "no"})
    own = _card("d-own", 1, "organ", said_by="voice", answers={"q": "no"})
    through = _card("a-through", 1, "organ", said_by="voice", via=["paper", "beta"], answers={"q": "no"})
    assert _named(report, relayed, said, own, through) == "d-own"
    assert _named(report, relayed, said, through) == "c-told"
    assert _named(report, relayed, through) == "b-relayed"
    assert _named(report, relayed, said) == "c-told"
    assert _named(report, relayed) == "b-relayed"
    assert _named(report, _card("z-report", 1, "beta", "unacknowledged", **denied)) == "a-report"


def test_a_word_of_a_later_day_does_not_take_the_place_of_the_first() -> None:
    """`since` is the date of the first event of the run, and that event is the one named."""
    first = _card("a", 1, "alpha", said_by="voice", answers={"q": "no"})
    later = _card("b", 2, "organ", said_by="voice", answers={"q": "no"})
    assert _named(first, later) == "a"


def test_a_day_that_is_not_known_at_all_never_comes_and_breaks_nothing() -> None:
    """Published some day since January, and nobody knows when it was read: it counts on no day that can be named."""
    never = Card(
        id="never",
        title="N",
        publisher="paper",
        type="news-report",
        published="2021-01/..",
        summary="None.",
        attributed=[{"id": "s", "text": "A claim.", "said_by": "paper", "answers": {"q": "yes"}}],
    )
    assert derive(_archive(never)).at("q", date(2026, 1, 1)).standing is Standing.UNANSWERED


def test_figures_at_the_ends_of_time_are_compared_without_a_crash() -> None:
    """And one that holds for a time without an end is at most of the day of its card (method §2)."""
    asked = [Question(id="n", text="How many?", kind="quantity", concerns=[], note="x", measures=["dead"], unit="men")]
    days = ("0001-01-01", "9999-12-31", "2021-01-01/..")
    cards = [
        _card(f"c{n}", 1, "paper", said_by=by, answers={"n": figure}, as_of=day)
        for n, (by, figure, day) in enumerate(
            (by, f, day) for day in days for by, f in (("alpha", "5"), ("north", "9"))
        )
    ]
    standings = derive(link(cards, ACTORS, asked, [], []))
    assert Badge.CONTESTED in standings.at("n", date(2022, 1, 1)).badges
    open_ended = derive(link(cards[4:], ACTORS, asked, [], []))
    assert [pair.apart for pair in open_ended.conflicts("n", date(2022, 1, 1))] == [None]
    dayless = [card.model_copy(update={"published": parse_edtf("2021-01-01/..")}) for card in cards[4:]]
    never = derive(link(dayless, ACTORS, asked, [], []))
    assert [pair.apart for pair in never.conflicts("n", date.max)] == [Apart.NO_DAY]


def test_what_rests_on_a_partys_word_is_first_said_by_it() -> None:
    """It claims nothing for somebody else, and stands against a later no as the voice of who says it (§2, §5)."""
    said = _card("said", 1, "paper", said_by="voice", answers={"q": "yes"})
    relay = _card("relay", 2, "alpha", said_by="alpha", rests_on=["said#s"], answers={"q": "yes"})
    denied = _card("denied", 9, "paper", said_by="voice", answers={"q": "no"})
    state = derive(_archive(said, relay, denied)).at("q", date(2021, 4, 1))
    assert (state.standing, state.badges) == (Standing.ATTRIBUTED, frozenset({Badge.CONTESTED}))


def test_a_rendering_supersedes_nothing() -> None:
    """It is counted nowhere, so it can take nothing away."""
    first = _card("first", 1, "paper", answers={"q": "yes"})
    rendering = _card("slip", 2, "paper", rendering_of="first#s", supersedes=["first#s"])
    assert derive(_archive(first, rendering)).at("q", date(2021, 4, 1)).standing is Standing.ATTRIBUTED


def _finding(day: str, answer: str) -> dict[str, object]:
    page = {"url": "https://paper.example.org/", "sha256": "0" * 64}
    return {"on": day, "answer": answer, "basis": "examined", "evidence": [page], "note": "Seen."}


def test_another_figure_that_is_verified_is_an_entry_of_its_own() -> None:
    """Nobody may read the newer figure as verified since the older one was."""
    asked = Question(
        id="n",
        text="How many?",
        kind="quantity",
        concerns=[],
        note="x",
        measures=["dead"],
        unit="men",
        findings=[_finding("2021-02-01", "> 3"), _finding("2021-03-01", "< 3")],
    )
    standings = derive(link([_card("a", 1, "paper", answers={"n": "4"})], ACTORS, [asked], [], []))
    assert [s.since.isoformat() for s in standings.history("n", date(2022, 1, 1))] == ["2021-02-01", "2021-03-01"]
