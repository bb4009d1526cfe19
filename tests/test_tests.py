"""What holds for the tests themselves."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.paths import TESTS

FILES: Final = sorted(path.relative_to(TESTS).as_posix() for path in TESTS.rglob("test_*.py"))
LOOPS: Final = (ast.For, ast.While)
LITERALS: Final = (ast.Tuple, ast.List, ast.Set)


def only_in_loops(tree: ast.Module) -> Iterator[str]:
    """The tests of which each assertion lies in a loop over what may be empty: then nothing would be asserted."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            seen = list(_assertions(node.body, in_loop=False))
            if seen and all(seen):
                yield node.name


def _assertions(body: list[ast.stmt], in_loop: bool) -> Iterator[bool]:
    """For each assertion in some statements, whether it lies in a loop; what a test only defines is not run there."""
    for statement in body:
        if isinstance(statement, ast.Assert) or _asserts(statement):
            yield in_loop
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            continue
        inside = in_loop or (isinstance(statement, LOOPS) and not _surely_runs(statement))
        for name in ("body", "orelse", "finalbody"):
            yield from _assertions(getattr(statement, name, []), inside)
        for part in (*getattr(statement, "handlers", []), *getattr(statement, "cases", [])):
            yield from _assertions(part.body, inside)


def _asserts(statement: ast.stmt) -> bool:
    """Whether a statement asserts by a call: `expect(…).to_…`, `pytest.raises`, `pytest.fail`."""
    if isinstance(statement, ast.With):
        return any("raises" in ast.unparse(item.context_expr) for item in statement.items)
    return isinstance(statement, ast.Expr) and ast.unparse(statement).startswith("expect(")


def _surely_runs(loop: ast.stmt) -> bool:
    """Whether a loop is over what is written there, one thing at least."""
    over = loop.iter if isinstance(loop, ast.For) else None
    if isinstance(over, ast.Call) and ast.unparse(over.func).endswith(".items"):
        over = over.func
        over = over.value if isinstance(over, ast.Attribute) else over
    if isinstance(over, ast.Call) and ast.unparse(over.func) == "range":
        return isinstance(over.args[0], ast.Constant) and bool(over.args[0].value)
    return bool(isinstance(over, LITERALS) and over.elts) or (isinstance(over, ast.Dict) and bool(over.keys))


def test_no_test_asserts_in_loops_alone() -> None:
    """What is looped over is asserted to be there, or is counted: else a test of nothing passes."""
    trees = {file: ast.parse((TESTS / file).read_text("utf-8")) for file in FILES}
    assert {file: found for file, tree in trees.items() if (found := list(only_in_loops(tree)))} == {}


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def test_a():\n    for x in found():\n        assert x", ["test_a"]),
        ("def test_a():\n    while found():\n        with open():\n            assert 1", ["test_a"]),
        ("def test_a():\n    for x in found():\n        expect(x).to_be_visible()", ["test_a"]),
        ("def test_a():\n    for x in found():\n        with pytest.raises(ValueError):\n            x()", ["test_a"]),
        ("def test_a():\n    assert found()\n    for x in found():\n        assert x", []),
        ("def test_a():\n    n = 0\n    for x in found():\n        assert x\n        n += 1\n    assert n > 4", []),
        ("def test_a():\n    for x in (1, 2):\n        assert x", []),
        ("def test_a():\n    for x in range(4):\n        assert x", []),
        ("def test_a():\n    for x in range(0):\n        assert x", ["test_a"]),
        ("def test_a():\n    for x, y in {1: 2}.items():\n        assert x", []),
        ("def test_a():\n    for x in ():\n        assert x", ["test_a"]),
        ("def test_a():\n    agree(found())", []),
        ("def helper():\n    for x in found():\n        assert x", []),
    ],
)
def test_the_rule_sees_a_loop_that_may_be_empty(source: str, names: list[str]) -> None:
    """An assertion before or after the loop is enough; so is a loop over what is written in it."""
    assert list(only_in_loops(ast.parse(source))) == names


def test_every_folder_of_tests_is_looked_at() -> None:
    """None of the tests is outside the rule."""
    assert {Path(file).parts[0] for file in FILES} >= {"browser", "commands", "pages", "property", "site"}
    assert len(FILES) > 90
