"""`onrecord new`: what is asked, what is written, what is said where an answer will not do."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main

EXAMPLE: Final = Path(__file__).parents[1] / "example"
New = Callable[..., Result]
CARD: Final = (
    "card", "--title", "Soldiers cross the bridge", "--publisher", "daily-north", "--type", "news-report",
    "--published", "2021-05-04", "--url", "https://daily-north.example/bridge", "--language", "en",
    "--not-recorded", "archived: no capture was made", "--summary", "A report of [soldiers](#soldiers-crossed).",
)  # fmt: skip
CLAIM: Final = ("--attributed", "{id: soldiers-crossed, text: Soldiers crossed the bridge., said_by: radio-a}")
HAND: Final = (
    "by hand: a statement may also have quote, quote_language, locator, as_of, places, topics, rests_on, "
    "supersedes, rendering_of\n"
)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "sources"))


@pytest.fixture
def new(sources: Path, monkeypatch: pytest.MonkeyPatch) -> New:
    """Runs the command; with `typed`, as if somebody sat there and typed these lines."""
    monkeypatch.setenv("ONRECORD_AS_OF", "2026-11-22")

    def run(*arguments: str, typed: tuple[str, ...] | None = None, program: str = "onrecord") -> Result:
        monkeypatch.setattr("onrecord.commands.new.at_a_terminal", lambda: typed is not None)
        monkeypatch.setattr("sys.argv", [program])
        lines = "".join(f"{line}\n" for line in typed or ())
        return CliRunner().invoke(main, ["new", *arguments, "--sources", str(sources)], input=lines)

    return run


def strict(sources: Path) -> str:
    return CliRunner().invoke(main, ["check", "--strict", "--sources", str(sources)]).output


def without_remarks(file: Path) -> str:
    return "".join(line for line in file.read_text().splitlines(keepends=True) if not line.startswith("#"))


def test_card_from_options(new: New, sources: Path) -> None:
    """With all that is needed as options nothing is asked, and the card passes the strict check."""
    told = new(*CARD, *CLAIM)
    file = sources / "cards/2021/daily-north-soldiers-cross-bridge.yaml"
    assert told.output == f"wrote {file}\n{HAND}next: onrecord check --sources {sources} {file}\n"
    assert file.read_text().startswith("# yaml-language-server: $schema=../../../schema/1/card.json\n")
    assert without_remarks(file) == (
        "title: Soldiers cross the bridge\npublisher: daily-north\ntype: news-report\npublished: 2021-05-04\n"
        "retrieved: 2026-11-22\nurl: https://daily-north.example/bridge\nlanguage: en\n"
        "not_recorded: {archived: no capture was made}\n"
        "summary: A report of [soldiers](#soldiers-crossed).\n"
        "\nattributed:\n  - id: soldiers-crossed\n    text: Soldiers crossed the bridge.\n    said_by: radio-a\n"
    )
    assert strict(sources) == f"no problems in {sources}\n"


def test_next_step_can_be_pasted(new: New, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next step names the program as it was called, or by its name where the shell finds the same one by it."""
    program = tmp_path / "my tools/onrecord"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    for entity_id, found_in, name in (("one", "/nowhere", f"'{program}'"), ("two", str(program.parent), "onrecord")):
        monkeypatch.setenv("PATH", found_in)
        told = new(
            "topic", entity_id, "--name", "Bridges", "--description", "What was built.", program=str(program)
        ).output
        file = sources / f"topics/{entity_id}.yaml"
        assert told == f"wrote {file}\nnext: {name} check --sources {sources} {file}\n"


