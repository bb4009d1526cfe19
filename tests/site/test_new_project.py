"""An archive of somebody else, made by `onrecord init`: its site, from the installed package alone."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html

from onrecord.guide_pages import guide_pages
from tests.paths import PROJECT
from tests.site_fixtures import ONRECORD, once, printed

NAME: Final = "Harbour Watch"
CREDIT: Final = "Made with On Record"
MATERIAL: Final = "https://squidfunk.github.io/"
AT: Final = "https://site.example/record/"


def _run(folder: Path, *command: str | Path, **environment: str) -> str:
    variables = {**os.environ, "ONRECORD_AS_OF": "2026-11-22", **environment}
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `init` writes, built as it says; what the build printed lies beside."""

    def make(folder: Path) -> None:
        _run(folder.parent, ONRECORD, "init", folder, "--name", NAME)
        printed(folder).write_text(_run(folder, ONRECORD, "build", "--strict"), "utf-8")

    return once(tmp_path_factory, "begun", make)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same without a file in sources/, with a page of its own in place of the guide's, published in a subfolder."""

    def make(folder: Path) -> None:
        _run(folder.parent, ONRECORD, "init", folder, "--name", NAME)
        shutil.rmtree(folder / "sources")
        (folder / "sources").mkdir()
        (folder / "docs" / "editors.md").write_text("# Our editors\n\n## When the format changes\n", "utf-8")
        settings = folder / "mkdocs.yml"
        stated = settings.read_text("utf-8").replace(
            '{name: "", contact: ""', "{name: The Watch, contact: Write to us@x.example"
        )
        settings.write_text(f"{stated}site_dir: out\n", "utf-8")
        printed(folder).write_text(_run(folder, ONRECORD, "build", "--strict", ONRECORD_SITE_URL=AT), "utf-8")

    return once(tmp_path_factory, "empty", make)


def _texts(site: Path) -> dict[str, str]:
    """Every text of a site by its address; the program of the search, which is another's, is left out."""
    files = [path for path in site.rglob("*") if path.suffix in {".html", ".xml", ".json", ".js", ".css"}]
    return {p.relative_to(site).as_posix(): p.read_text("utf-8") for p in files if "pagefind" not in p.parts}


def test_a_new_archive_builds_strictly_where_it_lies(begun: Path) -> None:
    """By its own settings, into its own folder; a site without an address is told what that means for 404.html."""
    lines = printed(begun).read_text("utf-8").splitlines()
    assert lines[0].startswith("read     1 card, 11 other files")
    assert lines[1].startswith("check    no problems")
    assert lines[-3:] == [
        "extra.operator.name and extra.operator.contact in mkdocs.yml are empty: the site says so, and one with an"
        " address (ONRECORD_SITE_URL, site_url) is not built strictly until they are set",
        "404.html is made for the root of a host: set ONRECORD_SITE_URL (or site_url in mkdocs.yml)"
        " if the site lies in a subfolder",
        "built site/index.html from sources",
    ]
    assert (begun / "site" / "sources" / "fakty-zelensky-3000" / "index.html").is_file()


@pytest.mark.parametrize("site", ["begun/site", "empty/out"])
def test_it_is_called_by_its_own_name(site: str, begun: Path, empty: Path) -> None:
    """On Record stands only where the program is meant: at the foot, with its licence, and below “Your own archive”."""
    folder, place = site.split("/")
    whole = _texts({"begun": begun, "empty": empty}[folder] / place)
    credited = [url for url, text in whole.items() if url.endswith(".html") and CREDIT in text]
    assert {"index.html", "about/index.html", "team/index.html", "sources/index.html"} <= set(credited)
    texts = {url: text.replace(CREDIT, "", 1) for url, text in whole.items()}
    named = {url for url, text in texts.items() if "On Record" in text}
    assert named == {"about/index.html", "your-own/index.html", "your-own/settings/index.html"}
    assert texts["about/index.html"].count("On Record") == 1
    assert "that makes this site, On Record, is under the MIT licence" in texts["about/index.html"]
    assert f"<p>{NAME} collects news reports, statements and documents," in texts["about/index.html"]
    assert f'content:"{NAME}"' in texts["assets/print.css"]
    assert "The licence of this archive: Cards and texts CC BY 4.0." in texts["about/index.html"]


@pytest.mark.parametrize("site", ["begun/site", "empty/out"])
def test_every_link_of_it_leads_somewhere(site: str, begun: Path, empty: Path) -> None:
    """Those of the guide's pages too, and to an anchor that is there."""
    folder, place = site.split("/")
    root = {"begun": begun, "empty": empty}[folder] / place
    pages = {p.relative_to(root).as_posix(): html.fromstring(p.read_bytes()) for p in root.rglob("*.html")}
    ids = {url: set(page.xpath("//@id")) for url, page in pages.items()}
    dead, followed = set(), 0
    for url, page in pages.items():
        for link in page.xpath("//a/@href | //link/@href | //script/@src"):
            whole = urlsplit(urljoin(f"{AT}{url}", str(link)))
            if f"{whole.scheme}://{whole.netloc}" not in AT or whole.path.startswith("/assets/"):
                continue
            followed += 1
            target = unquote(whole.path.removeprefix("/record/").removeprefix("/"))
            target += "index.html" if not target or target.endswith("/") else ""
            anchor = unquote(whole.fragment)
            there = (root / target).is_file() and (not anchor or target not in ids or anchor in ids[target])
            dead |= set() if there else {(url, str(link))}
    assert followed > 1000
    assert dead == set()


