"""`onrecord explain` and what shells propose."""

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.problems.catalogue import catalogue
from tests.paths import EXAMPLE


def explained(*arguments: str) -> str:
    return CliRunner().invoke(main, ["explain", *arguments]).output


@pytest.mark.parametrize("code", catalogue().rules)
def test_every_code(code: str) -> None:
    """Every rule is explained, with its severity, both examples and the address of its page."""
    text = explained(code)
    assert text.startswith(f"{code} — ")
    assert "\nwrong:\n    " in text
    assert "\nright:\n    " in text
    assert text.endswith(f"\nits page on the site: rules/{code}/\n")


def test_severity() -> None:
    """The severity is said in words."""
    assert explained("tab").startswith("tab — Reading a file (error: nothing is built)\n")
    assert explained("long-quote").startswith("long-quote — The three kinds (warning: it fails only a strict check)\n")


def test_as_printed() -> None:
    """A code may be pasted as the check prints it."""
    assert explained("error[tab]") == explained("tab") == explained(" TAB ")


def test_unknown_code() -> None:
    """An unknown code is answered with the nearest."""
    result = CliRunner().invoke(main, ["explain", "unknwon-actor"])
    assert result.exit_code == 2
    assert result.output.endswith('Error: no rule has the code "unknwon-actor"; did you mean "unknown-actor"?\n')
    assert explained("zzz").endswith('Error: no rule has the code "zzz"; onrecord explain lists them all\n')


def test_list() -> None:
    """Without a code, all are listed by group."""
    text = explained()
    assert text.startswith("Reading a file\n  unreadable-file\n  not-utf-8\n")
    assert {line.strip() for line in text.splitlines() if line.startswith("  ")} == set(catalogue().rules)


@pytest.mark.parametrize(
    ("words", "proposed"),
    [
        ("onrecord explain unknown-a", ["unknown-actor"]),
        ("onrecord new actor --type per", ["person"]),
        ("onrecord new actor --sources {} --part-of country-", ["country-a", "country-b", "country-c"]),
        ("onrecord new card --sources {} --topics x,val", ["x,valley-war"]),
        ("onrecord new card --sources {} --title val", []),
    ],
)
def test_completion(words: str, proposed: list[str]) -> None:
    """A shell proposes codes, words of closed lists, and ids of the archive."""
    typed = words.format(EXAMPLE)
    environment = {"_ONRECORD_COMPLETE": "bash_complete", "COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" "))}
    result = CliRunner().invoke(main, prog_name="onrecord", env=environment)
    assert [line.partition(",")[2] for line in result.output.splitlines() if line] == proposed
