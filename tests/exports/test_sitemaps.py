"""The list of pages for programs that visit the site, where it is too long for one list."""

import pytest

from onrecord.exports.theme.sitemaps import divided
from onrecord.output import Asset

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
SITE = "https://x.example/on/"


def entry(name: str, day: str = "") -> str:
    """A page in the list."""
    changed = f"\n    <lastmod>{day}</lastmod>" if day else ""
    return f"  <url>\n    <loc>{SITE}{name}/</loc>{changed}\n  </url>\n"


ENTRIES = [entry("a", "2022-04-20"), entry("b", "2022-05-01"), entry("c")]
WHOLE = f"{HEAD}{''.join(ENTRIES)}</urlset>"


@pytest.mark.parametrize("sitemap", [WHOLE, f"{HEAD}</urlset>"])
def test_a_list_that_holds_all_stays_as_it_is(sitemap: str) -> None:
    """However many it may have."""
    assert divided(sitemap, SITE, addresses=3, size=len(sitemap)) == (sitemap, [])
    assert divided(sitemap, SITE) == (sitemap, [])


def test_more_addresses_than_one_list_may_have_are_in_several() -> None:
    """Which the list at the known address names, with the last day on which something in them changed."""
    index, lists = divided(WHOLE, SITE, addresses=2)
    assert lists == [
        Asset("sitemap-1.xml", f"{HEAD}{ENTRIES[0]}{ENTRIES[1]}</urlset>".encode()),
        Asset("sitemap-2.xml", f"{HEAD}{ENTRIES[2]}</urlset>".encode()),
    ]
    assert index == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"  <sitemap>\n    <loc>{SITE}sitemap-1.xml</loc>\n    <lastmod>2022-05-01</lastmod>\n  </sitemap>\n"
        f"  <sitemap>\n    <loc>{SITE}sitemap-2.xml</loc>\n  </sitemap>\n"
        "</sitemapindex>"
    )


def test_no_list_has_more_bytes_than_one_may_have() -> None:
    """Head and foot are counted."""
    most = len(f"{HEAD}{ENTRIES[0]}{ENTRIES[1]}</urlset>")
    for size, pages in ((most, [2, 1]), (most - 1, [1, 2])):
        lists = divided(WHOLE, SITE, size=size)[1]
        assert [one.content.count(b"<loc>") for one in lists] == pages
        assert max(len(one.content) for one in lists) <= size


def test_fifty_thousand_addresses_are_the_most() -> None:
    """As the protocol has it."""
    many = f"{HEAD}{ENTRIES[2] * 50_001}</urlset>"
    assert [one.content.count(b"<loc>") for one in divided(many, SITE)[1]] == [50_000, 1]
