"""A program that passes over the hooks of a project is stopped by the extension of Markdown that its settings name."""

from pathlib import Path

import markdown
import pytest
import yaml

from onrecord import needs_hooks
from onrecord.needs_hooks import HooksNotRun
from onrecord.new_project.files import files
from tests.paths import PROJECT

NAME = "onrecord.needs_hooks"


def test_a_program_that_has_not_run_them_is_stopped_at_the_first_page() -> None:
    """It loads extensions before it runs hooks, so that loading them stops nothing."""
    loaded = markdown.Markdown(extensions=[NAME])
    with pytest.raises(HooksNotRun) as stopped:
        loaded.convert("# A page")
    assert str(stopped.value) == (
        "this program has not run the hooks that mkdocs.yml names: they make all pages of the archive, and the site"
        " would have none. Nothing is wrong with your files. Build with `onrecord build` (or `mkdocs build`,"
        " `properdocs build`)"
    )


def test_one_that_has_run_them_says_so() -> None:
    """Then nothing is changed."""
    made = markdown.markdown("*A* page", extensions=[NAME], extension_configs={NAME: dict(needs_hooks.RUN)})
    assert made == "<p><em>A</em> page</p>"


def test_the_settings_of_this_archive_and_of_every_new_one_name_it() -> None:
    """What does not stand there stops nothing."""
    for text in (Path(PROJECT, "mkdocs.yml").read_bytes(), files("A", "")["mkdocs.yml"]):
        lines = [line.partition("#")[0].strip() for line in text.decode().splitlines()]
        assert f"- {NAME}" in lines


def test_a_module_by_that_name_is_what_is_loaded() -> None:
    """Where this package is not installed, a program names it as what is missing."""
    assert needs_hooks.__name__ == NAME and yaml.safe_load(f"[{NAME}]") == [NAME]
