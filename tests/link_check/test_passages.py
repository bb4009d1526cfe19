"""Whether a sentence still stands in its page, however the page is written today."""

import pytest

from onrecord.link_check.passages import LEAST, can_tell, letters, stands_in, text_of

PAGE = (
    "<html><head><style>.a {}</style><script>var gone = 'Nobody crossed';</script></head><body><p>The minister said: "
    "“Our troops <b>stand</b>&nbsp;where they\n have stood, since the au&shy;tumn.” He added noth<i>ing</i>.</p>"
    "<p>Café Zürich</p><p>신현주 기자</p></body></html>"
)


@pytest.mark.parametrize(
    "passage",
    [
        ["Our troops stand where", "since the autumn"],
        ["our TROOPS stand where"],
        ['"Our troops - stand', "nothing"],
        ["Cafe\u0301 Zürich"],
        ["신현주"],
        ["\uff28\uff45 added"],
    ],
)
def test_a_sentence_that_stands_there(passage: list[str]) -> None:
    """Spaces, quotation marks, hyphens, marks within a word and capital letters make no difference."""
    assert stands_in(text_of(PAGE), passage)


@pytest.mark.parametrize(
    "passage",
    [
        ["Our troops have left"],
        ["since the autumn", "Our troops stand"],
        ["Our troops stand", "Our troops stand"],
        ["Nobody crossed"],
    ],
)
def test_a_sentence_that_does_not(passage: list[str]) -> None:
    """The last words come after the first ones; what a script holds is no text of the page."""
    assert not stands_in(text_of(PAGE), [part for part in passage if letters(part)])


@pytest.mark.parametrize("page", ["", "<!-- x -->", "\x00"])
def test_what_is_no_page_has_no_text(page: str) -> None:
    """And nothing can be told of it."""
    assert not can_tell(text_of(page))


def test_a_page_with_little_text_tells_nothing() -> None:
    """A wall, a notice, or what a script fills."""
    assert not can_tell("a" * (LEAST - 1))
    assert can_tell("a" * LEAST)
