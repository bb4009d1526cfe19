"""The theme's templates, filled in without MkDocs: what they ask of a page and of its place."""

from types import SimpleNamespace
from typing import Any

import pytest

from onrecord.site_settings.reader import Script
from onrecord.writing.skeleton import templates


def filled(text: str, **context: Any) -> str:
    """A template of a text, on a page that lies two folders deep."""
    return templates(None).from_string(text).render({"page": SimpleNamespace(url="a/b/"), **context})


@pytest.mark.parametrize(
    ("path", "on_a_page", "on_none"),
    [
        ("about/", "../../about/", "/record/about/"),
        ("", "../..", "/record/."),
        ("https://example.org/", "https://example.org/", "https://example.org/"),
    ],
)
def test_a_path_is_linked_from_where_it_stands(path: str, on_a_page: str, on_none: str) -> None:
    """What is shown at any address links from the root of the host."""
    assert filled("{{ path | url }}", path=path) == on_a_page
    assert filled("{{ path | url }}", path=path, page=None, base_url="/record/") == on_none


@pytest.mark.parametrize(
    ("script", "tag"),
    [
        ("own.js", '<script src="../../own.js"></script>'),
        (Script("own.mjs", "module"), '<script src="../../own.mjs" type="module"></script>'),
        (Script('a".js', "", True, True), '<script src="../../a&#34;.js" defer async></script>'),
    ],
)
def test_a_script_of_a_maintainer_is_loaded(script: str | Script, tag: str) -> None:
    """With the attributes that its setting gives it."""
    assert filled("{{ script | script_tag }}", script=script) == tag


def test_icons_are_ours_and_a_maintainers_template_can_extend_the_one_below() -> None:
    """Material's own are there where it is installed."""
    there = templates(None)
    for name in (".icons/onrecord/search.svg", ".icons/material/magnify.svg", "onrecord/archive.html"):
        assert there.get_template(name)
    with pytest.raises(LookupError):
        there.get_template("main.html")
