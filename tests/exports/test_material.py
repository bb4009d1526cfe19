"""What is taken of the theme, and mended on the way."""

import pytest

from onrecord.exports.theme import material


@pytest.mark.parametrize(
    ("page", "mended"),
    [
        ('<label for="__toc">', "<label>"),
        ('<input id="__toc"><label for="__toc">', '<input id="__toc"><label for="__toc">'),
    ],
)
def test_a_page_outside_the_menu_has_no_label_of_a_box_that_is_not_there(page: str, mended: str) -> None:
    """The theme gives the box to pages of its menu alone."""
    assert material.mended(page) == mended
