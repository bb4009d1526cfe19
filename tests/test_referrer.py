"""Links out of the archive do not tell which page was read."""

import pytest

from onrecord.referrer import without_referrer


@pytest.mark.parametrize(
    ("link", "finished"),
    [
        ('<a href="https://a.example/">', '<a href="https://a.example/" rel="noreferrer">'),
        ("<a href='http://a.example/'>", "<a href='http://a.example/' rel=\"noreferrer\">"),
        ('<a href="//a.example/">', '<a href="//a.example/" rel="noreferrer">'),
        ("<a href=https://a.example/>", '<a href=https://a.example/ rel="noreferrer">'),
        (
            '<a href="https://a.example/" rel="external license">',
            '<a href="https://a.example/" rel="external license noreferrer">',
        ),
        ("<a rel='external' href='https://a.example/'>", "<a rel='external noreferrer' href='https://a.example/'>"),
        ('<a class="to" rel="external"></a>', '<a class="to" rel="external noreferrer"></a>'),
        (
            '<a\n  title="x > y" href="https://a.example/">',
            '<a\n  title="x > y" href="https://a.example/" rel="noreferrer">',
        ),
        ('<a rel="noreferrer" href="https://a.example/">', '<a rel="noreferrer" href="https://a.example/">'),
    ],
)
def test_a_link_to_another_host_names_no_referrer(link: str, finished: str) -> None:
    """Beside what it says already, once; a link that a script fills is marked as external."""
    assert without_referrer(f"<p>{link}x</a></p>") == f"<p>{finished}x</a></p>"


@pytest.mark.parametrize(
    "page",
    [
        '<a href="../b/">',
        '<a href="#_a" rel="tag">',
        '<abbr title="https://a.example/">',
        "&lt;a href=&quot;https://a.example/&quot;>",
    ],
)
def test_what_leads_nowhere_else_stays_as_it_is(page: str) -> None:
    """Links within the archive, and what is no link."""
    assert without_referrer(page) == page


def test_a_page_of_open_tags_costs_no_more_than_its_length() -> None:
    """Text of a card is escaped, so this is a page of somebody's own; it is read once all the same."""
    assert without_referrer("<a " * 50_000) == "<a " * 50_000
