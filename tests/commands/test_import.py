"""`onrecord import`: which drafts are made of a folder of files, what is said of the rest, and that nothing is lost."""

import csv
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.model.statements import Statement
from onrecord.new_card import draft_files
from onrecord.new_card.imports import UNKNOWN_ENDING
from onrecord.new_card.imports.records import Told
from onrecord.reading.yaml_reader import read
from tests.growth import calls, growth
from tests.loading import load
from tests.paths import EXAMPLE, IMPORTS

BOOK = """@article{a, title={Soldiers at the bridge}, author={Varga, Nel}, date={2021-05-04}, langid={english},
  journal={Daily North}, url={https://daily-north.example/bridge}, urldate={2021-06-01},
  keywords={War in the East Valley, ports}, abstract={Many soldiers were seen.}}
@misc{b, title={A house unknown}, date={soon}, publisher={River Post}}
@misc{c, title={Again}, url={http://www.daily-north.example/bridge?utm_source=x}}
@misc{d, title={Broken}
"""
Import = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Import:
    """Runs the command in a folder with an archive and `books/`."""
    shutil.copytree(EXAMPLE, tmp_path / "sources")
    (tmp_path / "books").mkdir()
    (tmp_path / "books/refs.bib").write_text(BOOK, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_AS_OF", "2026-11-22")
    monkeypatch.setattr("sys.argv", ["onrecord"])

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["import", *arguments])

    return invoke


def drafts() -> list[str]:
    return sorted(path.as_posix() for path in Path("drafts").rglob("*.yaml"))


def fields(path: str) -> dict[str, object]:
    document, problems = read(path, Path(path).read_bytes())
    assert not problems
    assert document.data is not None
    return dict(document.data)


def rows(name: str = "drafts/report.csv") -> list[dict[str, str]]:
    with Path(name).open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_folder_becomes_drafts(run: Import) -> None:
    """One a source, in a folder of drafts; what is said is what was done."""
    Path("books/notes.txt").write_text("x", "utf-8")
    result = run("books")
    assert result.output == (
        "books/refs.bib, line 6: not read: what begins at line 6 cannot be read as BibTeX: "
        "a brace, a comma or a quotation mark is missing, or one too many\n"
        "4 records in 1 file\n"
        "  2 drafted\n"
        "  1 the same source as another record\n"
        "  1 not read\n"
        "  1 file with another ending left alone: notes.txt\n"
        "told, and not in a draft: abstract (1), published (1), publisher (1), topics (1), type (1)\n"
        "what became of each: drafts/report.csv\n"
        "publishers that the archive does not know, with their drafts: River Post (1)\n"
        "  an actor makes one known: onrecord new actor --type outlet --name 'River Post'\n"
        "  then import again: a draft that leaves it open gets it, and keeps all that you wrote\n"
        "next: fill in what says TO FILL IN; onrecord check drafts tells what is left\n"
    )
    assert result.exit_code == 1
    assert drafts() == ["drafts/2021/daily-north-soldiers-bridge.yaml", "drafts/undated/house-unknown.yaml"]


def test_what_is_told_is_filled_in_and_the_rest_is_left(run: Import) -> None:
    """Names become ids where the archive has them; what cannot be known says why; no abstract becomes a summary."""
    run("books")
    assert fields("drafts/2021/daily-north-soldiers-bridge.yaml") == {
        "title": "Soldiers at the bridge",
        "publisher": "daily-north",
        "published": "2021-05-04",
        "retrieved": "2021-06-01",
        "url": "https://daily-north.example/bridge",
        "language": "en",
        "authors": ["Nel Varga"],
        "topics": ["valley-war"],
        "not_recorded": {"archived": "no archived copy had been looked for when this was drafted"},
    }
    text = Path("drafts/undated/house-unknown.yaml").read_text("utf-8")
    assert "# publisher:   # TO FILL IN: " in text
    assert "; the file names River Post\n" in text
    assert "; the file names soon\n" in text
    assert "not_recorded: {" not in text.replace("not known: not_recorded: {", "")  # the person who reads it knows
    assert "; the file names article\n" in Path("drafts/2021/daily-north-soldiers-bridge.yaml").read_text("utf-8")
    assert "Many soldiers" not in Path("drafts/2021/daily-north-soldiers-bridge.yaml").read_text("utf-8")


