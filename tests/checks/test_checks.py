"""What comes out of one run over several faults, and what follows from a file that cannot be read (the card format)."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from onrecord.checks.statements import ATTRIBUTION
from onrecord.load import Loaded
from onrecord.problems.problem import Problem, Span, fault, in_order
from onrecord.reading.source_files import SourceFile, source_files
from tests.loading import load_files

REPORT = "cards/2021/daily-north-first-report.yaml"
QUESTION = "questions/soldiers-in-east-valley.yaml"
SPEECH = "cards/2022/arlo-vance-speech.yaml"
BRIEFING = "cards/2021/union-of-ports-briefing.yaml"
KILLED = "questions/soldiers-killed-in-east-valley.yaml"
Change = Callable[[str], str]
Places = list[tuple[str, int, int, str]]


def places(loaded: Loaded) -> Places:
    """Where each problem is, and its code."""
    return [(p.path, p.span.line, p.span.column, p.code) for p in loaded.problems]


@pytest.fixture(scope="module")
def files(example_folder: Path) -> dict[str, bytes]:
    """The files of the example archive, by path."""
    return {file.path: file.raw or b"" for file in source_files(example_folder)}


def loaded_with(files: dict[str, bytes], **changed: tuple[str, str, str]) -> Loaded:
    """The archive of the files after each change: (path, what stood there once, what stands there now)."""
    texts = {path: raw.decode() for path, raw in files.items()}
    for path, old, new in changed.values():
        assert texts[path].count(old) == 1, (path, old)
        texts[path] = texts[path].replace(old, new)
    return load_files(SourceFile(path, text.encode()) for path, text in texts.items())


def test_all_problems_of_one_statement_at_once(files: dict[str, bytes]) -> None:
    """Wrong fields, unknown names and broken rules of one statement are all told in one run, each at its place."""
    loaded = loaded_with(
        files,
        statement=(
            REPORT,
            "    text: More than 300 soldiers of Country A were killed in the East Valley.\n"
            "    said_by: {anonymous: two officials}\n"
            "    via: [bex-oriel, agency-south]\n"
            "    said_on: 2021-03-01\n",
            "    text: More than 300 soldiers of Country A were reportedly killed.\n"
            "    said_by: nobody\n"
            "    via: [bex-oriel, agency-souht, nobody]\n"
            "    said_on: March 2021\n"
            "    colour: red\n"
            "    quote: so it is\n"
            "    rests_on: [daily-north-first-report#nothing, nowhere#x]\n",
        ),
    )
    assert places(loaded) == [
        (REPORT, 22, 52, "attribution-word"),
        (REPORT, 23, 14, "unknown-actor"),
        (REPORT, 24, 22, "unknown-actor"),
        (REPORT, 24, 36, "unknown-actor"),
        (REPORT, 25, 14, "bad-date"),
        (REPORT, 26, 5, "unknown-field"),
        (REPORT, 27, 5, "quote-language"),
        (REPORT, 28, 16, "unknown-statement"),
        (REPORT, 28, 50, "unknown-card"),
    ]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("They have reportedly lost 3,000.", "reportedly"),
        ("They might have lost 3,000.", "might have"),
        ("They seem to be there.", "seem to"),
        ("It Seemed to end.", "Seemed to"),
        ("They appear to have left.", "appear to have"),
        ("He appears to be dead.", "appears to be"),
        ("They are believed to be there.", "are believed to"),
        ("He claims that they left.", "claims that"),
        ("He appeared to greet the press.", ""),
        ("A seemingly endless line of boats crossed.", ""),
        ("They have lost 3,000.", ""),
    ],
)
def test_words_of_attribution_and_doubt(text: str, word: str) -> None:
    """What says who says it, or how surely, is found; what a source may assert is not."""
    assert [match[0] for match in ATTRIBUTION.finditer(text)] == ([word] if word else [])


def test_an_archive_without_errors_is_not_searched_for_its_sound_part(
    files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is whole; looking through all that it names is left for one that has some."""
    monkeypatch.setattr("onrecord.checks.sound_part", None)
    assert not loaded_with(files).errors


