"""How long it takes to derive what stands: every origin, position, standing, badge and history of an archive.

`make benchmark` writes benchmarks/results/derivation.json. The archives are drawn by lot with a fixed seed, five
statements a card: long chains of `rests_on`, questions that many answer and questions that few do, denials,
reports, corrections by a successor, presuppositions. Seconds are of one core of one machine; the linking of the
archive is told beside them, since it is no part of the derivation.
"""

import json
import platform
import random
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from onrecord.archive import Archive, link
from onrecord.model.entities import Actor, Card, Question
from onrecord.standings.derive import derive

PROJECT = Path(__file__).parents[1]
SIZES = (1_000, 10_000)
A_CARD = 5
AS_OF = date(2026, 11, 22)
FIRST = date(2023, 1, 1)
TYPES = ("state", "office", "person", "outlet", "news-agency", "armed-force")
FIGURES = ("> 3000", "~1100", "1000..1200", "3800", "< 500", "4700")


def drawn(cards: int, lot: random.Random) -> Archive:
    """An archive of so many cards: a question for every ten, an actor for every five."""
    actors = [_actor(n, lot) for n in range(cards // 5)]
    questions = [_question(n, len(actors), lot) for n in range(cards // 10)]
    return link(list(_cards(cards, actors, questions, lot)), actors, questions, [], [])


def _actor(number: int, lot: random.Random) -> Actor:
    above = {"part_of": f"a{lot.randrange(number // 4 + 1)}"} if number > 20 and lot.random() < 0.8 else {}
    return Actor(id=f"a{number}", name=f"Actor {number}", type=TYPES[0 if not above else lot.randrange(6)], **above)


def _question(number: int, actors: int, lot: random.Random) -> Question:
    quantity = {"kind": "quantity", "measures": ["killed or wounded", "killed"], "unit": "soldiers"}
    form: dict[str, Any] = quantity if number % 2 else {"kind": "yes-no"}
    before = {f"q{lot.randrange(0, number, 2)}": "yes"} if number > 3 and lot.random() < 0.5 else {}
    concerns = [f"a{n}" for n in lot.sample(range(min(20, actors)), lot.randrange(3))]
    return Question(
        id=f"q{number}", text=f"Question {number}?", concerns=concerns, note="By lot.", presupposes=before, **form
    )


def _cards(cards: int, actors: list[Actor], questions: list[Question], lot: random.Random) -> Iterator[Card]:
    earlier: list[str] = []
    for number in range(cards):
        day = FIRST + timedelta(days=number * 1200 // cards)
        lanes: dict[str, list[dict[str, Any]]] = {"attributed": [], "unacknowledged": []}
        for index in range(A_CARD):
            question = questions[min(int(lot.expovariate(6 / len(questions))), len(questions) - 1)]
            lane, claim = _claim(index, day, question, actors, earlier, lot)
            lanes[lane].append(claim)
        yield Card(
            id=f"c{number}",
            title=f"Card {number}",
            publisher=f"a{lot.randrange(len(actors))}",
            type="news-report",
            published=day.isoformat(),
            summary="None.",
            **lanes,
        )
        earlier += [f"c{number}#s{index}" for index in range(A_CARD)]


def _claim(
    index: int, day: date, question: Question, actors: list[Actor], earlier: list[str], lot: random.Random
) -> tuple[str, dict[str, Any]]:
    figure = question.kind == "quantity"
    speaker = f"a{lot.randrange(len(actors))}"
    claim: dict[str, Any] = {
        "id": f"s{index}",
        "text": "A claim.",
        "via": [f"a{lot.randrange(len(actors))}"],
        "said_by": speaker if lot.random() < 0.7 else {"anonymous": "officials"},
        "answers": {
            question.id: lot.choice(FIGURES) if figure else lot.choice(["yes", "yes", "yes", "no", "declined"])
        },
    }
    if lot.random() < 0.8:
        claim["said_on"] = (day - timedelta(days=lot.randrange(3))).isoformat()
    if earlier and lot.random() < 0.2:
        claim["rests_on"] = [earlier[-lot.randrange(1, min(200, len(earlier)) + 1)]]
    if earlier and lot.random() < 0.02:
        claim["supersedes"] = [lot.choice(earlier)]
    reported = question.concerns and claim["answers"][question.id] not in ("no", "declined") and lot.random() < 0.3
    if not reported:
        return "attributed", claim
    how = lot.choice(["unacknowledged", "declined", "denied"])
    return "unacknowledged", {**claim, "not_acknowledged_by": dict.fromkeys(question.concerns, how)}


def measured(cards: int) -> dict[str, float | int]:
    """Processor seconds to link an archive, and to derive all that stands and stood in it."""
    lot = random.Random(3)
    started = time.process_time()
    archive = drawn(cards, lot)
    drawn_at = time.process_time()
    link(archive.cards.values(), archive.actors.values(), archive.questions.values(), [], [])
    linked = time.process_time()
    standings = derive(archive)
    derived = time.process_time()
    results = [(standings.at(q, AS_OF), standings.history(q, AS_OF)) for q in archive.questions]
    asked = time.process_time()
    return {
        "cards": cards,
        "statements": len(archive.entries),
        "questions": len(archive.questions),
        "states": sum(map(len, standings.states.values())),
        "entries_of_histories": sum(len(h) for _, h in results),
        "most_answers_to_one_question": max(map(len, standings.answers.values())),
        "draw_s": round(drawn_at - started, 3),
        "link_s": round(linked - drawn_at, 3),
        "derive_s": round(derived - linked, 3),
        "ask_all_standings_and_histories_s": round(asked - derived, 3),
        "derive_and_ask_s": round(asked - linked, 3),
    }


def main() -> None:
    """Measure each size once and write the figures."""
    rows = [measured(cards) for cards in SIZES]
    for row in rows:
        row["derive_and_ask_us_a_statement"] = round(1e6 * row["derive_and_ask_s"] / row["statements"], 1)
    result = {"command": "make benchmark", "python": platform.python_version(), "rows": rows}
    target = PROJECT / "benchmarks" / "results" / "derivation.json"
    target.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    print(target.read_text("utf-8"))


if __name__ == "__main__":
    main()
