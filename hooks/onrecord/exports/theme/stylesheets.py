"""The theme's folder, and its stylesheets as they are published: small, and with the archive's name."""

from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import Final

from rcssmin import cssmin

from ...output import Asset
from .assets import assets

FOLDER: Final = Path(__file__).parents[2] / "theme"
"""Templates, styles and scripts of this project, which lie over those of the theme."""
WITHOUT_THEME: Final = "assets/written.css"
"""What pages that are written by hand have in the place of the theme's styles, where the theme is not there."""
NOT_SERVED: Final[Set[str]] = {"assets/pack.css", "nav.yaml", WITHOUT_THEME}
"""Of the folder: the first goes into evidence packs, the second into menus."""
OF_A_PAGE_BY_HAND: Final = ("tokens.css", "bar.css", "page.css", "reading.css", "written.css")
"""What such a page links then."""
OF_THE_ARCHIVE: Final = (
    *(
        "tokens.css",
        "bar.css",
        "page.css",
        "record.css",
        "card.css",
        "plot.css",
        "question.css",
        "lists.css",
        "reading.css",
        "home.css",
        "map.css",
        "search.css",
    ),
)
"""In `theme/assets`, the first made by the build: pages of the archive link them in this order."""
_ONLY: Final[Mapping[str, Set[str]]] = {
    "card.css": {"sources", "contribute"},
    "plot.css": {"", "questions"},
    "question.css": {"questions", "as-of"},
    "reading.css": {""},
    "home.css": {"", "questions", "topics", "places", "actors", "as-of", "timeline"},
    "map.css": {"places"},
    "search.css": {"search"},
}
"""Those that only pages of these folders need; the home page has none."""
_FORM: Final = "contribute/new/"
"""The heaviest first visit: it has no list."""


def linked(url: str) -> list[str]:
    """The stylesheets that a page of the archive links, by its address: those that all share, and its own."""
    folder = url.partition("/")[0]
    left_out = {"lists.css"} if url == _FORM else set[str]()
    return [name for name in OF_THE_ARCHIVE if folder in _ONLY.get(name, {folder}) and name not in left_out]


def published(css: str, site_name: str) -> str:
    """A stylesheet made small, with the archive's name in the place that it leaves for it."""
    quoted = "".join(f"\\{ord(sign):x} " if sign in '"\\\n' else sign for sign in site_name)
    return str(cssmin(css)).replace('"site:name"', f'"{quoted}"')


def drawn(palette_css: str, site_name: str) -> Iterator[Asset]:
    """The files that the build makes of the table of colours, as they are published."""
    for asset in assets(palette_css):
        yield Asset(asset.url, published(asset.content.decode(), site_name).encode()) if _is_css(asset) else asset


def switch(options: int) -> str:
    """Rules that show, of the buttons of so many schemes, the one that leads on from the scheme at hand."""
    chosen = (f'[data-option="{at}"]' for at in range(options))
    return "".join(f"{one} .bar .bar-scheme{one} {{ display: block; }}\n" for one in chosen)


def _is_css(asset: Asset) -> bool:
    return asset.url.endswith(".css")


def of_a_pack(site_name: str) -> str:
    """The styles of an evidence pack: all stylesheets of the archive, that for paper, and its own."""
    made = {asset.url: asset.content for asset in assets()}
    addresses = [f"assets/{name}" for name in (*OF_THE_ARCHIVE, "print.css", "pack.css")]
    styles = [made.get(address) or (FOLDER / address).read_bytes() for address in addresses]
    *shared, paper, own = (published(style.decode(), site_name) for style in styles)
    return f"{''.join(shared)}@media print {{\n{paper}}}\n{own}"
