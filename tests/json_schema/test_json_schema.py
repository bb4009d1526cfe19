"""The JSON Schemas agree with the model on every file there is, and are published as they are committed."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from onrecord.cli import main
from onrecord.json_schema import OF_SYNONYMS, address, assets, modeline, schema
from onrecord.json_schema.codes import PARTLY, WHOLLY
from onrecord.json_schema.conditions import CONDITIONS
from onrecord.model.format_version import VERSION
from onrecord.problems.catalogue import Code, Severity, catalogue
from onrecord.reading.source_files import SourceFile
from onrecord.vocabulary import EntityKind
from tests import core_schema
from tests.paths import PROJECT
from tests.test_faults import FOLDERS as FAULT_FOLDERS
from tests.test_faults import expected

SCHEMAS: Final = {kind: schema(kind) for kind in EntityKind}
VALIDATORS: Final = {kind: Draft202012Validator(of_kind) for kind, of_kind in SCHEMAS.items()}
BY_KIND = pytest.mark.parametrize("kind", EntityKind, ids=lambda kind: kind.value)
SEEN_IN_PART: Final = {
    "015-figure-of-one-digit-and-no-space",
    "021-nested-too-deep",
    "029-statement-id-with-a-capital",
    "055-day-before-month",
    "056-day-that-does-not-exist",
    "057-time-of-day",
    "059-correction-without-a-day",
    "060-figure-with-a-comma",
    "061-figure-in-words-and-more",
    "067-address-without-http",
    "068-address-with-a-password",
    "071-longitude-first",
    "075-actor-by-its-name",
    "108-figure-as-a-finding-of-yes-no",
    "152-comma-in-a-figure-not-quoted",
    "153-no-space-in-braces",
    "155-name-for-an-id",
    "173-tombstone-names-one-twice",
    "206-address-in-a-list-of-captures",
    "215-host-with-its-scheme",
}
"""Of the faults whose rule is seen in part, those that are."""


def refusals(kind: EntityKind, data: Any) -> list[str]:
    """What the schema of a kind says against a value."""
    return [error.message for error in VALIDATORS[kind].iter_errors(data)]


def files_of(archive: Path) -> Iterator[tuple[EntityKind, Path]]:
    """The files of an archive that lie where a file of some kind belongs."""
    for path in sorted(archive.rglob("*.yaml")):
        kind = SourceFile(path.relative_to(archive).as_posix(), b"").kind
        if kind and path.is_file():
            yield kind, path


@BY_KIND
def test_each_schema_is_one(kind: EntityKind) -> None:
    """Each schema is valid against the metaschema of its dialect."""
    Draft202012Validator.check_schema(SCHEMAS[kind])


@pytest.mark.parametrize(
    "archive", ["sources", "tests/example", *(f"tests/golden/{n:02}-*/sources" for n in range(1, 43))]
)
def test_good_files_pass(archive: str) -> None:
    """Every file of the archive, of the example and of the golden cases passes the schema of its kind."""
    (folder,) = PROJECT.glob(archive)
    files = list(files_of(folder))
    assert files
    assert {str(path): refusals(kind, core_schema.load(path.read_text("utf-8"))) for kind, path in files} == {
        str(path): [] for _, path in files
    }


def seen(folder: Path, code: Code) -> bool:
    """Whether a schema refuses the faulty file of a folder, by the table of codes."""
    return code in WHOLLY or (code in PARTLY and folder.name in SEEN_IN_PART)


@pytest.mark.parametrize("folder", FAULT_FOLDERS, ids=lambda folder: folder.name)
def test_a_fault_is_refused_if_its_rule_is_seen(folder: Path) -> None:
    """A schema refuses the faulty file if the table says so, and no other file of the fault."""
    (row,) = expected(folder)
    refused = {path.relative_to(folder).as_posix() for kind, path in files_of(folder) if refused_by_schema(kind, path)}
    assert refused == ({row["path"]} if seen(folder, row["code"]) else set())


def refused_by_schema(kind: EntityKind, path: Path) -> bool:
    """Whether a file is YAML and refused; of what is no YAML the editor tells by itself."""
    try:
        data = core_schema.load(path.read_text("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError):
        return False
    return bool(refusals(kind, data))


def test_the_table_of_codes() -> None:
    """The table names codes that exist, each once, none that only warns; each condition is of a code that is seen."""
    rules = catalogue().rules
    assert set(rules) >= WHOLLY | set(PARTLY)
    assert not WHOLLY & set(PARTLY)
    assert {rules[code].severity for code in WHOLLY | set(PARTLY)} == {Severity.ERROR}
    assert {code for said in CONDITIONS.values() for code, _ in said} <= WHOLLY | set(PARTLY)
    faults = {folder.name: expected(folder)[0]["code"] for folder in FAULT_FOLDERS}
    assert {faults[name] for name in SEEN_IN_PART} <= set(PARTLY)


CARD: Final = """\
title: Snow
publisher: herald
type: news-report
published: 2025-02-02
retrieved: 2025-02-03
url: https://herald.example/snow
archived: https://archive.example/snow
language: en
summary: "[Snow fell](#fell)."
"""
CLAIM: Final = "attributed: [{id: fell, text: Snow fell., said_by: herald%s}]\n"
LIKE_SOMETHING_ELSE: Final = {
    "a title that is a number": CARD.replace("Snow\n", "1984\n", 1) + CLAIM % "",
    "a title that is a truth": CARD.replace("Snow\n", "true\n", 1) + CLAIM % "",
    "a year": CARD.replace("published: 2025-02-02", "published: 2025") + CLAIM % "",
    "an id of digits": CARD.replace("publisher: herald", "publisher: 300") + CLAIM % "",
    "Norwegian": CARD.replace("language: en", "language: no") + CLAIM % "",
    "a bare figure": CARD + CLAIM % ", answers: {q: 3000, q2: yes, q3: no}, measure: hurt",
    "a field left empty": CARD + CLAIM % ", quote: , via: []",
    "one statement superseded": CARD + CLAIM % ", supersedes: other#fell",
    "white space in quotes": CARD.replace("publisher: herald", 'publisher: " herald "') + CLAIM % "",
    "text in a block": CARD.replace("retrieved: 2025-02-03", "retrieved: >\n  2025-02-03~") + CLAIM % "",
}


@pytest.mark.parametrize("name", LIKE_SOMETHING_ELSE)
def test_what_looks_like_something_else_passes(name: str) -> None:
    """What an editor takes for a number, a truth or nothing passes where the project's reader takes it for a text."""
    assert refusals(EntityKind.CARD, core_schema.load(LIKE_SOMETHING_ELSE[name])) == []


