"""What a site lacks that is written without MkDocs is said, and nothing else is."""

import pytest

from onrecord.writing.left_out import not_made, not_shown, plugins

MADE = "and what it makes is not on the site"


@pytest.mark.parametrize(
    ("config", "hooks", "said"),
    [
        ({"plugins": []}, {"hooks/mkdocs_events.py": "import mkdocs"}, []),
        ({}, {"hooks/archive.py": "# ours\nfrom mkdocs_events import *  # noqa: F403\n"}, []),
        (
            {"plugins": ["blog", {"tags": {}}]},
            {},
            [
                f"plugins: blog is a plugin of MkDocs; --writer plain runs none, {MADE}",
                f"plugins: tags is a plugin of MkDocs; --writer plain runs none, {MADE}",
            ],
        ),
        (
            {},
            {"hooks/own.py": "def on_page(): ..."},
            [f"hooks: hooks/own.py is a hook of MkDocs; --writer plain runs none, {MADE}"],
        ),
        (
            {"extra_templates": ["a.html"], "theme": {"static_templates": ["b.html"]}},
            {},
            [
                "theme.static_templates names templates that MkDocs makes pages of; --writer plain makes none of them",
                "extra_templates names templates that MkDocs makes pages of; --writer plain makes none of them",
            ],
        ),
    ],
)
def test_what_would_make_pages_is_said(config: dict[str, object], hooks: dict[str, str], said: list[str]) -> None:
    """A strict build stops for it. The hook of this program makes what is made here."""
    assert list(not_made(config, hooks)) == said


def test_what_the_theme_does_on_pages_by_hand_is_said_in_one_sentence() -> None:
    """What is done here too, and what acts on archive pages, is not named."""
    theme = {"name": "material", "features": ["toc.follow", "navigation.footer", "header.autohide"]}
    config = {"theme": {**theme, "icon": {"top": "x"}}, "markdown_extensions": ["tables"], "site_name": "A"}
    words = "without Material, pages that are written by hand lack theme.features: toc.follow, theme.icon.top"
    assert not_shown(config) == words
    assert not_shown({"theme": {"features": ["navigation.footer"]}}) == ""


@pytest.mark.parametrize(
    ("written", "names"), [(None, ()), (["a", {"b": {}}], ("a", "b")), ({"a": {}, "b": None}, ("a", "b"))]
)
def test_plugins_are_named_in_a_list_or_a_mapping(written: object, names: tuple[str, ...]) -> None:
    """As MkDocs takes them."""
    assert plugins({"plugins": written}) == names