def test_next_step_in_the_default_folder(new: New, sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the archive is `sources`, as it is by default, the next step does not name it."""
    monkeypatch.chdir(sources.parent)
    monkeypatch.setattr("sys.argv", ["onrecord"])
    options = ("--name", "Bridges", "--description", "What was built.")
    told = CliRunner().invoke(main, ["new", "topic", "bridges", *options]).output
    assert told == "wrote sources/topics/bridges.yaml\nnext: onrecord check sources/topics/bridges.yaml\n"


def test_open_card(new: New, sources: Path) -> None:
    """Where nobody can be asked, what is missing is left open as remarks, and each is named."""
    told = new("card", "half-a-card", "--published", "2021-05")
    file = sources / "cards/2021/half-a-card.yaml"
    assert told.output == (
        f"wrote {file}\nleft open: title, publisher, type, url, archived, language, summary, statement; "
        f"look for TO FILL IN\nnext: onrecord check --sources {sources} {file}\n"
    )
    text = file.read_text()
    assert (
        "# publisher:   # TO FILL IN: who runs the site or channel at the address: an actor id; for example newsweek\n"
        in text
    )
    assert without_remarks(file) == "published: 2021-05\nretrieved: 2026-11-22\n\n"
    assert all(f"# {kind}:\n" in text for kind in ("verified", "attributed", "unacknowledged"))


def test_template_becomes_a_statement(new: New, sources: Path) -> None:
    """Lines of a template count once their “# ” is taken away."""
    new(*CARD, "bridge")
    file = sources / "cards/2021/bridge.yaml"
    filled = {"attributed": "", "  - id": "soldiers-crossed", "    text": "Soldiers crossed.", "    said_by": "radio-a"}
    text = file.read_text()
    attributed = text.index("# attributed:")
    for key, value in filled.items():
        start = text.index(f"# {key}:", attributed)
        end = text.index("\n", start)
        text = f"{text[:start]}{key}: {value}".rstrip() + text[end:]
    file.write_text(text)
    assert strict(sources) == f"no problems in {sources}\n"


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        (("actor", "--name", "Radio B", "--type", "outlet", "--part-of", "Country A"), "actors/radio-b.yaml"),
        (("place", "--name", "Sable Bridge", "--country", "Country B", "--coordinates", "1.5, -2"), "places/sable-bridge.yaml"),
        (("topic", "--name", "Bridges", "--description", "What was built."), "topics/bridges.yaml"),
        (
            ("question", "--text", "Was the Grey Bridge closed in 2021?", "--kind", "yes-no", "--concerns", "country-a"),
            "questions/grey-bridge-closed-2021.yaml",
        ),
        (
            ("question", "boats", "--text", "How many boats sank in 2021?", "--kind", "quantity", "--concerns", "country-a, country-b",
             "--measures", "sunk", "--measures", '"sunk, or lost"', "--unit", "boats"),
            "questions/boats.yaml",
        ),
    ],
)  # fmt: skip
def test_others_from_options(new: New, sources: Path, arguments: tuple[str, ...], path: str) -> None:
    """Every kind of file can be made by options alone, and passes the strict check."""
    assert new(*arguments).output.startswith(f"wrote {sources / path}\n")
    assert strict(sources) == f"no problems in {sources}\n"


@pytest.mark.parametrize(
    ("arguments", "typed", "path"),
    [
        (("actor",), ("Radio B", "", "outlet", "", "", "", ""), "actors/radio-b.yaml"),
        (("place",), ("Sable Bridge", "", "Country B", "91, 0", "1.5, -2"), "places/sable-bridge.yaml"),
        (("topic", "bridges"), ("Bridges", "What was built."), "topics/bridges.yaml"),
        (
            ("question",),
            ("How many boats sank in 2021?", "boats-sunk", "quantity", "country-a", "sunk", "boats", "", "", "", ""),
            "questions/boats-sunk.yaml",
        ),
        (
            ("question", "boats-sunk"),
            ("Did boats sink in 2021?", "yes-no", "", "", "", "A yes burdens nobody."),
            "questions/boats-sunk.yaml",
        ),
    ],
)
def test_others_typed(new: New, sources: Path, arguments: tuple[str, ...], typed: tuple[str, ...], path: str) -> None:
    """Every kind of file can be made by answering, and passes the strict check."""
    told = new(*arguments, typed=typed)
    assert told.exit_code == 0, told.output
    assert told.output.endswith(f"wrote {sources / path}\nnext: onrecord check --sources {sources} {sources / path}\n")
    assert strict(sources) == f"no problems in {sources}\n"


HEAD: Final = (
    "Boats cross the river", "", "River Post", "y", "outlet", "", "", "", "",  # its publisher is a new actor
    "news report", "2021-05-04", "", "", "", "https://river-post.example/boats", "", "no capture was made", "en", "", "", "", "",
)  # fmt: skip
STATEMENTS: Final = (
    "attributed", "Soldiers have reportedly crossed.", "Soldiers crossed the river.", "", "+Mira Solen", "person", "", "", "", "",
    "", "2021-05-03", "soldiers-killed-in-east-valley", "1,000", "> 1000", "", "killed", "", "", "He said “probably”.",
    "verified", "The Lens Institute stated on 4 May 2021 that boats had crossed.", "boats-crossed", "on-record",
    "lens-institute", "lens-institute-imagery, lens-institute-imagery#soldiers-seen", "", "",
    "un", "Soldiers of Country A are in the valley.", "in-valley", "anonymous: officers of Country B", "", "",
    "soldiers-in-east-valley", "yes", "", "country-b", "declined", "", "", "", "country-a", "declined", "",
    "",
)  # fmt: skip


