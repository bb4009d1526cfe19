"""Small whole archives, drawn at random: their dates lie so close that windows, ties and the 90 days are hit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from hypothesis import strategies as st

from onrecord.archive import Archive, link
from onrecord.model.edtf_dates import parse_edtf
from onrecord.model.entities import Actor, Card, Question

Draw = st.DrawFn
Raw = dict[str, Any]
FIRST_DAY: Final = date(2024, 1, 29)
DAYS: Final = (0, 1, 2, 3, 3, 4, 5, 8, 9, 14, 15, 16, 17, 30, 92, 93, 94, 95, 106)
"""Days of an archive, from its first; 14 and 15, 90 and 91 days apart are common among them."""

TYPES: Final[Mapping[str, str]] = {
    "north": "state",
    "south": "state",
    "army": "armed-force",
    "ministry": "office",
    "general": "person",
    "paper": "outlet",
    "wire": "news-agency",
    "reporter": "person",
    "institute": "verification-body",
    "union": "international-organisation",
}
ABOVE: Final[Mapping[str, tuple[str | None, ...]]] = {
    "north": (None,),
    "south": (None,),
    "army": ("north",),
    "ministry": ("north", "north", "south", None),
    "general": ("army", "army", "ministry", None),
    "paper": (None, None, "north", "ministry"),
    "wire": (None, "south", "paper"),
    "reporter": ("paper", "wire", None),
    "institute": (None, None, "south"),
    "union": (None,),
}
PARTIES: Final = ((), ("north",), ("north",), ("north", "south"), ("north", "army"), ("paper", "south"), ("ministry",))
WITHOUT_A_STAKE: Final = ((), ("union",), ("union", "institute"), ("south", "paper"))
MEASURES: Final = ("killed or wounded", "killed")
PARTS: Final = ((), (), ("killed in one week",))
FIGURES: Final = ("10", "11", "~10", "> 10", ">= 10", "< 10", "<= 10", "9..11", "12..20", "~30", {"words": "some"})
BOUNDS: Final = (">= 10", "9..11", "< 10", "<= 20")
EVIDENCE: Final = ("c0", "c1", "c2#s0", {"url": "https://snow.example.org/", "sha256": "0" * 64})
RELAYS: Final = (
    *TYPES,
    *("north", "army", "general", "south", "paper", "union"),
    {"anonymous": "two officials"},
    {"document": "twelve pages", "purported_author": "north"},
)


@dataclass(frozen=True, repr=False)
class Sources:
    """The entities of an archive before they are linked."""

    cards: tuple[Card, ...]
    actors: tuple[Actor, ...]
    questions: tuple[Question, ...]

    def __repr__(self) -> str:
        """Only what is written, so that a failing case can be read."""
        written = (
            {name: repr(getattr(x, name)) for name in x.model_fields_set} for x in (*self.questions, *self.cards)
        )
        above = {actor.id: actor.part_of for actor in self.actors}
        return "\n".join([repr(above), *(repr(fields) for fields in written)])

    def link(self) -> Archive:
        """The archive of these entities."""
        return link(self.cards, self.actors, self.questions, [], [])

    def add(self, *cards: Card) -> "Sources":
        """The same with more cards."""
        return replace(self, cards=(*self.cards, *cards))


def day(offset: int) -> date:
    """The day so many days after the first."""
    return FIRST_DAY + timedelta(days=offset)


def last_possible(written: str, at_most: str | None) -> date:
    """The last possible day of a date; of one not known exactly, at most the day given besides (method §2)."""
    when = parse_edtf(written)
    if when.earliest == when.latest and when.latest:
        return when.latest
    known = [when.latest, parse_edtf(at_most).latest if at_most else None]
    return min(latest for latest in known if latest)


def card(card_id: str, publisher: str, published: str, *statements: Raw, **more: Any) -> Card:
    """A card; a statement that tells how a party took it is unacknowledged, one with a basis verified."""
    lanes: dict[str, list[Raw]] = {"verified": [], "attributed": [], "unacknowledged": []}
    for raw in statements:
        lane = "verified" if "basis" in raw else "unacknowledged" if "not_acknowledged_by" in raw else "attributed"
        lanes[lane].append(raw)
    head = {"id": card_id, "title": "Snow", "type": "news-report", "summary": "Snow.", "publisher": publisher}
    return Card.model_validate({**head, "published": published, **lanes, **more})


def claim(said_by: Any, answers: Raw, **more: Any) -> Raw:
    """A claim as a contributor writes it; left-out fields may be given as None."""
    raw = {"id": "s", "text": "Snow fell.", "said_by": said_by, "answers": answers, **more}
    return {key: value for key, value in raw.items() if value is not None}


@st.composite
def sources(draw: Draw, fewest: int = 2, most: int = 5) -> Sources:
    """Ten actors, two to five questions (or as told), three to ten cards with one to three statements each."""
    actors = {name: draw(st.sampled_from(ABOVE[name])) for name in TYPES}
    questions = _questions(draw, fewest, most)
    cards: list[Card] = []
    dated: list[tuple[str, date]] = []
    for number in range(draw(st.integers(3, 10))):
        cards.append(_card(draw, f"c{number}", actors, questions, dated))
    return Sources(
        tuple(cards),
        tuple(actor(name, above) for name, above in actors.items()),
        tuple(Question.model_validate(raw) for raw in questions),
    )


def actor(name: str, above: str | None = None) -> Actor:
    """An actor of the type that its name tells."""
    return Actor.model_validate(
        {"id": name, "name": name, "type": TYPES[name], **({"part_of": above} if above else {})}
    )


def _questions(draw: Draw, fewest: int, most: int) -> list[Raw]:
    questions: list[Raw] = []
    for number in range(draw(st.integers(fewest, most))):
        kind = draw(st.sampled_from(["yes-no", "quantity"]))
        quantity, concerns = kind == "quantity", draw(st.sampled_from(PARTIES))
        questions.append(
            {
                "id": f"q{number}",
                "text": "Did snow fall?",
                "kind": kind,
                "concerns": concerns,
                "disinterested": draw(st.sampled_from(WITHOUT_A_STAKE)),
                "presupposes": _presupposed(draw, questions),
                "findings": _findings(draw, quantity),
                "searches": _searches(draw, concerns),
                **(
                    {
                        "measures": draw(st.sampled_from([MEASURES, MEASURES[1:]])),
                        "parts": draw(st.sampled_from(PARTS)),
                        "unit": "flakes",
                        "window": draw(st.sampled_from([14, 14, 1, 90])),
                    }
                    if quantity
                    else {}
                ),
            }
        )
    return questions


def _presupposed(draw: Draw, earlier: list[Raw]) -> Raw:
    named = draw(st.lists(st.sampled_from(earlier), max_size=2, unique_by=lambda q: q["id"])) if earlier else []
    return {
        q["id"]: draw(st.sampled_from(["yes", "yes", "no"] if q["kind"] == "yes-no" else [*BOUNDS, {"words": "some"}]))
        for q in named
    }


def _findings(draw: Draw, quantity: bool) -> list[Raw]:
    """Up to two findings, often of one day."""
    answers, days = st.sampled_from(FIGURES if quantity else ("yes", "yes", "no")), st.sampled_from(DAYS)
    first = draw(days)
    offsets = draw(st.sampled_from([(), (), (first,), (first, first), (first, draw(days))]))
    pieces = st.lists(st.sampled_from(EVIDENCE), min_size=1, max_size=2, unique_by=str)
    return [
        {
            "on": day(offset).isoformat(),
            "answer": draw(answers),
            "basis": draw(st.sampled_from(["examined", "public-record", "admission", "admission", "corroborated"])),
            "evidence": draw(pieces),
            "note": "Seen.",
        }
        for offset in offsets
    ]


def _searches(draw: Draw, concerns: tuple[str, ...]) -> list[Raw]:
    """Seldom, that somebody looked for the word of a party."""
    if not concerns or draw(st.integers(0, 3)) < 3:
        return []
    on, party = day(draw(st.sampled_from(DAYS))).isoformat(), draw(st.sampled_from(concerns))
    return [{"on": on, "for": party, "where": "Its pages.", "found": "nothing", "by": "a reader"}]


def _card(
    draw: Draw, card_id: str, actors: Mapping[str, str | None], questions: list[Raw], dated: list[tuple[str, date]]
) -> Card:
    """A card, and in `dated` what its statements are called and from when they count."""
    published, retrieved = _when(draw), draw(st.sampled_from([None, "2024-02-05", "2025-01-01"]))
    statements: list[Raw] = []
    for number in range(draw(st.integers(1, 3))):
        raw = _statement(draw, f"s{number}", actors, questions)
        counts = _counts(published, retrieved, raw)
        _lean_on_others(draw, raw, counts, dated)
        dated.append((f"{card_id}#s{number}", counts))
        statements.append(raw)
    more = {"retrieved": retrieved} if retrieved else {}
    return card(card_id, draw(st.sampled_from(list(actors))), published, *statements, **more)


def _counts(published: str, retrieved: str | None, raw: Raw) -> date:
    """From when the words of a statement count (method §2)."""
    public = last_possible(published, retrieved)
    said = last_possible(raw.get("said_on", published), public.isoformat())
    return said if "said_on" in raw and isinstance(raw["said_by"], str) else max(said, public)


def _said_on(draw: Draw) -> str | None:
    """The day of the words, often none, seldom one that is not known."""
    form = draw(st.sampled_from(["none", "none", "none", "when", "when", "when", "before"]))
    if form == "before":
        return f"../{day(draw(st.sampled_from(DAYS))).isoformat()}"
    return None if form == "none" else _when(draw)


def _when(draw: Draw) -> str:
    """A day, seldom one that is not known exactly."""
    first = draw(st.sampled_from(DAYS))
    form = draw(st.sampled_from(["day", "day", "day", "day", "about", "interval", "month"]))
    text = day(first).isoformat()
    if form == "interval":
        return f"{text}/{day(first + draw(st.sampled_from([1, 6])))}"
    return text[:7] if form == "month" else f"{text}~" if form == "about" else text


def _statement(draw: Draw, name: str, actors: Mapping[str, str | None], questions: list[Raw]) -> Raw:
    if draw(st.integers(0, 19)) == 19:
        return {"id": name, "text": "X said so.", "basis": "on-record", "by": "south", "evidence": ["c0"]}
    asked = draw(st.lists(st.sampled_from(questions), min_size=1, max_size=2, unique_by=lambda q: q["id"]))
    raw = claim(
        draw(st.sampled_from(RELAYS)),
        {q["id"]: _answer(draw, q) for q in asked},
        id=name,
        via=draw(st.lists(st.sampled_from(RELAYS), max_size=2)),
        said_on=_said_on(draw),
        as_of=_when(draw) if draw(st.integers(0, 2)) == 2 else None,
    )
    others = [q["id"] for q in questions if q not in asked]
    if others and draw(st.integers(0, 4)) == 4:
        raw["comments_on"] = [draw(st.sampled_from(others))]
    listed = [m for q in asked for m in (*q.get("measures", ()), *q.get("parts", ()))]
    measured: bool = draw(st.booleans())
    if listed and measured:
        raw["measure"] = draw(st.sampled_from(listed))
    return raw | _report(draw, raw, actors, asked)


def _answer(draw: Draw, question: Raw) -> Any:
    figures = [*FIGURES, *FIGURES, "declined"]
    return draw(st.sampled_from(["yes", "yes", "no", "declined"] if question["kind"] == "yes-no" else figures))


def _report(draw: Draw, raw: Raw, actors: Mapping[str, str | None], asked: list[Raw]) -> Raw:
    """How parties took a claim, where it is one to be owned, and none of them made it."""
    speaker, question = raw["said_by"], asked[0]
    own = _group(actors, speaker) if isinstance(speaker, str) else None
    others = [party for party in question["concerns"] if _group(actors, party) != own]
    silent: bool = draw(st.booleans())
    if silent or len(asked) > 1 or not others or raw["answers"][question["id"]] in ("no", "declined"):
        return {}
    hows = st.sampled_from(["unacknowledged", "declined", "denied"])
    return {
        "not_acknowledged_by": {party: draw(hows) for party in others if party != "south" or draw(st.booleans())}
        or {others[0]: "unacknowledged"}
    }


def _group(actors: Mapping[str, str | None], actor: str) -> str:
    above = actors[actor]
    return _group(actors, above) if above else actor


def _lean_on_others(draw: Draw, raw: Raw, counts: date, dated: Iterable[tuple[str, date]]) -> None:
    """Seldom, let a statement rest on earlier ones, take the place of one, or be a rendering of one."""
    refs = [ref for ref, _ in dated]
    by_then = [ref for ref, when in dated if when <= counts and "by" not in raw]
    link_by = draw(st.sampled_from([None, None, None, None, "rests_on", "rests_on", "supersedes", "rendering_of"]))
    if link_by == "rests_on" and by_then:
        raw["rests_on"] = draw(st.lists(st.sampled_from(by_then), min_size=1, max_size=2, unique=True))
    elif link_by in ("supersedes", "rendering_of") and refs and not (link_by == "rendering_of" and "by" in raw):
        raw[link_by] = draw(st.sampled_from(refs))
