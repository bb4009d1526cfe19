"""`onrecord new` at a terminal: what is asked, and what is said where an answer will not do."""

import re
from pathlib import Path

import pytest

from tests.new_card.inputs import CARD, CLAIM, HEAD, OTHER_FIELDS, STATEMENTS, New, strict, without_remarks
from tests.paths import IMPORTS

HERE = "  here: killed | killed or wounded | killed in the first week"


@pytest.mark.parametrize(
    ("arguments", "typed", "path"),
    [
        (("actor",), ("Radio B", "", "outlet", "", "", "", ""), "actors/radio-b.yaml"),
        (("place",), ("Sable Bridge", "", "Country B", "91, 0", "1.5, -2"), "places/sable-bridge.yaml"),
        (("topic", "bridges"), ("Bridges", "What was built."), "topics/bridges.yaml"),
        (
            ("question",),
            (
                "How many boats sank in 2021?",
                "boats-sunk",
                "quantity",
                "country-a",
                "sunk",
                "",
                "boats",
                "",
                "",
                "",
                "",
                "",
                "",
            ),
            "questions/boats-sunk.yaml",
        ),
        (
            ("question", "boats-sunk"),
            ("Did boats sink in 2021?", "yes-no", "", "", "", "", "", "A yes burdens nobody."),
            "questions/boats-sunk.yaml",
        ),
    ],
)
def test_others_typed(new: New, sources: Path, arguments: tuple[str, ...], typed: tuple[str, ...], path: str) -> None:
    """Every kind of file can be made by answering, and passes the strict check."""
    result = new(*arguments, typed=typed)
    assert result.exit_code == 0, result.output
    assert result.output.endswith(
        f"wrote {sources / path}\nnext: onrecord check --strict --sources {sources} {sources / path}\n"
    )
    assert strict(sources) == f"no problems in {sources}\n"


