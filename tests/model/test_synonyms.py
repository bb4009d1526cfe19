"""Words that a search takes for one another, and what can be wrong with the file that says so."""

import pytest

from onrecord.load import Loaded
from onrecord.model.synonyms import Synonyms
from onrecord.problems.problem import Problem
from onrecord.reading.source_files import SourceFile
from tests.altering import FILES
from tests.loading import load_files


def with_synonyms(text: str) -> Loaded:
    """The example archive with a file of words."""
    return load_files(SourceFile(path, body.encode()) for path, body in {**FILES, "synonyms.yaml": text}.items())


def problems(text: str) -> tuple[Problem, ...]:
    """What is wrong with a file of words."""
    return tuple(p for p in with_synonyms(text).problems if p.path == "synonyms.yaml")


def test_a_file_says_which_words_are_alike_and_by_which_names_an_actor_is_meant() -> None:
    """Spaces within a name are one; the file is none of those that say what sources say."""
    loaded = with_synonyms("same:\n  - [admit, own  up]\nnames:\n  country-a: [The Capital]\n")
    assert loaded.problems == ()
    assert loaded.synonyms == Synonyms((("admit", "own up"),), {"country-a": ("The Capital",)})
    assert "synonyms.yaml" not in loaded.files
    assert with_synonyms("same:\nnames:\n").synonyms == Synonyms()


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("sames: []\n", (1, 1), '"sames" is no part of this file'),
        ("same: admit\n", (1, 7), "same is a list of groups"),
        ("names: [a]\n", (1, 8), "names leads from actors to their further names"),
        ("same:\n  - [admit]\n", (2, 5), "a group has two words or more"),
        ("same:\n  - admit\n", (2, 5), "a group has two words or more"),
        ("names:\n  country-a: Capital\n", (2, 14), "the further names of an actor are a list"),
        ("names:\n  country-a: []\n", (2, 14), "the further names of an actor are a list"),
        ('same:\n  - [admit, "…"]\n', (2, 13), "a word is missing here"),
        ("same:\n  - [admit, [own]]\n", (2, 13), "a word is missing here"),
        ("same:\n  - [admit, own]\n  - [say, Admit]\n", (3, 11), '"Admit" stands here and above'),
        ("same:\n  - [admit, own]\nnames:\n  country-a: [own]\n", (4, 15), '"own" stands here and above'),
        ("names:\n  country-d: [Capital]\n", (2, 3), 'no actor has the id "country-d"'),
        ("names:\n  x: [Capital]\n", (2, 3), 'no actor has the id "x"'),
        ("names:\n  country-a: [Arlo Vance]\n", (2, 15), '"Arlo Vance" is the name of another actor, arlo-vance'),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(text: str, place: tuple[int, int], message: str) -> None:
    """Each fault once; the build stops."""
    (problem,) = problems(text)
    assert (problem.code, problem.span.line, problem.span.column) == ("synonyms", *place)
    assert problem.message == message


def test_an_id_that_is_nearly_one_is_proposed() -> None:
    """And where none is near, nothing is."""
    assert "did you mean country-a" in problems("names:\n  country-aa: [Capital]\n")[0].hint
    assert "did you mean" not in problems("names:\n  x: [Capital]\n")[0].hint


def test_what_is_sound_is_kept() -> None:
    """A group or an actor of which anything is wrong is left out."""
    text = "same:\n  - [admit]\n  - [deny, refute]\nnames:\n  x: [Capital]\n  country-b: [Port]\n"
    assert with_synonyms(text).synonyms == Synonyms((("deny", "refute"),), {"country-b": ("Port",)})


@pytest.mark.parametrize(("raw", "code"), [(None, "unreadable-file"), (b"\xff", "not-utf-8"), (b"same: [", "yaml")])
def test_a_file_that_cannot_be_read_says_nothing(raw: bytes | None, code: str) -> None:
    """It is told as of any other file."""
    files = [SourceFile(path, body.encode()) for path, body in FILES.items()]
    loaded = load_files([*files, SourceFile("synonyms.yaml", raw, "it is a link")])
    assert [problem.path for problem in loaded.problems] == ["synonyms.yaml"]
    assert code in loaded.problems[0].code or loaded.problems[0].code
    assert loaded.synonyms == Synonyms()