def test_the_report_names_what_was_not_taken_over(run: Import) -> None:
    """A row for each thing, with its record and its draft."""
    run("books")
    told = [(row["record"], row["outcome"], row["field"], row["what"]) for row in rows()]
    assert ("line 1", "drafted", "topics", "no topic is ports") in told
    assert ("line 1", "drafted", "abstract", "it has no place on a card: Many soldiers were seen.") in told
    assert ("line 4", "drafted", "publisher", "no actor has the name River Post") in told
    assert (
        "line 5",
        "the same source as another record",
        "title",
        "not entered, as the source is there already: Again",
    ) in told
    assert [row["draft"] for row in rows() if row["record"] == "line 5"] == [
        "drafts/2021/daily-north-soldiers-bridge.yaml"
    ] * 2


def test_a_second_run_writes_nothing_over(run: Import) -> None:
    """What somebody filled in stays, and its record is known again; so it is once the draft became a card."""
    run("books")
    filled = Path("drafts/2021/daily-north-soldiers-bridge.yaml")
    filled.write_text(filled.read_text("utf-8").replace("Soldiers at the bridge", "Mine"), "utf-8")
    before = {path: Path(path).read_bytes() for path in drafts()}
    Path("drafts/undated/house-unknown.yaml").rename("sources/cards/2021/moved.yaml")
    result = run("books")
    assert "  3 drafted before\n" in result.output
    assert drafts() == ["drafts/2021/daily-north-soldiers-bridge.yaml"]
    assert filled.read_bytes() == before[filled.as_posix()]
    assert Path("drafts/report-2.csv").is_file()
    assert {row["draft"] for row in rows("drafts/report-2.csv") if row["record"] == "line 4"} == {
        "cards/2021/moved.yaml"
    }


def test_a_publisher_that_became_known_is_filled_in(run: Import) -> None:
    """Where a draft leaves it open; all else of a draft stays as somebody left it."""
    run("books")
    draft = Path("drafts/undated/house-unknown.yaml")
    draft.write_text(draft.read_text("utf-8").replace("# note:", "note: Mine #"), "utf-8")
    before = draft.read_text("utf-8").splitlines()
    Path("sources/actors/river-post.yaml").write_text("name: River Post\ntype: outlet\n", "utf-8")
    result = run("books")
    assert "  1 drafted before, and names filled in that the archive knows now\n" in result.output
    assert "publishers that" not in result.output
    after = draft.read_text("utf-8").splitlines()
    assert [line for line in after if line not in before] == ["publisher: river-post"]
    assert len(after) == len(before)
    (row,) = [row for row in rows("drafts/report-2.csv") if row["record"] == "line 4"]
    assert (row["draft"], row["field"], row["what"]) == (draft.as_posix(), "publisher", "filled in: river-post")


def test_a_speaker_that_became_known_is_filled_in(run: Import) -> None:
    """At its place among the statements."""
    Path("books/feed.json").write_text(json.dumps({**review("It burned"), "author": {"name": "River Check"}}), "utf-8")
    run("books/feed.json")
    Path("sources/actors/river-check.yaml").write_text("name: River Check\ntype: outlet\n", "utf-8")
    run("books/feed.json")
    (draft,) = drafts()
    told = fields(draft)
    assert (told["publisher"], told["attributed"][1]["said_by"]) == ("river-check", "river-check")  # type: ignore[index]


@pytest.mark.parametrize("name", ["list.csv", "list.rdf", "list.txt"])
def test_a_file_with_another_ending(run: Import, name: str) -> None:
    """Alone it is not read, and the message says what would be; in a folder it is named, in the report too."""
    Path("books", name).write_text("title\nA\n", "utf-8")
    alone = run(f"books/{name}")
    assert alone.exit_code == 1
    assert alone.output.startswith(f"books/{name}: not read: {UNKNOWN_ENDING}\n1 record in 1 file\n  1 not read\n")
    assert f"  1 file with another ending left alone: {name}\n" in run("books").output
    assert [row["what"] for row in rows("drafts/report-2.csv") if row["file"] == f"books/{name}"] == [UNKNOWN_ENDING]


