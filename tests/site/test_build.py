"""`onrecord build` and the adapter: what comes out, and what a failure leaves untouched."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.site_files import SIGN
from tests.paths import EXAMPLE, PROJECT
from tests.site_fixtures import printed


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A copy of the example archive."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "sources"))


def _a_card(sources: Path) -> Path:
    return next(iter(sorted((sources / "cards").rglob("*.yaml"))))


@pytest.fixture
def out(example_site: Path, tmp_path: Path) -> Path:
    """A site of the example archive that was built before, to be built over."""
    return Path(shutil.copytree(example_site, tmp_path / "out"))


@pytest.fixture(scope="module")
def early(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    """What a quiet build with a profile prints, and its site: as of a day before everything; a card is called index."""
    sources = Path(shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("early") / "sources"))
    card = _a_card(sources)
    for file in sources.rglob("*.yaml"):
        file.write_text(file.read_text("utf-8").replace(card.stem, "index"), "utf-8")
    card.rename(card.with_name("index.yaml"))
    site = sources.with_name("site")
    return run("build", "--sources", sources, "--site-dir", site, "--as-of", "1999-12-31", "--quiet", "--profile"), site


def test_any_other_archive_is_built_with_the_same_hooks(example_site: Path) -> None:
    """`--sources` names it; its own cards and none of ours are in the site."""
    built = {p.name for p in (example_site / "sources").iterdir() if p.is_dir()}
    withdrawn = {p.stem for p in (EXAMPLE / "withdrawn").glob("*.yaml") if "was: card" in p.read_text("utf-8")}
    assert built == {p.stem for p in (EXAMPLE / "cards").rglob("*.yaml")} | withdrawn
    assert '<time datetime="2025-01-02">2 Jan 2025</time>' in (example_site / "index.html").read_text("utf-8")


def test_a_build_prints_a_line_for_each_phase(example_site: Path) -> None:
    """With what it came to and its seconds; into a pipe nothing else is printed, no bar above all."""
    index = example_site / "pagefind"
    written = [path for path in example_site.rglob("*") if path.is_file() and not path.is_relative_to(index)]
    files = [path for path in written if path.name != SIGN]
    pages = [path for path in files if path.suffix == ".html"]
    lines, entries = printed(example_site).read_text("utf-8"), len(list(index.glob("fragment/*")))
    assert re.sub(r" +\d+\.\d s$", " _ s", lines, flags=re.MULTILINE).splitlines() == [
        "read     6 cards, 19 other files _ s",
        "check    no problems _ s",
        "derive   3 questions, 12 changes of standing _ s",
        f"write    {len(pages)} pages, {len(files) - len(pages)} other files _ s",
        f"index    {entries} entries _ s",
        "extra.operator.name and extra.operator.contact in mkdocs.yml are empty: the site says so, and one with an"
        " address (ONRECORD_SITE_URL, site_url) is not built strictly until they are set",
        "404.html is made for the root of a host: set ONRECORD_SITE_URL (or site_url in mkdocs.yml)"
        " if the site lies in a subfolder",
        f"built {example_site}/index.html from {EXAMPLE}",
    ]
    assert len(pages) > 60 and entries > 60


def test_a_quiet_build_prints_nothing(early: tuple[Result, Path], sources: Path, tmp_path: Path) -> None:
    """Neither phases nor the address, but a profile that is asked for; what stops a build is told all the same."""
    result, site = early
    assert result.exit_code == 0
    parts = [line[:26].rstrip() for line in result.output.splitlines()]
    assert parts[:5] == ["", "read", "check", "derive", "write"]
    assert parts[-4:] == ["write: pictures", "index", "between them", "all"]
    assert (site / "index.html").exists()
    card = _a_card(sources)
    card.write_text("title: broken\n\tx: 1\n")
    result = run("build", "--sources", sources, "--site-dir", tmp_path / "out", "--quiet")
    assert result.exit_code == 1
    assert result.output.startswith(f"{card}:2:1: error[tab] a tab in the indentation")


def test_a_card_called_index_is_a_card_like_any_other(early: tuple[Result, Path]) -> None:
    """Its page lies below the list of sources, not in its place."""
    _, site = early
    assert (site / "sources" / "index" / "index.html").is_file()


def test_a_statement_that_does_not_count_by_the_date_of_the_site_is_marked(early: tuple[Result, Path]) -> None:
    """As of a day before everything, every statement says that it was said, or published, later."""
    _, site = early
    page = (site / "attributed" / "index.html").read_text("utf-8")
    later = [f"{how} after 31 Dec 1999, the date of this page." for how in ("Said", "Published")]
    assert sum(map(page.count, later)) == page.count('<article class="statement')
    assert all(map(page.count, later))


def test_a_failed_build_leaves_the_last_good_site_untouched(sources: Path, out: Path, tmp_path: Path) -> None:
    """Problems are told, exit code 1, and nothing is left beside."""
    before = {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}
    _a_card(sources).write_text("title: broken\n\tx: 1\n")
    result = run("build", "--sources", sources, "--site-dir", out)
    assert result.exit_code == 1
    assert "error[tab] a tab in the indentation" in result.output
    assert {p: p.read_bytes() for p in out.rglob("*") if p.is_file()} == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out", "sources"]


def test_a_build_replaces_the_whole_of_the_last_site(out: Path, example_site: Path) -> None:
    """A page that is no longer made is gone; and with one date, pages depend on nothing but their sources."""
    (out / "stale.html").write_text("old")
    with (out / SIGN).open("a") as signed:
        signed.write("stale.html\n")
    assert run("build", "--sources", EXAMPLE, "--site-dir", out, "--as-of", "2025-01-02", "--anew").exit_code == 0
    one, two = (
        {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*.html")} for site in (example_site, out)
    )
    assert len(two) > 60
    assert one == two


def test_a_folder_that_holds_something_else_is_not_replaced(sources: Path, tmp_path: Path) -> None:
    """A slip in --site-dir must not cost anybody their files."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    result = run("build", "--sources", sources, "--site-dir", tmp_path / "mine")
    assert result.exit_code == 2
    assert "is not empty and holds no site of ours; name another with --site-dir" in result.output
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "years of work"
    assert run("build", "--sources", sources, "--site-dir", sources).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--as-of", "2025-02-30"], "'2025-02-30' is no day; write 2026-11-22"),
        (["--as-of", "20250228"], "'20250228' is no day; write 2026-11-22"),
        (["--sources", "nowhere"], "there is no folder nowhere; name one with --sources"),
        (
            ["--config-file", "no/mkdocs.yml"],
            "there is no no/mkdocs.yml; call this in the folder of your archive, name its mkdocs.yml with"
            " --config-file, or begin an archive with onrecord init DIR",
        ),
    ],
)
def test_wrong_usage_of_build_exits_2(arguments: list[str], message: str) -> None:
    """With a sentence that says what to write."""
    result = run("build", *arguments)
    assert result.exit_code == 2
    assert message in result.output


