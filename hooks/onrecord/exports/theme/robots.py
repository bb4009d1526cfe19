"""What tells programs that visit the site where all of its pages are listed."""

from ...output import Asset


def robots(site_url: str) -> Asset:
    """`robots.txt`: every page may be read; the list of them lies at an address that is whole, if there is one."""
    listed = f"\nSitemap: {site_url.removesuffix('/')}/sitemap.xml\n" if site_url else ""
    return Asset("robots.txt", f"User-agent: *\nAllow: /\n{listed}".encode())
