"""How much of a question's page each of its parts may take, and what is left of one that would take more.

A part that needs little has all of it; those that need more share the rest. What is left out is counted, and stands on
the pages of the question's periods.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Any, Final, TypeVar

from ...archive import Archive
from ...standings.utterances import Utterance
from ...wording.reasons import Reason
from ..shared.list_pages import ListPage
from ..statement.tellings import FEW
from .figures_table import FigureRow
from .history import HistoryEntry
from .latest_figures import LatestFigure
from .origin_tree import Node, Tree
from .parted import Placed, in_its_lane
from .sides import Side, SideWord

T = TypeVar("T")
_HEAD: Final = 100
"""What title, verdict, the frame of each part and what is given away take, whatever the question."""
_PERIOD: Final = 3
"""What a period takes in the table of them."""
_ALL: Final = ("answers", "figures", "parts", "history")
"""What the pages of periods have, where there are any."""
_AT_LEAST: Final = 10
"""So small a share of a page is left for the rest at least."""
_WEIGHTS: Final = {
    "answers": 2,
    "figures": 4,
    "parts": 2,
    "sides": 2,
    "trees": 1,
    "history": 1,
    "latest": 1,
    "related": 1,
}
"""How the parts of a page share what none of them has enough of."""
NOTHING_LEFT_OUT: Final[Mapping[str, int]] = dict.fromkeys(_WEIGHTS, 0)
_RELATED: Final = 3
_NODE: Final = 4
_ORIGIN: Final = 5
_LEAST: Final = 20
"""What of the tree of an origin is worth showing."""
_RUNS: Final = 24
"""Of how many times of one stance the strip of a party is drawn."""


def shares(needs: Mapping[str, int], room: int) -> Mapping[str, int]:
    """What each part gets of a room, by its weight: who needs less than that has all it needs, the others the rest."""
    return _shared(needs, _WEIGHTS, room)


def _shared(needs: Mapping[T, int], weights: Mapping[T, int], room: int) -> dict[T, int]:
    given: dict[T, int] = {}
    left, weight = room, sum(weights[name] for name in needs)
    for name in sorted(needs, key=lambda name: needs[name] / weights[name]):
        given[name] = min(needs[name], left * weights[name] // weight)
        left, weight = left - given[name], weight - weights[name]
    return given


def fits(given: Iterable[T], weigh: Callable[[T], int], room: int) -> list[T]:
    """The first things that a room holds, and at least one."""
    taken: list[T] = []
    for one in given:
        room -= weigh(one)
        if room < 0 and taken:
            break
        taken.append(one)
    return taken


def fitted(archive: Archive, context: Mapping[str, Any], page: ListPage[Placed], room: int) -> dict[str, Any]:
    """What a question's page shows of its parts where it cannot show all of them: of each the newest, or most told.

    `left_out` tells of each part how much is missing; `shown` are the answers that stand in the lanes. Where there are
    no pages of periods, this one has all answers, all figures and the whole history.
    """
    items = (item for _, (_, item) in page.part.entries)
    spoken = [(in_its_lane(archive, item), item) for item in items if isinstance(item, Utterance)]
    needs = _needs(context, sum(weight for weight, _ in spoken))
    left = room - _HEAD - sum(_PERIOD + len(row.below) for row in page.rows)
    whole = {} if page.rows else {name: needs.pop(name) for name in _ALL}
    given = {**whole, **shares(needs, max(left - sum(whole.values()), room // _AT_LEAST))}
    shown = [item.first.ref for _, item in fits(spoken, itemgetter(0), given["answers"])]
    cut: dict[str, Sequence[Any]] = {
        "figures": _newest(context["figures"], given["figures"]),
        "parts": _newest(context["parts"], given["parts"]),
        "history": fits(reversed(context["history"]), _entry, given["history"])[::-1],
        "trees": _trees(context["trees"], given["trees"]),
        "latest": fits(context["latest"], _latest, given["latest"]),
        "related": context["related"][: max(given["related"] // _RELATED, 1)],
        "beside": [_last(reason) for reason in context["beside"]],
    }
    left_out = {name: len(context[name]) - len(cut[name]) for name in _WEIGHTS if name in cut}
    return {
        **cut,
        "sides": _sides(context["sides"], given["sides"]),
        "shown": frozenset(shown),
        "left_out": {**left_out, "answers": len(spoken) - len(shown)},
    }


def _needs(context: Mapping[str, Any], answers: int) -> dict[str, int]:
    return {
        "answers": answers,
        "figures": sum(map(_row, context["figures"])),
        "parts": sum(map(_row, context["parts"])),
        "sides": sum(_word(word) for side in context["sides"] for word in side.words),
        "trees": sum(_tree(tree) for tree in context["trees"]),
        "history": sum(map(_entry, context["history"])),
        "latest": sum(map(_latest, context["latest"])),
        "related": _RELATED * len(context["related"]),
    }


def _last(reason: Reason) -> Reason:
    """A reason that lists the newest of what it speaks of, and how many there are besides."""
    if len(reason.items) <= FEW + 1:
        return reason
    return replace(reason, items=(f"{len(reason.items) - FEW:,} earlier ones", *reason.items[-FEW:]))


def _newest(rows: Sequence[FigureRow], room: int) -> list[FigureRow]:
    """The newest rows of the table, in its order; those given on a day not known only after all others."""
    places = sorted(range(len(rows)), key=lambda at: (bool(rows[at].earlier), -at))
    return [rows[at] for at in sorted(fits(places, lambda at: _row(rows[at]), room))]


def _row(row: FigureRow) -> int:
    return 18 + 15 * len({plot.measure for plot in row.plot_rows}) + 3 * min(len(row.tellings), FEW)


def _entry(entry: HistoryEntry) -> int:
    changes = sum(1 + 2 * bool(change.links) + len(change.links) for change in entry.changes)
    return 16 + 2 * len(entry.badges) + changes + 2 * bool(entry.revised)


def _latest(row: LatestFigure) -> int:
    return 9 + len(row.also)


def _word(word: SideWord) -> int:
    return 10 + min(len(word.others), FEW) + bool(word.sets) + 2 * bool(word.of)


def _sides(sides: Sequence[Side], room: int) -> tuple[Side, ...]:
    """Of each party the words that set its answer last, and its newest; the parties in their order."""
    needs = {at: sum(map(_word, side.words)) for at, side in enumerate(sides)}
    given = _shared(needs, dict.fromkeys(needs, 1), room)
    return tuple(_side(side, given[at]) for at, side in enumerate(sides))


def _side(side: Side, room: int) -> Side:
    words = side.words
    setting = fits((at for at in reversed(range(len(words))) if words[at].sets), lambda at: _word(words[at]), room // 2)
    left = room - sum(_word(words[at]) for at in setting)
    rest = (at for at in reversed(range(len(words))) if at not in setting)
    others = fits(rest, lambda at: _word(words[at]), left) if left > 0 else []
    kept = tuple(_brief(words[at]) for at in sorted((*setting, *others)))
    return replace(side, words=kept, runs=side.runs[-_RUNS:], left_out=len(words) - len(kept))


def _brief(word: SideWord) -> SideWord:
    return replace(word, others=word.others[:FEW], more=max(len(word.others) - FEW, 0))


def _tree(tree: Tree) -> int:
    return _ORIGIN + sum(map(_branch, tree.nodes))


def _branch(node: Node) -> int:
    return _NODE + len(node.published) + sum(map(_branch, node.below))


def _trees(trees: Sequence[Tree], room: int) -> tuple[Tree, ...]:
    """The origins to which most sources go back, in their order, each with its first steps."""
    most = sorted(range(len(trees)), key=lambda at: -trees[at].number)
    kept = sorted(fits(most, lambda at: min(_tree(trees[at]), _LEAST), room))
    left, pruned = room, list[Tree]()
    for among, at in zip(range(len(kept), 0, -1), sorted(kept, key=lambda at: _tree(trees[at])), strict=True):
        nodes, taken = _pruned(trees[at].nodes, left // among - _ORIGIN)
        left -= taken + _ORIGIN
        pruned.append(replace(trees[at], nodes=nodes, left_out=_published(trees[at].nodes) - _published(nodes)))
    order = {at: place for place, at in enumerate(sorted(kept, key=lambda at: _tree(trees[at])))}
    return tuple(pruned[order[at]] for at in kept)


def _pruned(nodes: Sequence[Node], room: int) -> tuple[tuple[Node, ...], int]:
    """The first steps that a room holds, and how much of it they take."""
    kept, taken = list[Node](), 0
    for node in nodes:
        own = _NODE + min(len(node.published), FEW)
        if taken + own > room:
            break
        below, took = _pruned(node.below, room - taken - own)
        kept.append(replace(node, published=node.published[:FEW], below=below))
        taken += own + took
    return tuple(kept), taken


def _published(nodes: Sequence[Node]) -> int:
    return sum(len(node.published) + _published(node.below) for node in nodes)
