"""Who and what there is in an archive by lot: actors, places, topics, questions, each a few plain fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from onrecord.vocabulary import PRESS, ActorType

from .words import GIVEN, HOW, SCRIPTS, WHAT, Zipf, coined, coined_in, slug

Fields = dict[str, Any]
BODIES: Final = (ActorType.NGO, ActorType.VERIFICATION_BODY)
"""Who has no stake: their control groups are listed as disinterested."""
_SHARES: Final[Mapping[ActorType, int]] = {
    ActorType.STATE: 6,
    ActorType.OFFICE: 9,
    ActorType.ARMED_FORCE: 4,
    ActorType.INTELLIGENCE_SERVICE: 3,
    ActorType.PERSON: 32,
    ActorType.OUTLET: 33,
    ActorType.NEWS_AGENCY: 9,
    ActorType.NGO: 2,
    ActorType.VERIFICATION_BODY: 2,
}
"""Of a hundred actors, so many of each type; of the first ones there are enough for any archive."""
_MEASURES: Final = ("killed or wounded", "killed", "casualties, undefined", "captured", "sent")
_PART: Final = "killed or wounded in one week"
_UNITS: Final = ("soldiers", "drones", "vehicles", "civilians", "million euros")


@dataclass(frozen=True)
class Actor:
    """Somebody with a file; `root` is the control group, `party` whether it speaks for that group."""

    id: str
    fields: Fields
    type: ActorType
    root: str
    party: bool

    @property
    def name(self) -> str:
        """The name in English."""
        return str(self.fields["name"])


@dataclass(frozen=True)
class Place:
    """A place with a file."""

    id: str
    fields: Fields

    @property
    def name(self) -> str:
        """The name in English."""
        return str(self.fields["name"])


@dataclass(frozen=True)
class Question:
    """A question with a file, to which findings are added as cards come in."""

    id: str
    fields: Fields
    topic: str
    place: Place
    concerns: tuple[str, ...]
    measures: tuple[str, ...]
    findings: list[Fields] = field(default_factory=list)

    @property
    def figure(self) -> bool:
        """Whether it asks how many."""
        return bool(self.measures)


@dataclass(frozen=True)
class Cast:
    """All of an archive but its cards, how often each is drawn, and which questions wait for the word of a body."""

    actors: Mapping[str, Actor]
    by_type: Mapping[ActorType, list[Actor]]
    speakers: list[Actor]
    press: list[Actor]
    places: list[Place]
    topics: list[tuple[str, Fields]]
    questions: list[Question]
    zipf: Mapping[str, Zipf]
    waiting: Mapping[str, list[Question]]

    def speaker(self, lot: Random) -> Actor:
        """Somebody who speaks, a few of them most of the time."""
        return self.speakers[self.zipf["speakers"].draw(lot)]

    def publisher(self, lot: Random) -> Actor:
        """An outlet or an agency, a few of them most of the time."""
        return self.press[self.zipf["press"].draw(lot)]

    def question(self, lot: Random) -> Question:
        """A question, a few of them most of the time."""
        return self.questions[self.zipf["questions"].draw(lot)]

    def place(self, lot: Random) -> Place:
        """A place, a few of them most of the time."""
        return self.places[self.zipf["places"].draw(lot)]


def cast(cards: int, lot: Random) -> Cast:
    """What an archive of so many cards has: an actor for every four, a question for every ten, fewer places, topics."""
    by_type = _actors(cards // 4 + 60, lot)
    actors = {actor.id: actor for listed in by_type.values() for actor in listed}
    places = [_place(number, lot) for number in range(cards // 40 + 12)]
    topics = [_topic(number) for number in range(cards // 100 + 8)]
    speakers = [actor for actor in actors.values() if actor.type not in (*PRESS, *BODIES)]
    press = [actor for actor in actors.values() if actor.type in PRESS]
    lot.shuffle(speakers)
    lot.shuffle(press)
    questions: list[Question] = []
    zipf = {name: Zipf(len(listed)) for name, listed in (("speakers", speakers), ("press", press), ("places", places))}
    for number in range(cards // 10 + 8):
        place = places[zipf["places"].draw(lot)]
        questions.append(_question(number, by_type, place, topics[Zipf(len(topics)).draw(lot)][0], questions, lot))
    zipf["questions"] = Zipf(len(questions))
    waiting: dict[str, list[Question]] = {}
    for question in reversed(questions):
        for body in question.fields["disinterested"]:
            waiting.setdefault(body, []).append(question)
    return Cast(actors, by_type, speakers, press, places, topics, questions, zipf, waiting)


def _actors(size: int, lot: Random) -> dict[ActorType, list[Actor]]:
    by_type: dict[ActorType, list[Actor]] = {}
    number = 0
    for kind, share in _SHARES.items():
        by_type[kind] = []
        for _ in range(max(3, size * share // 100)):
            by_type[kind].append(_actor(number, kind, by_type, lot))
            number += 1
    return by_type


def _actor(number: int, kind: ActorType, by_type: Mapping[ActorType, list[Actor]], lot: Random) -> Actor:
    above = _above(kind, by_type, lot)
    name = _name(number, kind, lot)
    fields: Fields = {"name": name, "type": kind.value}
    if above:
        fields["part_of"] = above.id
    if kind in PRESS:
        fields["hosts"] = [f"{slug(name)}.example"]
    if lot.random() < 0.35:
        script = lot.choice(SCRIPTS)
        fields["aliases"] = [coined_in(number, script)]
    root = above.root if above else slug(name)
    return Actor(slug(name), fields, kind, root, (kind not in PRESS and above is not None) or kind is ActorType.STATE)


def _above(kind: ActorType, by_type: Mapping[ActorType, list[Actor]], lot: Random) -> Actor | None:
    """Whom an actor is part of: offices and one outlet in ten of a state, persons of an office or a force."""
    states, offices = by_type[ActorType.STATE], by_type.get(ActorType.OFFICE, [])
    match kind:
        case ActorType.OFFICE | ActorType.ARMED_FORCE | ActorType.INTELLIGENCE_SERVICE:
            return states[Zipf(len(states)).draw(lot)]
        case ActorType.PERSON if lot.random() < 0.8:
            return lot.choice([*offices, *by_type[ActorType.ARMED_FORCE]])
        case ActorType.OUTLET | ActorType.NEWS_AGENCY if lot.random() < 0.1:
            return states[Zipf(len(states)).draw(lot)]
        case _:
            return None


_NAMES: Final[Mapping[ActorType, tuple[str, ...]]] = {
    ActorType.PERSON: tuple(f"{given} {{}}" for given in GIVEN),
    ActorType.OUTLET: ("{} Gazette", "{} Herald", "{} Post", "{} Radio", "{} Tribune", "{} Online"),
    ActorType.NEWS_AGENCY: ("{} News Agency",),
    ActorType.OFFICE: ("Ministry of {}", "Office of {}", "Council of {}", "Embassy of {}"),
    ActorType.ARMED_FORCE: ("{} Armed Forces",),
    ActorType.INTELLIGENCE_SERVICE: ("{} Intelligence Service",),
    ActorType.NGO: ("{} Relief Society",),
    ActorType.VERIFICATION_BODY: ("{} Institute for Examination",),
}


def _name(number: int, kind: ActorType, lot: Random) -> str:
    return lot.choice(_NAMES.get(kind, ("{}",))).format(coined(number))


_PLACES: Final = 200_000
"""Where the numbers of coined names of places begin; those of cards' titles run beside, and are in no name."""


