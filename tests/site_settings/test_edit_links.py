"""Where cards are edited is worked out as MkDocs works it out of the pages in `docs/`."""

from pathlib import Path
from typing import Any

import pytest

import mkdocs_settings
from onrecord.site_settings.edit_links import edit_base
from tests.site.test_adapter import settings

HUB = "https://github.com/example/watch-file"
GIT = "https://git.example.org/a"


@pytest.mark.parametrize(
    "written",
    [
        {},
        {"repo_url": HUB},
        {"repo_url": "https://gitlab.com/example/watch"},
        {"repo_url": "https://bitbucket.org/example/watch"},
        {"repo_url": GIT},
        {"repo_url": HUB, "edit_uri": "edit/main/docs/"},
        {"repo_url": HUB, "edit_uri": "edit/main/docs"},
        {"repo_url": HUB, "edit_uri": "edit/main/elsewhere/"},
        {"repo_url": HUB, "edit_uri_template": "blob/main/docs/{path}"},
        {"repo_url": GIT, "edit_uri": "?path=docs/"},
        {"edit_uri": "https://edit.example.org/docs/"},
    ],
)
def test_it_is_what_mkdocs_says(written: dict[str, Any], tmp_path: Path) -> None:
    """Whichever of its settings says so."""
    config = settings(tmp_path, **written)
    repository, uri, template = (written.get(key, "") for key in ("repo_url", "edit_uri", "edit_uri_template"))
    assert edit_base(repository, uri, template, "docs") == mkdocs_settings.edit_base(config)
