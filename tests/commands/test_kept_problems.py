"""What a check finds is kept, and told again as it was found."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord import load
from onrecord.cli import main
from onrecord.commands import kept_problems
from onrecord.commands.kept_problems import checked
from onrecord.kept import kept_in
from onrecord.load import Texts, load_files
from onrecord.problems.problem import Problem
from onrecord.reading.source_files import SourceFile, source_files
from tests.loading import ARCHIVES
from tests.paths import EXAMPLE, FAULTS

FOLDERS = sorted(folder for folder in FAULTS.iterdir() if folder.is_dir())[::4]


def with_lines(problems: list[Problem]) -> list[tuple[Problem, str]]:
    """Problems with the lines that they show, which are no part of what makes two of them equal."""
    return [(problem, problem.excerpt) for problem in problems]


def test_each_problem_is_told_again_as_it_was_found(tmp_path: Path) -> None:
    """A quarter of the faults: text, place, line and values, of one fault within another too."""
    keep, told = kept_in(tmp_path), 0
    for folder in FOLDERS:
        files = source_files(folder)
        found = list(load_files(files, ARCHIVES).problems)
        assert with_lines(checked(files, ARCHIVES, keep).problems) == with_lines(found)
        assert with_lines(checked(files, ARCHIVES, keep).problems) == with_lines(found)
        told += len(found)
    assert told > 50


def test_what_was_checked_is_neither_read_nor_linked_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Unless a file, or what counts as a web archive, is another."""
    files, linked = source_files(EXAMPLE), list[int]()

    def counting(texts: Texts) -> object:
        linked.append(len(texts.placed))
        return load.linked(texts)

    monkeypatch.setattr(kept_problems, "linked", counting)
    keep = kept_in(tmp_path)
    for given, archives in ((files, ARCHIVES), (files, ARCHIVES), (files, frozenset({"a.example"})), (files, ARCHIVES)):
        checked(given, archives, keep)
    assert len(linked) == 2
    checked([*files, SourceFile("topics/more.yaml", b"name: More\ndescription: More.\n")], ARCHIVES, keep)
    assert linked[2] == linked[0] + 1


def test_what_a_file_says_by_itself_is_told_before_the_rules(tmp_path: Path) -> None:
    """And once only: what it names is looked up, what others say of it comes after."""
    early: list[list[str]] = []
    files = [
        SourceFile("actors/one.yaml", b"name: One\ntype: outlet\npart_of: nowhere\n"),
        SourceFile("actors/two.yaml", b"name: One\ntype: outlet\n"),
    ]
    keep = kept_in(tmp_path)
    for _ in range(2):
        found = checked(files, ARCHIVES, keep, {"actors/one.yaml"}, lambda own: early.append([p.code for p in own]))
    assert early == [["unknown-actor"]]
    assert [problem.code for problem in found.problems] == ["unknown-actor", "like-name"]


def test_a_check_of_one_file_tells_each_problem_once(tmp_path: Path) -> None:
    """In a project it is kept beside the settings, and the second time told from there."""
    (tmp_path / "mkdocs.yml").write_text("site_name: S\n", "utf-8")
    folder = tmp_path / "sources" / "actors"
    folder.mkdir(parents=True)
    (folder / "one.yaml").write_text("name: One\ntype: outlet\npart_of: nowhere\n", "utf-8")
    (folder / "two.yaml").write_text("name: One\ntype: outlet\npart_of: nowhere\n", "utf-8")
    ran = [
        CliRunner().invoke(main, ["check", "--sources", str(tmp_path / "sources"), str(folder / "two.yaml")])
        for _ in range(2)
    ]
    assert [result.output.count("error[unknown-actor]") for result in ran] == [1, 1]
    assert [result.output.count("[like-name]") for result in ran] == [1, 1]
    assert sorted(ran[0].output.splitlines()) == sorted(ran[1].output.splitlines())
    assert list((tmp_path / ".cache" / "checks").iterdir())
