"""The way from a page to a path of the site is the one that MkDocs gives."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils import normalize_url

from onrecord.writing.relative import relative

NAMES = st.sampled_from(["a", "b", "c.css", "..", "."])
PATHS = st.builds(lambda names, end: "/".join(names) + end, st.lists(NAMES, max_size=4), st.sampled_from(["", "/"]))
PAGES = st.lists(st.sampled_from(["a", "b", "d"]), max_size=3).map(lambda names: "".join(f"{name}/" for name in names))


@given(PATHS, PAGES)
def test_it_is_as_mkdocs_gives_it(path: str, url: str) -> None:
    """Whatever is asked for, from wherever: the two sites must be the same to the byte."""
    page: Any = SimpleNamespace(url=url)
    assert relative(path, url) == normalize_url(path, page)


@pytest.mark.parametrize(
    ("path", "page", "way"),
    [
        ("", "questions/x/", "../.."),
        ("about/", "questions/x/", "../../about/"),
        ("questions/y/", "questions/x/", "../y/"),
        ("https://example.org/", "a/", "https://example.org/"),
        ("/a/", "a/", "/a/"),
        ("#_b", "a/", "#_b"),
    ],
)
def test_where_it_leads(path: str, page: str, way: str) -> None:
    """What leads elsewhere, or within the page, stays."""
    assert relative(path, page) == way