REFUSED: Final = {
    "a title left empty": CARD.replace("title: Snow", "title:") + CLAIM % "",
    "an address left empty": CARD.replace("url: https://herald.example/snow", "url:") + CLAIM % "",
    "an address missing": CARD.replace("url: https://herald.example/snow\n", "") + CLAIM % "",
    "a null reason": CARD.replace("url: https://herald.example/snow", "not_recorded: {url: }") + CLAIM % "",
    "an address and why it is missing": CARD + "not_recorded: {url: unknown}\n" + CLAIM % "",
    "no statement": CARD + "attributed: []\nverified: []\n",
    "a truth as an answer": CARD + CLAIM % ", answers: {q: true}",
    "a year of six digits": CARD.replace("published: 2025-02-02", "published: 202502") + CLAIM % "",
    "a long year": CARD.replace("published: 2025-02-02", "published: Y1E9") + CLAIM % "",
    "no leap year": CARD.replace("published: 2025-02-02", "published: 2025-02-29~") + CLAIM % "",
    "a measure of nothing": CARD + CLAIM % ", measure: hurt",
    "a key that is no id": CARD + CLAIM % ", answers: {Some question: yes}",
    "a text in brackets": CARD.replace("title: Snow", "title: [Snow]") + CLAIM % "",
    "an empty quote with its language": CARD + CLAIM % ", quote: , quote_language: ru",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name: str) -> None:
    """What the check refuses of one card by itself, a schema refuses too."""
    assert refusals(EntityKind.CARD, core_schema.load(REFUSED[name]))


