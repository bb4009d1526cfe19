"""The catalogue and its uses: no message is there in vain, and no use names another or lacks a value."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path

import pytest

import onrecord
from onrecord.pages.form.fields import field_labels
from onrecord.problems.catalogue import GROUPS, Severity, catalogue
from onrecord.problems.problem import FileOf, Problem, Span, fault
from onrecord.problems.template import names
from onrecord.reading.document import Value
from onrecord.reading.yaml_reader import read

PACKAGE = Path(onrecord.__file__).parent
MESSAGES = catalogue().messages
Use = tuple[str, str, frozenset[str]]
"""Where a call of `fault` stands, a key that it can have, the names of the values that it gives."""


@cache
def trees() -> Mapping[str, ast.Module]:
    """Every module of the package that speaks of a fault, by its path."""
    texts = {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in PACKAGE.rglob("*.py")}
    return {path: ast.parse(text) for path, text in texts.items() if "fault" in text or "Fault" in text}


@cache
def tables() -> dict[str, frozenset[str]]:
    """The texts that a table of a module leads to, by the table's name."""
    texts_of: dict[str, frozenset[str]] = {}
    for tree in trees().values():
        for node in tree.body:
            name = node.target if isinstance(node, ast.AnnAssign) else None
            if isinstance(name, ast.Name) and isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Dict):
                texts = [one.value for one in node.value.values if isinstance(one, ast.Constant)]
                texts_of[name.id] = texts_of.get(name.id, frozenset()) | {
                    text for text in texts if isinstance(text, str)
                }
    return texts_of


def keys(expression: ast.expr, function: ast.AST) -> frozenset[str]:
    """What an expression can be: a text, one of two, one of a table's, a text with one of these in it, a variable."""
    match expression:
        case ast.Constant(value=str(text)):
            return frozenset({text})
        case ast.IfExp(body=body, orelse=other):
            return keys(body, function) | keys(other, function)
        case ast.Subscript(value=ast.Name(id=table)):
            return tables()[table]
        case ast.JoinedStr(values=[ast.FormattedValue(value=value), ast.Constant(value=str(end))]):
            return frozenset(f"{begin}{end}" for begin in keys(value, function))
        case ast.Name(id=name):
            given = [node.value for node in ast.walk(function) if isinstance(node, ast.Assign) and _is(node, name)]
            return frozenset(key for value in given for key in keys(value, function))
    raise AssertionError(f"a key that no test can follow: {ast.unparse(expression)}")


def _is(assignment: ast.Assign, name: str) -> bool:
    return any(isinstance(target, ast.Name) and target.id == name for target in assignment.targets)


