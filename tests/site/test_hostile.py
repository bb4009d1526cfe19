"""What a pull request could bring: markup in every field, odd files in the folder, a slip in a path."""

import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import html

from onrecord.cli import main
from tests.paths import PROJECT
from tests.site_fixtures import NASTY

EXAMPLE = PROJECT / "tests" / "example"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_markup_in_any_field_stays_text_in_head_and_body(nasty_site: Path) -> None:
    """No element, attribute or address of a page comes out of a card."""
    for file in nasty_site.rglob("*.html"):
        page = html.fromstring(file.read_bytes())
        data = page.xpath("//script[@type='application/ld+json']")
        assert not [s for s in page.xpath("//script") if "alert" in s.text_content() and s not in data], file
        assert all("<" not in s.text_content() and json.loads(s.text_content()) for s in data), file
        assert not page.xpath("//img | //b[text()='bold'] | //@onerror"), file
        assert not [h for h in page.xpath("//@href | //@src") if "javascript:" in str(h)], file
        assert "49" not in (page.findtext(".//title") or ""), file
    card = html.fromstring((nasty_site / "sources" / "card" / "index.html").read_bytes())
    assert card.xpath("//dd[contains(@class, 'head')]")[0].text_content() == f"“{NASTY}”"


def test_no_page_tells_another_host_that_it_was_read(nasty_site: Path) -> None:
    """Neither by what it asks for nor by its links, whether made of cards, written by hand or filled in by a script."""
    outward = 0
    for file in nasty_site.rglob("*.html"):
        page = html.fromstring(file.read_bytes())
        assert page.xpath("//meta[@name='referrer']/@content") == ["no-referrer"], file
        outside = "starts-with(@href, 'http') or starts-with(@href, '//')"
        links = page.xpath(f"//a[{outside} or contains(concat(' ', @rel, ' '), ' external ')]")
        assert not [link.get("href") for link in links if "noreferrer" not in link.get("rel", "").split()], file
        outward += len(links)
    assert outward > 30


def test_a_folder_of_the_project_is_never_taken_for_a_site() -> None:
    """The stylesheet lies in the theme’s assets too: only a build's own sign tells a site."""
    result = run("build", "--sources", EXAMPLE, "--site-dir", PROJECT / "docs")
    assert result.exit_code == 2
    assert "is not empty and holds no site of ours; name another with --site-dir" in result.output
    assert (PROJECT / "docs" / "method.md").is_file()


def test_links_pipes_and_folders_named_like_files_are_refused(tmp_path: Path) -> None:
    """None is followed or waited for, and each is told, also by check."""
    sources = Path(shutil.copytree(EXAMPLE, tmp_path / "sources"))
    actors = sources / "actors"
    (actors / "passwords.yaml").symlink_to("/etc/passwd")
    (actors / "circle.yaml").symlink_to("circle.yaml")
    os.mkfifo(actors / "pipe.yaml")
    (actors / "folder.yaml").mkdir()
    result = run("check", "--sources", sources)
    assert result.exit_code == 1
    problems = [
        line.rsplit("the file cannot be read: ")[1] for line in result.output.splitlines() if "unreadable-file" in line
    ]
    assert problems == [
        "it is a link to another place",
        "it is a folder",
        "it is a link to another place",
        "it is no ordinary file",
    ]
    assert "root:" not in result.output


def test_a_file_name_that_is_no_text_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 in a name."""
    sources = Path(shutil.copytree(EXAMPLE, tmp_path / "sources"))
    Path(os.fsdecode(bytes(sources / "actors") + b"/bad\xff.yaml")).write_text("name: A\ntype: person\n")
    result = run("check", "--sources", sources)
    assert result.exit_code == 1
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "error[bad-id]" in result.output


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("ONRECORD_AS_OF", "yesterday", "ONRECORD_AS_OF is 'yesterday', which is no day; write 2026-11-22"),
        ("SOURCE_DATE_EPOCH", "abc", "SOURCE_DATE_EPOCH is 'abc', which is no number of seconds since 1970"),
        ("SOURCE_DATE_EPOCH", "9" * 20, "which is no number of seconds since 1970"),
    ],
)
def test_a_date_in_the_environment_that_is_none_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, value: str, message: str
) -> None:
    """Exit 2, with what was found."""
    monkeypatch.setenv(name, value)
    result = run("build", "--sources", EXAMPLE, "--site-dir", tmp_path / "out")
    assert result.exit_code == 2
    assert message in result.output


def test_a_site_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file where a folder should be."""
    (tmp_path / "file").write_text("x")
    result = run("build", "--sources", EXAMPLE, "--site-dir", tmp_path / "file" / "out")
    assert result.exit_code == 2
    assert "no folder can be made beside" in result.output
