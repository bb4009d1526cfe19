"""The versions of the card format: an archive of each is kept as it was written, and builds.

`versions/1/` was written when version 1 was the only one. It uses every field, and is never brought up to date: a
change that needs it changed needs a new version, and a step that leads there (`fmt/upgrading.py`).
"""

import hashlib
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.commands.upgrade import upgrade
from onrecord.fmt.upgrading import STEPS, last_of, stating, upgraded
from onrecord.model.captures import HeldCopy, WebCapture
from onrecord.model.entities import Correction, WithdrawnStatement
from onrecord.model.findings import Finding, Search
from onrecord.model.format_version import FIRST, VERSION, version_in
from onrecord.model.parse import MODELS
from onrecord.model.record import Record
from onrecord.model.statements import Anonymous, Attributed, DocumentSpeaker, Unacknowledged, Verified, WebEvidence
from onrecord.pipeline import pages
from onrecord.reading.source_files import SourceFile
from onrecord.vocabulary import EntityKind
from tests.loading import load
from tests.paths import TESTS

VERSIONS: Final = TESTS / "versions"
SUMS: Final = {1: "377e9e6774d1b8a1629a4e4ca2b2122caa6b8d9e4c9a47b17d7cdc9ff30208ca"}
"""Of each archive, the SHA-256 of its files one after another, in order of their paths."""
LATER: Final = {1: ["cause"]}
"""Fields that were added to a version, and may be left out: its archive, which stays as it is, has none of them."""
PARTS: Final = (
    Anonymous, Attributed, Correction, DocumentSpeaker, Finding, HeldCopy, Search, Unacknowledged, Verified, WebCapture,
    WebEvidence, WithdrawnStatement,
)  # fmt: skip
BY_VERSION = pytest.mark.parametrize("version", range(FIRST, VERSION + 1))


def texts_of(version: int) -> Iterator[str]:
    """The texts of an archive, in order of their paths."""
    return (file.read_text("utf-8") for file in sorted((VERSIONS / str(version)).rglob("*.yaml")))


def fields_of(records: tuple[type[Record], ...]) -> set[str]:
    """The fields of records as they are written; of an entity all but its id, which is the name of its file."""
    every = {info.alias or name for record in records for name, info in record.model_fields.items()}
    return every - {"id"}


def test_each_version_has_its_archive() -> None:
    """And a step leads from each but the present to the next."""
    assert sorted(folder.name for folder in VERSIONS.iterdir()) == [str(one) for one in range(FIRST, VERSION + 1)]
    assert last_of(STEPS) == VERSION


@BY_VERSION
def test_an_archive_of_a_version_stays_as_it_was_written(version: int) -> None:
    """Whoever would change it changes what the version means to archives that nobody here can see."""
    assert hashlib.sha256("".join(texts_of(version)).encode()).hexdigest() == SUMS[version]


def test_the_archive_of_the_present_version_uses_every_field() -> None:
    """So that none can go, or take another name, without its check failing; but for those that came after it."""
    text = "\n".join(texts_of(VERSION))
    fields = fields_of((*MODELS.values(), *PARTS))
    assert len(fields) > 50
    assert [field for field in sorted(fields) if f"{field}:" not in text] == LATER[VERSION]


@BY_VERSION
def test_an_archive_of_each_version_builds(version: int, tmp_path: Path) -> None:
    """Brought into the present form it has no problem, and every page of it can be made."""
    folder = Path(shutil.copytree(VERSIONS / str(version), tmp_path / "sources"))
    upgrade(folder, only=False)
    loaded = load(folder)
    assert [problem.message for problem in loaded.problems] == []
    assert {"", "questions/soldiers-in-east-valley/"} <= {page.url for page in pages(loaded, date(2022, 6, 1))}


# bringing an archive into the present form


def fmt(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["fmt", "--upgrade", "--sources", str(folder), *options])


def test_an_archive_that_states_no_version_is_of_the_first(tmp_path: Path) -> None:
    """Its files stay as they are to the byte, and one is added that states it; a second time nothing is left to do."""
    folder = Path(shutil.copytree(VERSIONS / "1", tmp_path / "sources"))
    (folder / "format.yaml").unlink()
    before = {file: file.read_bytes() for file in folder.rglob("*.yaml")}
    only = fmt(folder, "--check")
    assert (only.exit_code, only.stdout) == (1, f"would upgrade {folder / 'format.yaml'}\n")
    assert {file: file.read_bytes() for file in folder.rglob("*.yaml")} == before
    assert fmt(folder).stdout == f"upgraded {folder / 'format.yaml'}\n"
    assert {file: file.read_bytes() for file in folder.rglob("*.yaml")} == {
        **before,
        folder / "format.yaml": b"version: 1\n",
    }
    again = fmt(folder)
    assert (again.exit_code, again.stdout) == (0, "the archive is of version 1 of the card format, the present one\n")


def test_single_files_have_no_version(tmp_path: Path) -> None:
    """The version is the archive's."""
    (tmp_path / "topics").mkdir()
    result = fmt(tmp_path, str(tmp_path / "topics"))
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        2,
        "Error: --upgrade takes the whole archive, and no PATH",
    )


