"""The rules of links between files: no cycles, and nothing rests on what comes later."""

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from ..archive import Archive, Entry
from ..model.record import Absent
from ..model.statements import DocumentSpeaker
from ..problems.problem import fault
from ..reading.document import Loc
from ..standings.origins import first_named_hand
from .diagnostic import Diagnostic

Edges = dict[str, dict[str, tuple[str, Loc]]]
"""node → node it names → the entity and place where it does so"""


def cycles(archive: Archive) -> Iterator[Diagnostic]:
    """Nothing rests on, belongs to, presupposes, supersedes or renders itself, at any remove."""
    for field, edges in _graphs(archive).items():
        for cycle in _cycles(edges):
            entity, loc = edges[cycle[0]][cycle[1]]
            yield Diagnostic(loc, fault("cycle", field, value=" → ".join(cycle)), entity=entity)


def _graphs(archive: Archive) -> Mapping[str, Edges]:
    graphs: dict[str, Edges] = {
        name: {} for name in ("rests_on", "supersedes", "rendering_of", "part_of", "presupposes")
    }
    for ref, entry in archive.statements.items():
        for field in ("rests_on", "supersedes"):
            graphs[field][ref] = {
                other: (entry.card.id, _item_loc(entry, field, index))
                for index, other in enumerate(_named(entry, field))
            }
        if rendered := _one(entry.statement, "rendering_of"):
            graphs["rendering_of"][ref] = {rendered: (entry.card.id, (*entry.loc, "rendering_of"))}
    for actor in archive.actors.values():
        above = _one(actor, "part_of")
        graphs["part_of"][actor.id] = {above: (actor.id, ("part_of",))} if above else {}
    for question in archive.questions.values():
        graphs["presupposes"][question.id] = {
            other: (question.id, ("presupposes", other)) for other in _named(question, "presupposes")
        }
    return graphs


def _item_loc(entry: Entry, field: str, index: int) -> Loc:
    return (*entry.loc, field, index)


def _one(holder: object, field: str) -> str | None:
    try:
        named: str | None = getattr(holder, field)
    except Absent:
        return None
    return named


def _named(holder: object, field: str) -> list[str]:
    try:
        return list(getattr(holder.statement if isinstance(holder, Entry) else holder, field))
    except Absent:
        return []


def _cycles(edges: Edges) -> Iterator[list[str]]:
    """The cycles of a graph, one by one: each is reported, and what is on it is then left out."""
    left = {node: set(named) for node, named in sorted(edges.items())}
    while True:
        try:
            TopologicalSorter({node: sorted(named) for node, named in left.items()}).prepare()
        except CycleError as error:
            nodes: list[str] = error.args[1][::-1][:-1]  # graphlib lists each before what names it
            first = nodes.index(min(nodes))
            cycle = [*nodes[first:], *nodes[:first]]
            yield [*cycle, cycle[0]]
            for node in cycle:
                left[node] = set()
            continue
        return


def rests_on_later(archive: Archive, entry: Entry) -> Iterator[Diagnostic]:
    """A statement rests on none that counts later than itself."""
    for index, ref in enumerate(entry.statement.rests_on):
        other = archive.statement(ref)
        if other.counts_from > entry.counts_from and not _reaches(archive, other, entry.ref):
            later, day = str(other.counts_from), str(entry.counts_from)
            yield Diagnostic(("rests_on", index), fault("rests-on-later", "rests_on", value=ref, later=later, day=day))


def another_speaker(archive: Archive, entry: Entry) -> Iterator[Diagnostic]:
    """Only words of one side are rendered or superseded: no side’s claim goes away through another’s (method §4)."""
    statement = entry.statement
    rendered = [("rendering_of", ("rendering_of",), statement.rendering_of)] if statement.rendering_of else []
    replaced = [("supersedes", ("supersedes", index), ref) for index, ref in enumerate(statement.supersedes)]
    for field, loc, ref in (*rendered, *replaced):
        other = archive.statement(ref)
        if _side(archive, entry) != _side(archive, other):
            wrong = fault("another-speaker", field, value=ref, other=_in_words(other), speaker=_in_words(entry))
            yield Diagnostic(loc, wrong)


def _side(archive: Archive, entry: Entry) -> tuple[str, str]:
    """On whose side it is said: a control group's; unnamed, whatever of its form first went through the same hand."""
    speaker = entry.first_speaker
    if isinstance(speaker, str):
        return "named", archive.control_group(speaker)
    return type(speaker).__name__, first_named_hand(entry)


def _in_words(entry: Entry) -> str:
    speaker = entry.first_speaker
    if isinstance(speaker, str):
        return speaker
    form = "a document" if isinstance(speaker, DocumentSpeaker) else "somebody anonymous"
    return f"{form} through {first_named_hand(entry)}"


def _reaches(archive: Archive, start: Entry, goal: str) -> bool:
    """Whether the way along `rests_on` from `start` comes to `goal`: then it is a cycle, reported as such."""
    seen, ahead = set(), [start.ref]
    while ahead:
        here = ahead.pop()
        if here == goal:
            return True
        if here not in seen:
            seen.add(here)
            ahead.extend(archive.statement(here).statement.rests_on)
    return False