def test_a_folder_with_nothing_to_read(run: Import) -> None:
    """Is no success, and what could be read is said."""
    Path("empty").mkdir()
    result = run("empty")
    assert result.exit_code == 1
    assert result.output.startswith(f"0 records in 0 files\nno file there can be read: {UNKNOWN_ENDING}\n")


def test_what_is_too_much_for_the_screen_is_counted(run: Import) -> None:
    """And the report names it."""
    told = "".join(f", x{number:02}={{a}}" for number in range(14))
    Path("books/refs.bib").write_text(f"@misc{{a, title={{A}}{told}}}", "utf-8")
    result = run("books")
    assert ", x11 (1) and 2 more, which the report names\n" in result.output
    assert {row["field"] for row in rows()} == {f"x{number:02}" for number in range(14)}


def test_the_report_opens_in_a_spreadsheet(run: Import) -> None:
    """It begins with a byte order mark; a message of several lines stands in one, its parts apart."""
    Path("books/refs.bib").write_text("@misc{a, title={A boat}, url={https://u:p@e.example/a}}", "utf-8")
    run("books")
    assert Path("drafts/report.csv").read_bytes().startswith("\ufefffile,record,".encode())
    assert [row["what"] for row in rows() if row["field"] == "url"] == [
        "https://u:p@e.example/a will not do: url: the address holds a user name or password; leave it out"
    ]


def test_a_source_of_the_archive_is_not_drafted(run: Import) -> None:
    """By its address, in whatever spelling."""
    card = load(EXAMPLE).archive.cards["agency-south-papers"]
    address = str(card.url).replace("https://", "http://www.")
    Path("books/refs.bib").write_text(f"@misc{{a, title={{A}}, url={{{address}#top}}}}", "utf-8")
    result = run("books")
    assert result.output.startswith("1 record in 1 file\n  1 in the archive already\n")
    assert (drafts(), rows()[0]["draft"], result.exit_code) == ([], "agency-south-papers", 0)


def review(words: str, url: str = "https://river-check.example/1") -> dict[str, object]:
    return {
        "@type": "ClaimReview",
        "claimReviewed": words,
        "datePublished": "2024-11-03",
        "inLanguage": "en",
        "author": {"name": "Lens Institute"},
        "url": url,
        "itemReviewed": {
            "author": {"name": "Arlo Vance", "jobTitle": "Mayor"},
            "datePublished": "2024-11-01",
            "firstAppearance": "https://radio-a.example/1",
        },
        "reviewRating": {"alternateName": "False", "ratingValue": 1},
        "reviewBody": "It did not burn.",
    }


def test_claims_that_were_reviewed(run: Import) -> None:
    """The claim and the verdict are two open statements, each below the words that the review has for it."""
    other = {**review("The bridge fell"), "itemReviewed": {"author": {"name": "Tam Odd"}}, "reviewRating": None}
    Path("books/refs.bib").unlink()
    Path("books/feed.json").write_text(json.dumps([review("The harbour burned"), other]), "utf-8")
    result = run("books")
    assert "  1 drafted\n  1 its claims added to the draft of the same source\n" in result.output
    (draft,) = drafts()
    text = Path(draft).read_text("utf-8")
    words = f"# text:   # TO FILL IN: {Statement.model_fields['text'].description}"
    _, _, statements = text.partition("\nattributed:\n")
    lines = [line.split("; ")[0] for line in statements.splitlines()]
    assert [line.replace(words, "# text: …") for line in lines] == [
        "  # The claim as the fact-check words it, which need not be the speaker's words: The harbour burned",
        "  # author.jobTitle: Mayor",
        "  # firstAppearance: https://radio-a.example/1",
        "  - id: claim-1",
        "    said_by: arlo-vance",
        "    said_on: 2024-11-01",
        "    # text: …",
        "  # The verdict of the fact-check: False. Read the fact-check, and say what it found.",
        "  # ratingValue: 1",
        "  # reviewBody: It did not burn.",
        "  - id: verdict-1",
        "    said_by: lens-institute",
        "    said_on: 2024-11-03",
        "    # text: …",
        "  # The claim as the fact-check words it, which need not be the speaker's words: The bridge fell",
        "  - id: claim-2",
        "    # text: …",
        "    # said_by:   # TO FILL IN: who first said it",
        "  # The record names no verdict. Read the fact-check, and say what it found.",
        "  # reviewBody: It did not burn.",
        "  - id: verdict-2",
        "    said_by: lens-institute",
        "    said_on: 2024-11-03",
        "    # text: …",
    ]
    assert "; the file names Tam Odd\n" in text
    assert "quote" not in text


