"""Which addresses are taken for one page, and which never are."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.url_canonical import canonical

PAGE = "https://example.org/world/a-report?id=7"


ONE_PAGE = [
    "http://example.org/world/a-report?id=7",
    "HTTPS://WWW.Example.ORG/world/a-report?id=7",
    "https://m.example.org/world/a-report?id=7",
    "https://mobile.example.org/world/a-report?id=7",
    "https://amp.example.org/world/a-report?id=7",
    "https://www.m.example.org./world/a-report?id=7",
    "https://example.org/amp/world/a-report?id=7",
    "https://example.org/world/a-report/amp/?id=7",
    "https://example.org/world/a-report.amp?id=7",
    "https://example.org/world/a-report/?id=7",
    "https://example.org/world/a-report?id=7#comments",
    "https://example.org/world/a-report?id=7#:~:text=bridge",
    "https://example.org:443/world/a-report?id=7",
    "http://example.org:80/world/a-report?id=7",
    "https://example.org/world/%61-report?id=%37",
    "https://example.org/world/a-report?id=7&",
    "https://example.org/world/a-report?utm_source=feed&utm_medium=email&id=7",
    "https://example.org/world/a-report?fbclid=IwAR0&id=7&gclid=x",
    "https://example.org/world/a-report?id=7&_branch_match_id=1",
    "https://example.org/world/a-report?UTM_Campaign=x&id=7",
    "https://example.org/world/a-report?amp&id=7&outputType=amp",
    "https://user:secret@example.org/world/a-report?id=7",
    "  https://example.org/world/a-report?id=7 ",
]


@pytest.mark.parametrize("other", ONE_PAGE)
def test_one_page(other: str) -> None:
    """Scheme, host, path, port, escapes, fragment and tracking may differ: it is the same page."""
    assert canonical(other) == PAGE


OTHER_PAGES = [
    "https://example.org/world/a-report",
    "https://example.org/world/a-report?id=8",
    "https://example.org/world/a-report?ID=7",
    "https://example.org/world/A-report?id=7",
    "https://example.org/world/a-report?id=7&page=2",
    "https://example.org/world/a-report?id=7&ref=9",
    "https://example.org/world/a-report?id=7&source=9",
    "https://example.org/world/a-report?id=7&ns_id=9",
    "https://example.org/world/a-report?id=7#!/part/2",
    "https://example.org/world/a-report?id=7#/part/2",
    "https://example.org:8443/world/a-report?id=7",
    "https://news.example.org/world/a-report?id=7",
    "https://example.org/world/amplified/a-report?id=7",
    "https://example.org/world%2Fa-report?id=7",
    "ftp://example.org/world/a-report?id=7",
]


@pytest.mark.parametrize("other", OTHER_PAGES)
def test_another_page(other: str) -> None:
    """Whatever may name a page keeps two addresses apart."""
    assert canonical(other) != PAGE


def test_endings_without_end() -> None:
    """However often an ending stands there, it is left out; an address too long for a page comes back as it is."""
    for times in (500, 511):
        url = "https://e.com/x" + ".amp/amp" * times
        assert canonical(url) == (url if len(url) > 4096 else "https://e.com/x")


SPELT_TWICE = [
    ("https://example.org/?b=2&a=1", "https://example.org/?a=1&b=2"),
    ("https://example.org/?q=a+b", "https://example.org/?q=a%20b"),
    ("https://bücher.example/", "https://xn--bcher-kva.example"),
    ("https://пример.example/путь", "https://xn--e1afmkfd.example/%d0%bf%d1%83%d1%82%d1%8c"),
    ("https://en.m.example.org/x", "https://en.example.org/x"),
    ("http://[2001:DB8::1]:8080/a", "https://[2001:db8::1]:8080/a"),
]


@pytest.mark.parametrize(("one", "other"), SPELT_TWICE)
def test_one_page_spelt_twice(one: str, other: str) -> None:
    """Order of parameters, a plus for a space, names and paths in other scripts."""
    assert canonical(one) == canonical(other)


TWO_PAGES = [
    ("https://example.org/?a=1&a=2", "https://example.org/?a=2&a=1"),
    ("https://m.com/x", "https://amp.com/x"),
    ("https://[2001:db8::1]:8080/a", "https://[2001:db8::1:8080]/a"),
    ("https://straße.example/", "https://strasse.example/"),
    ("https://example.org/amp", "https://example.org/"),
]


@pytest.mark.parametrize(("one", "other"), TWO_PAGES)
def test_two_pages(one: str, other: str) -> None:
    """Several parameters of one name keep their order; a host or path that is nothing but “amp” is one."""
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    "text", ["", "a report", "https://", "https://[", "https://example.org:x/", "mailto:a@b.example"]
)
def test_what_is_no_web_address_comes_back(text: str) -> None:
    """Nothing is raised, whatever is typed."""
    assert canonical(text) == text


PARTS = st.lists(
    st.sampled_from(
        ["amp", "AMP", ".amp", "/", "//", "a", "%61", "%2f", "é", "?", "&", "=", "#", "+", "utm_x=1", ".html"]
    ),
    max_size=8,
).map("".join)


@given(st.text(string.ascii_lowercase + ".", min_size=1, max_size=12), PARTS)
def test_it_is_its_own_canonical_form(host: str, rest: str) -> None:
    """A canonical address stays as it is."""
    once = canonical(f"https://{host}/{rest}")
    assert canonical(once) == once