def test_the_guide_comes_with_the_package_and_leads_into_nobody_elses_repository(begun: Path) -> None:
    """Every page of it is there, with no link by which it would be edited."""
    built = {
        uri: begun / "site" / uri.removesuffix(".md").removesuffix("index").rstrip("/") / "index.html"
        for uri in guide_pages()
    }
    assert {"about.md", "method.md", "editors.md", "contribute/index.md", "contribute/kinds.md"} <= set(built)
    assert [uri for uri, page in built.items() if not page.is_file() or "/edit/" in page.read_text("utf-8")] == []


def test_a_page_of_the_guide_is_light(begun: Path) -> None:
    """As every page but a card's own: at most 1,500 elements and 150 KB, what the theme adds included."""
    names = [uri.removesuffix(".md").removesuffix("index").rstrip("/") for uri in guide_pages()]
    texts = {name: (begun / "site" / name / "index.html").read_bytes() for name in names}
    assert {"your-own", "your-own/settings"} <= texts.keys()
    elements = {name: len(html.fromstring(text).xpath("//*")) for name, text in texts.items()}
    assert [(name, count) for name, count in elements.items() if count > 1500] == []
    assert [(name, len(text)) for name, text in texts.items() if len(text) > 150_000] == []


def test_a_page_of_the_project_stands_in_place_of_the_guides(empty: Path) -> None:
    """The one at the same path; the others stay."""
    assert "Our editors</h1>" in (empty / "out" / "editors" / "index.html").read_text("utf-8")
    assert "JSON Schemas" not in (empty / "out" / "editors" / "index.html").read_text("utf-8")
    assert (empty / "out" / "method" / "index.html").is_file()


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("index.html", "No question is in the archive yet."),
        ("index.html", "No source is in the archive yet. Add the first"),
        ("sources/index.html", "No source is in the archive yet. Each card"),
        ("questions/index.html", "No question is in the archive yet."),
        ("actors/index.html", "None is in the archive yet."),
        ("topics/index.html", "None is in the archive yet."),
        ("places/index.html", "None is in the archive yet."),
        ("verified/index.html", "None yet."),
        ("timeline/index.html", "Nothing had been published by the date of this site."),
        ("changes/index.html", "Nothing has changed so far."),
        ("search/index.html", "No statement is in the archive yet."),
        ("contribute/new/index.html", "Fill in what you know of one source that you have read."),
    ],
)
def test_an_archive_without_a_card_says_so(page: str, words: str, empty: Path) -> None:
    """On every list, in a sentence."""
    main = html.fromstring((empty / "out" / page).read_bytes()).find(".//main")
    assert words in " ".join(main.text_content().split())


def test_with_its_address_the_page_for_what_is_not_there_works_in_a_subfolder(empty: Path) -> None:
    """Its links carry the path, and the build has nothing to say of it."""
    page = html.fromstring((empty / "out" / "404.html").read_bytes())
    links = [str(link) for link in page.xpath("//a/@href | //link/@href | //script/@src")]
    assert [
        link for link in links if not link.startswith(("/record/", AT, "#", "mailto:us@x.example?", MATERIAL))
    ] == []
    assert "404.html" not in printed(empty).read_text("utf-8")
    assert printed(empty).read_text("utf-8").splitlines()[-1] == "built out/index.html from sources"


@pytest.mark.portability
def test_the_built_package_has_all_that_a_site_is_made_of(tmp_path: Path, begun: Path) -> None:
    """Installed elsewhere, without this repository: it makes the same archive, and of that the same site."""
    copy = Path(shutil.copytree(PROJECT / "hooks", tmp_path / "checkout" / "hooks")).parent
    shutil.copytree(PROJECT / "docs", copy / "docs")
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(PROJECT / name, copy)
    wheel = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", "w"]
    _run(copy, *wheel, ".")
    (built,) = (copy / "w").iterdir()
    target = tmp_path / "installed"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(target)]
    _run(copy, *install, str(built))
    shutil.rmtree(copy)
    program = [sys.executable, "-c", "from onrecord.cli import main; main()"]
    where = "import mkdocs_events, onrecord; print(mkdocs_events.__file__, onrecord.__file__)"
    files = _run(tmp_path, sys.executable, "-c", where, PYTHONPATH=str(target)).split()
    assert files == [f"{target}/mkdocs_events.py", f"{target}/onrecord/__init__.py"]
    _run(tmp_path, *program, "init", "harbour", "--name", NAME, PYTHONPATH=str(target))
    _run(tmp_path / "harbour", *program, "build", "--strict", PYTHONPATH=str(target))
    here, there = (
        {p.relative_to(folder / "site").as_posix(): p.read_bytes() for p in (folder / "site").rglob("*.html")}
        for folder in (begun, tmp_path / "harbour")
    )
    assert len(here) > 100
    assert here == there