def test_open_answers_of_a_card(new: New, sources: Path) -> None:
    """A card with a statement, typed by somebody who slips, is asked until it passes the strict check."""
    typed = (*HEAD, *STATEMENTS[:20], "", "")
    told = new("card", typed=typed)
    assert told.exit_code == 0, told.output
    file = sources / "cards/2021/river-post-boats-cross-river.yaml"
    made = [sources / "actors/river-post.yaml", sources / "actors/mira-solen.yaml", file]
    assert told.output.endswith(
        "".join(f"wrote {path}\n" for path in made) + f"{HAND}next: onrecord check --sources {sources} {file}\n"
    )
    assert "  make a file for a new actor, river-post? y or n (Enter: no): y\n" in told.output
    assert (
        "  ✗ text: “reportedly” is a word of attribution or doubt\n    leave it out\n"
        "    who says it stands in said_by and via; how surely, in note\n" in told.output
    )
    assert (
        '  ✗ soldiers-killed-in-east-valley: "1,000" is no figure: it has more than a sign and digits\n' in told.output
    )
    assert without_remarks(file).endswith(
        'summary: "According to Mira Solen: [Soldiers crossed the river](#soldiers-crossed-river)."\n'
        "\nattributed:\n  - id: soldiers-crossed-river\n    text: Soldiers crossed the river.\n"
        "    said_by: mira-solen\n    said_on: 2021-05-03\n"
        '    answers: {soldiers-killed-in-east-valley: "> 1000"}\n    measure: killed\n    note: He said “probably”.\n'
    )
    assert strict(sources) == f"no problems in {sources}\n"


def test_three_kinds_typed(new: New, sources: Path) -> None:
    """A statement of each kind, with what its kind asks for; a party that is not concerned is asked for again."""
    told = new("card", typed=(*HEAD, *STATEMENTS, ""))
    assert told.exit_code == 0, told.output
    assert "  the question concerns: country-a\n" in told.output
    file = sources / "cards/2021/river-post-boats-cross-river.yaml"
    assert without_remarks(file).partition("\nverified:")[2] == (
        "\n  - id: boats-crossed\n    text: The Lens Institute stated on 4 May 2021 that boats had crossed.\n"
        "    basis: on-record\n    by: lens-institute\n"
        "    evidence: [lens-institute-imagery, lens-institute-imagery#soldiers-seen]\n"
        "\nattributed:\n  - id: soldiers-crossed-river\n    text: Soldiers crossed the river.\n"
        "    said_by: mira-solen\n    said_on: 2021-05-03\n"
        '    answers: {soldiers-killed-in-east-valley: "> 1000"}\n    measure: killed\n    note: He said “probably”.\n'
        "\nunacknowledged:\n  - id: in-valley\n    text: Soldiers of Country A are in the valley.\n"
        "    said_by: {anonymous: officers of Country B}\n    answers: {soldiers-in-east-valley: yes}\n"
        "    not_acknowledged_by: {country-a: declined}\n"
    )
    assert strict(sources) == f"no problems in {sources}\n"


def test_hint_of_a_verified_text(new: New) -> None:
    """What to write as the text of a verified fact is told of it alone; a claim has the hint of the model."""
    at = STATEMENTS.index("verified") + 1
    told = new("card", typed=(*HEAD, *STATEMENTS[:at], "", *STATEMENTS[at:], "")).output
    hint = "what anybody can check; mostly that something was said: Bex Oriel stated that …\n"
    assert (told.count(f"\ntext — {hint}"), told.count("\ntext — one bare proposition in your own words, ")) == (1, 2)
    assert f"  ✗ text is needed: {hint}" in told


