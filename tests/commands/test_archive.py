"""`onrecord archive` and `onrecord hash`: what is written into which card, and when nothing is asked at all."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.archiving.wayback import Service
from onrecord.cli import main
from tests.archiving.machine import NONE, Machine, serving, snapshot
from tests.loading import load
from tests.paths import EXAMPLE

Run = Callable[..., Result]
DAY = "2022-02-10"
"""Near the day on which the test's card was read."""


@pytest.fixture
def machine() -> Iterator[Machine]:
    with serving() as machine:
        yield machine


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, machine: Machine) -> Run:
    """Runs the command in a project, with a machine of the tests as the service."""
    shutil.copytree(EXAMPLE, tmp_path / "sources")
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nextra: {operator: {contact: us@a.example}}\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_AS_OF", "2026-11-22")
    for name in ("ONRECORD_SITE_URL", "GITHUB_EVENT_NAME", "WAYBACK_ACCESS_KEY", "WAYBACK_SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)
    agents: list[str] = []

    def service_for(agent: str, keys: str) -> Service:
        agents.append(agent)
        service = machine.service(keys=keys)
        return replace(service, manner=replace(service.manner, agent=agent))

    monkeypatch.setattr("onrecord.commands.archive.service_for", service_for)

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["archive", *arguments])

    return invoke


def card(name: str, *, with_copy: bool = False, published: str = "2022-01-05", read: str = "2022-02-01") -> str:
    """A card of its own in the archive; its page."""
    page = f"https://daily-north.example/{name}"
    copy = "archived: https://archive.example/x" if with_copy else "not_recorded: {archived: none was made}"
    Path("sources/cards/2022", f"{name}.yaml").write_text(
        f"title: A report named {name}\npublisher: daily-north\ntype: news-report\npublished: {published}\n"
        f"retrieved: {read}\nurl: {page}\nlanguage: en\n{copy}\nsummary: It tells of [soldiers](#crossed).\n"
        "attributed:\n  - {id: crossed, text: Soldiers crossed., said_by: radio-a}\n",
        "utf-8",
    )
    return page


def text(name: str) -> str:
    return Path("sources/cards/2022", f"{name}.yaml").read_text("utf-8")


def test_a_capture_is_written_into_the_card(run: Run, machine: Machine) -> None:
    """With its day; the card then passes, and is not asked about again."""
    page = card("boats")
    machine.says = [(200, {}, snapshot(page, "20220210120000"))]
    result = run("boats")
    assert result.stdout == (f"boats: captured on {DAY}, entered\n1 entered, 0 without a capture that will do\n")
    assert (result.stderr, result.exit_code) == ("1 of 1: boats\n", 0)
    assert f"  - {{url: https://web.archive.org/web/20220210120000/{page}, on: {DAY}}}\n" in text("boats")
    assert "not_recorded" not in text("boats")
    assert not [p for p in load(Path("sources")).problems if p.path.endswith("boats.yaml")]
    assert run("boats").stdout == "0 entered, 0 without a capture that will do\n"
    assert len(machine.got) == 1
    assert machine.got[0][3]["user-agent"] == "OnRecord-archive (+us@a.example)"


def test_only_cards_without_a_capture_are_asked_about(run: Run, machine: Machine) -> None:
    """One that has one, or no address, or no day on which it was read, is not."""
    card("boats")
    card("bridges", with_copy=True)
    run()
    asked = [asked["url"][0] for _, _, asked, _ in machine.got]
    cards = load(EXAMPLE).archive.cards.values()
    expected = [c.url for c in cards if c.url and c.retrieved and not any(copy.url for copy in c.archived or ())]
    assert sorted(asked) == sorted(["https://daily-north.example/boats", *map(str, expected)])


