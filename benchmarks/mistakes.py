"""The mistakes that `mutants` puts into a module:
each changes a node of its syntax tree in place, where it can be made there.
"""

import ast
from collections.abc import Callable
from typing import Any, Final

COMPARISONS: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


def _negate(node: Any) -> bool:
    if not isinstance(node, ast.If | ast.IfExp | ast.While):
        return False
    node.test = ast.UnaryOp(ast.Not(), node.test)
    return True


def _compare(node: Any) -> bool:
    if not isinstance(node, ast.Compare) or type(node.ops[0]) not in COMPARISONS:
        return False
    node.ops[0] = COMPARISONS[type(node.ops[0])]()
    return True


def _swap(node: Any) -> bool:
    if not isinstance(node, ast.BoolOp):
        return False
    node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    return True


def _off_by_one(node: Any) -> bool:
    if not isinstance(node, ast.Constant) or type(node.value) is not int:
        return False
    node.value += 1
    return True


def _drop(node: Any) -> bool:
    """Drop the last statement of a function that does something, where another is left."""
    body = node.body if isinstance(node, ast.FunctionDef) else []
    acting = [
        n for n, one in enumerate(body) if isinstance(one, ast.Expr) and isinstance(one.value, ast.Call | ast.Yield)
    ]
    if not acting:
        return False
    body[acting[-1]] = ast.Pass()
    return True


def _return_nothing(node: Any) -> bool:
    if not isinstance(node, ast.Return) or node.value is None or isinstance(node.value, ast.Constant):
        return False
    node.value = ast.Constant(None)
    return True


MISTAKES: Final[dict[str, Callable[[Any], bool]]] = {
    "condition negated": _negate,
    "comparison swapped": _compare,
    "and/or swapped": _swap,
    "number off by one": _off_by_one,
    "statement dropped": _drop,
    "nothing returned": _return_nothing,
}