def test_notes(new: New, sources: Path) -> None:
    """A statement of each kind is asked for a note, in words of its own; a card for one as the model has it."""
    told = new("card", typed=(*HEAD, *STATEMENTS, ""))
    hint = "\nnote — how surely it is said (“likely”, “assesses”), and what else a reader must know (Enter: none)\n"
    assert told.output.count(hint) == 3
    assert "\nnote — what a reader must know of the source itself (Enter: none)\n" in told.output
    written = (sources / "cards/2021/river-post-boats-cross-river.yaml").read_text()
    assert "    measure: killed\n    note: He said “probably”.\n" in written


def test_answers_of_each_kind(new: New, sources: Path) -> None:
    """The first letter of yes, no and declined will do; what answers the other kind of question is refused at once."""
    answers = (
        "soldiers-in-east-valley", "3000", "perhaps", "Y", "soldiers-killed-in-east-valley", "yes", "n", "many",
        "{words: many}", "",
    )  # fmt: skip
    told = new("card", typed=(*HEAD, *STATEMENTS[:12], *answers, "killed", "", "", "", "", "", ""))
    for typed in ("3000", "perhaps"):
        assert f"  ✗ “{typed}” does not answer this question\n    write yes, no or declined\n" in told.output
    for typed in ("yes", "n", "many"):
        assert f"  ✗ “{typed}” does not answer this question\n    write a figure: 3000, ~1100, > 3000," in told.output
    written = (sources / "cards/2021/river-post-boats-cross-river.yaml").read_text()
    assert "    answers: {soldiers-in-east-valley: yes, soldiers-killed-in-east-valley: {words: many}}\n" in written


def test_a_card_is_its_own_evidence(new: New, sources: Path) -> None:
    """A card that is being made, and a statement of it, may be evidence; the prompt says how they are written."""
    own = "river-post-boats-cross-river"
    at = STATEMENTS.index("verified")
    fact = ("verified", "The River Post stated on 4 May 2021 that boats had crossed.", "", "on-record", "river-post")
    told = new("card", typed=(*HEAD, *STATEMENTS[:at], *fact, f"{own}, {own}#no", own, "", "", "", ""))
    assert f"\n  this card: {own}; its statements: {own}#soldiers-crossed-river\nevidence: " in told.output
    assert f'  ✗ evidence: the card "{own}" has no statement "no"\n' in told.output
    assert f"    evidence: [{own}]\n" in (sources / f"cards/2021/{own}.yaml").read_text()
    assert strict(sources) == f"no problems in {sources}\n"


FACT: Final = "{id: north, text: The Daily North stated that soldiers crossed., basis: on-record, by: daily-north, evidence: [OWN]}"


@pytest.mark.parametrize(("given", "own"), [((), "daily-north-soldiers-cross-bridge"), (("bridge",), "bridge")])
def test_own_evidence_as_an_option(new: New, sources: Path, given: tuple[str, ...], own: str) -> None:
    """As an option too, under the id that is given or the one that is made."""
    fact = FACT.replace("OWN", f"{own}, {own}#soldiers-crossed")
    assert new(*CARD, *given, *CLAIM, "--verified", fact).exit_code == 0
    assert strict(sources) == f"no problems in {sources}\n"


def test_examples_are_of_the_archive(new: New, sources: Path) -> None:
    """An example that names what the archive does not hold is not shown; one that it holds, or that names nothing, is."""
    assert "\n  for example newsweek\n" not in new("card", typed=("Boats cross", "")).output
    (sources / "actors/newsweek.yaml").write_text("name: Newsweek\ntype: outlet\n")
    assert "  for example newsweek\n" in new("card", typed=("Boats cross", "")).output
    told = new("question", typed=("Did boats sink?", "boats", "quantity", "country-a")).output
    assert "for example north-korea" not in told
    assert '  for example killed or wounded, "casualties, undefined"\n' in told


def test_measure_of_a_figure(new: New, sources: Path) -> None:
    """Where a question counts in several ways, a figure must say in which; a refusal counts nothing and is not asked."""
    at = STATEMENTS.index("killed")
    told = new("card", typed=(*HEAD, *STATEMENTS[:at], "", "dead", *STATEMENTS[at + 1 : 20], "killed", "", ""))
    assert "(Enter: none)\n  here: killed | killed or wounded\n" not in told.output
    assert "  here: killed | killed or wounded\nmeasure: \n  ✗ measure is needed: what a figure counts" in told.output
    assert '  ✗ measure: "dead" is no measure of its questions\n' in told.output
    assert strict(sources) == f"no problems in {sources}\n"


