"""The comparison: the same statements as Markdown, what a command costs, and the table made of the figures."""

import json
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import markdown
import pytest
from benchmarks.compare import __main__ as compare
from benchmarks.compare import rounds
from benchmarks.compare.cost import Cost, Failed, files_in, run
from benchmarks.compare.report import (
    CHANGED,
    CHECK_CHANGED,
    EXPORTS,
    EXPORTS_UNCHANGED,
    OURS,
    REASONS,
    UNCHANGED,
    growth,
    page,
    ratios,
)
from benchmarks.compare.rounds import phases, programs, retitle, summed
from benchmarks.compare.sites import hugo, material, of_hugo, of_material
from benchmarks.compare.twin import escaped, pages
from click.testing import CliRunner

from onrecord.commands.profile import Cost as Phase
from onrecord.commands.profile import table
from onrecord.load import Loaded

WALL = "wall without Pagefind, of Material's"
LINK = re.compile(r"\]\(([^)\s]+)\)")


def test_each_statement_stands_on_the_pages_of_what_it_is_about(loaded: Loaded) -> None:
    """Its card's, its questions', its speaker's, its relays', its topics' and places': once on each."""
    written = {page.path: page.body for page in pages(loaded.archive, of_hugo)}
    assert len(loaded.archive.entries) > 10
    for entry in loaded.archive.entries:
        claim, statement = entry.claim, entry.statement
        named = [statement.speaker, *(claim.via if claim else ())]
        on = {f"cards/{entry.card.id}", *(f"actors/{name}" for name in named if isinstance(name, str))}
        on |= {
            f"questions/{name}" for name in (*(claim.answers if claim else ()), *(claim.comments_on if claim else ()))
        }
        on |= {f"topics/{name}" for name in entry.topics} | {f"places/{name}" for name in entry.places}
        item, source = f"- {escaped(statement.text)} ({entry.kind.value}: ", f"in [{escaped(entry.card.title)}]("
        found = {path for path, body in written.items() for line in body.splitlines() if _is(line, path, item, source)}
        assert on <= found, entry.ref


def _is(line: str, path: str, item: str, source: str) -> bool:
    return line.startswith(item) and (path.startswith("cards/") or source in line)


def test_there_is_a_page_of_each_card_question_actor_topic_and_place(loaded: Loaded) -> None:
    """And one to begin with; no other."""
    archive = loaded.archive
    kinds = [page.kind for page in pages(archive, of_hugo)]
    counted = {kind: len(getattr(archive, kind)) for kind in ("cards", "questions", "actors", "topics", "places")}
    assert {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)} == {"home": 1, **counted}


def test_every_link_leads_to_a_page_for_either_program(loaded: Loaded) -> None:
    """Of MkDocs to the other's file, of Hugo to its address; both have the same pages."""
    ours = dict(material(pages(loaded.archive, of_material)))
    theirs = dict(hugo(pages(loaded.archive, of_hugo)))
    files = {path.removeprefix("docs/") for path in ours if path.startswith("docs/")}
    addresses = {f"/{path.removeprefix('content/').removesuffix('.md')}/" for path in theirs if path.endswith(".md")}
    followed = [
        (path.removeprefix("docs/"), to)
        for path, text in ours.items()
        for to in LINK.findall(text)
        if path.endswith(".md")
    ]
    assert len(followed) > 50
    assert {os.path.normpath(os.path.join(os.path.dirname(path), to)) for path, to in followed} <= files  # noqa: PTH118, PTH120
    assert {to for path, text in theirs.items() if path.endswith(".md") for to in LINK.findall(text)} <= addresses
    assert len(files) == len(addresses)


def test_nothing_in_a_text_is_a_mark() -> None:
    """Emphasis, links, code and tags stay what somebody wrote, for Python's Markdown too; lines are one."""
    text = "a *b* [c](d)\n`e` <f> h_i > 3 \\"
    assert escaped(text) == r"a \*b\* \[c\](d) \`e\` &lt;f\> h\_i \> 3 \\"
    assert markdown.markdown(escaped(text)) == "<p>a *b* [c](d) `e` &lt;f&gt; h_i &gt; 3 \\</p>"


