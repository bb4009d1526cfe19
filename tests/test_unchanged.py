"""Whether there is anything to build: whatever a build reads is part of a digest, and nothing else is."""

import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord import unchanged
from onrecord.cli import main
from onrecord.project import read_project

DAY = date(2025, 1, 2)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with all that a build may read."""
    files = {
        "mkdocs.yml": "site_name: A\nsite_url: !ENV [PLACE]\nINHERIT: base.yml\nhooks: [own/hook.py]\n",
        "base.yml": "docs_dir: docs\ntheme: {name: material, custom_dir: look}\n",
        "sources/cards/2024/a.yaml": "title: A",
        "docs/index.md": "# A",
        "look/main.html": "<p>",
        "own/hook.py": "",
        "own/helper.py": "",
        "elsewhere/other.txt": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def read(
    folder: Path, day: date = DAY, commit: str = "", strict: bool = False, exports: bool = True, **variables: str
) -> str:
    """The digest."""
    project, sources = read_project(folder / "mkdocs.yml"), folder / "sources"
    return unchanged.inputs(project, sources, day, commit, (strict, exports, "mkdocs"), variables)


@pytest.mark.parametrize(
    "name",
    [
        "mkdocs.yml",
        "base.yml",
        "sources/cards/2024/a.yaml",
        "docs/index.md",
        "look/main.html",
        "own/hook.py",
        "own/helper.py",
    ],
)
def test_a_file_that_is_read_counts_by_its_content(project: Path, name: str) -> None:
    """Not by its time; another name for it is another file."""
    before, file = read(project), project / name
    os.utime(file, (1, 1))
    assert read(project) == before
    text = file.read_bytes()
    file.write_bytes(text + b"\n")
    assert read(project) != before
    file.write_bytes(text)
    assert read(project) == before


@pytest.mark.parametrize(
    ("change", "counts"),
    [
        (lambda folder: read(folder, day=date(2025, 1, 3)), True),
        (lambda folder: read(folder, commit="1a2b"), True),
        (lambda folder: read(folder, strict=True), True),
        (lambda folder: read(folder, exports=False), True),
        (lambda folder: read(folder, PLACE="https://example.org/"), True),
        (lambda folder: read(folder, ONRECORD_ARCHIVES="example.org"), True),
        (lambda folder: read(folder, SOURCE_DATE_EPOCH="1"), True),
        (lambda folder: read(folder, HOME="elsewhere"), False),
        (lambda folder: [(folder / "elsewhere/other.txt").write_text("B"), read(folder)][1], False),
        (lambda folder: [(folder / "docs/new.md").write_text("B"), read(folder)][1], True),
        (lambda folder: [(folder / "docs/index.md").rename(folder / "docs/new.md"), read(folder)][1], True),
        (lambda folder: [(folder / "sources/cards/2024").rename(folder / "sources/cards/2"), read(folder)][1], True),
    ],
)
def test_what_else_a_build_reads_counts(project: Path, change: Callable[[Path], str], counts: bool) -> None:
    """The day, the commit, the variables that settings name or the build asks for; no other variable or file."""
    before = read(project)
    assert (change(project) != before) == counts


def test_a_page_of_the_guide_counts(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every site has it, though it lies in none of the project's folders."""
    page = project / "elsewhere" / "other.txt"
    monkeypatch.setattr(unchanged, "guide_pages", lambda: {"method.md": page})
    before = read(project)
    page.write_text("B")
    assert read(project) != before


def test_with_plugins_or_with_what_cannot_be_read_there_is_no_digest(project: Path) -> None:
    """A plugin may read anything; what cannot be read is for the build to tell."""
    (project / "docs" / "gone.md").symlink_to("nowhere")
    assert read(project) == ""
    (project / "docs" / "gone.md").unlink()
    assert read(project)
    settings = project / "mkdocs.yml"
    settings.write_text(f"{settings.read_text()}plugins: [tags]\n")
    assert read(project) == ""


@pytest.mark.parametrize(
    "spoil",
    [
        lambda site, note: (site / "a.html").write_text("longer"),
        lambda site, note: (site / "a.html").unlink(),
        lambda site, note: (site / "b.html").touch(),
        lambda site, note: note.unlink(),
        lambda site, note: note.write_bytes(note.read_bytes()[:-2]),
        lambda site, note: note.write_bytes(note.read_bytes().replace(b"d1", b"d2")),
        lambda site, note: note.write_bytes(b"[]"),
    ],
)
def test_a_site_or_note_that_is_not_as_it_was_left_is_built_anew(
    tmp_path: Path, spoil: Callable[[Path, Path], object]
) -> None:
    """A note that is broken, or gone, is none."""
    site, cache = tmp_path / "site", tmp_path / ".cache"
    site.mkdir()
    (site / "a.html").write_text("A")
    unchanged.note(cache, site, "d1")
    assert unchanged.is_as_it_was(cache, site, "d1")
    assert not unchanged.is_as_it_was(cache, site, "d2")
    assert not unchanged.is_as_it_was(cache, tmp_path / "other", "d1")
    (note,) = (cache / "builds").iterdir()
    spoil(site, note)
    assert not unchanged.is_as_it_was(cache, site, "d1")


def test_without_a_digest_nothing_is_as_it_was(tmp_path: Path) -> None:
    """Two builds of which it is not known what they read are not the same."""
    unchanged.note(tmp_path / ".cache", tmp_path, "")
    assert not unchanged.is_as_it_was(tmp_path / ".cache", tmp_path, "")


def test_a_build_says_that_nothing_has_changed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And stops; with --anew, or upon a change, it builds."""
    built: list[Mapping[str, object]] = []

    def build(sources: Path, site_dir: Path, *_: object) -> tuple[str, ...]:
        built.append({})
        site_dir.mkdir(exist_ok=True)
        return ()

    monkeypatch.setattr("onrecord.commands.build.build_site", build)
    monkeypatch.chdir(project)
    monkeypatch.setenv("ONRECORD_COMMIT", "1a2b")

    def run(*options: str) -> tuple[int, str]:
        result = CliRunner().invoke(main, ["build", "--as-of", "2025-01-02", *options])
        return len(built), result.output

    same = "nothing has changed: site/index.html is the site of sources; --anew builds it all the same\n"
    assert run() == (1, "built site/index.html from sources\n")
    assert run() == (1, same)
    assert run("--quiet") == (1, "")
    assert run("--anew") == (2, "built site/index.html from sources\n")
    (project / "docs" / "index.md").write_text("# B")
    assert run() == (3, "built site/index.html from sources\n")
    assert run("--without-exports") == (4, "built site/index.html from sources\n")
    assert run("--without-exports") == (4, same)
    assert run() == (5, "built site/index.html from sources\n")