def test_no_measure_of_a_refusal(new: New, sources: Path) -> None:
    """Who declines to give a figure, or says yes, counts nothing, so no measure is asked for."""
    told = new("card", typed=(*HEAD, *STATEMENTS[:13], "declined", "", "", "", "", "", "", ""))
    assert "\nmeasure — " not in told.output
    assert strict(sources) == f"no problems in {sources}\n"


def test_required_mapping(new: New) -> None:
    """What must hold an entry does not offer to hold none; what may, does."""
    told = new("card", typed=(*HEAD, *STATEMENTS[:-1], "", "")).output
    assert "answers: which question? (Enter: none): soldiers-killed-in-east-valley\n" in told
    assert "answers: which question?: soldiers-in-east-valley\n" in told
    assert "not_acknowledged_by: which actor?: country-b\n" in told
    assert "not_acknowledged_by: which actor? (Enter: as it is): country-a\n" in told


def test_written_with_a_problem(new: New, sources: Path) -> None:
    """A file that is written with a problem left in it says so, and ends as a check of it does."""
    told = new(*CARD, "bridge", *(part.replace("soldiers-crossed", "crossed") for part in CLAIM))
    file = sources / "cards/2021/bridge.yaml"
    assert told.exit_code == 1
    assert "written with what is wrong left in it: 1 error; mend the file by hand\n" in told.output
    assert told.output.endswith(f"next: onrecord check --sources {sources} {file}\n")


def test_breaking_off(new: New, sources: Path) -> None:
    """Whoever breaks off finds nothing written, and what was answered printed."""
    before = sorted(sources.rglob("*"))
    told = new("card", typed=("Boats cross", "", "daily-north"))
    assert told.exit_code == 1
    file = sources / "cards/2026/daily-north-boats-cross.yaml"
    assert f"Nothing was written. To go on by hand, save what you had answered:\n\nas {file}:\n# yaml-" in told.output
    assert "\ntitle: Boats cross\npublisher: daily-north\n" in told.output
    assert sorted(sources.rglob("*")) == before


def test_breaking_off_amid_a_statement(new: New, sources: Path) -> None:
    """What was answered of a statement is printed too, and the file of an actor that was made along."""
    told = new("card", typed=(*HEAD, *STATEMENTS[:4])).output
    river = sources / "actors/river-post.yaml"
    assert f"\nas {river}:\n" in told
    assert "attributed:\n  - id: soldiers-crossed-river\n    text: Soldiers crossed the river.\n" in told
    assert told.count("\nas ") == 2
    assert not river.exists()


def test_breaking_off_at_once(new: New) -> None:
    """Whoever has answered nothing has nothing to save."""
    assert new("card", typed=()).output.endswith("\n\nNothing was written.\nAborted!\n")


def test_headline_and_date(new: New, sources: Path) -> None:
    """A title that only describes, and a date that is worked out, get their reasons, which no or yes alone are not."""
    head = (HEAD[0], "no", "the page has none", *HEAD[2:11], "y", "from its address", "<", "", "", *HEAD[12:])
    told = new("card", typed=(*head, *STATEMENTS[:20], "", ""))
    assert told.output.count("  ✗ say it in a few words: they are shown beside it\n") == 2
    text = (sources / "cards/2021/river-post-boats-cross-river.yaml").read_text()
    assert (
        "not_recorded: {title: the page has none, published: from its address, archived: no capture was made}\n" in text
    )
    assert strict(sources) == f"no problems in {sources}\n"


@pytest.mark.parametrize("none", ["", "n", "No", "-"])
def test_reason_taken_back(new: New, sources: Path, none: str) -> None:
    """A reason that was given is taken back by a single -, or by the word that means that there is none."""
    title = ("y", "Daily-north") if none else ("", "daily-north")
    date = ("2021-05-04", "from its address", "<", "", none) if none else ("2021-05-04", "")
    typed = (HEAD[0], title[0], "daily-north", "news report", *date, *HEAD[12:])
    assert new("card", typed=(*typed, *STATEMENTS[:20], "", "")).exit_code == 0
    text = (sources / "cards/2021/daily-north-boats-cross-river.yaml").read_text()
    assert "not_recorded: {archived: no capture was made}\n" in text