def test_what_had_none_is_not_asked_about_within_a_week(
    run: Run, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unless it is wanted again, or a capture is to be made now."""
    card("boats")
    assert "boats: it has no capture\n" in run("boats").stdout
    assert len(machine.got) == 1
    run("boats")
    assert len(machine.got) == 1
    run("boats", "--again")
    assert len(machine.got) == 2
    monkeypatch.setenv("WAYBACK_ACCESS_KEY", "a")
    monkeypatch.setenv("WAYBACK_SECRET_KEY", "b")
    run("boats", "--save")
    assert len(machine.got) == 4
    monkeypatch.setenv("ONRECORD_AS_OF", "2026-11-29")
    run("boats")
    assert len(machine.got) == 5


def test_a_run_that_was_broken_off_goes_on(run: Run, machine: Machine) -> None:
    """What was found before the service wanted a rest stands in its card, and the rest is asked about next time."""
    pages = {name: card(name) for name in ("boats", "bridges", "camps")}
    machine.says = [
        (200, {}, snapshot(pages["boats"], "20220210120000")),
        (429, {"Retry-After": "9000"}, b""),
    ]
    result = run(*pages)
    assert result.stdout == (
        f"boats: captured on {DAY}, entered\n"
        "1 entered, 0 without a capture that will do\n"
        "stopped: the service asks for a rest of 9000 seconds; 2 not asked about: run it again later\n"
    )
    assert result.exit_code == 1
    machine.got.clear()
    machine.says = [(200, {}, NONE)]
    assert run(*pages).exit_code == 0
    assert [asked["url"] for _, _, asked, _ in machine.got] == [[pages["bridges"]], [pages["camps"]]]


def test_it_stops_where_nothing_answers(run: Run, machine: Machine) -> None:
    """Five pages are enough to tell; none of them counts as asked about."""
    names = [f"boats-{number}" for number in range(7)]
    for name in names:
        card(name)
    machine.says = [(403, {}, b"")]
    result = run(*names)
    assert result.stdout.endswith(
        "0 entered, 0 without a capture that will do, 5 of which it could not be told\n"
        "stopped: no good answer 5 times in a row; 2 not asked about: run it again later\n"
    )
    assert (result.exit_code, len(machine.got)) == (1, 5)
    assert not Path(".cache/archive.jsonl").exists()


def test_one_that_could_not_be_asked_about_is_left_for_later(run: Run, machine: Machine) -> None:
    """It is not one without a capture, and the run was not all that there was to do: exit 1."""
    card("boats")
    machine.says = [(403, {}, b"")]
    result = run("boats")
    assert result.stdout == (
        "boats: the service answers 403\n0 entered, 0 without a capture that will do, 1 of which it could not be told\n"
    )
    assert (result.exit_code, result.stderr) == (1, "1 of 1: boats\n")
    machine.says = [(200, {}, NONE)]
    result = run("boats")
    assert result.stdout == "boats: it has no capture\n0 entered, 1 without a capture that will do\n"
    assert result.exit_code == 0


def test_days_before_or_after_are_no_less_than_none(run: Run, machine: Machine) -> None:
    """Nothing is asked with fewer."""
    card("boats")
    result = run("boats", "--within", "-3")
    assert result.exit_code == 2
    assert result.output.endswith("Error: Invalid value for '--within': -3 is not in the range x>=0.\n")
    assert machine.got == []


def test_a_card_that_cannot_be_changed_safely_is_said(run: Run, machine: Machine) -> None:
    """With the capture, to be entered by hand."""
    page = card("boats")
    file = Path("sources/cards/2022/boats.yaml")
    file.write_text(text("boats").replace("{archived: none was made}", "\n  archived: none  # asked twice"), "utf-8")
    before = file.read_bytes()
    machine.says = [(200, {}, snapshot(page, "20220210120000"))]
    result = run("boats")
    assert result.stdout == (
        f"boats: https://web.archive.org/web/20220210120000/{page} is not entered: "
        "its lines cannot be changed safely; enter it by hand\n"
        "0 entered, 0 without a capture that will do, 1 to be entered by hand\n"
    )
    assert (result.exit_code, file.read_bytes()) == (1, before)


def test_a_capture_is_made_where_there_is_none(run: Run, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only if asked for, and only with the keys of an account."""
    page = card("boats")
    result = run("boats", "--save")
    assert result.exit_code == 2
    assert result.output.endswith(
        "Error: Save Page Now asks for the keys of an account (archive.org/account/s3.php): "
        "set WAYBACK_ACCESS_KEY and WAYBACK_SECRET_KEY\n"
    )
    assert machine.got == []
    monkeypatch.setenv("WAYBACK_ACCESS_KEY", "a")
    monkeypatch.setenv("WAYBACK_SECRET_KEY", "b")
    done = {"status": "success", "timestamp": "20261122080000", "original_url": page}
    machine.says = [(200, {}, NONE), (200, {}, b'{"job_id": "j"}'), (200, {}, json.dumps(done).encode())]
    assert run("boats", "--save").stdout.startswith("boats: captured on 2026-11-22, entered\n")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GITHUB_EVENT_NAME", "pull_request"),
        ("GITHUB_EVENT_NAME", "pull_request_target"),
        ("CI_MERGE_REQUEST_ID", "7"),
        ("TRAVIS_PULL_REQUEST", "7"),
        ("CHANGE_ID", "7"),
    ],
)
def test_nothing_is_asked_for_a_proposal(
    run: Run, machine: Machine, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """Its addresses are anybody's."""
    card("boats")
    monkeypatch.setenv(name, value)
    result = run("boats")
    assert result.exit_code == 2
    assert result.output.endswith(
        "Error: onrecord archive is not run for a pull request: nobody's proposal asks for addresses\n"
    )
    assert machine.got == []


def test_whoever_asks_can_be_reached(run: Run, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or nothing is asked."""
    Path("mkdocs.yml").write_text("site_name: A\n", "utf-8")
    result = run()
    assert result.exit_code == 2
    assert "Error: say how the service can reach you: --contact, extra.operator.contact in" in result.output
    assert machine.got == []
    monkeypatch.setenv("ONRECORD_SITE_URL", "https://site.example/")
    run("--most", "1")
    run("--most", "1", "--again", "--contact", "them@b.example")
    assert [headers["user-agent"] for *_, headers in machine.got] == [
        "OnRecord-archive (+https://site.example/)",
        "OnRecord-archive (+them@b.example)",
    ]


def test_a_slip_is_told_before_anything_is_asked(run: Run, machine: Machine) -> None:
    """An id that no card has; an archive with errors."""
    assert run("boots").output.endswith("Error: no card has the id boots\n")
    Path("sources/topics/broken.yaml").write_text("name: [", "utf-8")
    assert run().output.endswith("Error: 1 error in sources; mend them first (onrecord check)\n")
    assert machine.got == []


def test_a_copy_that_somebody_holds(run: Run) -> None:
    """Its fingerprint goes into the card, with its day and its holder; the copy goes nowhere."""
    card("boats")
    Path("saved.html").write_bytes(b"<p>Soldiers crossed.")
    digest = hashlib.sha256(b"<p>Soldiers crossed.").hexdigest()
    arguments = ["hash", "saved.html", "boats", "--on", "2022-02-01", "--held-by", "a-contributor"]
    result = CliRunner().invoke(main, arguments)
    assert result.output == "entered in sources/cards/2022/boats.yaml: a copy of 2022-02-01, held by a-contributor\n"
    assert f"  - {{sha256: sha256:{digest}, on: 2022-02-01, held_by: a-contributor}}\n" in text("boats")
    assert "Soldiers crossed.<" not in text("boats")
    assert not [p for p in load(Path("sources")).problems if p.path.endswith("boats.yaml")]
    again = CliRunner().invoke(main, arguments)
    assert again.exit_code == 2
    assert again.output.endswith("sources/cards/2022/boats.yaml stays as it is: it has this copy already\n")


def test_what_to_enter_is_printed_without_a_card(run: Run) -> None:
    """To be pasted; no archive is needed."""
    Path("saved.html").write_bytes(b"x")
    shutil.rmtree("sources")
    result = CliRunner().invoke(main, ["hash", "saved.html", "--on", "2022-02-01", "--held-by", "us, both"])
    digest = hashlib.sha256(b"x").hexdigest()
    assert result.output == f'archived:\n  - {{sha256: sha256:{digest}, on: 2022-02-01, held_by: "us, both"}}\n'


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["boots", "--on", "2022-02-01", "--held-by", "us"], "Error: no card has the id boots\n"),
        (["daily-north", "--on", "2022-02-01", "--held-by", "us"], "Error: no card has the id daily-north\n"),
        (["--on", "soon", "--held-by", "us"], "'soon' is no day; write 2026-11-22\n"),
        (["--held-by", "us"], "Error: Missing option '--on'.\n"),
        (["--on", "2022-02-01"], "Error: Missing option '--held-by'.\n"),
    ],
)
def test_what_a_held_copy_must_have(run: Run, arguments: list[str], message: str) -> None:
    """A card that there is, a day and a holder: none of them is guessed."""
    Path("saved.html").write_bytes(b"x")
    result = CliRunner().invoke(main, ["hash", "saved.html", *arguments])
    assert result.exit_code == 2
    assert result.output.endswith(message)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--on", "2022-02-01", "--held-by", " "],
            "--held-by is empty; write who holds the file: a name or an account",
        ),
        (
            ["--on", "2026-11-24", "--held-by", "us"],
            "--on 2026-11-24 is after today, 2026-11-22; write the day on which the file was saved",
        ),
        (
            ["--on", "2022-01-03", "--held-by", "us"],
            "--on 2022-01-03 is before the source was published, 2022-01-05 at the earliest; "
            "write the day on which the file was saved",
        ),
    ],
)
def test_what_cannot_be_true_of_a_copy_is_not_entered(run: Run, arguments: list[str], message: str) -> None:
    """What the check refuses, or would have to: the card keeps its reason for having none."""
    card("boats")
    before = text("boats")
    Path("saved.html").write_bytes(b"x")
    result = CliRunner().invoke(main, ["hash", "saved.html", "boats", *arguments])
    assert result.output.endswith(f"Error: {message}\n")
    assert (result.exit_code, text("boats")) == (2, before)


@pytest.mark.parametrize("on", ["2022-01-04", "2026-11-23"])
def test_a_day_may_have_another_name_where_the_file_was_saved(run: Run, on: str) -> None:
    """The day before the source was published there, and tomorrow."""
    card("boats")
    Path("saved.html").write_bytes(b"x")
    result = CliRunner().invoke(main, ["hash", "saved.html", "boats", "--on", on, "--held-by", "us"])
    assert result.output == f"entered in sources/cards/2022/boats.yaml: a copy of {on}, held by us\n"
    assert not [p for p in load(Path("sources")).problems if p.path.endswith("boats.yaml")], (
        "the check lets it pass too"
    )


def test_a_card_that_does_not_tell_when_it_was_published(run: Run) -> None:
    """Its other problems are the check's to tell."""
    card("boats", published="soon")
    Path("saved.html").write_bytes(b"x")
    result = CliRunner().invoke(main, ["hash", "saved.html", "boats", "--on", "2022-01-04", "--held-by", "us"])
    assert result.output == "entered in sources/cards/2022/boats.yaml: a copy of 2022-01-04, held by us\n"


@pytest.mark.parametrize("with_card", [True, False])
def test_only_a_file_that_holds_something_is_a_copy(run: Run, with_card: bool) -> None:
    """Nothing that gives without an end, and no file that a fault left empty."""
    card("boats")
    before = text("boats")
    Path("saved.html").write_bytes(b"")
    rest = [*(["boats"] if with_card else []), "--on", "2022-02-01", "--held-by", "us"]
    result = CliRunner().invoke(main, ["hash", "saved.html", *rest])
    assert result.output.endswith("Error: saved.html is empty, 0 bytes; a copy holds what was read\n")
    assert (result.exit_code, text("boats")) == (2, before)
    result = CliRunner().invoke(main, ["hash", "/dev/null", *rest])
    assert result.output.endswith("Error: /dev/null is no regular file; save what you read as one, and name that\n")
    assert (result.exit_code, text("boats")) == (2, before)
