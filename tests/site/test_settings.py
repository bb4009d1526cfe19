"""Settings that are refused, as somebody sees it who builds; what each message says is in `tests/site_settings`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.paths import EXAMPLE

SETTINGS = """site_name: Watch File
hooks: [archive.py]
plugins: []
theme:
  name: {theme}
  features: [navigation.tabz]
extra_css: [own.css, absent.css, assets/page.css, assets/tokens.css, assets/pack.css, assets/images/favicon.png]
"""
NO_FILES = [
    "7:22: extra_css: “absent.css”",
    "7:70: extra_css: “assets/pack.css”",
    "7:87: extra_css: “assets/images/favicon.png”",
]
"""One that is nowhere, one of ours and one of the theme’s that are not served."""


def built(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """What a command says of a project whose settings are wrong."""
    (folder / "docs").mkdir()
    (folder / "docs" / "own.css").touch()
    (folder / "archive.py").write_text("from mkdocs_events import *  # noqa: F403\n", "utf-8")
    environment = {**os.environ, "ONRECORD_SOURCES": str(EXAMPLE), "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("theme", "options", "expected"),
    [
        ("mkdocs", (), "mkdocs.yml:5:9: theme.name: “mkdocs” is refused: "),
        (
            "material",
            ("-f", "site.yml", "--no-directory-urls"),
            "command line: use_directory_urls: “false” is refused: ",
        ),
    ],
)
def test_a_refused_setting_stops_the_build_before_anything_is_touched(
    tmp_path: Path, theme: str, options: tuple[str, ...], expected: str
) -> None:
    """In a sentence with its place, whatever the theme is, inherited or not; the site of before stays."""
    (tmp_path / "site.yml").write_text("INHERIT: mkdocs.yml\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS.format(theme=theme), "utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "before.html").touch()
    done = built(tmp_path, "mkdocs", "build", *options)
    said = done.stdout + done.stderr
    assert done.returncode == 1 and "Traceback" not in said
    assert "mkdocs.yml:6:14: theme.features: “navigation.tabz” is not known; did you mean “navigation.tabs”?" in said
    assert [line for line in said.splitlines() if " is no file " in line] == [
        f"mkdocs.yml:{where} is no file of the site; put it into docs/, or mend its path" for where in NO_FILES
    ]
    assert expected in said
    assert (tmp_path / "site" / "before.html").exists()


def test_a_site_with_an_address_is_not_built_strictly_while_nobody_answers_for_it(tmp_path: Path) -> None:
    """The settings and their file are named, and nothing is touched; what is set meanwhile is not asked for."""
    settings = "site_name: Watch File\nsite_url: https://watch.example/\nhooks: [archive.py]\nplugins: []\n"
    theme = "theme: {name: material}\nextra: {operator: {contact: Port Street 1}}\n"
    (tmp_path / "mkdocs.yml").write_text(settings + theme, "utf-8")
    done = built(tmp_path, "mkdocs", "build", "--strict")
    assert done.returncode == 1 and not (tmp_path / "site").exists()
    assert (
        "mkdocs.yml: extra.operator.name has to be set, since the site is published at https://watch.example/: its"
        " readers must know who answers for it, and how to reach them"
    ) in done.stdout + done.stderr