def test_back(new: New, sources: Path) -> None:
    """A single < goes back a question; what was answered is offered, and Enter keeps it."""
    told = new("topic", typed=("Bridge", "<", "Bridges", "", "<", "", "What was built.")).output
    assert "\nname — the name (Enter: as it was)\n" in told
    assert "\nname [Bridge]: Bridges\n" in told
    assert "first question" not in told
    assert (sources / "topics/bridges.yaml").read_text().endswith("name: Bridges\ndescription: What was built.\n")


def test_back_among_statements(new: New, sources: Path) -> None:
    """From the summary one comes back to the statements, from the kind of the next to the last, question by question."""
    at = STATEMENTS.index("verified")
    told = new(
        "card",
        typed=(
            *(*HEAD, *STATEMENTS[:at], ""),
            "<",  # at the summary
            "<",  # at the kind of the second statement: the note of the first
            *["<"] * 9, "Soldiers have crossed the river.", *[""] * 8, "-",
            *["<"] * 11,  # before the text of the first: the last of the fields
            "A note.",
            *STATEMENTS[at:], "",
        ),
    )  # fmt: skip
    assert told.exit_code == 0, told.output
    text = without_remarks(sources / "cards/2021/river-post-boats-cross-river.yaml")
    assert "\nnote: A note.\n" in text
    assert (
        "    text: Soldiers have crossed the river.\n    said_by: mira-solen\n    said_on: 2021-05-03\n"
        '    answers: {soldiers-killed-in-east-valley: "> 1000"}\n    measure: killed\n\nunack' in text
    )
    assert strict(sources) == f"no problems in {sources}\n"


def test_back_drops_what_has_no_place(new: New, sources: Path) -> None:
    """What a changed answer leaves without a place is not written: the measures of a question that asks yes or no."""
    typed = ("Did boats sink?", "boats", "quantity", "country-a", "sunk", "<", "<", "<", "yes-no", "", "", "", "", "")
    assert new("question", typed=typed).exit_code == 0
    assert "measures: " not in without_remarks(sources / "questions/boats.yaml")
    assert strict(sources) == f"no problems in {sources}\n"


def test_back_from_a_new_actor(new: New, sources: Path) -> None:
    """Whoever goes back from the first question of a file that is made along makes none."""
    told = new("card", typed=("Boats cross", "", "River Post", "y", "<", "daily-north")).output
    assert "  no file was made for river-post\npublisher: daily-north\n" in told
    assert told.count("\nas ") == 1


def test_file_made_in_vain(new: New, sources: Path) -> None:
    """A file that was made along, and that nothing names any more once one went back, is not written."""
    head = (*HEAD[:4], "outlet", "+Country D", "state", "", "", "", "", "", "", "", "<", "daily-north", *HEAD[9:])
    told = new("card", typed=(*head, *STATEMENTS[:20], "", ""))
    assert told.exit_code == 0, told.output
    assert not {f"{name}.yaml" for name in ("river-post", "country-d")} & {f.name for f in sources.glob("actors/*")}


def test_like_names_of_the_archive(new: New) -> None:
    """Before a file is made for a name, the actors of the archive that have its words are shown; + makes one."""
    told = new("card", typed=("Boats cross", "", "the Lens", "+the Lens")).output
    assert (
        '  ✗ publisher: no actor has the id "the Lens"\n    did you mean one of these?\n'
        "      lens-institute  Lens Institute\n    if it is none of them: +the Lens\npublisher: +the Lens\n"
        "\n— a few questions about “the Lens”, the new actor the-lens —\n\ntype of the-lens — " in told
    )


def test_no_file_unasked(new: New, sources: Path) -> None:
    """Enter makes no file for an unknown name; it is asked for again."""
    told = new("card", typed=("Boats cross", "", "River Post", "", "daily-north")).output
    assert "river-post? y or n (Enter: no): \npublisher: daily-north\n" in told
    told = new("card", typed=("Boats cross", "", "River Post", "River Post", "n", "daily-north")).output
    assert "  ✗ “river post” is neither; y or n, please\n" in told


def test_near_id(new: New) -> None:
    """A misspelt id is answered with the one that is meant, not with how a file is added by hand."""
    told = new("card", typed=("Boats cross", "", "daily-nort")).output
    assert (
        '  ✗ publisher: no actor has the id "daily-nort"\n    did you mean one of these?\n'
        "      daily-north  Daily North\n    if it is none of them: +daily-nort\npublisher: " in told
    )


