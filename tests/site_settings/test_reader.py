"""mkdocs.yml, read without MkDocs, says what MkDocs reads in it."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.config.base import load_config

from onrecord.site_settings.reader import NotWithoutMkDocs, Script, read_site
from tests.paths import PROJECT, TESTS


def read(folder: Path, **written: Any) -> Any:
    """The settings of a project, as they are read here."""
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(yaml.safe_dump({"site_name": "Watch File", **written}), "utf-8")
    return read_site(folder / "mkdocs.yml")


HUB = "https://github.com/example/watch"


@pytest.mark.parametrize(
    "written",
    [
        {},
        {"site_url": "https://watch.example/record", "site_description": "About it", "copyright": "CC"},
        {"repo_url": HUB},
        {"repo_url": "https://git.example.org/watch", "repo_name": "Watch"},
        {"repo_url": "https://git.example.org/watch"},
        {"markdown_extensions": ["abbr", {"toc": {"permalink": True}}], "strict": True},
        {"markdown_extensions": {"footnotes": {"BACKLINK_TEXT": "x"}}},
        {"extra_javascript": ["a.js", "b.mjs", {"path": "c.js", "defer": True, "async": True}]},
        {"extra_css": ["a.css"], "theme": {"name": "material", "features": ["navigation.footer"]}},
        {"theme": "material"},
    ],
)
def test_it_is_what_mkdocs_reads(written: dict[str, Any], tmp_path: Path) -> None:
    """What is not written too."""
    ours = read(tmp_path, **written)
    config = load_config(str(tmp_path / "mkdocs.yml"))
    assert (ours.name, ours.about, ours.rights) == (
        config.site_name,
        config.site_description or "",
        config.copyright or "",
    )
    assert ours.url == (config.site_url or "") and ours.strict == config.strict
    assert (ours.repository, ours.repository_name) == (config.repo_url or "", config.repo_name or "")
    assert ours.docs == Path(config.docs_dir)
    assert {*ours.extensions} == {*config.markdown_extensions}
    assert {name: dict(options) for name, options in ours.extensions.items() if options} == config.mdx_configs
    scripts = [(str(it), getattr(it, "type", ""), getattr(it, "async_", False)) for it in config.extra_javascript]
    assert [(str(it), getattr(it, "type", ""), getattr(it, "async_", False)) for it in ours.scripts] == scripts
    assert list(ours.styles) == config.extra_css
    assert ours.theme["features"] == config.theme.get("features", [])


def test_a_script_has_the_attributes_that_are_written(tmp_path: Path) -> None:
    """`async` is a word of Python."""
    ours = read(tmp_path, extra_javascript=[{"path": "c.js", "type": "module", "async": True}])
    assert ours.scripts == (Script("c.js", "module", False, True),)


def test_what_is_inherited_stands_below_what_is_written(tmp_path: Path) -> None:
    """Key by key, at any depth, as MkDocs lays them; a list takes the place of a list."""
    base = {"extra": {"operator": {"name": "A", "contact": "B"}, "x": 1}, "extra_css": ["a.css"]}
    (tmp_path / "base.yml").write_text(yaml.safe_dump(base), "utf-8")
    ours = read(tmp_path, INHERIT="base.yml", extra={"operator": {"name": "C"}}, extra_css=["b.css"])
    assert ours.extra == {"operator": {"name": "C", "contact": "B"}, "x": 1}
    assert ours.styles == ("b.css",)
    assert ours.extra == load_config(str(tmp_path / "mkdocs.yml")).extra


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "a: !!python/name:material.extensions.emoji.twemoji",
            "!!python/name:material.extensions.emoji.twemoji belongs to the theme, which --writer plain has not",
        ),
        (
            "a: !!python/name:nowhere.at_all",
            "!!python/name:nowhere.at_all cannot be found: No module named 'nowhere'",
        ),
        (
            "markdown_extensions: [material.extensions.preview]",
            "markdown_extensions: material.extensions.preview belongs to the theme, which --writer plain has not",
        ),
    ],
)
def test_what_is_the_themes_is_refused(text: str, said: str, tmp_path: Path) -> None:
    """It would import MkDocs, or is not there."""
    (tmp_path / "mkdocs.yml").write_text(f"site_name: A\n{text}\n", "utf-8")
    with pytest.raises(NotWithoutMkDocs) as refused:
        read_site(tmp_path / "mkdocs.yml")
    assert str(refused.value) == said


def test_a_function_that_an_extension_is_given_is_found(tmp_path: Path) -> None:
    """By its name."""
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nextra: {a: !!python/name:os.path.join }\n", "utf-8")
    assert read_site(tmp_path / "mkdocs.yml").extra["a"]("b", "c") == "b/c"


@pytest.mark.parametrize("project", [PROJECT, TESTS / "another"])
def test_folders_lie_beside_the_settings(project: Path) -> None:
    """Of this archive, and of another's, whose emoji are the theme's."""
    if project == PROJECT:
        ours = read_site(project / "mkdocs.yml")
        assert (ours.folder, ours.docs, ours.custom, ours.nav) == (project, project / "docs", None, None)
        assert ours.excluded[0] == "pictures/" and ours.not_in_nav == ("/decisions/*.md",)
        return
    with pytest.raises(NotWithoutMkDocs):
        read_site(project / "mkdocs.yml")