TOPIC: Final = (
    "# yaml-language-server: $schema=../../schema/1/topic.json\nname: Snow   # as it is called\nabout: It falls.\n"
)


def renamed(text: str, kind: EntityKind) -> str:
    """A step such as there may be one: a topic's field takes its present name."""
    return text.replace("\nabout:", "\ndescription:") if kind is EntityKind.TOPIC else text


def with_topic(folder: Path, text: str = TOPIC) -> Path:
    """An archive of one topic."""
    (folder / "topics").mkdir()
    (folder / "topics" / "snow.yaml").write_text(text)
    return folder


def test_a_step_rewrites_what_its_version_spells_otherwise(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Remarks and order stay, the line for editors names the new schema, and the archive says its version."""
    folder = with_topic(tmp_path)
    (folder / "format.yaml").write_text("# ours\nversion: 1   # since 2026\n")
    assert upgrade(folder, False, {1: renamed})
    assert capsys.readouterr().out.splitlines() == [
        f"upgraded {folder / 'topics/snow.yaml'}",
        f"upgraded {folder / 'format.yaml'}",
    ]
    assert (folder / "topics" / "snow.yaml").read_text() == (
        "# yaml-language-server: $schema=../../schema/2/topic.json\nname: Snow   # as it is called\n"
        "description: It falls.\n"
    )
    assert (folder / "format.yaml").read_text() == "# ours\nversion: 2   # since 2026\n"
    assert not upgrade(folder, False, {1: renamed})


@pytest.mark.parametrize(
    ("text", "step", "why"),
    [
        ("name: [", renamed, "it has problems; “onrecord check” tells which"),
        (
            TOPIC,
            lambda text, kind: text.replace("   # as it is called", ""),
            "it cannot be brought into the present form without changing what else it says",
        ),
        (
            TOPIC,
            lambda text, kind: "name: [",
            "it cannot be brought into the present form without changing what else it says",
        ),
    ],
)
def test_nothing_is_written_where_a_file_cannot_be_brought_along(
    text: str, step: object, why: str, tmp_path: Path
) -> None:
    """An archive half in one version and half in another could be read by none."""
    folder = with_topic(tmp_path, text)
    with pytest.raises(Exception, match="nothing was written") as raised:
        upgrade(folder, False, {1: step})  # type: ignore[dict-item]
    assert str(raised.value) == f"topics/snow.yaml: {why}; nothing was written"
    assert [file.name for file in folder.iterdir()] == ["topics"]
    assert (folder / "topics" / "snow.yaml").read_text() == text


def test_an_archive_of_a_later_program_is_left_alone(tmp_path: Path) -> None:
    """It is told apart before a file is touched."""
    folder = with_topic(tmp_path)
    (folder / "format.yaml").write_text("version: 2\n")
    result = fmt(folder)
    said = "the archive is written in version 2 of the card format, and this program reads version 1"
    assert (result.exit_code, result.stderr) == (1, f"Error: format.yaml: {said}\n")


def test_a_file_without_its_line_gets_one() -> None:
    """Whatever else stood there, nothing is lost that says a version."""
    assert stating(3) == b"version: 3\n"
    assert stating(3, b"version: 1\n") == b"version: 3\n"


def test_steps_are_taken_one_after_another() -> None:
    """From the version that is stated on."""
    steps = {1: lambda text, kind: text + "b: 1\n", 2: lambda text, kind: text + "c: 1\n"}
    assert upgraded("topics/a.yaml", b"a: 1\n", EntityKind.TOPIC, 1, steps) == b"a: 1\nb: 1\nc: 1\n"
    assert upgraded("topics/a.yaml", b"a: 1\n", EntityKind.TOPIC, 2, steps) == b"a: 1\nc: 1\n"


# what the check says of the file


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        (
            "version: 2\n",
            (1, 10),
            "the archive is written in version 2 of the card format, and this program reads version 1",
        ),
        ("version: one\n", (1, 10), "version is a whole number"),
        ("version: 0\n", (1, 10), "version is a whole number"),
        ("version: [1]\n", (1, 10), "version is a whole number"),
        ("versions: 1\n", (1, 1), '"versions" is no part of this file'),
        ("{}\n", (1, 1), "the version is missing"),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(text: str, place: tuple[int, int], told: str) -> None:
    """Each fault once; such an archive counts as of the present version, so that its other problems are told too."""
    _, (problem,) = version_in(SourceFile("format.yaml", text.encode()))
    assert (problem.code, problem.span.line, problem.span.column) == ("format-version", *place)
    assert problem.message == told


def test_an_older_archive_is_told_how_to_come_along() -> None:
    """By the command that does it."""
    version, (problem,) = version_in(SourceFile("format.yaml", b"version: 1\n"), present=2)
    assert version == 1
    assert problem.message == "the archive is written in version 1 of the card format, and this program reads version 2"
    assert problem.hint == "let onrecord fmt --upgrade rewrite its files; it keeps what they say, and their remarks"


def test_a_file_that_cannot_be_read_is_told() -> None:
    """As any other."""
    version, (problem,) = version_in(SourceFile("format.yaml", None, "it is a folder"))
    assert (version, problem.code) == (VERSION, "unreadable-file")
