"""What a statement answers, as it is filled in: one answer a question, of the question's kind."""

import pytest
from playwright.sync_api import Page, expect

from .forms import FORM, opened, set_state
from .test_form import SLIPS

SENT = "north-korean-soldiers-sent"


@pytest.fixture
def form(page: Page, address: str) -> Page:
    """The empty form."""
    return opened(page, address + FORM)


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
    told = set_state(form, SLIPS["via the publisher"], "made")["problems"]
    assert [problem["text"] for problem in told] == ["newsweek is the publisher of this card"]
    told = set_state(form, SLIPS["place"], "made")["problems"]
    assert [problem["text"] for problem in told] == ['No place has the id "atlantis"']