def test_all_problems_of_one_file_at_once(files: dict[str, bytes]) -> None:
    """Duplicate keys, wrong fields, dead links and faults of two statements come out of one run, in order of place."""
    loaded = loaded_with(
        files,
        title=(REPORT, "type: news-report\n", "type: news-reprot\ntype: speech\n"),
        read=(REPORT, "retrieved: 2022-11-20\n", "retrieved: 2020-11-20\n"),
        summary=(REPORT, "(topic:valley-war)", "(topic:valley-wra)"),
        bridge=(REPORT, "    text: The Sable Bridge is open.\n", ""),
        party=(REPORT, "not_acknowledged_by: {country-a: declined}", "not_acknowledged_by: {country-b: silent}"),
    )
    assert places(loaded) == [
        (REPORT, 3, 7, "not-in-list"),
        (REPORT, 4, 1, "duplicate-key"),
        (REPORT, 6, 12, "date-order"),
        (REPORT, 20, 13, "dead-annotation"),
        (REPORT, 36, 5, "missing-field"),
        (REPORT, 46, 38, "not-in-list"),
    ]


def test_problems_of_several_files_at_once(files: dict[str, bytes]) -> None:
    """The problems of all files come out of one run, in order of path and place."""
    loaded = loaded_with(
        files,
        actor=("actors/bex-oriel.yaml", "type: person", "type: persona"),
        place=("places/east-valley.yaml", "coordinates: [51.7, -36.25]", "coordinates: [151.7, -36.25]"),
        topic=("topics/valley-war.yaml", "name: War in the East Valley\n", ""),
        question=(KILLED, "unit: soldiers\n", ""),
        card=(SPEECH, "type: speech", "type: speach"),
    )
    assert places(loaded) == [
        ("actors/bex-oriel.yaml", 2, 7, "not-in-list"),
        (SPEECH, 3, 7, "not-in-list"),
        ("places/east-valley.yaml", 3, 14, "bad-coordinates"),
        (KILLED, 1, 1, "missing-field"),
        ("topics/valley-war.yaml", 1, 1, "missing-field"),
    ]


ONE_FAULT = {
    "who is on record": (SPEECH, "    by: arlo-vance", "    by: arlo-vanse", "unknown-actor"),
    "a day of reading": (SPEECH, "retrieved: 2022-11-20", "retrieved: 20.11.2022", "bad-date"),
    "a list for a quote": (
        BRIEFING,
        "quote: мы видели этих солдат своими глазами",
        "quote: [мы, видели]",
        "wrong-type",
    ),
    "the language of a quote": (BRIEFING, "quote_language: ru", "quote_language: russian", "bad-language"),
    "a text for measures": (KILLED, "measures: [killed, killed or wounded]", "measures: killed", "wrong-type"),
    "one of the disinterested": (
        QUESTION,
        "disinterested: [country-c, union",
        "disinterested: [country-d, union",
        "unknown-actor",
    ),
}


@pytest.mark.parametrize(("path", "old", "new", "code"), ONE_FAULT.values(), ids=ONE_FAULT)
def test_one_fault_is_one_problem(files: dict[str, bytes], path: str, old: str, new: str, code: str) -> None:
    """A field that cannot be read is one problem: no rule goes on as if it had been left out."""
    assert [p.code for p in loaded_with(files, change=(path, old, new)).problems] == [code]


