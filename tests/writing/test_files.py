"""What is planned becomes files of a site; records of the search are put aside and read back."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.kept import anew
from onrecord.output import Asset, LargeFile, Output, Page, Record, Task
from onrecord.pipeline import Plan, Step
from onrecord.writing.files import Job, batches, put, spooled, write
from onrecord.writing.served import Served, making

PAGE, FILE = Page("sources/a/", "A", "<p>A</p>"), Asset("data/a.json", b"{}")
RECORDS = [Record("sources/a/#b", "{}", "<p>\u2028 é\n</p>", "2024-12-30"), Record("sources/a/#c", "{}", "")]


def outputs(task: Task) -> Iterator[Output]:
    """What a task makes: records come with a page, or many at once."""
    made = task.make()
    if isinstance(made, Page):
        yield made
        yield RECORDS[0]
    elif isinstance(made, Asset | LargeFile):
        yield made
    else:
        yield from made


PLAN = Plan((), outputs, lambda url: None)
JOBS = [
    Job("sources", Task(PAGE.url, lambda: PAGE)),
    Job("data", Task(FILE.url, lambda: FILE)),
    Job("records", Task(None, lambda: RECORDS[1:])),
]


def layout(page: Page) -> str:
    """A page laid out."""
    return f"<title>{page.title}</title>{page.html}"


def test_pages_files_and_records_each_go_where_they_belong(tmp_path: Path) -> None:
    """And it is told how many there are of each step, and what they took."""
    seconds = iter([0.0, 1.0, 3.0, 6.0])
    (tmp_path / "spool").mkdir()
    written = write(JOBS, PLAN, layout, tmp_path / "site", tmp_path / "spool" / "0.jsonl", lambda: next(seconds))
    assert written.made == Counter(sources=2, data=1, records=1)
    assert written.cpu == {"sources": 1.0, "data": 2.0, "records": 3.0}
    files = {path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*.*")}
    assert files == {"sources/a/index.html", "data/a.json"}
    assert (tmp_path / "site/sources/a/index.html").read_text() == "<title>A</title><p>A</p>"
    assert list(spooled(tmp_path / "spool")) == RECORDS


def test_what_shares_something_is_dealt_out_together() -> None:
    """Wherever it stands among the rest, of which a few are dealt out at once."""
    alone = [Job("sources", Task(f"sources/{n}/", lambda: PAGE)) for n in range(10)]
    page, pack = (Job(step, Task(f"{step}/q", lambda: PAGE, shared="questions/q/")) for step in ("questions", "packs"))
    assert batches([*alone[:4], page, *alone[4:], pack]) == [
        tuple(alone[:4] + alone[4:7]),
        (page, pack),
        tuple(alone[7:]),
    ]


@pytest.mark.parametrize(
    ("path", "file"), [("sources/a/", "sources/a/index.html"), ("sources/a", "sources/a/index.html")]
)
def test_a_page_that_is_served_is_made_when_it_is_asked_for(tmp_path: Path, path: str, file: str) -> None:
    """And no other: of what is not there, nothing is made."""
    served = Served(PLAN, JOBS, layout, [], tmp_path, anew)
    assert not served.make("sources/none/")
    assert list(tmp_path.iterdir()) == []
    assert served.make(path)
    assert [one.relative_to(tmp_path).as_posix() for one in tmp_path.rglob("*.*")] == [file]


def test_what_another_plan_takes_the_place_of_is_made_no_more(tmp_path: Path) -> None:
    """And what was made of it is taken away: a page that is gone is not there any more."""
    plan = Plan((Step("all", tuple(job.task for job in JOBS)),), outputs, lambda url: None)
    served = Served(plan, JOBS, layout, [], tmp_path, anew)
    assert served.make("sources/a/")
    served.end()
    served.clear()
    assert not served.make("data/a.json")
    assert list(tmp_path.rglob("*.*")) == []


def test_a_server_asks_again_for_what_was_made() -> None:
    """What was there already, and what nobody makes, is answered as without it."""
    there, asked = {"/here/"}, list[str]()

    def app(environ: dict[str, str], start_response: object) -> list[bytes]:
        path = environ["PATH_INFO"]
        start_response("200 OK" if path in there else "404 Not Found", [])  # type: ignore[operator]
        return [path.encode()]

    def make(path: str) -> bool:
        asked.append(path)
        there.update({"/new/"} if path == "new/" else ())
        return path == "new/"

    def answered(path: str) -> str:
        said: list[str] = []
        assert making(app, make, "/")({"PATH_INFO": path}, lambda status, headers: said.append(status)) == [
            path.encode()
        ]
        return " ".join(said)

    assert [answered(path) for path in ("/here/", "/new/", "/none/")] == ["200 OK", "200 OK", "404 Not Found"]
    assert asked == ["new/", "none/"]


def test_a_large_file_is_written_chunk_by_chunk(tmp_path: Path) -> None:
    """The next is asked for when the one before has been handed on."""
    taken: list[int] = []

    def chunks() -> Iterator[bytes]:
        for number in range(3):
            taken.append(number)
            yield bytes([number])

    output = LargeFile("data/v1/a.bin", chunks())
    assert taken == []
    put(output, layout, tmp_path)
    assert (tmp_path / "data/v1/a.bin").read_bytes() == b"\0\1\2"


def test_what_is_made_with_something_else_is_served_and_taken_away_too(tmp_path: Path) -> None:
    """At each of its addresses."""
    task = Task("data/", lambda: [PAGE, LargeFile("data/v1/a.bin", [b"a"])], ("data/v1/a.bin",))
    plan = Plan((Step("data", (task,)),), outputs, lambda url: None)
    served = Served(plan, [Job("data", task)], layout, [], tmp_path, anew)
    assert served.make("data/v1/a.bin")
    assert (tmp_path / "data/v1/a.bin").read_bytes() == b"a"
    served.clear()
    assert not (tmp_path / "data/v1/a.bin").exists()
