"""What a page decides by itself, the Python decides too: one table of cases each, run here and by `node --test`.

tests/scripts/shared_cases.test.mjs holds the scripts to the same rows.
"""

import json
from datetime import date
from typing import Any, Final

import pytest
from pydantic import TypeAdapter, ValidationError

from onrecord.archive import Entry
from onrecord.checks.archived_copies import refused
from onrecord.checks.cycles_and_order import _cycles
from onrecord.checks.evidence_of_facts import _says_that_it_was_said
from onrecord.checks.similar_cards import alike, bare
from onrecord.checks.statements import quote_length
from onrecord.load import Loaded
from onrecord.model.annotated_markdown import annotations, lookalikes, resolve, sentences
from onrecord.model.edtf_dates import NoDateError, in_words, parse_edtf
from onrecord.model.entities import Actor, Card
from onrecord.model.field_types import Answer, Day, Url
from onrecord.model.figures import Bound, Words
from onrecord.model.figures import in_words as figure_in_words
from onrecord.model.statements import Anonymous, Attributed
from onrecord.model.url_canonical import canonical
from onrecord.new_card.id_proposal import kebab, keywords
from onrecord.pages.form.data import of_archive
from onrecord.pages.form.parts import part_of, title_words
from onrecord.pages.form.patterns import limits, patterns
from onrecord.pages.search.word_groups import stem
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.document import Loc
from onrecord.reading.source_files import SourceFile
from onrecord.standings.derive import derive
from onrecord.vocabulary import ARCHIVES, ActorType, Kind
from tests.loading import load_files
from tests.paths import TESTS

CASES: Final = TESTS / "shared_cases"
Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    """The rows of a table."""
    table: list[Row] = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    assert len(table) >= 15
    return table


def test_the_scripts_are_run_with_the_patterns_and_limits_of_the_checks() -> None:
    """Which `form.json` gives to the page, and format.json to the tests of the scripts."""
    given = json.loads((CASES / "format.json").read_text("utf-8"))
    assert given == json.loads(json.dumps({"patterns": patterns(), "limits": limits()}))


PROBLEMS: Final = {
    "spelling": "date",
    "time": "date",
    "no-end": "date",
    "calendar": "calendar",
    "backwards": "backwards",
}
"""What the form calls the ways in which a text is no date."""


@pytest.mark.parametrize("row", rows("dates"), ids=lambda row: row["text"])
def test_dates(row: Row) -> None:
    """First and last possible day (an open end is empty), and words; or what is wrong."""
    try:
        parsed = parse_edtf(row["text"])
    except NoDateError as error:
        assert row == {"text": row["text"], "wrong": PROBLEMS[error.mistake]}
        return
    first, last = (day.isoformat() if day else "" for day in (parsed.earliest, parsed.latest))
    assert row == {"text": row["text"], "first": first, "last": last, "words": in_words(parsed)}


NO_DAY: Final = {"bad-date/time": "bad-date/spelling", "bad-date/no-end": "bad-date/spelling"}
"""What the form does not tell from another spelling."""


def _problem(kind: Any, text: str) -> str:
    """The key of the message that a field has for a text; empty where it takes it."""
    try:
        TypeAdapter(kind).validate_python(text)
    except ValidationError as error:
        return error.errors()[0]["type"]
    return ""


@pytest.mark.parametrize("row", rows("days"), ids=lambda row: row["text"])
def test_days(row: Row) -> None:
    """What is wrong where a single day is asked: first that it is no date, and of what kind, then that it is more."""
    key = _problem(Day, row["text"])
    assert row["problem"] == NO_DAY.get(key, key)


@pytest.mark.parametrize("row", rows("addresses"), ids=lambda row: row["text"][:60])
def test_addresses(row: Row) -> None:
    """The canonical form, and whether the address is one; `password` where it holds a user’s name."""
    assert canonical(row["text"]) == row["canonical"]
    key = _problem(Url, row["text"])
    assert row["problem"] == ("password" if key == "bad-url/password" else "url" if key else "")


@pytest.mark.parametrize("row", rows("captures"), ids=lambda row: row["address"])
def test_captures(row: Row) -> None:
    """Why an address is no archived copy of a page; empty where it is one. The archive of a test is one of the list."""
    wrong = refused(row["address"], row["page"], {*ARCHIVES, "archive.example"})
    assert row["problem"] == (wrong.key if wrong else "")


@pytest.mark.parametrize("row", rows("figures"), ids=lambda row: row["text"])
def test_figures(row: Row) -> None:
    """Whether it is an answer, and the words for a reader; `range` where one runs backwards or has a sign."""
    key = _problem(Answer, row["text"])
    assert row["problem"] == ("range" if key == "bad-figure/range" else "figure" if key else "")
    if key:
        assert row["words"] is None
        return
    answer = TypeAdapter[Any](Answer).validate_python(row["text"])
    assert row["words"] == (figure_in_words(answer) if isinstance(answer, Bound | Words) else answer.value)


@pytest.mark.parametrize("row", rows("names"), ids=lambda row: row["text"][:60])
def test_names(row: Row) -> None:
    """An id, and a short name of the words that say something: without articles and the like; a number stays whole."""
    assert {"text": row["text"], "kebab": kebab(row["text"]), "name": keywords(row["text"], 4)} == row


@pytest.mark.parametrize("row", rows("parts"), ids=lambda row: row["text"][:60])
def test_parts(row: Row) -> None:
    """In which part of the form's data something lies, and by which words a title is found."""
    assert {"text": row["text"], "part": part_of(row["text"], 4), "words": title_words(row["text"])} == row