def test_a_command_costs_what_all_its_processes_do(tmp_path: Path) -> None:
    """CPU seconds of what it started too, and what it printed."""
    busy = "import time\nwhile time.process_time() < 0.3: pass"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}]); print('done')"
    cost = run([sys.executable, "-c", code], tmp_path)
    assert cost.printed == "done\n"
    assert cost.cpu >= 0.3
    assert cost.wall >= 0.3
    assert cost.largest > 1_000_000


def test_a_command_that_fails_is_no_figure(tmp_path: Path) -> None:
    """What it printed is told."""
    with pytest.raises(Failed, match="broken"):
        run([sys.executable, "-c", "raise SystemExit('broken')"], tmp_path)


def test_a_command_that_takes_too_long_is_broken_off_with_all_that_it_started(tmp_path: Path) -> None:
    """What it started would else run on, and keep its output open."""
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    with pytest.raises(Failed, match="not finished within 1 s"):
        run([sys.executable, "-c", code], tmp_path, patience=1.0)


def test_the_files_of_a_site_are_counted(tmp_path: Path) -> None:
    """All of them, the pages among them, their bytes."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_bytes(b"12345")
    (tmp_path / "style.css").write_bytes(b"123")
    assert files_in(tmp_path) == (2, 1, 8)


def test_the_phases_are_those_of_the_profile_that_a_command_prints() -> None:
    """A command that prints none is one phase; the sum of a profile is left out."""
    profile = "\n".join(
        table((Phase("index", 1.5, 2.0, "7 entries"), Phase("write: form", 1, None, "7 made"), Phase("all", 1.5, 2.0)))
    )
    told = phases({"build": Cost(9, 9, 1, 1, profile), "pagefind": Cost(2.004, 3, 1, 1, "Indexed 9 pages\n")})
    assert told == {
        "index": {"cpu_s": 1.5, "wall_s": 2.0, "counts": "7 entries"},
        "write: form": {"cpu_s": 1.0, "counts": "7 made"},
        "pagefind": {"cpu_s": 3, "wall_s": 2.0},
    }


def test_of_the_rounds_the_median_counts() -> None:
    """Each is kept, without its phases; those told are of the round in the middle."""
    rows = [{"cpu_s": cpu, "wall_s": 10 - cpu, "phases": {"all": cpu}} for cpu in (3.0, 1.0, 2.0)]
    assert summed(rows) == {
        "cpu_s": 2.0,
        "wall_s": 8.0,
        "phases": {"all": 2.0},
        "rounds": [{"cpu_s": 3.0, "wall_s": 7.0}, {"cpu_s": 1.0, "wall_s": 9.0}, {"cpu_s": 2.0, "wall_s": 8.0}],
    }


def test_programs_take_turns_and_each_begins_cold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its site and what it keeps are taken away before; where something is left, the next one has nothing changed."""
    card = tmp_path / "project" / "sources" / "cards" / "2024" / "one.yaml"
    card.parent.mkdir(parents=True)
    card.write_text("title: One\npublisher: a\n", "utf-8")
    seen: list[tuple[str, bool]] = []

    def noted(command: tuple[str, ...], folder: Path, variables: object, patience: float) -> Cost:
        seen.append((folder.name, (folder / "site").exists()))
        (folder / "site").mkdir(parents=True, exist_ok=True)
        (folder / "public").mkdir(exist_ok=True)
        return Cost(1, 1, 1, 1, "")

    monkeypatch.setattr(rounds, "run", noted)
    figures = rounds.measured(programs(tmp_path), 2, 60, lambda line: None)
    assert list(figures) == [program.name for program in programs(tmp_path)]
    here = [("project", False), ("project", True), ("project", True), ("project", False), ("project", True)]
    assert seen[:6] == seen[11:17] == [*here, ("material", False)]
    assert [folder for folder, _ in seen[6:11]] == ["hugo", "hugo", "project", "project", "project"]
    assert card.read_text("utf-8").endswith('of round 2"\npublisher: a\n')