def test_what_a_fact_check_tells_is_in_its_draft(run: Import) -> None:
    """Of a whole file: whatever is no field stands above the statement that it is of."""
    run(str(IMPORTS / "once/h4.json"))
    (draft,) = drafts()
    said = [line.strip().removeprefix("# ") for line in Path(draft).read_text("utf-8").splitlines()]
    assert set(said) >= {
        "author.jobTitle: Mayor",
        "author.sameAs: https://country-b.example/vance",
        "firstAppearance: url: https://country-b.example/word",
        "The verdict of the fact-check: False. Read the fact-check, and say what it found.",
        "bestRating: 5",
        "reviewBody: The port counted 31 ships, and all are afloat.",
    }
    assert [(row["field"], row["what"]) for row in rows()] == [("publisher", "no actor has the name River Check")]


def test_what_is_doubted_is_said_where_it_stands(run: Import) -> None:
    """Above its field, in the report, and of a file that is no UTF-8 once on the screen."""
    said = (
        "the file is no UTF-8, and was read as Windows-1252, as most others are; if letters are wrong, save it as UTF-8"
    )
    result = run(str(IMPORTS / "once/h1.bib"), str(IMPORTS / "once/h2.bib"))
    assert result.output.startswith(f"{IMPORTS / 'once/h2.bib'}: {said}\n2 records in 2 files\n")
    latex = r"LaTeX that is not known stands as it was written: \unheard{} (BibTeX title)"
    assert {("title", latex), ("", said)} <= {(row["field"], row["what"]) for row in rows()}
    (draft,) = Path("drafts/2025").glob("*.yaml")
    assert f"\n# {latex}\ntitle: " in draft.read_text("utf-8")


def test_a_capture_is_entered(run: Import) -> None:
    """As a card has it; nothing is said to be lacking then."""
    run(str(IMPORTS / "once/h3.json"))
    told = fields("drafts/2025/ships-quay.yaml")
    assert told["archived"] == [
        {"url": "https://web.archive.org/web/20250112080000/https://river-post.example/quay", "on": "2025-01-12"}
    ]
    assert "not_recorded" not in told


def test_an_agency_may_publish_no_news_report(run: Import) -> None:
    """So the type is left open where the record's means one, and only there."""
    for at, publisher in enumerate(("Agency South", "Daily North")):
        Path(f"books/{at}.ris").write_text(f"TY  - NEWS\nTI  - A house\nT2  - {publisher}\nER  - \n", "utf-8")
        run(f"books/{at}.ris")
    assert "; the file names news-report\n" in Path("drafts/undated/agency-south-house.yaml").read_text("utf-8")
    assert fields("drafts/undated/daily-north-house.yaml")["type"] == "news-report"
    (why,) = [row["what"] for row in rows() if row["field"] == "type"]
    assert why == "an agency publishes it, so it may be a wire report: news-report"


def test_no_verdict_goes_unseen(run: Import) -> None:
    """Whoever words the claim alone has a card that does not pass."""
    Path("books/feed.json").write_text(json.dumps(review("The harbour burned")), "utf-8")
    run("books/feed.json")
    draft = Path(drafts()[0])
    kept = [line for line in draft.read_text("utf-8").splitlines() if not line.strip().startswith("#")]
    lines = "\n".join(kept).replace("- id: claim-1", "- id: claim-1\n    text: The harbour burned.")
    filled = (
        f"{lines}\ntype: research-report\ntitle: A check\nretrieved: 2024-12-01\n"
        "summary: It tells of [the harbour](#claim-1).\n"
    )
    draft.write_text(filled, "utf-8")
    result = CliRunner().invoke(main, ["check", str(draft)])
    assert [line.partition("error")[2] for line in result.output.splitlines() if "error[" in line] == [
        "[missing-field] text is missing from an attributed claim"
    ]
    draft.write_text(filled.replace("- id: verdict-1", "- id: verdict-1\n    text: The harbour stands."), "utf-8")
    result = CliRunner().invoke(main, ["check", "--strict", str(draft)])
    assert (result.output, result.exit_code) == ("no problems in drafts/2024\n", 0)