@pytest.mark.parametrize("row", rows("stems"), ids=lambda row: row["text"])
def test_stems(row: Row) -> None:
    """A word as the search compares it: without the commonest endings."""
    assert {"text": row["text"], "stem": stem(row["text"])} == row


@pytest.mark.parametrize("row", rows("sentences"), ids=lambda row: row["text"])
def test_sentences(row: Row) -> None:
    """The sentences of a summary, its links (words and target), and what only looks like one."""
    text = row["text"]
    assert [sentence for _, sentence in sentences(text)] == row["sentences"]
    assert [[one.clause, one.written] for one in annotations(text)] == row["links"]
    assert [written for _, written in lookalikes(text)] == row["lookalikes"]


@pytest.mark.parametrize("row", rows("quotes"), ids=lambda row: row["text"][:60])
def test_quotes(row: Row) -> None:
    """How many words a quote has."""
    assert quote_length(row["text"]) == row["words"]


@pytest.mark.parametrize("row", rows("titles"), ids=lambda row: f"{row['one']} and {row['other']}")
def test_titles(row: Row) -> None:
    """Whether two titles are nearly the same."""
    assert alike(bare(row["one"]), bare(row["other"])) is row["alike"]


@pytest.mark.parametrize("row", rows("actor_names"), ids=lambda row: f"{row['one']} and {row['other']}")
def test_names_of_actors(row: Row) -> None:
    """Whether two actors of these names are perhaps one."""
    files = [
        SourceFile(f"actors/t-{n}.yaml", f"name: {json.dumps(name)}\ntype: office\n".encode())
        for n, name in enumerate((row["one"], row["other"]))
    ]
    codes = [problem.code for problem in load_files(files).problems]
    assert ("like-name" in codes) is row["alike"]


@pytest.mark.parametrize("row", rows("on_record"), ids=lambda row: f"{row['name']}: {row['text']}")
def test_what_is_on_record(row: Row) -> None:
    """Whether a text says that this actor said it."""
    actor = Actor.model_construct(id="t", name=row["name"], aliases=tuple(row["aliases"]), type=ActorType.OFFICE)
    assert _says_that_it_was_said(row["text"], actor) is row["says"]


@pytest.mark.parametrize("row", rows("links"), ids=lambda row: row["text"])
def test_links(row: Row) -> None:
    """What a link of the summary of the card `own` leads to, be it there or not."""
    goal = resolve(row["text"], "own")
    kind = (goal.kind.value if goal.kind else "statement") if goal else None
    assert {"text": row["text"], "kind": kind, "target": goal.id if goal else None} == row


@pytest.mark.parametrize("row", rows("cycles"), ids=lambda row: str(row["leads"]))
def test_cycles(row: Row) -> None:
    """What leads back to itself, each cycle from its first in alphabetical order; none is told twice."""
    nowhere: Loc = ()
    edges = {node: dict.fromkeys(others, (node, nowhere)) for node, others in row["leads"].items()}
    assert list(_cycles(edges)) == row["cycles"]


@pytest.mark.parametrize(
    "row", rows("counting"), ids=lambda row: f"{row['published']}, said {row['said_on']}, named {row['named']}"
)
def test_days_from_which_statements_count(row: Row) -> None:
    """Of a speaker with an id the last possible day on which it was said, of nobody named the card’s if later (§2)."""
    days = {key: parse_edtf(row[key]) for key in ("published", "retrieved") if row[key]}
    said: dict[str, Any] = {"said_on": parse_edtf(row["said_on"])} if row["said_on"] else {}
    card: Any = Card.model_construct(**{"id": "t", **days})  # type: ignore[arg-type]
    speaker = "minister" if row["named"] else Anonymous.model_construct(anonymous="an aide")
    claim: Any = Attributed.model_construct(**{"id": "t", "said_by": speaker, **said})
    assert Entry(card, Kind.ATTRIBUTED, 0, claim).counts_from.isoformat() == row["day"]


ARCHIVE: Final = json.loads((CASES / "facts_archive.json").read_text("utf-8"))
"""The files of an archive, what the form has of it, and a card that each row of facts.json changes."""
OWN: Final = "cards/2025/t-own.yaml"


def _archive(files: dict[str, Row]) -> Loaded:
    return load_files(SourceFile(path, json.dumps(data, ensure_ascii=False).encode()) for path, data in files.items())


def test_the_scripts_know_of_the_archive_of_the_facts_what_the_form_has() -> None:
    """Which `form.json` gives to the page, and facts_archive.json to the tests of the scripts."""
    loaded = _archive(ARCHIVE["files"])
    assert [problem.message for problem in loaded.problems] == []
    form = of_archive(ArchiveViews(derive(loaded.archive), date(2025, 4, 1)), loaded)
    assert ARCHIVE["form"] == {key: json.loads(form.content)[key] for key in ARCHIVE["form"]}


@pytest.mark.parametrize("row", rows("facts"), ids=lambda row: row["about"])
def test_facts(row: Row) -> None:
    """What is wrong with a card among others: what its facts rest on, what its claims and days say of each other."""
    problems = _archive({**ARCHIVE["files"], OWN: {**ARCHIVE["own"], **row["card"]}}).problems
    assert {problem.path for problem in problems} <= {OWN}
    assert sorted(problem.fault.key for problem in problems) == row["keys"]
