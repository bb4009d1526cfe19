"""What the adapter says and works out by itself, without a whole build."""

import logging
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

import mkdocs_events
import mkdocs_settings
from onrecord.output import Asset, Page, Task
from onrecord.pages.render import Renderer
from onrecord.pages.shared.list_pages import leads_on
from onrecord.pages.statement.view_types import Link
from onrecord.pipeline import Plan, Setting, Step
from onrecord.writing.by_hand import Planned


def settings(folder: Path, **written: Any) -> MkDocsConfig:
    """The settings of a project in a folder, as MkDocs reads them."""
    config = MkDocsConfig(str(folder / "mkdocs.yml"))
    docs = folder / written.pop("docs", "docs")
    docs.mkdir(parents=True, exist_ok=True)
    config.load_dict({"site_name": "Watch File", "docs_dir": str(docs), "plugins": [], **written})
    assert config.validate()[0] == []
    return config


HUB = "https://github.com/example/watch-file"


@pytest.mark.parametrize(
    ("written", "base"),
    [
        ({}, ""),
        ({"repo_url": HUB, "edit_uri": "edit/main/docs/"}, f"{HUB}/edit/main/sources/"),
        ({"repo_url": HUB, "edit_uri_template": "blob/main/docs/{path}"}, f"{HUB}/blob/main/sources/"),
        (
            {"repo_url": HUB, "edit_uri": "edit/main/content/pages/", "docs": "content/pages"},
            f"{HUB}/edit/main/sources/",
        ),
        (
            {"repo_url": "https://git.example.org/a", "edit_uri": "?path=docs/"},
            "https://git.example.org/a?path=sources/",
        ),
    ],
)
def test_cards_are_edited_where_mkdocs_edits_the_pages_beside_them(
    tmp_path: Path, written: dict[str, Any], base: str
) -> None:
    """Whichever of its settings says where that is, and wherever `docs_dir` is; nowhere without a repository."""
    assert mkdocs_settings.edit_base(settings(tmp_path, **written)) == base