def test_an_id_where_words_belong(new: New, sources: Path) -> None:
    """Who answers another question than the one that is asked is asked back."""
    told = new("card", typed=("daily-north", "", "Boats cross", "", "daily-north")).output
    assert (
        "  “daily-north” is an id of the archive: keep it as title? y or n (Enter: no): \ntitle: Boats cross\n" in told
    )
    assert "“daily-north” is an id of the archive: keep it as publisher" not in told


def test_no_look_up_as_a_reason(new: New) -> None:
    """What asks for a list is no reason."""
    told = new("card", typed=("Boats cross", "? daily", "a notice without one", "<", "", "")).output
    assert "say so): ? daily\n  ✗ say it in a few words: they are shown beside it\n" in told
    assert "(Enter: as it was; a single -: it is) [a notice without one]: " in told


def test_author_of_a_document(new: New, sources: Path) -> None:
    """Of a document that speaks it is asked whose it is said to be."""
    at = STATEMENTS.index("+Mira Solen")
    rest = (*STATEMENTS[at + 6 : 20], "", "")
    told = new("card", typed=(*HEAD, *STATEMENTS[:at], "document: a leaked file", "Army of Country A", *rest))
    assert told.exit_code == 0, told.output
    text = (sources / "cards/2021/river-post-boats-cross-river.yaml").read_text()
    assert "    said_by: {document: a leaked file, purported_author: army-of-country-a}\n" in text


def test_back_within_answers(new: New, sources: Path) -> None:
    """From an answer one comes back to its question, from the next question to the one before."""
    answers = (
        "soldiers-in-east-valley",
        "<",
        "soldiers-in-east-valley",
        "yes",
        "<",
        "soldiers-killed-in-east-valley",
        "> 1000",
    )
    told = new("card", typed=(*HEAD, *STATEMENTS[:12], *answers, *STATEMENTS[15:20], "", ""))
    assert told.exit_code == 0, told.output
    assert (
        '    answers: {soldiers-killed-in-east-valley: "> 1000"}\n'
        in (sources / "cards/2021/river-post-boats-cross-river.yaml").read_text()
    )


def test_back_at_the_first_question(new: New) -> None:
    """Before the first question there is none; what was answered since is kept."""
    told = new("topic", typed=("<", "Bridge", "", "<", "<", "<", "", "", "What was built.")).output
    assert told.count("  ✗ this is the first question\n") == 2
    assert "name [Bridge]: " in told


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("card", "Bad Id"), '"Bad Id" is no id\nlower-case letters, digits and single hyphens\nfor example newsweek-kursk\n'),
        (("card", "2025-01-11"), '"2025-01-11" is no id\nlower-case letters, digits and single hyphens\nfor example newsweek-kursk\n'),
        (("topic", "daily-north"), 'the id "daily-north" is taken\nan id is unique in the whole archive\n'),
        (("topic",), "no id can be made of what is given; name one: onrecord new topic ID\n"),
        (("card", "x", "--published", "4 May"), (
            'published: "4 May" is no date: it is not written year-month-day\n'
            "write 2024-12-30, 2024-12 or 2024-12-27/2025-01-04\n"
            "EDTF: year-month-day; a slash between the first and the last possible day; ~ after it for “about”\n"
        )),
        (("actor", "--type", "person", "--part-of", "contry-a"), (
            'part_of: no actor has the id "contry-a"\ndid you mean "country-a"?\n'
            "if this is somebody new, add sources/actors/contry-a.yaml with name: and type:\n"
        )),
    ],
)  # fmt: skip
def test_refused_options(new: New, sources: Path, arguments: tuple[str, ...], message: str) -> None:
    """What an option may not hold is told in the words of the check, and nothing is written."""
    before = sorted(sources.rglob("*"))
    told = new(*arguments)
    assert (told.exit_code, told.output.partition("Error: ")[2]) == (2, message)
    assert sorted(sources.rglob("*")) == before


@pytest.mark.parametrize("typed", ["[id, {id: [y]}]", "id", "[[id]]"])
def test_malformed_statement_as_an_option(new: New, typed: str) -> None:
    """What is no statement at all is told like any other slip."""
    told = new("card", "x", "--verified", typed)
    assert told.exit_code == 2
    assert "Error: verified: " in told.output


