"""Ids that are proposed, and what is told of the program: read off names, never clashing."""

import sys
from pathlib import Path

import pytest

from onrecord.environment import called
from onrecord.new_card.id_proposal import kebab, keywords
from onrecord.new_card.workspace import Workspace
from onrecord.reading.source_files import source_files
from onrecord.vocabulary import EntityKind
from tests.paths import EXAMPLE


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Straße der Ängste", "strasse-der-angste"),
        ("Ærø and Øst", "aero-and-ost"),
        ("Đorđe Łukasz ıs", "dorde-lukasz-is"),
        ("O’Brien's “Note”", "obriens-note"),
        ("Войска", ""),
        ("Войска NATO", ""),
        ("Рим Rim", ""),
        ("НАТО Lens Institute", "lens-institute"),
        ("STRASSE ẞ", "strasse-ss"),
        ("2021", "2021"),
        ("№ 5 of Acme™", "no-5-of-acmetm"),
        ("Œuvre, Þór, Ðað, ħŋŧ", "oeuvre-thor-dad-hnt"),
    ],
)
def test_an_id_of_a_name(name: str, id_: str) -> None:
    """Letters with a mark become plain ones; of a name in another script nothing is made."""
    assert kebab(name) == id_


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("a" * 49, "a" * 48),
        (f"{'a' * 40} {'b' * 7}", f"{'a' * 40}-{'b' * 7}"),
        (f"{'a' * 40} {'b' * 8}", "a" * 40),
    ],
)
def test_an_id_of_words_has_48_signs_at_most(text: str, id_: str) -> None:
    """A word that does not fit is left out whole, and only a first word is cut."""
    assert keywords(text, 7) == id_


@pytest.mark.parametrize("there", [True, False])
def test_the_program_as_it_can_be_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    """By its bare name only where the shell finds this one by it, and no other of that name."""
    for folder in ("one", "other two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "onrecord").touch(0o755)
    program = tmp_path / "other two/onrecord"
    monkeypatch.setenv("PATH", str(program.parent if there else tmp_path / "one"))
    monkeypatch.setattr(sys, "argv", [str(program)])
    assert called() == ("onrecord" if there else f"'{program}'")


@pytest.mark.parametrize(
    ("typed", "similar"),
    [
        ("Ports of the Uniön", "union-of-ports"),
        ("A-Land", "country-a"),
        ("Арло Ванс", "arlo-vance"),
    ],
)
def test_what_is_like_a_name_or_an_alias(typed: str, similar: str) -> None:
    """Words in another order, small words and accents aside."""
    assert similar in [name for name, _ in Workspace(source_files(EXAMPLE)).similar(EntityKind.ACTOR, typed)]


def test_the_likest_comes_first() -> None:
    """Whatever the alphabet says."""
    similar = [name for name, _ in Workspace(source_files(EXAMPLE)).similar(EntityKind.ACTOR, "Country C")]
    assert similar[0] == "country-c"
    assert "country-a" in similar