@BY_KIND
def test_every_field_has_a_hover_text_and_examples_that_pass(kind: EntityKind) -> None:
    """Every field has a title and a sentence, and its examples pass its own schema."""
    whole = SCHEMAS[kind]
    assert whole["properties"]
    for name, record in {"": whole, **whole.get("$defs", {})}.items():
        assert record["title"][0].isupper()
        assert record["description"].endswith("."), name
        for field, inner in record.get("properties", {}).items():
            assert re.fullmatch(r"[A-Z“].+[.…?]", inner["description"], re.DOTALL), (name, field)
            validator = Draft202012Validator({**inner, "$defs": whole.get("$defs", {})})
            assert [
                error.message for value in inner.get("examples", []) for error in validator.iter_errors(value)
            ] == []


def test_hover_text() -> None:
    """A field's hover text is its description, then what the records in it are."""
    fields = SCHEMAS[EntityKind.CARD]["properties"]
    assert fields["attributed"]["description"] == "Its attributed claims.\n\n“X says so.” An attributed claim."
    assert fields["publisher"]["description"] == "Who runs the site or channel at the address: an actor id."
    assert SCHEMAS[EntityKind.CARD]["title"] == "A card"
    assert SCHEMAS[EntityKind.CARD]["$defs"]["Verified"]["properties"]["rests_on"]["title"] == "Rests on"


def inner(value: Any) -> Iterator[dict[str, Any]]:
    """Every mapping in a schema."""
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from inner(part)
    if isinstance(value, list):
        for part in value:
            yield from inner(part)


@BY_KIND
def test_patterns_are_of_both_languages(kind: EntityKind) -> None:
    """No pattern uses what JavaScript's regular expressions, strict as in editors, do not know or read otherwise."""
    patterns = [part["pattern"] for part in inner(SCHEMAS[kind]) if isinstance(part.get("pattern"), str)]
    assert patterns
    for pattern in patterns:
        assert not re.search(r"\(\?P|\(\?i|\\d|\\w|\\b|\\A|\\Z|\(\?<|\\[\"'~%# -]", pattern), pattern


ANNOTATIONS: Final = {"$id", "title", "description", "examples"}
SUBSCHEMAS: Final = {"properties", "$defs"}


