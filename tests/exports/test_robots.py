"""What tells programs that visit the site where its pages are listed."""

import pytest

from onrecord.exports.theme.robots import robots


@pytest.mark.parametrize(
    ("site_url", "text"),
    [
        ("", "User-agent: *\nAllow: /\n"),
        ("https://x.example/on/", "User-agent: *\nAllow: /\n\nSitemap: https://x.example/on/sitemap.xml\n"),
    ],
)
def test_every_page_may_be_read(site_url: str, text: str) -> None:
    """And where the site has an address, the list of its pages is named by it."""
    assert robots(site_url).url == "robots.txt" and robots(site_url).content.decode() == text
