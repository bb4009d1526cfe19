"""How long the search for near-duplicates takes, and how the time grows with the archive.

`make benchmark` writes benchmarks/results/likeness.json. Hard cases by lot: few publishers, titles of
few words, names of few syllables, so that the groups within which everything is compared are large.
"""

import json
import platform
import random
import time
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path

from onrecord.archive import Archive, link
from onrecord.checks import similar_cards, similar_names
from onrecord.checks.diagnostic import Diagnostic
from onrecord.model.entities import Actor, Card

PROJECT = Path(__file__).parents[1]
SIZES = (1_000, 2_000, 4_000, 8_000)
WORDS = tuple("drones dam river bridge soldiers night losses talks treaty border army north".split())
SYLLABLES = ("ba", "ko", "ri", "ne", "shi", "do", "va", "lu", "mir", "zel", "han", "tor", "gra", "pel", "sun", "ok")
RULES: tuple[Callable[[Archive], Iterable[Diagnostic]], ...] = (
    similar_cards.same_address,
    similar_cards.near_duplicates,
    similar_names.like_names,
)


def drawn(size: int) -> Archive:
    """An archive of so many cards and as many actors, with a fixed seed; ten cards a day, of twenty publishers."""
    lot = random.Random(7)
    cards = [_card(number, lot) for number in range(size)]
    return link(cards, [_actor(number, lot) for number in range(size)], [], [], [])


def _card(number: int, lot: random.Random) -> Card:
    day = date(2023, 1, 1) + timedelta(days=number // 10)
    return Card(
        id=f"c{number}",
        title=" ".join(lot.choices(WORDS, k=6)),
        publisher=f"a{lot.randrange(20)}",
        type="news-report",
        published=day.isoformat(),
        url=f"https://www.example.org/{number}?utm_source=feed&id={number}",
        summary="None.",
    )


def _actor(number: int, lot: random.Random) -> Actor:
    first, last = ("".join(lot.choices(SYLLABLES, k=lot.randrange(*room))) for room in ((1, 3), (2, 4)))
    return Actor(id=f"a{number}", name=f"{first} {last}", aliases=[f"{last}{number}"], type="person")


def measured(size: int) -> dict[str, float | int]:
    """Processor milliseconds of each rule, and how much it found."""
    archive, row = drawn(size), {"cards": size, "actors": size}
    timed: dict[str, float | int] = dict(row)
    for rule in RULES:
        started = time.process_time()
        count = sum(1 for _ in rule(archive))
        timed[f"{rule.__name__}_ms"] = round(1000 * (time.process_time() - started), 1)
        timed[f"{rule.__name__}_found"] = count
    return timed


def main() -> None:
    """Measure each size once and write the figures."""
    result = {
        "command": "python -m benchmarks.likeness",
        "python": platform.python_version(),
        "rows": [measured(size) for size in SIZES],
    }
    target = PROJECT / "benchmarks" / "results" / "likeness.json"
    target.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    print(target.read_text("utf-8"))


if __name__ == "__main__":
    main()
