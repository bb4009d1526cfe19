"""`onrecord pack`: the whole evidence pack of a question, as the site offers it."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.exports.theme.stylesheets import of_a_pack
from onrecord.load import Loaded
from onrecord.pages.evidence_pack.files import Files
from onrecord.pages.evidence_pack.page import Packer
from onrecord.pages.render import Renderer
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.checksums import Edition, revision_of
from onrecord.standings.derive import derive

QUESTION = "sable-bridge-reopened"


@pytest.fixture
def project(sources: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the example archive, in its folder."""
    monkeypatch.chdir(sources.parent)
    monkeypatch.setenv("ONRECORD_COMMIT", "1a2b3c")
    settings = "site_name: Valley\nsite_url: https://valley.example\nextra: {operator: {name: The clerk}}\n"
    Path("mkdocs.yml").write_text(settings, "utf-8")
    return sources.parent


def run(*arguments: str) -> Result:
    """The command with these arguments."""
    return CliRunner().invoke(main, ["pack", *arguments])


def test_the_whole_pack_is_written_as_the_site_would_have_it(project: Path, loaded: Loaded) -> None:
    """With the name, address and day of the site; to the byte."""
    result = run(QUESTION, "--as-of", "2026-11-22")
    assert result.exit_code == 0, result.output
    paths = {entity_id: document.path for entity_id, document in loaded.documents.items()}
    views = ArchiveViews(derive(loaded.archive), date(2026, 11, 22), loaded.recorded, "The clerk")
    edition = Edition(revision_of(loaded.files), "1a2b3c", "https://valley.example/", "Valley")
    packer = Packer(views, Renderer(), Files(paths, loaded.files), edition, of_a_pack("Valley"))
    written = Path(f"{QUESTION}-evidence.html").read_bytes()
    assert written == packer.whole(loaded.archive.question(QUESTION)).content
    assert result.stdout == f"wrote {QUESTION}-evidence.html: {len(written):,} bytes\n"


def test_it_is_written_where_out_says(project: Path) -> None:
    """Below folders that are made for it."""
    assert run(QUESTION, "--out", "kept/bridge.html").exit_code == 0
    assert Path("kept/bridge.html").read_bytes().startswith(b"<!doctype html>")


def test_a_question_that_is_not_there_is_told_with_the_nearest(project: Path) -> None:
    """And nothing is written."""
    result = run("sable-bridge-reopen")
    assert result.exit_code == 2
    assert "no question has the id 'sable-bridge-reopen'; the nearest: sable-bridge-reopened" in result.stderr
    assert list(project.glob("*.html")) == []


def test_an_archive_with_errors_makes_no_pack(project: Path) -> None:
    """Its problems are told, as the check tells them."""
    Path("sources/questions/sable-bridge-reopened.yaml").write_text("text: Q?\n", "utf-8")
    result = run(QUESTION)
    assert result.exit_code == 1
    assert "missing-field" in result.stdout


def test_without_settings_the_folder_is_no_project(project: Path) -> None:
    """As of a build."""
    Path("mkdocs.yml").unlink()
    result = run(QUESTION)
    assert result.exit_code == 2
    assert "there is no mkdocs.yml" in result.stderr