def _place(number: int, lot: Random) -> Place:
    name = coined(_PLACES + number)
    coordinates = [round(lot.uniform(-50, 65), 2), round(lot.uniform(-120, 140), 2)]
    return Place(slug(name), {"name": name, "country": coined(number % 6), "coordinates": coordinates})


def _topic(number: int) -> tuple[str, Fields]:
    how, what = HOW[number % len(HOW)], WHAT[(number * 7 + number // len(HOW)) % len(WHAT)]
    name = f"The {how} {what}, {coined(number + 100_000)}"
    return slug(name), {"name": name, "description": f"What is said of the {how} {what} there, and by whom."}


def _question(
    number: int,
    by_type: Mapping[ActorType, list[Actor]],
    place: Place,
    topic: str,
    before: list[Question],
    lot: Random,
) -> Question:
    states, bodies = by_type[ActorType.STATE], [body for kind in BODIES for body in by_type[kind]]
    ranked = Zipf(len(states))
    concerns = tuple(dict.fromkeys(states[ranked.draw(lot)].id for _ in range(lot.choice((0, 1, 1, 1, 2, 3)))))
    disinterested = [lot.choice(bodies).id] if lot.random() < 0.3 else []
    year, thing = lot.randrange(2021, 2026), f"{lot.choice(HOW)} {lot.choice(WHAT)}"
    figure = number % 2 == 1
    start = (
        f"How many were there in the {thing}" if figure else f"Did the {thing} {lot.choice(('reach', 'leave', 'hold'))}"
    )
    fields: Fields = {
        "text": f"{start} {'near ' if figure else ''}{place.name} in {year}, case {number}?",
        "kind": "quantity" if figure else "yes-no",
        "concerns": list(concerns),
    }
    measures: tuple[str, ...] = ()
    if figure:
        measures = tuple(lot.sample(_MEASURES, lot.choice((1, 2, 3))))
        fields |= {"measures": list(measures), "unit": lot.choice(_UNITS)}
        if lot.random() < 0.2:
            fields["parts"], measures = [_PART], (*measures, _PART)
        fields["window"] = f"{lot.choice((7, 14, 30))} days"
    fields["disinterested"] = disinterested
    presupposed = [question for question in before[-12:] if not question.figure]
    if presupposed and lot.random() < 0.5:
        fields["presupposes"] = {lot.choice(presupposed).id: "yes"}
    if concerns and lot.random() < 0.05:
        fields["searches"] = [_search(concerns[0], year)]
    if disinterested or not concerns:
        fields["note"] = "Nobody is burdened by it, or who is listed has nothing to gain by either answer."
    return Question(f"case-{number}-{slug(place.name)}", fields, topic, place, concerns, measures)


def _search(party: str, year: int) -> Fields:
    where = "The pages of its offices, in English"
    return {"on": f"{year}-12-01", "for": party, "where": where, "found": "nothing", "by": "a-reader"}