def test_an_address_that_cannot_lead_to_cards_is_said(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A strict build stops for it."""
    config = settings(tmp_path, repo_url=HUB, edit_uri="edit/main/elsewhere/")
    with caplog.at_level(logging.WARNING):
        assert mkdocs_settings.edit_base(config) == ""
    assert [record.getMessage() for record in caplog.records] == [
        f"onrecord: edit_uri: cards have no link to their files, since {HUB}/edit/main/elsewhere/x.md does not end in"
        " docs/x.md"
    ]


def page(content: str) -> Any:
    """A page that is written by hand."""
    return SimpleNamespace(content=content, file=SimpleNamespace(src_uri="team.md"))


@pytest.mark.parametrize(
    ("content", "head", "said"),
    [
        ("<p>Words</p>", "<!--policy-->", []),
        (
            '<img src="https://example.org/a.png">',
            "<!--policy-->",
            [
                "onrecord: team.md: <img> asks another host: https://example.org/a.png; put the file into docs/, or"
                " link it instead"
            ],
        ),
        ("", "", ["onrecord: team.md has no policy: call super() in the block site_meta of its template"]),
    ],
)
def test_what_a_published_page_would_block_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, content: str, head: str, said: list[str]
) -> None:
    """Under `serve` there is no policy, so that it would be seen there; the finished page has one in its head."""
    with caplog.at_level(logging.WARNING):
        done = mkdocs_events.on_post_page(f"{head}{content}", page(content), settings(tmp_path))
    assert [record.getMessage() for record in caplog.records] == said
    assert done.startswith("default-src 'none'") == bool(head)


def test_a_file_of_ones_own_in_the_place_of_a_page_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the one would overwrite the other in silence."""
    config = settings(tmp_path)
    Path(config.docs_dir, "robots.txt").touch()
    files = Files([File("robots.txt", config.docs_dir, config.site_dir, True)])
    task = Task("robots.txt", lambda: Asset("robots.txt", b""))
    planned = Plan((Step("files", (task,)),), lambda task: iter(()), lambda url: None)
    monkeypatch.setattr(mkdocs_events, "plan", lambda *_: planned)
    monkeypatch.setattr(mkdocs_events, "setting", lambda _: Setting())
    config.plugins._current_plugin = "onrecord"  # as MkDocs notes before it calls a hook
    config.extra[mkdocs_settings.BUILT] = {"loaded": None, "as_of": {"day": None}, "records": []}
    with pytest.raises(PluginError) as stopped:
        mkdocs_events._add_site(files, config)
    assert str(stopped.value) == (
        "robots.txt would lie at robots.txt, where the build puts what it makes; give it another name"
    )


def test_what_only_leads_on_is_in_no_list_of_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither in that of MkDocs' writer nor in that of the other; the page that it leads to is in both."""
    config = settings(tmp_path)
    led = leads_on("verified/2/", Link("Verified facts", "verified/"), Renderer())
    page = Task("verified/", lambda: Page("verified/", "Verified facts", ""))
    planned = Plan((Step("lists", (page, led)),), lambda task: iter(()), lambda url: None)
    monkeypatch.setattr(mkdocs_events, "plan", lambda *_: planned)
    monkeypatch.setattr(mkdocs_events, "setting", lambda _: Setting())
    config.extra[mkdocs_settings.BUILT] = {"loaded": None, "as_of": {"day": None}, "records": []}
    mkdocs_events._add_site(Files([]), config)
    assert config.extra[mkdocs_settings.BUILT]["direct"] == [("verified/", None)]
    assert list(Planned(planned).pages) == ["verified/"]


@pytest.mark.parametrize("own", [False, True])
def test_the_icon_is_ours_unless_a_maintainer_has_one_there(tmp_path: Path, own: bool) -> None:
    """The theme's own is not served."""
    config = settings(tmp_path, theme={"name": "material"})
    if own:
        Path(config.docs_dir, "assets/images").mkdir(parents=True)
        Path(config.docs_dir, "assets/images/favicon.png").touch()
    mkdocs_settings.set_defaults(config)
    assert config.theme["favicon"] == ("assets/images/favicon.png" if own else "assets/icon.svg")


@pytest.mark.parametrize(
    ("favicon", "file", "ours"),
    [("assets/icon.svg", "", True), ("logo.svg", "logo.svg", False), ("assets/icon.svg", "assets/icon.svg", False)],
)
def test_the_icons_for_phones_are_made_of_our_icon_alone(tmp_path: Path, favicon: str, file: str, ours: bool) -> None:
    """Beside a maintainer's own, under whatever name, they would show another site."""
    config = settings(tmp_path, theme={"name": "material", "favicon": favicon})
    if file:
        Path(config.docs_dir, file).parent.mkdir(exist_ok=True)
        Path(config.docs_dir, file).touch()
    assert mkdocs_settings.is_our_icon(config) == ours


def test_a_list_of_too_many_pages_is_written_in_several(tmp_path: Path) -> None:
    """In the site's folder, beside what lists them; a list of fewer, and any other template, leaves nothing there."""
    config = settings(tmp_path, site_url="https://x.example/", site_dir=str(tmp_path / "site"))
    begun = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    few, many = (f"{begun}{'<url><loc>https://x.example/a/</loc></url>' * number}</urlset>" for number in (2, 50_001))
    assert mkdocs_events.on_post_template(few, "sitemap.xml", config) == few
    assert not (tmp_path / "site").exists()
    index = mkdocs_events.on_post_template(many, "sitemap.xml", config)
    assert "<loc>https://x.example/sitemap-2.xml</loc>" in index
    written = {file.name: file.read_text("utf-8").count("<url>") for file in (tmp_path / "site").iterdir()}
    assert written == {"sitemap-1.xml": 50_000, "sitemap-2.xml": 1}
