"""What a statement answers, as it is filled in: one answer a question, of the question's kind."""

from playwright.sync_api import Page, expect

from tests.browser.forms import module, set_state
from tests.browser.mistakes import MISTAKES, claim

SENT = "north-korean-soldiers-sent"


def test_hands_can_change_their_places(form: Page) -> None:
    """One earlier, one later; the first cannot go before the first, and the focus stays."""
    set_state(form, claim(via=["yonhap", "kcna", "reuters"]), "made")
    relays = form.locator('[data-lane="attributed"] [data-name="via"] li')
    for number, button, order in (
        (2, "Earlier", ["yonhap", "reuters", "kcna"]),
        (0, "Later", ["reuters", "yonhap", "kcna"]),
        (0, "Earlier", ["reuters", "yonhap", "kcna"]),
        (2, "Later", ["reuters", "yonhap", "kcna"]),
    ):
        relays.nth(number).get_by_role("button", name=button).click()
        assert module(form, "return m.current().card.attributed[0].via;") == order
        assert form.evaluate("document.activeElement.textContent") == button


def test_a_question_is_answered_once(form: Page) -> None:
    """One that is chosen cannot be chosen a second time, until it is let go."""
    form.get_by_role("button", name="Add an attributed claim").click()
    answers = form.locator('[data-lane="attributed"] .field[data-name="answers"]')
    for _ in range(2):
        answers.get_by_role("button", name="Add an answer").click()
    first, second = answers.locator(".question").nth(0), answers.locator(".question").nth(1)
    option = second.locator(f'option[value="{SENT}"]')
    expect(option).to_be_enabled()
    first.select_option(SENT)
    expect(option).to_be_disabled()
    expect(first.locator(f'option[value="{SENT}"]')).to_be_enabled()
    first.select_option("")
    expect(option).to_be_enabled()


def test_a_message_that_begins_with_an_id_leaves_it_as_it_is(form: Page) -> None:
    """All others begin with a capital letter."""
    problems = set_state(form, MISTAKES["via the publisher"], "made")["problems"]
    assert [problem["text"] for problem in problems] == ["newsweek is the publisher of this card"]
    problems = set_state(form, MISTAKES["place"], "made")["problems"]
    assert [problem["text"] for problem in problems] == ['No place has the id "atlantis"']