def loosened(old: Any, new: Any) -> bool:
    """Whether what passes the old schema surely passes the new one; judged by form, so it may say no too often."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return bool(old == new)
    return all(_keeps(key, old, new) for key in new.keys() - ANNOTATIONS)


def _keeps(key: str, old: dict[str, Any], new: dict[str, Any]) -> bool:
    if key not in old:
        return False
    before, after = old[key], new[key]
    if key in SUBSCHEMAS:
        return all(
            name in after and loosened(subschema, after[name])
            for name, subschema in before.items()
            if key == "properties" or name in after
        )
    if key == "enum":
        return set(before) <= set(after)
    if key in ("required", "allOf"):
        return all(item in before for item in after)
    if key in ("items", "additionalProperties", "else"):
        return loosened(before, after)
    return bool(before == after)


@BY_KIND
def test_committed_schemas(kind: EntityKind) -> None:
    """What is committed under schema/ is what the model says; where it may refuse what passed, its version rises."""
    file = PROJECT / address(kind)
    assert file.is_file(), f"{address(kind)} is missing: run “onrecord schema schema”"
    committed, current = json.loads(file.read_text("utf-8")), SCHEMAS[kind]
    assert loosened(committed, current), (
        f"raise VERSION in onrecord.json_schema: {address(kind)} may refuse what it let pass"
    )
    assert committed == current, f"{address(kind)} is behind the model: run “onrecord schema schema”"


@pytest.mark.parametrize(
    ("data", "passes"),
    [
        ({"same": [["admit", "confirm"]], "names": {"russia": ["Moscow"]}}, True),
        ({"same": None}, True),
        ({"same": [["admit"]]}, False),
        ({"same": [["admit", ""]]}, False),
        ({"names": {"Russia": ["Moscow"]}}, False),
        ({"words": []}, False),
    ],
)
def test_the_schema_of_words_that_are_alike(data: Any, passes: bool) -> None:
    """What is committed is what is published; it sees groups that are too small, and what is no id."""
    (published,) = [asset.content for asset in assets() if asset.url == OF_SYNONYMS]
    assert (PROJECT / OF_SYNONYMS).read_bytes() == published
    validator = Draft202012Validator(json.loads(published))
    assert validator.is_valid(data) is passes


def test_narrowing_is_seen() -> None:
    """A field or a word of a list removed, a field newly required, a new pattern: each narrows; the opposite not."""
    old = {"properties": {"a": {"enum": ["x", "y"]}, "b": {}}, "required": ["a"], "additionalProperties": False}
    narrower: list[dict[str, Any]] = [
        {**old, "properties": {"a": {"enum": ["x", "y"]}}},
        {**old, "properties": {"a": {"enum": ["x"]}, "b": {}}},
        {**old, "properties": {"a": {"enum": ["x", "y"]}, "b": {"pattern": "x"}}},
        {**old, "required": ["a", "b"]},
        {**old, "allOf": [{"required": ["b"]}]},
    ]
    wider: list[dict[str, Any]] = [
        {**old, "properties": {"a": {"enum": ["x", "y", "z"]}, "b": {}, "c": {"pattern": "x"}}},
        {**old, "required": [], "title": "Other"},
        {"properties": old["properties"], "required": ["a"]},
    ]
    assert [loosened(old, new) for new in narrower] == [False] * len(narrower)
    assert [loosened(old, new) for new in wider] == [True] * len(wider)


def test_published() -> None:
    """The site publishes each schema under its version; it names its own address where the site's is known."""
    assert VERSION == 1
    assert [asset.url for asset in assets()] == [f"schema/1/{name}.json" for name in (*EntityKind, "synonyms")]
    (card, *_) = assets("https://record.example/archive/")
    assert json.loads(card.content)["$id"] == "https://record.example/archive/schema/1/card.json"
    (card, *_) = assets()
    assert "$id" not in json.loads(card.content)
    assert json.loads(card.content)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_modelines() -> None:
    """Where a file of the archive names its schema, the way leads there. None has to."""
    named = 0
    for kind, path in files_of(PROJECT / "sources"):
        first = path.read_text("utf-8").split("\n")[0]
        if "$schema=" in first:
            named += 1
            assert first == modeline(path.relative_to(PROJECT / "sources").as_posix(), kind)
            assert (path.parent / first.partition("=")[2]).resolve() == PROJECT / address(kind)
    assert named > 100


def test_the_command_writes_them(tmp_path: Path) -> None:
    """`onrecord schema DIR` writes every schema under its version and tells where."""
    result = CliRunner().invoke(main, ["schema", str(tmp_path / "new")])
    written = [tmp_path / "new" / "1" / f"{kind.value}.json" for kind in EntityKind] + [
        tmp_path / "new" / "1" / "synonyms.json"
    ]
    assert result.stdout == "".join(f"wrote {file}\n" for file in written)
    assert [file.read_bytes() for file in written] == [asset.content for asset in assets()]


def test_the_command_cannot_write(tmp_path: Path) -> None:
    """Where it cannot write, it says so."""
    (tmp_path / "1").write_text("in the way")
    result = CliRunner().invoke(main, ["schema", str(tmp_path)])
    assert result.exit_code == 2
    assert f"{tmp_path / '1' / 'card.json'} cannot be written: File exists" in result.stderr