BROKEN = {
    "an actor": "actors/bex-oriel.yaml",
    "a party concerned": "actors/country-a.yaml",
    "a publisher": "actors/daily-north.yaml",
    "a question": QUESTION,
    "a place": "places/east-valley.yaml",
    "a topic": "topics/valley-war.yaml",
    "a card that others cite": BRIEFING,
    "a card that a finding cites": "cards/2021/lens-institute-imagery.yaml",
    "a card that findings weigh": REPORT,
    "a card of an admission": SPEECH,
}
UPSETTING = ("a card that findings weigh", "a card of an admission")


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, id=name) for name, path in BROKEN.items()],
)
def test_a_file_that_cannot_be_parsed_raises_one_problem(files: dict[str, bytes], path: str) -> None:
    """A file that cannot be parsed still defines its id and its statements:
    nothing that names them raises a second problem.
    """
    loaded = load_files([SourceFile(p, raw + b"\nx: [" if p == path else raw) for p, raw in files.items()])
    assert [(p.path, p.code) for p in loaded.problems] == [(path, "yaml-syntax")]


@pytest.mark.parametrize("raw", [b"\xff", b"\tx: 1", b"x: \x07", b"x" * 300_000, b"", b"- x"])
def test_however_it_is_broken(files: dict[str, bytes], raw: bytes) -> None:
    """Bytes, tabs, characters, size or an empty file: its id is defined all the same."""
    path = "actors/bex-oriel.yaml"
    loaded = load_files([SourceFile(p, raw if p == path else whole) for p, whole in files.items()])
    assert [p.path for p in loaded.problems] == [path]


def test_a_card_with_a_fault_does_not_upset_a_finding(files: dict[str, bytes]) -> None:
    """An answer that could not be read is one problem; the finding that leans on it is not blamed too."""
    loaded = loaded_with(files, answer=(SPEECH, "{soldiers-in-east-valley: yes}", "{soldiers-in-east-valley: aye}"))
    assert [p.code for p in loaded.problems] == ["bad-answer"]


def test_an_unreadable_file_defines_its_id(files: dict[str, bytes]) -> None:
    """A file that the disk will not give is one problem; what names it raises no second."""
    path = "places/east-valley.yaml"
    loaded = load_files([SourceFile(p, None if p == path else raw, "denied") for p, raw in files.items()])
    assert [(p.code, p.message) for p in loaded.problems] == [("unreadable-file", "the file cannot be read: denied")]


def test_the_other_card_of_a_taken_id_is_left_aside(files: dict[str, bytes]) -> None:
    """Of two files with one id the first stands and the second is told of, and nothing else comes of it."""
    loaded = load_files([SourceFile(p, raw) for p, raw in {**files, "topics/country-a.yaml": b"name: T\n"}.items()])
    assert [(p.path, p.code, p.message) for p in loaded.problems] == [
        ("topics/country-a.yaml", "duplicate-id", 'the id "country-a" is taken by actors/country-a.yaml')
    ]
    assert loaded.archive.actor("country-a").name == "Country A"
    assert "country-a" not in loaded.archive.topics


@pytest.mark.parametrize(
    "head", ["summary: >\n\n  ", "summary: >\n\n\n\n  ", 'summary: "  '], ids=["one line", "three lines", "in quotes"]
)
def test_space_before_a_summary_moves_no_place(files: dict[str, bytes], head: str) -> None:
    """Empty lines or spaces at the head of a summary do not shift the place of a dead link."""
    text = files["cards/2022/register-of-graves.yaml"].decode()
    begin, end = text.index("summary:"), text.index("verified:")
    tail = '"\n' if head.endswith('"  ') else "\n"
    changed = text[:begin] + head + "It [lists](#graves-listed) [x](#nothing)." + tail + text[end:]
    loaded = load_files(
        [
            SourceFile(p, changed.encode() if p == "cards/2022/register-of-graves.yaml" else raw)
            for p, raw in files.items()
        ]
    )
    (problem,) = loaded.problems
    line = changed.split("\n")[problem.span.line - 1]
    start = problem.span.column - 1
    assert (problem.code, line[start : start + problem.span.width]) == ("dead-annotation", "#nothing")


