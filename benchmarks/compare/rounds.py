"""The rounds: each program in turn, so that whatever else the machine does falls upon all of them."""

import re
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

from . import report
from .cost import Cost, Failed, files_in, run

BIN: Final = Path(sys.executable).parent
AS_OF: Final = "2026-11-22"
QUIET: Final = {"NO_MKDOCS_2_WARNING": "1"}
_ROW: Final = re.compile(r"(?P<part>\S.*?) +(?P<cpu>[\d.-]+) s +(?P<wall>[\d.-]+) s +[\d-]+ %(?: {3}(?P<counts>.*))?")
Phases = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Program:
    """What is measured: its commands, each a phase by its name, and the folder in which they run.

    `site` is what they make, if anything; `kept` is taken away before each round, so that it is cold; `edited` is the
    card whose title is changed before it; `after` is whose site it finds, and needs.
    """

    name: str
    commands: Mapping[str, tuple[str, ...]]
    folder: Path
    site: Path | None = None
    kept: tuple[Path, ...] = ()
    edited: Path | None = None
    after: str = ""


def programs(scratch: Path, warm: bool = True, alone: bool = False) -> list[Program]:
    """This project and the others, on what lies in a folder: `project`, `twin/material`, `twin/hugo`.

    This project without the files that give its data away, which the others do not make either, and with them.
    `warm`: also where nothing or one card has changed since. `alone`: a cold build of it, nothing else.
    """
    project, others = scratch / "project", scratch / "twin"
    full = (str(BIN / "onrecord"), "build", "--as-of", AS_OF, "--quiet", "--profile")
    onrecord = (*full, "--without-exports")
    check = (str(BIN / "onrecord"), "check", "--strict")
    pagefind = (str(BIN / "python"), "-m", "pagefind", "--site", "public", "--quiet")
    material, hugo, site, cache = others / "material", others / "hugo", project / "site", project / ".cache"
    cold = Program(report.OURS, {"build": onrecord}, project, site, (site, cache))
    if alone:
        return [cold]
    card = min(path for path in project.glob("sources/cards/*/*.yaml"))
    again = [
        Program(report.UNCHANGED, {"build": onrecord}, project, site, after=report.OURS),
        Program(report.CHANGED, {"build": onrecord}, project, site, edited=card, after=report.OURS),
    ]
    whole = Program(report.EXPORTS, {"build": full}, project, site, (site, cache))
    unchanged = Program(report.EXPORTS_UNCHANGED, {"build": full}, project, site, after=report.EXPORTS)
    mkdocs = {"mkdocs": (str(BIN / "python"), "-m", "mkdocs", "build", "--quiet")}
    others_of_check = [
        Program(report.CHECK_UNCHANGED, {"check": check}, project, after=report.CHECK),
        Program(report.CHECK_CHANGED, {"check": check}, project, edited=card, after=report.CHECK),
    ]
    return [
        cold,
        *(again if warm else ()),
        whole,
        *([unchanged] if warm else ()),
        Program(report.MATERIAL, mkdocs, material, material / "site", (material / "site",)),
        Program(
            report.HUGO,
            {"hugo": (str(BIN / "hugo"), "--quiet"), "pagefind": pagefind},
            hugo,
            hugo / "public",
            (hugo / "public", hugo / "resources"),
        ),
        Program(report.CHECK, {"check": check}, project, None, (cache,)),
        *(others_of_check if warm else ()),
    ]


def measured(
    every: Sequence[Program], rounds: int, patience: float, tell: Callable[[str], None]
) -> dict[str, dict[str, Any]]:
    """The figures of each program: all of its rounds, what lies in the middle, and the size of its site.

    One that fails, or takes longer than so many seconds, is not run again, nor is what needs its site: it has no
    figures, but the reason under `failed`.
    """
    rows: dict[str, list[dict[str, Any]]] = {}
    sites: dict[str, dict[str, int]] = {}
    failed: dict[str, str] = {}
    for number in range(rounds):
        for program in every:
            if program.name in failed or program.after in failed:
                failed.setdefault(program.name, failed.get(program.after, ""))
                continue
            try:
                row = _one(program, number, patience)
            except Failed as error:
                failed[program.name] = str(error)
                tell(f"round {number + 1}  {program.name:<32} {error}")
                continue
            rows.setdefault(program.name, []).append(row)
            sites[program.name] = _site(program)
            tell(f"round {number + 1}  {program.name:<32} {row['cpu_s']:>8.1f} s of CPU {row['wall_s']:>8.1f} s")
    names = [program.name for program in every]
    return {name: {"failed": failed[name]} if name in failed else summed(rows[name]) | sites[name] for name in names}


def _one(program: Program, number: int, patience: float) -> dict[str, Any]:
    for folder in program.kept:
        shutil.rmtree(folder, ignore_errors=True)
    if program.edited is not None:
        retitle(program.edited, f"A title that was changed by {program.name} of round {number + 1}")
    costs = {name: run(command, program.folder, QUIET, patience) for name, command in program.commands.items()}
    return {
        "cpu_s": round(sum(cost.cpu for cost in costs.values()), 2),
        "wall_s": round(sum(cost.wall for cost in costs.values()), 2),
        "largest_process_bytes": max(cost.largest for cost in costs.values()),
        "all_processes_bytes": max(cost.together for cost in costs.values()),
        "phases": phases(costs),
    }


def _site(program: Program) -> dict[str, int]:
    return dict(zip(("files", "pages", "bytes"), files_in(program.site), strict=True)) if program.site else {}


def retitle(card: Path, title: str) -> None:
    """Give a card another title."""
    card.write_text(re.sub(r"\Atitle: .*", f'title: "{title}"', card.read_text("utf-8")), "utf-8")


def phases(costs: Mapping[str, Cost]) -> Phases:
    """CPU and wall seconds of each phase: those that a command's profile tells, else each command is one."""
    told: Phases = {}
    for name, cost in costs.items():
        profile = {match["part"]: _phase(match) for match in map(_ROW.fullmatch, cost.printed.splitlines()) if match}
        profile.pop("all", None)
        told |= profile or {name: {"cpu_s": round(cost.cpu, 2), "wall_s": round(cost.wall, 2)}}
    return told


def _phase(match: re.Match[str]) -> dict[str, Any]:
    counts = {"counts": match["counts"]} if match["counts"] else {}
    wall = {} if match["wall"] == "-" else {"wall_s": float(match["wall"])}  # a step of a phase has none of its own
    return {"cpu_s": float(match["cpu"]), **wall, **counts}


def summed(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The median of each figure over the rounds, the phases of the round in the middle, and the rounds."""
    ranked = sorted(rows, key=lambda row: row["cpu_s"])
    figures = {name: median(row[name] for row in rows) for name in rows[0] if name != "phases"}
    bare = [{name: value for name, value in row.items() if name != "phases"} for row in rows]
    return {**figures, "phases": ranked[len(ranked) // 2]["phases"], "rounds": bare}
