"""Whether two texts share a word, in any of its forms: the rule on the words under a mark."""

import pytest

from onrecord.model.shared_words import share_a_word


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("did not acknowledge it", "No acknowledgement was made."),
        ("would be lawful", "It is in line with the law."),
        ("over 3,000", "More than 3000 soldiers were hurt."),
        ("Écoles closed", "An ecole burnt."),
        ("Kyiv’s figure", "A figure of Kyiv."),
    ],
)
def test_forms_of_a_word_are_one_word(first: str, second: str) -> None:
    """By their beginnings, without accents, the signs in a number or the end of a possessive."""
    assert share_a_word(first, second)
    assert share_a_word(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("is verified", "They stated that it was so."),
        ("about 1,000", "About 10,000 soldiers came."),
        ("in 2013", "In 2014 it stopped."),
        ("he said that", "It was said that he had."),
    ],
)
def test_other_words_are_none(first: str, second: str) -> None:
    """Nor are other numbers, nor the words that stand in every sentence."""
    assert not share_a_word(first, second)