def uses() -> Iterator[Use]:
    """Every call of `fault`: where it stands, each key that it can have, the names of the values that it gives."""
    for module, tree in trees().items():
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        innermost = {node: one for one in functions for node in ast.walk(one) if isinstance(node, ast.Call)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "fault":
                around = innermost.get(node, tree)
                place = f"{module}:{node.lineno}"
                assert all(keyword.arg for keyword in node.keywords), f"{place}: values must be named"
                given = frozenset(str(keyword.arg) for keyword in node.keywords)
                yield from ((place, key, given) for key in keys(node.args[0], around))


@pytest.fixture(scope="module")
def used() -> list[Use]:
    """Every call of `fault`, looked for once."""
    return list(uses())


def test_every_message_is_used_and_every_use_names_one(used: list[Use]) -> None:
    """What a rule can yield is what the catalogue holds."""
    assert len(used) > 150
    assert {key for _, key, _ in used} == set(MESSAGES)


def test_every_use_gives_the_values_that_its_message_shows(used: list[Use]) -> None:
    """None is missing, none is given in vain."""
    assert {key: (place, given) for place, key, given in used if given != MESSAGES[key].names} == {}


def test_faults_are_made_in_one_way() -> None:
    """Only gathered errors of fields, and what a check found before, both faults already, are made without `fault`."""
    modules = {
        module
        for module, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Fault"
    }
    assert modules == {"problems/problem.py", "model/parse.py", "commands/kept_problems.py"}


def test_what_the_form_says_itself_shows_what_the_check_gives() -> None:
    """And the labels of fields, which the form has."""
    labels = {f"label_{name}" for name in field_labels()}
    own = {key: names(text.form_help) for key, text in MESSAGES.items() if text.form_help}
    assert len(own) > 20
    assert {key: shown - MESSAGES[key].names - labels for key, shown in own.items()} == dict.fromkeys(own, frozenset())
    assert any(shown & labels for shown in own.values())


def group_of(name: str) -> Mapping[str, Value]:
    """A file of the catalogue, as the project's own strict reader reads it."""
    raw = resources.files("onrecord.problems").joinpath("messages", f"{name}.yaml").read_bytes()
    document, problems = read(name, raw)
    assert problems == []
    assert document.data is not None
    return document.data


@pytest.mark.parametrize("group", GROUPS)
def test_an_entry_has_the_known_fields_in_their_order(group: str) -> None:
    """A rule: what it is, its words, its examples; a message: its words. No key stands twice, none is misspelt."""
    data = group_of(group)
    assert tuple(data) == ("group", "rules")
    assert data["rules"]
    for code, rule in data["rules"].items():
        assert ordered(rule, FIELDS_OF_A_RULE), code
        assert set(rule) >= {"severity", "place", "guide", "why", "wrong", "right"}, code
        assert "message" in rule or rule["messages"], code
        for message in (rule, *rule.get("messages", {}).values()):
            assert set(message.get("form", {})) <= {"help"}, code
        for way, message in rule.get("messages", {}).items():
            assert ordered(message, FIELDS_OF_A_MESSAGE), f"{code}/{way}"
            assert message["message"], f"{code}/{way}"


FIELDS_OF_A_MESSAGE = ("message", "label", "help", "form")
FIELDS_OF_A_RULE = (
    *("severity", "place", "guide", "why"),
    *FIELDS_OF_A_MESSAGE,
    *("messages", "wrong", "right"),
)


def ordered(entry: Mapping[str, Value], fields: tuple[str, ...]) -> bool:
    """Whether the keys of an entry are some of these, in this order."""
    return tuple(entry) == tuple(field for field in fields if field in entry)


def test_the_files_of_the_catalogue_are_the_groups() -> None:
    """None is left out."""
    folder = resources.files("onrecord.problems").joinpath("messages")
    assert {file.name for file in folder.iterdir()} == {f"{group}.yaml" for group in GROUPS}


def test_which_rules_only_warn() -> None:
    """All others stop a build (the card format)."""
    assert {code for code, rule in catalogue().rules.items() if rule.severity is not Severity.ERROR} == {
        "summary-unlinked",
        "mark-beside",
        "early-capture",
        "attribution-word",
        "long-quote",
        "measure-left-out",
        "host-of-another",
        "same-address",
        "near-duplicate",
        "like-name",
    }
    hints = [code for code, rule in catalogue().rules.items() if rule.severity is Severity.HINT]
    assert hints == ["mark-beside"]


def test_a_message_has_the_label_and_help_of_its_rule_unless_its_own() -> None:
    """An empty one of its own counts as its own."""
    ending, space, end = (MESSAGES[f"{key}"] for key in ("misplaced-file/ending", "bad-date/time", "bad-date/day"))
    assert ending.help == MESSAGES["misplaced-file"].help != ""
    assert space.label == MESSAGES["bad-date/spelling"].label != ""
    assert (end.label, end.help) == ("write a day such as 2026-11-25", "")


def test_what_a_problem_says() -> None:
    """The field that it is about, the message, label and help, all with their values."""
    wrong = fault("via-repeats/publisher", "via", value="reuters")
    problem = Problem("cards/2024/a.yaml", Span(3, 7, 2), wrong)
    assert (problem.code, problem.severity, problem.page) == ("via-repeats", Severity.ERROR, "rules/via-repeats/")
    assert problem.message == "via: reuters is the publisher of this card"
    assert problem.label == "leave it out; the last hand is always the publisher"
    assert problem.help == "via begins with the hand next to the speaker, and ends with the one before the publisher"
    assert problem.hint == f"{problem.label}; {problem.help}"


def test_values_are_escaped_and_nothing_else() -> None:
    """Each output has its own way; the words of the catalogue are ours."""
    wrong = fault("duplicate-key", "a<b", line=3)
    assert wrong.message(lambda text: text.replace("<", "&lt;")) == "a&lt;b: this field stands here a second time"
    assert fault("bad-id", value="<", meant="").message(lambda _: "?") == '"?" is no id'


def test_a_fault_may_hold_another_and_say_its_part_of_each() -> None:
    """A dead link says of its target what a field that names it would say; the values inside are escaped once."""
    target = fault("unknown-topic", value="a&b", guess="")
    wrong = fault("dead-annotation/entity", "summary", to="topic:a&b", target=target)
    assert wrong.message(lambda text: text.replace("&", "&amp;")) == (
        'summary: “topic:a&amp;b”: no topic has the id "a&amp;b"'
    )
    assert wrong.label() == ""
    assert wrong.help() == "if this is new, add sources/topics/a&b.yaml with name: and description:"


def test_a_flag_chooses_and_a_number_counts() -> None:
    """`doubt` picks the label; one origin is told in its own form."""
    assert fault("attribution-word", value="may have", doubt=True).label() == "write the bare claim"
    assert fault("attribution-word", value="alleged", doubt=False).label() == "leave it out"
    assert [fault("corroborated/too-few", origins=n, day="2025").message() for n in (0, 1)] == [
        "no named independent origin of this answer on 2025",
        "only one named independent origin of this answer on 2025",
    ]


def test_a_file_is_named_once_its_path_is_known() -> None:
    """A rule knows the entity; the loader, where its file lies."""
    wrong = fault("same-address", "url", path=FileOf("a"), value="a").with_paths(lambda entity: f"cards/{entity}.yaml")
    assert wrong.message() == "url: cards/a.yaml has this address too"
