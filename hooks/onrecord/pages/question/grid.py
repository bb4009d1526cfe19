"""The figures of a quantity question as a table of occasions and measures, all on one scale (method §5).

A row is one voice on one day, with its tellings; a column counts one thing. Figures of different measures do not
compare, so none share a line; equal lengths are equal numbers in every column.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

from ..statement.tellings import FEW
from ..statement.view_types import Telling
from .figures_table import FigureRow
from .plot import Drawn, Tick, on_one_scale


@dataclass(frozen=True, slots=True)
class Occasion:
    """A row: who gave figures, when and in how many sources; a cell for each measure, None where it has no figure.

    `tellings` are the ways on which its sources have it, with what none of the cells says; `more` are those left out.
    """

    told: FigureRow
    tellings: tuple[Telling, ...]
    sources: int
    cells: tuple[Drawn | None, ...]
    more: int = 0

    @property
    def spans(self) -> list[tuple[Drawn | None, int]]:
        """The cells of the row: those beside one another without a figure are one, so many columns wide."""
        runs = ((full, list(own)) for full, own in groupby(self.cells, key=bool))
        return [it for full, own in runs for it in ([(cell, 1) for cell in own] if full else [(None, len(own))])]


@dataclass(frozen=True, slots=True)
class Grid:
    """The table: its columns, their scale, its rows, and those given earlier on a day not known."""

    measures: tuple[str, ...]
    ticks: tuple[Tick, ...]
    dated: tuple[Occasion, ...]
    earlier: tuple[Occasion, ...]

    @property
    def any_old(self) -> bool:
        """Whether a mark of it is hollow."""
        cells = (cell for occasion in (*self.dated, *self.earlier) for cell in occasion.cells if cell)
        return any(cell.row.old or not cell.row.counted for cell in cells)


def grid(figures: Sequence[FigureRow], measures: Sequence[str]) -> Grid:
    """Columns in the order of `measures`, then as they come, those with figures alone; rows in the order given."""
    scaled = on_one_scale([row for figure in figures for row in figure.plot_rows])
    given = {drawn.row.measure for drawn in scaled.drawn}
    columns = [name for name in dict.fromkeys([*measures, *(d.row.measure for d in scaled.drawn)]) if name in given]
    drawn = iter(scaled.drawn)  # of each figure’s rows in turn
    rows = [_occasion(figure, columns, list(islice(drawn, len(figure.plot_rows)))) for figure in figures]
    dated = tuple(row for row in rows if not row.told.earlier)
    return Grid(tuple(columns), scaled.ticks, dated, tuple(row for row in rows if row.told.earlier))


def _occasion(figure: FigureRow, columns: Iterable[str], cells: Iterable[Drawn]) -> Occasion:
    own = {drawn.row.measure: drawn for drawn in cells}
    sources = {link.url.partition("#")[0] for link in (figure.source, *(t.source for t in figure.tellings))}
    ways = _tellings(figure, own.values())
    return Occasion(figure, ways[:FEW], len(sources), tuple(map(own.get, columns)), len(ways[FEW:]))


def _tellings(figure: FigureRow, cells: Iterable[Drawn]) -> tuple[Telling, ...]:
    """Each source and way once, however many of its statements tell of the occasion."""
    shown = {f"{cell.words} ({cell.row.measure})" for cell in cells if cell.row.counted}
    ways = defaultdict[tuple[str, ...], list[Telling]](list)
    for told in (Telling(figure.source, figure.through, "", "", "", figure.not_counted), *figure.tellings):
        ways[told.source.url.partition("#")[0], told.through, told.kind, told.aside].append(told)
    besides = ([told.answer for told in own if told.answer and told.answer not in shown] for own in ways.values())
    return tuple(
        replace(own[0], answer="; ".join(answers)) for own, answers in zip(ways.values(), besides, strict=True)
    )
