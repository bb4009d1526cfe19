"""The figures → ratios, and the page of `docs/` with its table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from onrecord.wording import labels

OURS: Final = "On Record"
MATERIAL: Final = "MkDocs + Material"
HUGO: Final = "Hugo + Pagefind"
UNCHANGED: Final = "On Record, nothing changed"
CHANGED: Final = "On Record, one card changed"
EXPORTS: Final = "On Record, with exports"
EXPORTS_UNCHANGED: Final = "On Record, with exports, nothing changed"
CHECK: Final = "onrecord check"
CHECK_UNCHANGED: Final = "onrecord check, nothing changed"
CHECK_CHANGED: Final = "onrecord check, one card changed"
INDEX: Final = "index"
_DRAWN: Final = ("pictures", "places")
_MIB: Final = 1024**2
_ALL_PAGES: Final = "[all pages are made again](planned-pages.md): none is kept that could show what no longer holds"
_MORE: Final = (
    "lists are [divided](divided-lists.md), so there are three times the pages; evidence packs, pictures and maps are"
    " over a quarter of the work, and the others have none"
)
REASONS: Final[Mapping[str, str]] = {
    "CPU without Pagefind, of Material's": _MORE,
    "wall without Pagefind, of Material's": _MORE,
    "CPU, of Hugo's with Pagefind": f"{_MORE}; Hugo is compiled",
    "with exports, of without (CPU)": (
        "each statement is given away in nine formats and beside every page that it is on, which is more than twice the"
        " bytes of the site; its row is made once"
    ),
    "one card changed, of cold (CPU)": _ALL_PAGES,
    "On Record, with exports, nothing changed, wall": "the sizes of 187,000 files are looked at",
    "onrecord check, one card changed, wall": "every rule across files is asked again",
}
"""Why a target is missed, where it is."""
_WITH_WHAT: Final = """\
The archives are drawn by lot (`benchmarks/generate.py`), and every program has the same statements: MkDocs and Hugo as
Markdown, a page a card, question, actor, topic and place, each statement a list item with its attribution. MkDocs has
Material and its own search, nothing else. This project makes more of them: derived standings, charts, maps, pictures,
evidence packs, feeds, schemas and a form; with exports also its data as tables, a database and citations.
"""
Size = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ratio:
    """A figure of this project against a target: what it is, the figure, the most that it may be; None: no target."""

    what: str
    value: float
    most: float | None
    unit: str = ""

    @property
    def verdict(self) -> str:
        """Whether the target is met, in a word; if not, why, as far as that is known."""
        if self.most is None:
            return ""
        why = f": {REASONS[self.what]}" if self.what in REASONS else ""
        return "met" if self.value <= self.most else f"missed{why}"


def ratios(size: Size) -> list[Ratio]:
    """What this project costs at a size, beside what the others do; the targets are those of ten thousand cards."""
    done = finished(size)
    told = [
        Ratio(f"{name}, wall", done[name]["wall_s"], most, "s")
        for name, most in (
            (UNCHANGED, 3),
            (EXPORTS_UNCHANGED, 3),
            (CHECK, 20),
            (CHECK_CHANGED, 12),
            (CHECK_UNCHANGED, 3),
        )
        if name in done
    ]
    return [*_beside_others(done), *told] if OURS in done else told


def finished(size: Size) -> Mapping[str, Any]:
    """The programs that have figures at a size."""
    return {name: row for name, row in size["programs"].items() if "failed" not in row}


def _beside_others(done: Mapping[str, Any]) -> Iterator[Ratio]:
    ours = done[OURS]
    index = ours["phases"].get(INDEX, {"cpu_s": 0.0, "wall_s": 0.0})
    if material := done.get(MATERIAL):
        yield Ratio("CPU without Pagefind, of Material's", (ours["cpu_s"] - index["cpu_s"]) / material["cpu_s"], 0.9)
        yield Ratio(
            "wall without Pagefind, of Material's", (ours["wall_s"] - index["wall_s"]) / material["wall_s"], 0.5
        )
    if hugo := done.get(HUGO):
        yield Ratio("CPU, of Hugo's with Pagefind", ours["cpu_s"] / hugo["cpu_s"], 4.5)
        yield Ratio("wall, of Hugo's with Pagefind", ours["wall_s"] / hugo["wall_s"], None)
    drawn = sum(ours["phases"].get(f"write: {step}", {"cpu_s": 0.0})["cpu_s"] for step in _DRAWN)
    yield Ratio("pictures and maps, of all without Pagefind (CPU)", drawn / (ours["cpu_s"] - index["cpu_s"]), 1 / 3)
    yield Ratio("largest process", ours["largest_process_bytes"] / _MIB, 1536, "MiB")
    if exported := done.get(EXPORTS):
        yield Ratio("with exports, of without (CPU)", exported["cpu_s"] / ours["cpu_s"], 1.25)
    if changed := done.get(CHANGED):
        yield Ratio("one card changed, of cold (CPU)", changed["cpu_s"] / ours["cpu_s"], 0.15)


def growth(sizes: Sequence[Size]) -> list[Ratio]:
    """How the CPU seconds of a build grow from each size to the next: at most eleven times for ten times the cards."""
    told = []
    for smaller, larger in pairwise(size for size in sizes if OURS in finished(size)):
        few, many = smaller["archive"]["cards"], larger["archive"]["cards"]
        value = larger["programs"][OURS]["cpu_s"] / smaller["programs"][OURS]["cpu_s"]
        told.append(Ratio(f"CPU of {many:,} cards, of that of {few:,}", value, 1.1 * many / few))
    return told


def page(result: Mapping[str, Any]) -> str:
    """The page of `docs/`, whole: it is made by `make benchmark` and never written by hand."""
    return "\n".join(_lines(result)) + "\n"


def _lines(result: Mapping[str, Any]) -> Iterator[str]:
    machine = result["machine"]
    yield from (
        "---",
        "description: What a build costs beside MkDocs with Material, and Hugo with Pagefind.",
    )
    yield from ("---", "", "# What a build costs")
    yield ""
    yield f"Measured by `{result['command']}` on {machine['cores']} cores ({machine['processor']}), with"
    yield f"{machine['memory_bytes'] / _MIB / 1024:.0f} GiB of memory, {machine['system']}, Python {machine['python']};"
    yield ", ".join(f"{name} {version}" for name, version in result["versions"].items()) + "."
    yield f"When it began, {machine['load']:.1f} processes were running. Files lay on {machine['files_on']}."
    yield ""
    yield "Each figure is the median of the rounds, in which the programs take turns."
    yield ""
    yield from _WITH_WHAT.splitlines()
    for size in result["sizes"]:
        yield from _of_size(size)
    if grown := growth(result["sizes"]):
        yield from ("", "## As the archive grows", "", *_ratios(grown))


def _of_size(size: Size) -> Iterator[str]:
    archive, pages = size["archive"], sum(size["markdown_pages"].values())
    yield from ("", f"## {archive['cards']:,} cards, {archive['statements']:,} statements", "")
    rounds = labels.counted(size["rounds"], "round")
    yield f"{archive['questions']:,} questions, {archive['actors']:,} actors; {pages:,} pages of Markdown; {rounds}."
    yield ""
    yield "| program | CPU s | wall s | largest process MiB | all processes MiB | pages | files | MiB |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for name, row in size["programs"].items():
        if "failed" in row:
            yield f"| {name} | {row['failed'].splitlines()[-1].replace('|', '/')} |"
            continue
        memory = (f"{row[of] / _MIB:,.0f}" for of in ("largest_process_bytes", "all_processes_bytes"))
        site = (f"{row[of]:,}" for of in ("pages", "files")) if "files" in row else ("", "")
        weight = f"{row['bytes'] / _MIB:,.1f}" if "bytes" in row else ""
        cells = (name, f"{row['cpu_s']:,.1f}", f"{row['wall_s']:,.1f}", *memory, *site, weight)
        yield f"| {' | '.join(cells)} |"
    yield from ("", *_ratios(ratios(size)))
    if ours := finished(size).get(OURS):
        yield from ("", *_phases(ours))


def _ratios(listed: Sequence[Ratio]) -> Iterator[str]:
    yield "| this project | measured | at most | |"
    yield "| --- | ---: | ---: | --- |"
    for ratio in listed:
        unit = f" {ratio.unit}" if ratio.unit else ""
        most = "" if ratio.most is None else f"{ratio.most:,.4g}{unit}"
        yield f"| {ratio.what} | {ratio.value:,.2f}{unit} | {most} | {ratio.verdict} |"


def _phases(ours: Mapping[str, Any]) -> Iterator[str]:
    """Where the time goes: phases, and steps of phases, that cost a hundredth at least, the dearest first."""
    yield "| phase | CPU s | wall s | share | |"
    yield "| --- | ---: | ---: | ---: | --- |"
    whole = ours["cpu_s"] or 1.0
    for name, phase in sorted(ours["phases"].items(), key=lambda item: -item[1]["cpu_s"]):
        if phase["cpu_s"] >= whole / 100:
            share = f"{100 * phase['cpu_s'] / whole:.0f} %"
            counts = phase.get("counts", "")
            wall = f"{phase['wall_s']:,.1f}" if "wall_s" in phase else ""
            yield f"| {name} | {phase['cpu_s']:,.1f} | {wall} | {share} | {counts} |"
