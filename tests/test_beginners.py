"""What somebody does who has read one page and never seen YAML: each slip draws a message that alone is enough to
mend it.

A folder of `beginners/` holds what was `written`, over the example archive; `message.txt`, all that
`onrecord check --strict` then prints; and `mended`, what whoever does as the message says ends up with.
"""

import re
import shutil
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.problems.catalogue import catalogue
from tests.paths import TESTS

FOLDERS: Final = sorted(path for path in (TESTS / "beginners").iterdir() if path.is_dir())
BY_FOLDER = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
PLACE = re.compile(
    r"^sources/(?P<path>[^:\n]+):(?P<line>\d+):(?P<column>\d+): (?:error|warning)\[(?P<code>[a-z-]+)\] \S", re.MULTILINE
)
OWN_WORDS: Final = {
    "office-instead-of-person": "what the office is, is known to whoever writes it",
    "publisher-unknown": "the name of the outlet; the check of its file asks for the type",
    "archived-copy-left-out": "why there is none is known to whoever looked for it",
    "refusal-without-a-question": "what the source reports of the party is known to whoever read it",
    "verified-answers-a-question": "the id of the new statement is chosen freely",
}
"""Where the mended file has words of the contributor's own, and why no message can hold them."""


def checked(example: Path, over: Path, at: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    """`onrecord check --strict`, where the example archive lies in `sources` with these files over it."""
    shutil.copytree(example, at / "sources")
    shutil.copytree(over, at / "sources", dirs_exist_ok=True)
    monkeypatch.chdir(at)
    return CliRunner().invoke(main, ["check", "--strict"])


@BY_FOLDER
def test_the_message_to_the_letter(
    folder: Path, example_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that is printed, and that it fails."""
    result = checked(example_folder, folder / "written", tmp_path, monkeypatch)
    assert result.output == (folder / "message.txt").read_text("utf-8")
    assert result.exit_code == 1


@BY_FOLDER
def test_whoever_does_as_it_says_is_done(
    folder: Path, example_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is left to say of the mended files, not even a warning."""
    assert checked(example_folder, folder / "mended", tmp_path, monkeypatch).output == "no problems in sources\n"


@BY_FOLDER
def test_a_message_names_its_place_what_was_found_and_what_to_do(folder: Path) -> None:
    """File, line and column, the rule, and below it at least one line that says what to write."""
    message = (folder / "message.txt").read_text("utf-8")
    places = list(PLACE.finditer(message))
    assert places
    assert all(place["code"] in catalogue().rules for place in places)
    written = {
        file.relative_to(folder / "written").as_posix() for file in (folder / "written").rglob("*") if file.is_file()
    }
    assert written & {place["path"] for place in places} or "has this address too" in message
    for part in message.split("\n\n")[:-1]:
        assert re.search(r"^ +(?:\| [ ]*\^+|=) \S", part, re.MULTILINE), part


@BY_FOLDER
def test_every_word_of_the_mend_is_told(folder: Path) -> None:
    """What the mended files say and the written ones do not stands in the message."""
    known = words(folder / "written") | spelt((folder / "message.txt").read_text("utf-8"))
    beyond = words(folder / "mended") - known
    assert (beyond != set()) == (folder.name[3:] in OWN_WORDS), beyond


def words(folder: Path) -> set[str]:
    """The words of all files of a folder."""
    return {word for file in folder.rglob("*") if file.is_file() for word in spelt(file.read_text("utf-8"))}


def spelt(text: str) -> set[str]:
    """The words and signs of a text."""
    return set(re.findall(r"\w+|[^\w\s]", text.lower()))


def test_there_are_forty_at_least_and_each_has_its_number() -> None:
    """They are numbered without a gap."""
    assert [folder.name[:3] for folder in FOLDERS] == [f"{n:02}-" for n in range(1, len(FOLDERS) + 1)]
    assert len(FOLDERS) >= 40
