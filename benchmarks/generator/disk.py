"""An archive by lot → its files, written as they are drawn, so that no size is too large for memory."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

from onrecord.new_card.yaml_writer import entry
from onrecord.vocabulary import LANES

from . import hard
from .cards import A_CARD, FIRST, LAST, cards
from .cast import Cast, Fields, cast

_BLOCKS = ("findings", "searches", "corrections")


def write(folder: Path, size: int, seed: int) -> Mapping[str, int]:
    """Write an archive of so many cards into a folder; how many there are of each kind."""
    lot = Random(seed)
    people = cast(size, lot)
    recorded = list(_cards(folder / "cards", size, people, lot))
    _files(folder / "actors", {actor.id: actor.fields for actor in people.actors.values()})
    _files(folder / "places", {place.id: place.fields for place in people.places})
    _files(folder / "topics", dict(people.topics))
    questions = {q.id: {**q.fields, **({"findings": q.findings} if q.findings else {})} for q in people.questions}
    _files(folder / "questions", questions)
    withdrawn = {f"withdrawn-{number}": _tombstone() for number in range(size // 100)}
    _files(folder / "withdrawn", withdrawn)
    lines = ["kind,id,on,what,recorded", *sorted(recorded)]
    (folder / "recorded.csv").write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    return {
        "cards": size,
        "statements": size * A_CARD,
        "actors": len(people.actors),
        "questions": len(questions),
        "findings": sum(len(question.findings) for question in people.questions),
        "places": len(people.places),
        "topics": len(people.topics),
    }


def write_hard(folder: Path, case: str, size: int) -> Mapping[str, int]:
    """Write an archive in which one thing is so large into a folder; how many files there are."""
    count = 0
    for path, fields in hard.archive(case, size):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        _write(folder / path, fields)
        count += 1
    return {"files": count}


def _cards(folder: Path, size: int, people: Cast, lot: Random) -> Iterator[str]:
    """Write each card; the line of each in the list of what came in when."""
    for year in range(FIRST.year, LAST.year + 1):
        (folder / str(year)).mkdir(parents=True, exist_ok=True)
    for card, year, fields in cards(size, people, lot):
        _write(folder / str(year) / f"{card}.yaml", fields)
        yield f"card,{card},,,{fields['retrieved']}"


def _files(folder: Path, entities: Mapping[str, Fields]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, fields in entities.items():
        _write(folder / f"{name}.yaml", fields)


def _write(file: Path, fields: Fields | str) -> None:
    file.write_bytes(text_of(fields))


def text_of(fields: Fields | str) -> bytes:
    """A file of an archive."""
    return (fields if isinstance(fields, str) else "\n".join(lines_of(fields)) + "\n").encode()


def lines_of(fields: Fields) -> Iterator[str]:
    """The lines of a file, as a contributor writes them: a list of records one field a line."""
    for name, value in fields.items():
        if name in (*LANES, *_BLOCKS):
            yield from ("", f"{name}:") if name in LANES else (f"{name}:",)
            yield from (line for record in value for line in _record(record))
        else:
            yield from entry(name, value)


def _record(record: Mapping[str, Any]) -> Iterator[str]:
    mark = "  - "
    for name, value in record.items():
        for line in entry(name, value, 4):
            yield f"{mark}{line}"
            mark = "    "


def _tombstone() -> Fields:
    return {"was": "card", "on": LAST.isoformat(), "note": "It had been entered twice."}