def _mkdocs(sources: Path, out: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(out)]
    whole = {**os.environ, "ONRECORD_SOURCES": str(sources), "NO_MKDOCS_2_WARNING": "1", **environment}
    return subprocess.run(command, cwd=PROJECT, env=whole, capture_output=True, text=True, check=False)


def test_mkdocs_build_works_as_it_is_without_a_warning(sources: Path, tmp_path: Path) -> None:
    """And takes its date from SOURCE_DATE_EPOCH where no other is given."""
    done = _mkdocs(sources, tmp_path / "out", SOURCE_DATE_EPOCH="1735776000")
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    assert "INFO    -  onrecord: 404.html is made for the root of a host: set ONRECORD_SITE_URL" in done.stderr
    assert '<time datetime="2025-01-02">' in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_mkdocs_build_of_a_broken_archive_tells_the_problems_without_a_traceback(sources: Path, out: Path) -> None:
    """One clean message, exit code 1, and the last site still there."""
    card = _a_card(sources)
    card.write_text(card.read_text("utf-8").replace("publisher: ", "publisher: nobody-", 1), "utf-8")
    done = _mkdocs(sources, out)
    assert done.returncode == 1
    assert "error[unknown-actor] publisher: no actor has the id" in done.stderr
    assert "1 error in sources/; nothing was built" in done.stderr
    assert "Traceback" not in done.stderr
    assert (out / "index.html").exists()


def test_a_warning_is_told_and_stops_only_a_strict_build(sources: Path, tmp_path: Path) -> None:
    """Without --strict the site is built all the same."""
    card = _a_card(sources)
    lines = card.read_text("utf-8").splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith("summary:")) + 1
    lines.insert(place, "  Nothing accounts for this sentence.")
    card.write_text("\n".join([*lines, ""]), "utf-8")
    strict = run("build", "--sources", sources, "--site-dir", tmp_path / "out", "--strict")
    assert (strict.exit_code, (tmp_path / "out").exists()) == (1, False)
    assert "warning[summary-unlinked]" in strict.output
    quick = ("--writer", "plain", "--without-exports")
    plain = run("build", "--sources", sources, "--site-dir", tmp_path / "out", *quick)
    assert (plain.exit_code, (tmp_path / "out").exists()) == (0, True)
    assert "warning[summary-unlinked]" in plain.output
