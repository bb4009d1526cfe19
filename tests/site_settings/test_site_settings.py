"""Settings of mkdocs.yml: what is refused, word for word, and that none of Material’s is passed over."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.utils import get_theme_dir
from mkdocs.utils.yaml import get_yaml_loader

from mkdocs_settings import BUILT
from onrecord.site_settings.places import inherited
from onrecord.site_settings.refusals import Refusal, Surroundings, refusals
from onrecord.site_settings.table import Entry, as_markdown, settings
from onrecord.site_settings.written import written
from tests.paths import PROJECT, TESTS

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))
ICONS = frozenset({"material/library", "material/magnify"})
SERVED = frozenset({"assets/logo.svg", "extra.css", "js/own file.js"})
AROUND = Surroundings(
    is_icon=ICONS.__contains__,
    icons=lambda: ICONS,
    is_file=SERVED.__contains__,
    primaries=frozenset({"indigo", "deep-purple", "black"}),
    accents=frozenset({"indigo", "teal"}),
)
THEME = Path(get_theme_dir("material"))


def said(case: dict[str, Any]) -> list[str]:
    """What is said of a case."""
    around = replace(AROUND, plugins=tuple(case.get("plugins", ())), styles=case.get("styles", ""))
    config, texts = yaml.load(case["config"], get_yaml_loader()), {"mkdocs.yml": case["config"]}
    return [str(refusal) for refusal in refusals(config, texts, around)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["config"].replace("\n", " ")[:60])
def test_each_setting_is_refused_where_it_stands(case: dict[str, Any]) -> None:
    """All messages of a mkdocs.yml, in the order of their places."""
    expected = [f"mkdocs.yml:{'' if text[0].isdigit() else ' '}{text}" for text in case["said"]]
    assert said(case) == expected


def test_every_entry_that_refuses_has_a_case() -> None:
    """No sentence of the table is untested."""
    texts = {text for case in CASES for text in case["said"]}
    refusing = [entry for entry in settings().values() if entry.refused]
    assert len(refusing) > 30
    unseen = [
        entry.name
        for entry in refusing
        if not any(_names(entry) in text and f"is refused: {entry.refused}; {entry.instead}" in text for text in texts)
    ]
    assert unseen == []


def _names(entry: Entry) -> str:
    setting, _, member = entry.name.partition(": ")
    return f"{setting}: “{member}”" if member else setting


def test_an_inherited_setting_stands_in_the_file_that_has_it() -> None:
    """The file's own settings come first, and what no text has comes last."""
    config = {"theme": {"name": "material", "language": "de", "locale": "fr", "direction": "rtl"}}
    texts = {
        "site.yml": "INHERIT: ../base.yml\ntheme:\n  direction: rtl\n",
        "../base.yml": "theme:\n  name: material\n  direction: ltr\n  language: de\n",
    }
    found = [(refusal.setting, str(refusal).partition(": theme.")[0]) for refusal in refusals(config, texts, AROUND)]
    assert found == [
        ("theme.direction", "site.yml:3:14"),
        ("theme.language", "../base.yml:4:13"),
        ("theme.locale", "site.yml"),
    ]


@pytest.mark.parametrize(
    ("text", "path"),
    [("INHERIT: ../base.yml", "../base.yml"), ("a: 1", ""), ("INHERIT: [a]", ""), ("[", ""), ("", "")],
)
def test_a_text_says_what_it_inherits_from(text: str, path: str) -> None:
    """By the path that stands there."""
    assert inherited(text) == path


ADDRESSES = (
    "use_directory_urls: “false” is refused: the addresses of statements are published, and none of them ends in .html;"
    " leave it out"
)
THEMES = "theme.name: “mkdocs” is refused: the site’s templates build upon Material’s; write `name: material`"


@pytest.mark.parametrize(
    ("text", "in_effect", "expected"),
    [
        ("theme: material", {"use_directory_urls": True, "theme.name": "material"}, []),
        ("theme: material", {"use_directory_urls": False, "theme.name": "material"}, [f"command line: {ADDRESSES}"]),
        ("theme: material", {"theme.name": "mkdocs"}, [f"command line: {THEMES}"]),
        ("theme: mkdocs", {"theme.name": "mkdocs"}, [f"site.yml:1:8: {THEMES}"]),
        ("theme: mkdocs", {"theme.name": "material"}, []),
        ("a: 1", {"theme.name": "mkdocs"}, [f"site.yml: {THEMES}"]),
        (
            "use_directory_urls: false",
            {"use_directory_urls": False, "theme.name": "material"},
            [f"site.yml:1:21: {ADDRESSES}"],
        ),
        ("{use_directory_urls: false, theme: material}", {"use_directory_urls": True}, []),
    ],
)
def test_what_the_command_line_gives_stands_above_what_is_written(
    text: str, in_effect: dict[str, Any], expected: list[str]
) -> None:
    """`mkdocs build --no-directory-urls`, `--theme`: what MkDocs goes by is refused, and said where it comes from."""
    found = refusals(yaml.safe_load(text), {"site.yml": text}, replace(AROUND, in_effect=in_effect))
    assert [str(refusal) for refusal in found] == expected


def test_a_text_that_is_no_yaml_gives_no_places() -> None:
    """The refusals stay; another file is named by its name."""
    (refusal,) = refusals({"theme": "mkdocs"}, {"site.yml": "theme: ["}, AROUND)
    assert refusal == Refusal("theme.name", "mkdocs", refusal.said, None, "site.yml")
    assert str(refusal).startswith("site.yml: theme.name: “mkdocs” is refused: ")