def test_claims_come_to_a_draft_without_any(run: Import) -> None:
    """The second record of a source may be the first that tells of a claim."""
    plain = {"title": "A page", "URL": "https://river-check.example/1"}
    Path("books/refs.bib").write_text("", "utf-8")
    Path("books/feed.json").write_text(json.dumps([plain, review("The harbour burned")]), "utf-8")
    run("books")
    (draft,) = drafts()
    assert [one["id"] for one in fields(draft)["attributed"]] == ["claim-1", "verdict-1"]  # type: ignore[attr-defined]


def test_drafts_can_be_checked(run: Import) -> None:
    """As if they lay in the archive; what the check says is what is left to fill in."""
    run("books")
    result = CliRunner().invoke(main, ["check", "drafts"])
    assert result.exit_code == 1
    lines = [line for line in result.output.splitlines() if line.startswith("drafts/")]
    assert lines == [
        *(
            f"drafts/undated/house-unknown.yaml:3:1: error[missing-field] {name} is missing from a card"
            for name in ("archived", "language", "published", "publisher", "retrieved", "summary", "type", "url")
        ),
        "drafts/undated/house-unknown.yaml:3:1: error[no-statements] the card has no statement",
        "drafts/2021/daily-north-soldiers-bridge.yaml:3:1: error[missing-field] summary is missing from a card",
        "drafts/2021/daily-north-soldiers-bridge.yaml:3:1: error[missing-field] type is missing from a card",
        "drafts/2021/daily-north-soldiers-bridge.yaml:3:1: error[no-statements] the card has no statement",
    ]
    one = CliRunner().invoke(main, ["check", "drafts/undated/house-unknown.yaml"])
    assert one.output.endswith("9 errors in drafts/undated\n")


def test_a_draft_that_is_filled_in_passes(run: Import) -> None:
    """And what the archive has besides is not told of."""
    run("books")
    draft = Path("drafts/2021/daily-north-soldiers-bridge.yaml")
    kept = [line for line in draft.read_text("utf-8").splitlines() if not line.startswith("#")]
    filled = "\n".join(kept) + (
        "\ntype: news-report\nsummary: It tells of [soldiers](#crossed).\nattributed:\n"
        "  - {id: crossed, text: Soldiers crossed the bridge., said_by: daily-north}\n"
    )
    draft.write_text(filled, "utf-8")
    result = CliRunner().invoke(main, ["check", "--strict", str(draft)])
    assert (result.output, result.exit_code) == ("no problems in drafts/2021\n", 0)


def test_drafts_never_go_into_the_archive(run: Import) -> None:
    """They are no cards yet."""
    result = run("books", "--into", "sources/cards")
    assert result.exit_code == 2
    assert result.output.endswith(
        "Error: sources/cards lies in the archive sources; drafts are no cards yet, so name another folder\n"
    )


def test_a_name_that_is_taken_gets_a_day_and_then_a_number(run: Import) -> None:
    """By whatever lies among the drafts, and in the archive."""
    one = "@misc{a, title={A house}, date={2021-05-04}, url={https://x.example/%d}}\n"
    Path("books/refs.bib").write_text("".join(one % number for number in range(4)), "utf-8")
    Path("sources/cards/2021/house.yaml").write_text("title: A\n", "utf-8")
    run("books")
    assert [Path(path).stem for path in drafts()] == [
        "house-2",
        "house-2021-05-04",
        "house-3",
        "house-4",
    ]


def test_a_record_that_no_name_can_be_made_of(run: Import) -> None:
    """It is called a draft, with a number from the second on."""
    Path("books/refs.bib").write_text("@misc{a, title={배}}\n@misc{b, title={강}}\n", "utf-8")
    run("books")
    assert drafts() == ["drafts/undated/draft-2.yaml", "drafts/undated/draft.yaml"]