def test_a_program_that_fails_is_not_run_again_and_the_others_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is what needs its site; the reason stands where its figures would."""
    card = tmp_path / "project" / "sources" / "cards" / "2024" / "one.yaml"
    card.parent.mkdir(parents=True)
    card.write_text("title: One\n", "utf-8")
    seen: list[str] = []

    def noted(command: tuple[str, ...], folder: Path, variables: object, patience: float) -> Cost:
        seen.append(command[1] if "onrecord" in command[0] else folder.name)
        if seen[-1] == "build":
            raise Failed("not finished within 60 s")
        return Cost(1, 1, 1, 1, "")

    monkeypatch.setattr(rounds, "run", noted)
    figures = rounds.measured(programs(tmp_path), 2, 60, lambda line: None)
    one_round = ["material", "hugo", "hugo", "check", "check", "check"]
    assert seen == ["build", "build", *one_round, *one_round]
    reason = {"failed": "not finished within 60 s"}
    assert {name for name, row in figures.items() if row == reason} == {
        OURS,
        UNCHANGED,
        CHANGED,
        EXPORTS,
        EXPORTS_UNCHANGED,
    }
    assert len(figures) == 10


def test_this_project_is_measured_alone_where_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once, cold; nothing is written as Markdown, and the page of the others stays."""
    ran: list[tuple[str, ...]] = []

    def noted(command: Sequence[str], folder: Path, *more: object) -> Cost:
        ran.append(tuple(command[1:3]))
        return Cost(1, 1, 1, 1, "")

    monkeypatch.setattr(rounds, "run", noted)
    monkeypatch.setattr(compare, "run", noted)
    results, to = tmp_path / "alone.json", tmp_path / "page.md"
    asked = ["3", "--alone", "--rounds", "1", "--results", str(results), "--page", str(to)]
    done = CliRunner().invoke(compare.main, asked)
    assert done.exit_code == 0, done.output
    assert ran == [("init", "--empty"), ("build", "--as-of")]
    (size,) = json.loads(results.read_text("utf-8"))["sizes"]
    assert (list(size["programs"]), size["markdown_pages"], to.exists()) == ([OURS], {}, False)


def test_a_card_has_another_title(tmp_path: Path) -> None:
    """Nothing else of it changes."""
    card = tmp_path / "card.yaml"
    card.write_text('title: "One: two"\nsummary: >\n  title: no\n', "utf-8")
    retitle(card, "Three")
    assert card.read_text("utf-8") == 'title: "Three"\nsummary: >\n  title: no\n'


RESULT: dict[str, Any] = {
    "command": "make benchmark",
    "machine": {
        "cores": 2,
        "processor": "Some CPU",
        "memory_bytes": 8 * 1024**3,
        "system": "Linux 6",
        "python": "3.11.7",
        "load": 0.25,
        "files_on": "tmpfs",
    },
    "versions": {"mkdocs": "1.6.1", "hugo": "0.168.0"},
}


def size(cards: int, cpu: float) -> dict[str, Any]:
    """Figures of an archive, where this project takes so many CPU seconds."""

    def row(cpu: float, **more: Any) -> dict[str, Any]:
        memory = {"largest_process_bytes": 512 * 1024**2, "all_processes_bytes": 1024**3}
        return {"cpu_s": cpu, "wall_s": cpu / 2, **memory, "phases": {}, **more}

    site = {"files": 1200, "pages": 1000, "bytes": 3 * 1024**2}
    told = {
        "index": {"cpu_s": 2.0, "wall_s": 1.0},
        "write": {"cpu_s": cpu - 2, "wall_s": 1.0, "counts": "7 pages"},
        "write: pictures": {"cpu_s": 2.5, "counts": "7 made"},
        "write: places": {"cpu_s": 2.0, "counts": "8 made"},
    }
    return {
        "rounds": 3,
        "archive": {"cards": cards, "statements": 5 * cards, "questions": 100, "actors": 274},
        "markdown_pages": {"home": 1, "cards": cards},
        "programs": {
            OURS: row(cpu, **site, phases=told),
            "MkDocs + Material": row(10.0, **site),
            "Hugo + Pagefind": row(4.0, **site),
            "onrecord check": row(5.0),
        },
    }


def test_ratios_leave_pagefind_out_where_the_others_do() -> None:
    """And say whether a target is met; a figure that was not measured has no ratio."""
    told = {ratio.what: (round(ratio.value, 2), ratio.verdict) for ratio in ratios(size(1_000, 11.0))}
    assert told == {
        "CPU without Pagefind, of Material's": (0.9, "met"),
        "wall without Pagefind, of Material's": (0.9, f"missed: {REASONS[WALL]}"),
        "CPU, of Hugo's with Pagefind": (2.75, "met"),
        "wall, of Hugo's with Pagefind": (2.75, ""),
        "pictures and maps, of all without Pagefind (CPU)": (0.5, "missed"),
        "largest process": (512.0, "met"),
        "onrecord check, wall": (2.5, "met"),
    }