def test_open_answers_of_a_card(new: New, sources: Path) -> None:
    """A card with a statement, typed by somebody who slips, is asked until it passes the strict check."""
    typed = (*HEAD, *STATEMENTS[:20], "", "")
    result = new("card", typed=typed)
    assert result.exit_code == 0, result.output
    file = sources / "cards/2021/river-post-boats-cross-river.yaml"
    new_files = [sources / "actors/river-post.yaml", sources / "actors/mira-solen.yaml", file]
    assert result.output.endswith(
        "".join(f"wrote {path}\n" for path in new_files)
        + f"{OTHER_FIELDS}next: onrecord check --strict --sources {sources} {file}\n"
    )
    assert "  make a file for a new actor, river-post? y or n (Enter: no): y\n" in result.output
    assert (
        "  ✗ text: “reportedly” is a word of attribution or doubt\n    leave it out\n"
        "    who says it stands in said_by and via; how surely, in note\n" in result.output
    )
    assert (
        '  ✗ soldiers-killed-in-east-valley: "1,000" is no figure: it has more than a sign and digits\n'
        in result.output
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
    result = new("card", typed=(*HEAD, *STATEMENTS, ""))
    assert result.exit_code == 0, result.output
    assert "  the question concerns: country-a\n" in result.output
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
    output = new("card", typed=(*HEAD, *STATEMENTS[:at], "", *STATEMENTS[at:], "")).output
    hint = "what anybody can check; mostly that something was said: Bex Oriel stated that …\n"
    assert (
        output.count(f"\ntext — {hint}"),
        output.count("\ntext — one bare proposition in the card’s own words, "),
    ) == (
        1,
        2,
    )
    assert f"  ✗ text is needed: {hint}" in output


def test_notes(new: New, sources: Path) -> None:
    """A statement of each kind is asked for a note, in words of its own; a card for one as the model has it."""
    result = new("card", typed=(*HEAD, *STATEMENTS, ""))
    hint = "\nnote — how surely it is said (“likely”, “assesses”), and what else a reader must know (Enter: none)\n"
    assert result.output.count(hint) == 3
    assert "\nnote — what a reader must know of the source itself (Enter: none)\n" in result.output
    written = (sources / "cards/2021/river-post-boats-cross-river.yaml").read_text()
    assert "    measure: killed\n    note: He said “probably”.\n" in written


def test_answers_of_each_kind(new: New, sources: Path) -> None:
    """The first letter of yes, no and declined will do; what answers the other kind of question is refused at once."""
    answers = (
        "soldiers-in-east-valley",
        "3000",
        "perhaps",
        "Y",
        "soldiers-killed-in-east-valley",
        "yes",
        "n",
        "many",
        "{words: many}",
        "",
    )
    result = new("card", typed=(*HEAD, *STATEMENTS[:12], *answers, "killed", "", "", "", "", "", ""))
    for typed in ("3000", "perhaps"):
        assert f"  ✗ “{typed}” does not answer this question\n    write yes, no or declined\n" in result.output
    for typed in ("yes", "n", "many"):
        assert f"  ✗ “{typed}” does not answer this question\n    write a figure: 3000, ~1100, > 3000," in result.output
    written = (sources / "cards/2021/river-post-boats-cross-river.yaml").read_text()
    assert "    answers: {soldiers-in-east-valley: yes, soldiers-killed-in-east-valley: {words: many}}\n" in written


def test_a_card_is_its_own_evidence(new: New, sources: Path) -> None:
    """A card that is being made, and a statement of it, may be evidence; the prompt says how they are written."""
    own = "river-post-boats-cross-river"
    at = STATEMENTS.index("verified")
    fact = ("verified", "The River Post stated on 4 May 2021 that boats had crossed.", "", "on-record", "river-post")
    result = new("card", typed=(*HEAD, *STATEMENTS[:at], *fact, f"{own}, {own}#no", own, "", "", "", ""))
    assert f"\n  this card: {own}; its statements: {own}#soldiers-crossed-river\nevidence: " in result.output
    assert f'  ✗ evidence: the card "{own}" has no statement "no"\n' in result.output
    assert f"    evidence: [{own}]\n" in (sources / f"cards/2021/{own}.yaml").read_text()
    assert strict(sources) == f"no problems in {sources}\n"


def test_examples_are_of_the_archive(new: New, sources: Path) -> None:
    """An example that names what the archive does not hold is not shown; one that it holds or that names nothing is."""
    assert "\n  for example newsweek\n" not in new("card", typed=("Boats cross", "")).output
    (sources / "actors/newsweek.yaml").write_text("name: Newsweek\ntype: outlet\n")
    assert "  for example newsweek\n" in new("card", typed=("Boats cross", "")).output
    output = new("question", typed=("Did boats sink?", "boats", "quantity", "country-a")).output
    assert "for example north-korea" not in output
    assert '  for example killed or wounded, "casualties, undefined"\n' in output


def test_measure_of_a_figure(new: New, sources: Path) -> None:
    """Where a question counts in several ways, a figure must say in which; a refusal is not asked for it."""
    at = STATEMENTS.index("killed")
    result = new("card", typed=(*HEAD, *STATEMENTS[:at], "", "dead", *STATEMENTS[at + 1 : 20], "killed", "", ""))
    assert f"(Enter: none)\n{HERE}\n" not in result.output
    assert f"{HERE}\nmeasure: \n  ✗ measure is needed: what a figure counts" in result.output
    assert '  ✗ measure: "dead" is no measure of its questions\n' in result.output
    assert strict(sources) == f"no problems in {sources}\n"


def test_a_question_with_one_measure_asks_for_none(new: New, sources: Path) -> None:
    """It is offered, and may be left out."""
    question = sources / "questions/soldiers-killed-in-east-valley.yaml"
    question.write_text(re.sub(r"measures: .*\nparts: .*", "measures: [killed]", question.read_text()))
    at = STATEMENTS.index("killed")
    result = new("card", typed=(*HEAD, *STATEMENTS[:at], "", *STATEMENTS[at + 1 : 20], "", ""))
    assert result.exit_code == 0, result.output
    assert "  here: killed\nmeasure: \n" in result.output
    assert "measure is needed" not in result.output


def test_no_measure_of_a_refusal(new: New, sources: Path) -> None:
    """Who declines to give a figure, or says yes, counts nothing, so no measure is asked for."""
    result = new("card", typed=(*HEAD, *STATEMENTS[:13], "declined", "", "", "", "", "", "", ""))
    assert "\nmeasure — " not in result.output
    assert strict(sources) == f"no problems in {sources}\n"


def test_required_mapping(new: New) -> None:
    """What must hold an entry does not offer to hold none; what may, does."""
    output = new("card", typed=(*HEAD, *STATEMENTS[:-1], "", "")).output
    assert "answers: which question? (Enter: none): soldiers-killed-in-east-valley\n" in output
    assert "answers: which question?: soldiers-in-east-valley\n" in output
    assert "not_acknowledged_by: which actor?: country-b\n" in output
    assert "not_acknowledged_by: which actor? (Enter: as it is): country-a\n" in output


def test_written_with_a_problem(new: New, sources: Path) -> None:
    """A file that is written with a problem left in it says so, and ends as a check of it does."""
    result = new(*CARD, "bridge", *(part.replace("soldiers-crossed", "crossed") for part in CLAIM))
    file = sources / "cards/2021/bridge.yaml"
    assert result.exit_code == 1
    assert "written with what is wrong left in it: 1 error; mend the file by hand\n" in result.output
    assert result.output.endswith(f"next: onrecord check --strict --sources {sources} {file}\n")


def test_headline_and_date(new: New, sources: Path) -> None:
    """A title that only describes, and a date that is worked out, get their reasons, which no or yes alone are not."""
    head = (HEAD[0], "No.", "the page has none", *HEAD[2:11], "y", "from its address", "<", "", "", *HEAD[12:])
    result = new("card", typed=(*head, *STATEMENTS[:20], "", ""))
    assert result.output.count("  ✗ say it in a few words: they are shown beside it\n") == 2
    text = (sources / "cards/2021/river-post-boats-cross-river.yaml").read_text()
    assert (
        "not_recorded: {title: the page has none, published: from its address, archived: no capture was made}\n" in text
    )
    assert strict(sources) == f"no problems in {sources}\n"


def test_file_made_in_vain(new: New, sources: Path) -> None:
    """A file that was made along, and that nothing names any more once one went back, is not written."""
    head = (*HEAD[:4], "outlet", "+Country D", "state", "", "", "", "", "", "", "", "<", "daily-north", *HEAD[9:])
    result = new("card", typed=(*head, *STATEMENTS[:20], "", ""))
    assert result.exit_code == 0, result.output
    assert not {f"{name}.yaml" for name in ("river-post", "country-d")} & {f.name for f in sources.glob("actors/*")}


def test_like_names_of_the_archive(new: New) -> None:
    """Before a file is made for a name, the actors of the archive that have its words are shown; + makes one."""
    output = new("card", typed=("Boats cross", "", "the Lens", "+the Lens")).output
    assert (
        '  ✗ publisher: no actor has the id "the Lens"\n    did you mean one of these?\n'
        "      lens-institute  Lens Institute\n    if it is none of them: +the Lens\npublisher: +the Lens\n"
        "\n— a few questions about “the Lens”, the new actor the-lens —\n\ntype of the-lens — " in output
    )


def test_no_file_unasked(new: New, sources: Path) -> None:
    """Enter makes no file for an unknown name; it is asked for again."""
    output = new("card", typed=("Boats cross", "", "River Post", "", "daily-north")).output
    assert "river-post? y or n (Enter: no): \npublisher: daily-north\n" in output
    output = new("card", typed=("Boats cross", "", "River Post", "River Post", "n", "daily-north")).output
    assert "  ✗ “river post” is neither; y or n, please\n" in output


def test_near_id(new: New) -> None:
    """A misspelt id is answered with the one that is meant, not with how a file is added by hand."""
    output = new("card", typed=("Boats cross", "", "daily-nort")).output
    assert (
        '  ✗ publisher: no actor has the id "daily-nort"\n    did you mean one of these?\n'
        "      daily-north  Daily North\n    if it is none of them: +daily-nort\npublisher: " in output
    )


def test_an_id_where_words_belong(new: New, sources: Path) -> None:
    """Who answers another question than the one that is asked is asked back."""
    output = new("card", typed=("daily-north", "", "Boats cross", "", "daily-north")).output
    assert (
        "  “daily-north” is an id of the archive: keep it as title? y or n (Enter: no): \ntitle: Boats cross\n"
        in output
    )
    assert "“daily-north” is an id of the archive: keep it as publisher" not in output


def test_no_look_up_as_a_reason(new: New) -> None:
    """What asks for a list is no reason."""
    output = new("card", typed=("Boats cross", "? daily", "a notice without one", "<", "", "")).output
    assert "say so): ? daily\n  ✗ say it in a few words: they are shown beside it\n" in output
    assert "(Enter: as it was; a single -: it is) [a notice without one]: " in output


def test_author_of_a_document(new: New, sources: Path) -> None:
    """Of a document that speaks it is asked whose it is said to be."""
    at = STATEMENTS.index("+Mira Solen")
    rest = (*STATEMENTS[at + 6 : 20], "", "")
    result = new("card", typed=(*HEAD, *STATEMENTS[:at], "document: a leaked file", "Army of Country A", *rest))
    assert result.exit_code == 0, result.output
    text = (sources / "cards/2021/river-post-boats-cross-river.yaml").read_text()
    assert "    said_by: {document: a leaked file, purported_author: army-of-country-a}\n" in text


def test_a_file_is_not_made_within_itself(new: New, sources: Path) -> None:
    """Its id is as good as taken while it is in progress."""
    result = new("actor", typed=("Zed Corp", "", "company", "+Zed Corp", "", "", "", ""))
    assert result.exit_code == 0, result.output
    assert "few questions about" not in result.output
    assert (sources / "actors/zed-corp.yaml").read_text().count("zed-corp") == 0


@pytest.mark.parametrize("sign", ["\u202e", "\u2028", "\x07"])
def test_a_sign_that_no_file_may_hold(new: New, sources: Path, sign: str) -> None:
    """Is refused at once, at every prompt, a reason among them."""
    typed = ("Boats cross", f"no{sign}ne", "none", f"daily{sign}-north", "daily-north")
    output = new("card", typed=typed).output
    assert output.count(f"  ✗ U+{ord(sign):04X} in it is a sign that no file may hold: leave it out\n") == 2
    assert "\nnot_recorded: {title: none}\n" in output


def test_a_long_name(new: New, sources: Path) -> None:
    """The id that is proposed can be the name of a file; one that cannot is refused."""
    result = new("topic", typed=("a" * 300, "b" * 300, "", "What was built."))
    assert result.exit_code == 0, result.output
    assert "  ✗ an id of 300 signs is too long\n    at most 120\n" in result.output
    assert (sources / "topics" / f"{'a' * 100}.yaml").is_file()
    assert strict(sources) == f"no problems in {sources}\n"
    assert new("topic", "c" * 121).output.endswith("Error: an id of 121 signs is too long\nat most 120\n")


def test_statements_of_the_same_words(new: New) -> None:
    """The name that is proposed for a statement is unique in its card."""
    again = ("attributed", "Soldiers crossed a river.", "", "radio-a", "", "", "", "", "", "", "")
    output = new("card", typed=(*HEAD, *STATEMENTS[:20], *again, "")).output
    assert "\nid [soldiers-crossed-river]: \n" in output
    assert "\nid [soldiers-crossed-river-2]: \n" in output


def test_title_and_date_from_a_file(new: New, sources: Path) -> None:
    """What a file has of both is offered; whether the title is the headline, the date written, only a reader knows."""
    typed = (
        "",
        "the page has none",
        "news report",
        "",
        "from its address",
        "",
        "",
        "",
        "no capture was made",
        "",
        "",
        "",
    )
    result = new("card", "--from", str(IMPORTS / "graph.html"), typed=(*typed, *STATEMENTS[:20], "", ""))
    assert result.exit_code == 0, result.output
    assert "\ntitle [Soldiers cross the bridge]: \n" in result.output
    assert "\npublished [2021-05-04]: \n" in result.output
    assert "\npublisher [" not in result.output
    text = (sources / "cards/2021/daily-north-soldiers-cross-bridge.yaml").read_text()
    assert (
        "not_recorded: {title: the page has none, published: from its address, archived: no capture was made}\n" in text
    )