def test_icons_are_listed_only_for_one_that_is_not_known() -> None:
    """There are some ten thousand of them."""
    config = {"theme": {"name": "material", "icon": {"logo": "material/library"}}}

    def fail() -> frozenset[str]:
        raise AssertionError

    assert refusals(config, {"mkdocs.yml": ""}, replace(AROUND, icons=fail)) == ()


@pytest.mark.parametrize("names", [{}, {"does": "Something"}, {"on": "both"}, {"refused": "no", "when": "never"}])
def test_an_entry_that_says_nothing_cannot_be_made(names: dict[str, Any]) -> None:
    """Each says what the setting does and where, or why it is refused, by a condition that exists."""
    with pytest.raises(ValueError, match=r"^x: "):
        Entry("x", "MkDocs", **names)


@cache
def theme_texts() -> tuple[str, ...]:
    """The texts of the installed theme: its templates but for translations, and its script."""
    patterns = ("*.html", "partials/*.html", "partials/[ij]*/**/*.html", "fragments/**/*.html")
    templates = [path for pattern in patterns for path in THEME.glob(pattern)]
    return tuple(path.read_text("utf-8") for path in (*templates, *THEME.glob("assets/javascripts/bundle.*.js")))


def of_theme(pattern: str) -> Iterator[str]:
    """What a pattern finds in the texts of the theme."""
    for text in theme_texts():
        yield from re.findall(pattern, text)


def test_every_feature_of_the_theme_has_an_entry() -> None:
    """Whatever the theme’s templates and script ask for; texts that it translates look alike and are left out."""
    asked = set(of_theme(r'"((?:announce|content|header|navigation|search|toc)\.[a-z.]+)"(?: (?:not )?in features|\))'))
    translated = set(of_theme(r'lang\.t\("([a-z._]+)"\)')) | {"search.result.placeholder"}
    features = {name for name in asked if not re.match(r"search\.(result|config)|content\.tabs$", name)} - translated
    assert len(features) > 20
    assert {f"theme.features: {name}" for name in features | {"search.share"}} <= settings().keys()


@pytest.mark.parametrize("root", ["theme", "extra"])
def test_every_value_that_the_theme_asks_for_has_an_entry(root: str) -> None:
    """`config.theme.…` and `config.extra.…` in its templates; icons each by its own name."""
    asked = set(of_theme(rf"config\.{root}\.(icon\.\w+|\w+)"))
    assert len(asked) > 7
    assert {f"{root}.{name}" for name in asked} <= settings().keys()


ELSEWHERE = {
    "edit_uri_template": "it stands in place of edit_uri",
    "front matter: hide, icon, status, subtitle, template": "tests/another/docs: locks.md hides, team.md has a status",
    "partials/comments.html in theme.custom_dir": (
        "tests/site/test_another.py::test_a_page_of_ones_own_has_what_the_settings_write"
    ),
    "plugins: git-authors": "a plugin of others, which no requirement brings",
    "plugins: git-revision-date-localized": "a plugin of others, which no requirement brings",
    "plugins: rss": "a plugin of others, which no requirement brings",
    "site_url": (
        "tests/site/test_new_project.py::test_with_its_address_the_page_for_what_is_not_there_works_in_a_subfolder"
    ),
    "theme.features: content.lazy": "whether code has its buttons would depend on what is in view",
    "theme.features: navigation.prune": "it cannot stand beside navigation.expand",
    "theme.features: toc.integrate": "tests/exports/test_menu.py::test_contents_are_folded_and_none_of_a_single_part",
    "theme.icon.logo": "it cannot stand beside theme.logo",
}
"""What does something and is not in tests/another/mkdocs.yml: the test that holds it, or why there is none."""


def test_every_entry_that_does_something_is_tried() -> None:
    """In another maintainer's archive, which is built and looked at; else it is known why not."""
    text = (TESTS / "another" / "mkdocs.yml").read_text("utf-8")
    config = yaml.load(text, get_yaml_loader())
    tried = {one.name for one in written(config, config["plugins"])}
    doing = {entry.name for entry in settings().values() if entry.on in ("both", "hand-written")}
    parents = {name for name in doing if any(one.startswith((f"{name}.", f"{name}: ")) for one in tried)}
    assert len(doing) > 90
    assert doing - tried - parents == set(ELSEWHERE)


def test_a_test_that_is_named_is_there() -> None:
    """By its file and its function."""
    named = [where.split("::") for where in ELSEWHERE.values() if "::" in where]
    assert len(named) == 3
    for file, function in named:
        assert f"def {function}(" in (PROJECT / file).read_text("utf-8")


def test_the_name_that_the_build_uses_is_refused() -> None:
    """What hooks and templates share lies under `extra`."""
    assert settings()[f"extra.{BUILT}"].forbidden


def test_every_plugin_of_the_theme_has_an_entry() -> None:
    """Material brings a dozen."""
    plugins = {path.parent.name for path in THEME.parent.glob("plugins/*/plugin.py")}
    assert len(plugins) > 10
    assert {f"plugins: {name}" for name in plugins} <= settings().keys()


def test_the_table_is_markdown() -> None:
    """One table a page of the manual; a setting that does something for some values only has both sentences."""
    table = as_markdown()
    heads = "| Setting | What it does | Where |\n| --- | --- | --- |\n"
    assert table.startswith(f"## Changing the colors\n\n{heads}| `theme.palette` | ")
    assert table.count(heads) == len({entry.page for entry in settings().values()})
    assert len(re.findall(r"^\| `", table, re.MULTILINE)) == len(settings())
    assert (
        "| `theme.language` | `en`. Refused is any other language: the words of archive pages exist in English only; "
        "write `language: en`. | both kinds of page |" in table
    )
    assert "| `plugins: projects` | Refused: one site is one archive; build each project by itself. | – |" in table