def test_no_input(new: New, sources: Path) -> None:
    """`--no-input` asks nothing, though somebody sits there."""
    told = new("topic", "bridges", "--name", "Bridges", "--no-input", typed=())
    assert told.output.startswith(f"wrote {sources / 'topics/bridges.yaml'}\nleft open: description; ")


def test_candidates(new: New) -> None:
    """A question mark lists what can be written, with a word only what has it."""
    told = new("card", typed=("Boats cross", "", "?daily", "?zzz"))
    assert "publisher: ?daily\n    daily-north  Daily North\npublisher: ?zzz\n    none\n" in told.output


def test_breaking_off_in_a_file_within_a_file(new: New, sources: Path) -> None:
    """What was answered of every file in progress is printed, the outer ones first."""
    told = new("card", typed=("Boats cross", "", "River Post", "y", "outlet", "+Big Group", "company")).output
    assert [line.partition("/sources/")[2] for line in told.splitlines() if line.startswith("as ")] == [
        "cards/2026/boats-cross.yaml:", "actors/river-post.yaml:", "actors/big-group.yaml:",
    ]  # fmt: skip


def test_back_from_a_file_within_a_file(new: New) -> None:
    """Whoever goes back from the inner file loses nothing of the outer."""
    told = new("card", typed=("Boats cross", "", "River Post", "y", "outlet", "+Big Group", "<")).output
    assert "  no file was made for big-group\n" in told
    assert "actors/river-post.yaml:\n# yaml-language-server: $schema=../../schema/1/actor.json\nname: River Post\ntype: outlet\n" in told  # fmt: skip
    assert "actors/big-group.yaml" not in told


def test_a_file_is_not_made_within_itself(new: New, sources: Path) -> None:
    """Its id is as good as taken while it is in progress."""
    told = new("actor", typed=("Zed Corp", "", "company", "+Zed Corp", "", "", "", ""))
    assert told.exit_code == 0, told.output
    assert "few questions about" not in told.output
    assert (sources / "actors/zed-corp.yaml").read_text().count("zed-corp") == 0


@pytest.mark.parametrize("sign", ["\u202e", "\u2028", "\x07"])
def test_a_sign_that_no_file_may_hold(new: New, sources: Path, sign: str) -> None:
    """Is refused at once, at every prompt, a reason among them."""
    typed = ("Boats cross", f"no{sign}ne", "none", f"daily{sign}-north", "daily-north")
    told = new("card", typed=typed).output
    assert told.count(f"  ✗ U+{ord(sign):04X} in it is a sign that no file may hold: leave it out\n") == 2
    assert "\nnot_recorded: {title: none}\n" in told


def test_a_long_name(new: New, sources: Path) -> None:
    """The id that is proposed can be the name of a file; one that cannot is refused."""
    told = new("topic", typed=("a" * 300, "b" * 300, "", "What was built."))
    assert told.exit_code == 0, told.output
    assert "  ✗ an id of 300 signs is too long\n    at most 120\n" in told.output
    assert (sources / "topics" / f"{'a' * 100}.yaml").is_file()
    assert new("topic", "c" * 121).output.endswith("Error: an id of 121 signs is too long\nat most 120\n")


def test_nothing_is_overwritten(new: New, sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is there by then is kept, and what was answered is printed."""
    file = sources / "topics/bridges.yaml"
    monkeypatch.setattr("onrecord.commands.new.converse", lambda talk, new, start: _meanwhile(file, new))
    told = new("topic", "bridges", "--name", "Bridges", typed=())
    assert told.exit_code == 2
    assert file.read_text() == "kept"
    assert f"What is not written yet, to be saved by hand:\n\nas {file}:\n# yaml-" in told.output
    assert "\nname: Bridges\n" in told.output
    assert told.output.endswith(f"{file} cannot be written: it is there already; nothing is overwritten\n")


def _meanwhile(file: Path, new: object) -> object:
    file.write_text("kept")
    return new


def test_a_folder_that_cannot_be_written(new: New, sources: Path) -> None:
    """What was made along is written or printed, and so is the file itself."""
    shutil.rmtree(sources / "topics")
    (sources / "topics").write_text("no folder")
    told = new("topic", typed=("Bridges", "", "What was built."))
    assert told.exit_code == 2
    assert "\nname: Bridges\ndescription: What was built.\n" in told.output
    assert (
        told.output.endswith("topics/bridges.yaml cannot be written: Not a directory\n") or "File exists" in told.output
    )
