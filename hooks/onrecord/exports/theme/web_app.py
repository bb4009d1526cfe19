"""What a browser shows of a site outside its pages: a name, colours, and icons on a phone's screen."""

import json
from collections.abc import Iterator
from typing import Final

from ...design import Colour
from ...output import Asset
from ..share_image.drawing import site_icon

ICON: Final = "assets/icon.svg"
"""The site's icon where a maintainer has none of their own; the pictures below show the same."""
TOUCH_ICON: Final = "assets/icon-180.png"
"""The one that a phone puts on its screen."""
_LISTED: Final = (192, 512)
"""Sides in pixels of those that the manifest lists, as browsers ask for them."""


def web_app(site_name: str, about: str, *, our_icon: bool) -> Iterator[Asset]:
    """`site.webmanifest`, and our icon as pictures; a site with an icon of its own has none of ours."""
    yield Asset("site.webmanifest", _manifest(site_name, about, _LISTED if our_icon else ()).encode())
    for side in (180, *_LISTED) if our_icon else ():
        yield Asset(_address(side), site_icon(side))


def _address(side: int) -> str:
    return f"assets/icon-{side}.png"


def _manifest(site_name: str, about: str, sides: tuple[int, ...]) -> str:
    """The manifest (W3C, Web Application Manifest); a page of it stays a page in a browser, with its address."""
    told = {
        "name": site_name,
        **({"description": about} if about else {}),
        "start_url": "./",
        "display": "browser",
        "theme_color": Colour.PAPER.light,
        "background_color": Colour.PAPER.light,
        "icons": [{"src": _address(side), "sizes": f"{side}x{side}", "type": "image/png"} for side in sides],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