RETRACTION: Final = b"""\
title: A correction
publisher: agency-south
type: news-report
published: 2021-07-01
retrieved: 2022-11-20
language: en
not_recorded: {url: kept on paper, archived: no address to capture}
summary: The agency says that [nobody had counted](#nobody-counted).
attributed:
  - id: nobody-counted
    text: Nobody had counted soldiers in the valley for the agency.
    said_by: nils-teder
    supersedes: agency-south-papers#none-seen
"""


@pytest.mark.parametrize(
    ("retraction", "problems"),
    [
        (RETRACTION, []),
        (RETRACTION + b"x: [", [("cards/2021/correction.yaml", "yaml-syntax")]),
        (RETRACTION.replace(b"#none-seen", b" none-seen"), [("cards/2021/correction.yaml", "bad-reference")]),
    ],
)
def test_a_card_that_cannot_be_read_may_replace_the_statements_of_any_that_it_names(
    files: dict[str, bytes], retraction: bytes, problems: list[tuple[str, str]]
) -> None:
    """What it replaced would count against a finding: the question waits until that card is mended, though unnamed."""
    contrary = (
        "cards/2021/agency-south-papers.yaml",
        "  - id: no-soldiers\n",
        "  - id: none-seen\n"
        "    text: No soldier of Country A was there.\n"
        "    said_by: nils-teder\n"
        "    answers: {soldiers-in-east-valley: no}\n"
        "  - id: no-soldiers\n",
    )
    found = loaded_with({**files, "cards/2021/correction.yaml": retraction}, contrary=contrary)
    assert [(p.path, p.code) for p in found.problems] == problems


@pytest.mark.parametrize("measure", ["killed", "killed or wounded"])
def test_a_measure_applies_to_the_questions_that_list_it(files: dict[str, bytes], measure: str) -> None:
    """An answer to a yes-no question counts for and against a finding,
    though its statement also gives a figure by a measure.
    """
    loaded = loaded_with(
        files,
        contrary=(
            "cards/2021/agency-south-papers.yaml",
            "  - id: no-soldiers\n",
            "  - id: none-killed\n"
            "    text: No soldier of Country A was there, and none was killed.\n"
            "    said_by: nils-teder\n"
            '    answers: {soldiers-in-east-valley: no, soldiers-killed-in-east-valley: "0"}\n'
            f"    measure: {measure}\n"
            "  - id: no-soldiers\n",
        ),
    )
    assert [(p.path, p.code, p.message) for p in loaded.problems] == [
        (QUESTION, "corroborated", "basis: the latest answer of daily-north is to the contrary")
    ]


def test_problems_come_in_order_and_once() -> None:
    """Problems are told by path, then place, then code, and one that two rules find is told once."""
    tag, cycle = fault("tag", tag="!m"), fault("cycle", value="m")
    late, early = Problem("b", Span(1, 1), tag), Problem("a", Span(10, 1), tag)
    first, other = Problem("a", Span(9, 5), tag), Problem("a", Span(10, 1), cycle)
    assert in_order([late, early, first, early, other, late]) == [first, other, early, late]


@pytest.mark.parametrize("over", [0, 1])
def test_statements_of_a_card_count_over_all_kinds(files: dict[str, bytes], over: int) -> None:
    """Two hundred are allowed; the next is told where it stands, in the last of the kinds that the card has."""
    raw = files[REPORT].split(b"attributed:")[0]
    many = "".join(f"  - {{id: s-{number}, text: A claim., said_by: daily-north}}\n" for number in range(199))
    more = "".join(f"  - {{id: t-{number}, text: A claim., said_by: daily-north}}\n" for number in range(1 + over))
    text = f"{raw.decode()}attributed:\n{many}unacknowledged:\n{more}"
    loaded = load_files(SourceFile(path, old) for path, old in {**files, REPORT: text.encode()}.items())
    told = [p for p in loaded.problems if p.code == "too-many-statements"]
    assert [(p.path, p.span.line, p.message) for p in told] == [
        (REPORT, text.count("\n"), "the card has 201 statements; a card has at most 200")
    ][:over]
