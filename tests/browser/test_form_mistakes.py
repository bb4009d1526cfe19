"""What the form says of a slip: what is wrong in the checker’s words, what to do in its own."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from onrecord.pages.form.fields import RECORDS, field_labels
from onrecord.pages.form.messages import messages
from onrecord.problems.catalogue import catalogue
from tests.browser import forms
from tests.browser.forms import FORM, checked, opened, set_state, states
from tests.browser.mistakes import CLAIM, GOOD, MISTAKES
from tests.browser.window import Window

pytestmark = pytest.mark.browser


FIELDS = {("basis", "by"), ("quote", "quote_language"), ("answers", "measure")}
"""Where the form tells of another field than the checker: of the one that is to be filled in."""


def _bare(text: str) -> str:
    """A message without the field in front, and without the name of a character and what a word was taken for."""
    text = re.sub(r"^[a-z_-]+: ", "", text)
    return re.sub(r" \([a-z -]+\)", "", text).lower()


@pytest.fixture(scope="module")
def form(window: Window, address: str) -> Page:
    """The form, opened once: each test puts a card of its own into it."""
    return opened(window.page, address + FORM)


@pytest.fixture(scope="module")
def told(form: Page) -> dict[str, dict[str, Any]]:
    """What the form says of each slip."""
    return dict(zip(MISTAKES, states(form, (("made", card) for card in MISTAKES.values())), strict=True))


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_slip_is_told_in_the_form_as_the_checker_tells_it(
    told: dict[str, dict[str, Any]], tmp_path: Path, mistake: str
) -> None:
    """Each rule that a page can look at: the same problems, of the same fields, in the same words."""
    state = told[mistake]
    sources = forms.archive(tmp_path, naming=f"{MISTAKES[mistake]} {state['problems']}")
    (sources / "cards" / "2025" / "made.yaml").write_text(state["text"], "utf-8")
    problems = sorted((_bare(p["message"]), p["code"], _field(p["message"])) for p in checked(sources))
    shown = sorted((_bare(p["text"]), _code(p["key"]), p["at"][-1]) for p in state["problems"])
    assert [one[:2] for one in shown] == [one[:2] for one in problems]
    pairs = {(field, shown_at) for (_, _, field), (_, _, shown_at) in zip(problems, shown, strict=True)}
    assert problems
    assert {(one, other) for one, other in pairs if one not in ("", other)} <= FIELDS


def _field(message: str) -> str:
    """Of which field a message is; empty where it does not say."""
    match = re.match(r"([a-z_]+): ", message)
    return match[1] if match else ""


def _code(key: str) -> str:
    return key.partition("/")[0]


def test_every_text_that_the_form_may_say_is_drawn_by_a_slip(told: dict[str, dict[str, Any]]) -> None:
    """None is there in vain, and none can be lost unseen.

    The names of files and newcomers have tests of their own; that a question is unknown is told of a link in the
    summary.
    """
    drawn = {p["key"] for state in told.values() for p in state["problems"]}
    assert drawn == set(messages()) - {
        "bad-host",
        "bad-host/no-press",
        "bad-id/nobody",
        "duplicate-id",
        "like-name",
        "unknown-question",
    }


def test_a_name_that_is_taken_is_told(form: Page) -> None:
    """With the file that has it."""
    (problem,) = set_state(form, GOOD, "newsweek-kursk-casualties")["problems"]
    assert problem["at"] == ["id"]
    assert problem["text"] == 'The id "newsweek-kursk-casualties" is taken by cards/2024/newsweek-kursk-casualties.yaml'
    assert problem["hint"] == "choose another name; it is unique in the whole archive"


NAMES = {name for model in RECORDS.values() for name in model.model_fields}
YAML = re.compile(
    rf"\b(?:{'|'.join(NAMES)}): |\b(?:via|{'|'.join(name for name in NAMES if '_' in name)})\b|\.yaml|"
    rf"sources/|{{words|the line\b"
)


def test_what_to_do_is_told_in_the_words_of_the_form() -> None:
    """Somebody who fills in fields is not told of lines of YAML, of folders or of files to add."""
    of_yaml = [key for key, (_, *hints) in messages().items() if any(YAML.search(hint) for hint in hints)]
    assert of_yaml == ["bad-hash"]  # a copy’s sum is written so


def test_whoever_says_so_in_the_note_has_looked_at_both(form: Page, tmp_path: Path) -> None:
    """The other card is named there: neither form nor check asks again, unless it is only a part of a longer name."""
    sources = forms.archive(tmp_path)
    for mistake, other in (("twin", "newsweek-kursk-casualties"), ("same address", "arab-news-nebenzia")):
        for note, asked in ((f"Another report than {other}.", 0), (f"Another report than {other}-2.", 1)):
            state = set_state(
                form, {**MISTAKES[mistake], "note": note, "attributed": [{**CLAIM, "said_on": "2024-12-30"}]}, "made"
            )
            (sources / "cards" / "2025" / "made.yaml").write_text(state["text"], "utf-8")
            codes = [p["code"] for p in checked(sources)]
            assert (len(codes), [p["key"].partition("/")[0] for p in state["problems"]]) == (asked, codes)


def test_what_is_open_is_listed_as_the_page_asks_for_it(form: Page) -> None:
    """From the first field to the last, statement by statement, and what is new to the archive before the summary."""
    card = {
        "publisher": "the-lantern",
        "note": "an \u202e override",
        "published": "1 June",
        "url": "nowhere",
        "summary": "[It] (#gone).",
        "attributed": [{"text": "It is reportedly so."}, {"said_by": "russia", "said_on": "then", "via": ["russia"]}],
        "verified": [{"text": "It is."}],
        "corrections": [{"on": "2026-01-01"}],
    }
    asked = ["/".join(str(part) for part in p["at"]) for p in set_state(form, card, "")["problems"]]
    assert (
        list(dict.fromkeys(asked))
        == """
        url title type published retrieved archived language note id verified/0/basis verified/0/evidence
        attributed/0/text attributed/0/said_by attributed/1/text attributed/1/id attributed/1/via
        attributed/1/said_on actor/the-lantern/name actor/the-lantern/type summary corrections/0/note
    """.split()
    )


def test_a_sentence_without_a_link_is_told_of_once_there_is_a_statement(form: Page) -> None:
    """Before, what is missing is a statement."""
    card = {k: v for k, v in GOOD.items() if k != "attributed"} | {"summary": "It said so."}
    assert [p["key"] for p in set_state(form, card, "made")["problems"]] == ["no-statements"]
    shown = set_state(form, {**GOOD, "summary": "It said so."}, "made")["problems"]
    assert [p["key"] for p in shown] == ["summary-unlinked"]


@pytest.mark.parametrize("mistake", ["or later", "not before", "or earlier"])
def test_a_date_with_one_end_is_mended_in_the_form_as_in_the_check(form: Page, tmp_path: Path, mistake: str) -> None:
    """An interval is proposed, in the same words, and never the end alone."""
    state = set_state(form, MISTAKES[mistake], "made")
    sources = forms.archive(tmp_path, naming=state["text"])
    (sources / "cards" / "2025" / "made.yaml").write_text(state["text"], "utf-8")
    (hint,) = [p["hint"] for p in checked(sources) if p["code"] == "bad-date"]
    (shown,) = state["problems"]
    assert shown["hint"] == hint
    assert "day that it can have been" in hint


def test_what_a_hint_names_stands_on_the_page(form: Page) -> None:
    """A heading or label that is renamed is renamed in the hints."""
    for button in form.locator(".add-statement").all():
        button.click()
    shown = form.locator(".make").evaluate("f => f.textContent.replace(/\\s+/g, ' ')")
    labels = {f"label_{name}": label for name, label in field_labels().items()}
    hints = [text.form_help for text in catalogue().messages.values() if text.form_help]
    quoted = {name for hint in hints for name in re.findall(r"“([^”]+)”", hint)}
    named = {labels[name.strip("{}")] if name.startswith("{label_") else name for name in quoted}
    assert {name for name in named if name not in shown} == set()
    assert len(named) >= 7


@pytest.mark.parametrize(("typed", "hint"), [("!!!", ""), ("kursk", "is it Kursk Oblast?")])
def test_a_place_that_is_not_known(form: Page, typed: str, hint: str) -> None:
    """Those that have the words are named; of signs alone, none."""
    (problem,) = set_state(form, {**GOOD, "places": [typed]}, "made")["problems"]
    assert problem["hint"] == (hint or catalogue().messages["unknown-place"].form_help)