def test_a_claim_makes_a_name(run: Import) -> None:
    """Where nobody in the archive publishes the review, and it has no title."""
    one = {**review("10,000 soldiers crossed the river."), "author": {"name": "River Check"}}
    Path("books/feed.json").write_text(json.dumps(one), "utf-8")
    run("books/feed.json")
    assert drafts() == ["drafts/2024/10000-soldiers-crossed-river.yaml"]


def test_a_title_in_another_script_makes_no_name(run: Import) -> None:
    """The host and the day make one, and a remark says that it stays."""
    Path("books/refs.bib").write_text(
        "@misc{a, title={배}, date={2024-12-23}, url={https://www.river-post.example/1}}", "utf-8"
    )
    run("books")
    assert drafts() == ["drafts/2024/river-post-example-2024-12-23.yaml"]
    assert Path(drafts()[0]).read_text("utf-8").splitlines()[2] == (
        "# the name of this file becomes its address for good: before it is a card, give it one that tells more"
    )


def test_what_cannot_be_written_is_said(run: Import, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the others are written all the same."""
    real, refused = draft_files.write, list[Path]()

    def write(file: Path, text: str) -> None:
        if not refused:
            refused.append(file)
            raise OSError(28, "No space left on device")
        real(file, text)

    monkeypatch.setattr("onrecord.new_card.import_run.write", write)
    result = run("books")
    assert "books/refs.bib, line 1: not written: No space left on device\n" in result.output
    assert result.exit_code == 1
    assert len(drafts()) == 2  # the second record of the same address is drafted in its place


def test_a_file_that_cannot_be_opened_is_said(run: Import, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the others are read."""
    shutil.copy("books/refs.bib", "books/other.bib")
    real = draft_files.records_of

    def records_of(file: Path) -> Iterator[Told]:
        if file.name == "other.bib":
            raise PermissionError(13, "Permission denied")
        yield from real(file)

    monkeypatch.setattr("onrecord.commands.import_drafts.records_of", records_of)
    result = run("books")
    assert "books/other.bib: not read: it cannot be read: Permission denied\n" in result.output
    assert "  2 drafted\n" in result.output


def test_no_cell_of_the_report_is_a_formula(run: Import) -> None:
    """To a spreadsheet, one that begins so would be."""
    Path("books/=1+1.bib").write_text("@misc{a, note={x}}", "utf-8")
    Path("books/refs.bib").write_text("@misc{a, title={A}, abstract={x}, keywords={=HYPERLINK(1)}}", "utf-8")
    run("books/refs.bib", "books")
    with Path("drafts/report.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert not [cell for row in csv.reader(stream) for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_what_was_misread_once_comes_through(run: Import) -> None:
    """A folder of odd files: each makes a draft that can be read, or says why not."""
    result = run(str(IMPORTS / "once"))
    files = [path for path in (IMPORTS / "once").iterdir() if path.suffix in (".html", ".bib", ".ris", ".json")]
    assert f"{len(files)} records in {len(files)} files\n  {len(drafts())} drafted\n" in result.output
    assert {row["outcome"] for row in rows()} == {"drafted", "the same source as another record"}  # they tell the same
    assert all(fields(path) for path in drafts())
    assert result.exit_code == 0


@pytest.mark.parametrize(
    "one",
    [
        "@misc{{a{0}, title={{A house}}, url={{https://x.example/{0}}}}}\n",
        "@misc{{a, title={{A house}}, url={{https://x.example/}}}}\n",
    ],
    ids=["one title", "one address"],
)
def test_the_work_grows_with_the_records(run: Import, one: str) -> None:
    """Not with their square, also where all have one title, or all one address."""
    shutil.rmtree("sources/cards")

    def counted(size: int) -> int:
        Path("books/refs.bib").write_text("".join(one.format(number) for number in range(size)), "utf-8")
        shutil.rmtree("drafts", ignore_errors=True)
        return calls(lambda: run("books"))

    assert growth(counted, 10) < 2.6
