"""What a page is described by in its head."""

import pytest

from onrecord.pages.render import first_words


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<h1>Team</h1>\n<p>We are <b>two</b> &amp; a dog.</p><p>More.</p>", "We are two & a dog."),
        ('<p><img src="a.png" alt=""></p><p>Words.</p>', "Words."),
        ('<p class="admonition-title">Note</p><p>Words.</p>', "Words."),
        (f"<p>{'word ' * 40}</p>", f"{'word ' * 30}word …"),
        ("<h1>Team</h1>", ""),
    ],
)
def test_a_page_by_hand_is_described_by_what_it_begins_with(html: str, words: str) -> None:
    """Its first paragraph that has words, cut where it is too long to be shown."""
    assert first_words(html) == words
