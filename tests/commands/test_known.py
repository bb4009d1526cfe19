"""`onrecord show --known D`: what the archive held by the end of a day, by today's code."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from tests.dated_git import DatedGit, dated_git

ACTORS: Final = {
    f"sources/actors/{name}.yaml": f"name: {name.title()}\ntype: {kind}\n"
    for name, kind in {"north": "state", "paper": "outlet", "wire": "outlet"}.items()
}
QUESTION: Final = {
    "sources/questions/q.yaml": "text: Did soldiers of North fight abroad in 2025?\nkind: yes-no\nconcerns: [north]\n"
}


def card(name: str, claim: str, publisher: str = "paper", more: str = "", year: int = 2026) -> dict[str, str]:
    """A card with one statement `s`, in a file of its own."""
    text = f"""\
title: Card {name}
publisher: {publisher}
type: news-report
published: 2026-10-01
retrieved: 2026-10-02
url: https://{publisher}.example/{name}
archived: https://archive.example/{name}
language: en
summary: It says [so](#s).
{more}{claim}"""
    return {f"sources/cards/{year}/{name}.yaml": text}


def said(speaker: str, answer: str = "yes", more: str = "") -> str:
    return f"attributed:\n  - {{id: s, text: Soldiers fought., said_by: {speaker}, answers: {{q: {answer}}}{more}}}\n"


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DatedGit:
    """A repository in which we stand; its first commit, of 1 November, holds the question and a first card."""
    monkeypatch.setenv("ONRECORD_AS_OF", "2026-12-01")
    git = dated_git(tmp_path / "repo")
    monkeypatch.chdir(git.folder)
    git.commit("2026-11-01", {**ACTORS, **QUESTION, **card("first", said("paper"))})
    return git


def show(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["show", *arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def known(day: str, asked: str = "q") -> dict[str, Any]:
    result = show(asked, "--known", f"2026-11-{day}", "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    output: dict[str, Any] = json.loads(result.stdout)
    return output


def refused(*arguments: str) -> str:
    result = show(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    return result.stderr.splitlines()[-1]


def history(git: DatedGit) -> dict[str, str]:
    """Three weeks with two merges, one of an older and one of a newer branch; the last commit of each day."""
    first = git.run("rev-parse", "HEAD")
    git.run("checkout", "-q", "-b", "older")
    git.commit("2026-10-20", card("older", said("wire"), "wire"))
    git.run("checkout", "-q", "-b", "newer", first)
    git.commit("2026-11-20", card("newer", said("north", "no"), "wire"))
    git.run("checkout", "-q", "main")
    third = git.commit("2026-11-03", {"sources/questions/q.yaml": QUESTION["sources/questions/q.yaml"] + "note: X.\n"})
    fifth = git.merge("2026-11-05", "older")
    git.commit("2026-11-07T08:00:00+00:00", {"README.md": "x"})
    seventh = git.merge("2026-11-07T09:00:00+00:00", "newer")
    ninth = git.commit("2026-11-09", {**card("first", said("paper"), year=2025), "sources/cards/2026/first.yaml": ""})
    ends = [first, first, third, third, fifth, fifth, seventh, seventh, ninth]
    return {f"2026-11-{day:02}": commit for day, commit in (*enumerate(ends, start=1), (30, ninth))}


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_day_is_what_a_checkout_of_its_last_commit_shows(git: DatedGit, form: str) -> None:
    """To the byte, for a question, a card, an actor; merges count on their own day, what was edited since nowhere."""
    ends = history(git)
    git.run("worktree", "add", "-q", "--detach", "../there")
    git.write("sources/cards/2025/first.yaml", "not: saved\n")
    told = {}
    for day, commit in ends.items():
        DatedGit(git.folder.parent / "there").run("checkout", "-q", "--detach", commit)
        for asked in ("q", "first", "first#s", "north"):
            there = show(asked, "--sources", "../there/sources", "--format", form)
            here = show(asked, "--known", day, "--format", form)
            assert (here.exit_code, here.stderr, here.stdout_bytes) == (0, "", there.stdout_bytes)
            told[asked, day] = here.stdout
    assert len({told["q", day] for day in ends}) == 3


def test_a_merge_is_known_from_its_own_day(git: DatedGit) -> None:
    """However old what it brings is, and however new."""
    history(git)
    answers = {day: [one["statement"] for one in known(day)["answers"]] for day in ("04", "05", "06", "07")}
    assert answers == {
        "04": ["first#s"],
        "05": ["first#s", "older#s"],
        "06": ["first#s", "older#s"],
        "07": ["first#s", "newer#s", "older#s"],
    }


def test_as_of_is_the_other_time(git: DatedGit) -> None:
    """What was known on a day, of a day before it."""
    git.commit("2026-11-02", card("denial", said("north", "no", ", said_on: 2026-09-01")))
    result = show("q", "--known", "2026-11-02", "--as-of", "2026-09-30", "--format", "json")
    assert json.loads(result.stdout)["as_of"] == "2026-09-30"


def test_no_commit_by_that_day(git: DatedGit, tmp_path: Path) -> None:
    """What is wrong, and what to do; in a shallow clone, how to get the rest."""
    assert refused("q", "--known", "2026-10-31") == (
        "Error: nothing was committed by 2026-10-31: the first commit is of 2026-11-01; name that day or a later one"
    )
    git.commit("2026-11-04", card("second", said("wire"), "wire"))
    clone = git.clone(tmp_path / "clone", 1)
    shallow = str(clone.folder / "sources")
    assert refused("q", "--known", "2026-11-03", "--sources", shallow) == (
        "Error: this clone is shallow and reaches back to 2026-11-04, not to 2026-11-03; "
        "fetch the rest (git fetch --unshallow)"
    )
    assert show("q", "--known", "2026-11-04", "--sources", shallow).stdout == show("q", "--known", "2026-11-04").stdout
    assert refused("q", "--known", "yesterday").endswith("'yesterday' is no day; write 2026-11-22")


def test_a_rule_that_is_newer_than_a_file_stops_nothing(git: DatedGit) -> None:
    """What a field breaks from which nothing is derived is left out of nothing; it is said on the other stream."""
    git.commit("2026-11-02", card("odd", said("north"), more="kept_by: nobody\n"))
    git.write("sources/cards/2026/odd.yaml", "")
    result = show("q", "--known", "2026-11-02", "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)["badges"]) == (0, ["single-origin", "acknowledged"])
    assert result.stderr == "today’s rules find errors in 1 file of 2026-11-02; none is left out\n"
    assert show("odd#s", "--known", "2026-11-02").exit_code == 0


def test_what_cannot_be_derived_from_is_left_out(git: DatedGit) -> None:
    """With what leans on it; the rest stands, and whoever asks for it is told why it is not shown."""
    git.commit(
        "2026-11-02",
        {
            **card("lost", said("nobody-known")),
            **card("leaning", said("wire", more=", rests_on: [lost#s]"), "wire"),
            **card("broken", "attributed: [\n"),
            **card("one", said("north", more=", rests_on: [two#s]")),
            **card("two", said("north", more=", rests_on: [one#s]")),
        },
    )
    result = show("q", "--known", "2026-11-02", "--format", "json")
    assert [one["statement"] for one in json.loads(result.stdout)["answers"]] == ["first#s"]
    assert result.stderr == (
        "today’s rules find errors in 3 files of 2026-11-02; left out: broken, leaning, lost, one, two\n"
    )
    assert refused("lost", "--known", "2026-11-02") == (
        "Error: lost was held, but cannot be told by today’s rules: "
        'cards/2026/lost.yaml:11:46: error[unknown-actor] said_by: no actor has the id "nobody-known"'
    )
    assert refused("leaning#s", "--known", "2026-11-02") == (
        "Error: leaning#s was held, but leans on what cannot be told by today’s rules"
    )
    assert refused("none", "--known", "2026-11-02").startswith("Error: nothing has the id 'none'")


def test_a_finding_that_fails_its_test_today_was_made_all_the_same(git: DatedGit) -> None:
    """Also where today's rules refuse its evidence: it was verified, by a page from the day of the finding on."""
    made = "findings:\n  - {on: 2026-11-02, answer: yes, basis: public-record, evidence: [%s], note: Seen.}\n"
    for day, evidence in (("02", "first"), ("03", "first, {url: no address, archived: none}")):
        text = QUESTION["sources/questions/q.yaml"] + made % evidence
        git.commit(f"2026-11-{day}", {"sources/questions/q.yaml": text})
        result = show("q", "--known", f"2026-11-{day}", "--format", "json")
        values = json.loads(result.stdout)
        assert values["standing"] == "verified"
        assert (values["findings"][0]["holds_from"] == "2026-11-02") is ("url" in evidence)
        assert result.stderr == f"today’s rules find errors in 1 file of 2026-11-{day}; none is left out\n"


def test_what_it_was_recorded_on_is_read_of_that_day(git: DatedGit) -> None:
    """The file of the days lies among the others."""
    git.commit("2026-11-02", {"sources/recorded.csv": "kind,id,on,what,recorded\ncard,first,,,2026-11-01\n"})
    assert (known("01", "first")["recorded"], known("02", "first")["recorded"]) == (None, "2026-11-01")


def test_a_folder_in_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence, and no traceback."""
    (tmp_path / "sources" / "cards").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert refused("q", "--known", "2026-11-02") == "Error: sources lies in no git repository"
