"""The boundaries of the package: no MkDocs, no clock, no environment, no files but at its edges."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord

PACKAGE = Path(onrecord.__file__).parent
EDGES = {
    "environment.py",
    "kept.py",
    "own_process.py",
    "reading/source_files.py",
    "atomic_build.py",
    "site_files.py",
    "site_swap.py",
    "unchanged.py",
    "writing/checked_settings.py",
    "writing/files.py",
    "writing/finish.py",
    "writing/own_files.py",
    "writing/pages_by_hand.py",
    "writing/plain.py",
    "guide_pages.py",
    "exports/search/index.py",
    "exports/search/program.py",
    "exports/tables/scratch.py",
    "exports/theme/material.py",
    "commands/archive.py",
    "commands/beside.py",
    "commands/fmt.py",
    "commands/hash_copy.py",
    "commands/init.py",
    "link_check/http_probe.py",
    "maps/make_outlines.py",
    "new_card/draft_files.py",
    "pull_request_bot/__main__.py",
    "pull_request_bot/github_api.py",
    "pull_request_bot/safe_unzip.py",  # it opens what is inside a zip file
}
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("module", ["onrecord", "onrecord.pipeline", "onrecord.cli", "onrecord.writing.plain"])
def test_importing_brings_no_mkdocs(module: str) -> None:
    """Importing the package, its pipeline, commands or writer leaves no module of MkDocs or its theme behind."""
    code = f"import sys, {module}; print([name for name in sys.modules if name.startswith(('mkdocs', 'material'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


OUTSIDE = set(
    """
    environ getenv now utcnow today time monotonic perf_counter read_text write_text write_bytes unlink mkdir
    iterdir rglob glob
""".split()
)


def imported(tree: ast.AST) -> Iterator[str]:
    """The packages that a module imports, at its top or inside a function; its own siblings left out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        if isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module.split(".")[0]


def reached_outside(tree: ast.AST) -> Iterator[str]:
    """The names in a module by which it would read the clock, the environment, a file or the network."""
    yield from (name for name in imported(tree) if name in {"os", "time", "subprocess", "socket", "requests"})
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in OUTSIDE:
            yield node.attr
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "open":
            yield "open"


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.AST]:
    """The syntax tree of each module of the package."""
    return {module: ast.parse((PACKAGE / module).read_text(encoding="utf-8")) for module in MODULES}


def test_only_the_edges_reach_outside(trees: dict[str, ast.AST]) -> None:
    """No module but the edges reads the clock, the environment or a folder; and what each of the edges does is seen."""
    reaching = {module: found for module, tree in trees.items() if (found := list(reached_outside(tree)))}
    assert {module: found for module, found in reaching.items() if module not in EDGES} == {}
    assert reaching.keys() == EDGES


def test_no_module_imports_mkdocs(trees: dict[str, ast.AST]) -> None:
    """No module of the package imports MkDocs or its theme, not even inside a function."""
    assert len(trees) > 300
    assert [it for it, tree in trees.items() if {"mkdocs", "material", "properdocs"} & set(imported(tree))] == []