def test_each_reason_is_of_a_figure_that_there_is() -> None:
    """Else a target would be missed without a word."""
    figures = size(1_000, 11.0)
    measured = figures["programs"]["onrecord check"]
    figures["programs"] |= dict.fromkeys((CHANGED, EXPORTS, EXPORTS_UNCHANGED, CHECK_CHANGED), measured)
    assert {ratio.what for ratio in ratios(figures)} >= REASONS.keys()


def test_what_has_not_finished_has_no_ratio() -> None:
    """What the others do is told all the same, and the reason."""
    figures = size(1_000, 11.0)
    figures["programs"][OURS] = {"failed": "Some words\nnot finished within 60 s"}
    assert [ratio.what for ratio in ratios(figures)] == ["onrecord check, wall"]
    assert growth([size(100, 1.0), figures]) == []
    text = page({**RESULT, "sizes": [figures]})
    assert "| On Record | not finished within 60 s |\n| MkDocs + Material | 10.0 |" in text
    assert "| phase |" not in text


def test_ten_times_the_cards_may_take_eleven_times_the_cpu() -> None:
    """From each size to the next."""
    grown = growth([size(1_000, 10.0), size(10_000, 111.0)])
    assert [(ratio.what, round(ratio.value, 2), ratio.verdict) for ratio in grown] == [
        ("CPU of 10,000 cards, of that of 1,000", 11.1, "missed")
    ]


def test_the_page_is_made_of_the_figures() -> None:
    """It says on what machine they were taken, in how many rounds, and of what."""
    lines = page({**RESULT, "sizes": [size(1_000, 11.0)]}).splitlines()
    assert lines[6:10] == [
        "Measured by `make benchmark` on 2 cores (Some CPU), with",
        "8 GiB of memory, Linux 6, Python 3.11.7;",
        "mkdocs 1.6.1, hugo 0.168.0.",
        "When it began, 0.2 processes were running. Files lay on tmpfs.",
    ]
    assert lines[lines.index("## 1,000 cards, 5,000 statements") :] == [
        "## 1,000 cards, 5,000 statements",
        "",
        "100 questions, 274 actors; 1,001 pages of Markdown; 3 rounds.",
        "",
        "| program | CPU s | wall s | largest process MiB | all processes MiB | pages | files | MiB |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        "| On Record | 11.0 | 5.5 | 512 | 1,024 | 1,000 | 1,200 | 3.0 |",
        "| MkDocs + Material | 10.0 | 5.0 | 512 | 1,024 | 1,000 | 1,200 | 3.0 |",
        "| Hugo + Pagefind | 4.0 | 2.0 | 512 | 1,024 | 1,000 | 1,200 | 3.0 |",
        "| onrecord check | 5.0 | 2.5 | 512 | 1,024 |  |  |  |",
        "",
        "| this project | measured | at most | |",
        "| --- | ---: | ---: | --- |",
        "| CPU without Pagefind, of Material's | 0.90 | 0.9 | met |",
        f"| wall without Pagefind, of Material's | 0.90 | 0.5 | missed: {REASONS[WALL]} |",
        "| CPU, of Hugo's with Pagefind | 2.75 | 4.5 | met |",
        "| wall, of Hugo's with Pagefind | 2.75 |  |  |",
        "| pictures and maps, of all without Pagefind (CPU) | 0.50 | 0.3333 | missed |",
        "| largest process | 512.00 MiB | 1,536 MiB | met |",
        "| onrecord check, wall | 2.50 s | 20 s | met |",
        "",
        "| phase | CPU s | wall s | share | |",
        "| --- | ---: | ---: | ---: | --- |",
        "| write | 9.0 | 1.0 | 82 % | 7 pages |",
        "| write: pictures | 2.5 |  | 23 % | 7 made |",
        "| index | 2.0 | 1.0 | 18 % |  |",
        "| write: places | 2.0 |  | 18 % | 8 made |",
    ]
