"""The manifest of a site, and the pictures of its icon."""

import json
from io import BytesIO

from PIL import Image, ImageColor

from onrecord.design import SITE_ICON
from onrecord.exports.theme.web_app import TOUCH_ICON, web_app


def test_the_manifest_tells_name_and_colours_and_lists_the_icons() -> None:
    """By addresses from its own, for a site may lie in a folder of its host."""
    manifest, *_ = web_app("Watch “File”", "Who said it.", our_icon=True)
    assert manifest.url == "site.webmanifest"
    assert json.loads(manifest.content) == {
        "name": "Watch “File”",
        "description": "Who said it.",
        "start_url": "./",
        "display": "browser",
        "theme_color": "#fff",
        "background_color": "#fff",
        "icons": [
            {"src": "assets/icon-192.png", "sizes": "192x192", "type": "image/png"},
            {"src": "assets/icon-512.png", "sizes": "512x512", "type": "image/png"},
        ],
    }


def test_a_site_with_an_icon_of_its_own_has_none_of_ours() -> None:
    """Nor is a description told that it has not."""
    (manifest,) = web_app("Watch File", "", our_icon=False)
    told = json.loads(manifest.content)
    assert told["icons"] == [] and "description" not in told


def test_the_icons_are_drawn_in_their_sizes() -> None:
    """Full squares in the icon's colours, of few bytes; the first is that of a phone's screen."""
    _, *icons = web_app("Watch File", "", our_icon=True)
    images = [Image.open(BytesIO(icon.content)) for icon in icons]
    assert icons[0].url == TOUCH_ICON
    assert [(image.format, image.size) for image in images] == [("PNG", (side, side)) for side in (180, 192, 512)]
    assert {image.getpixel((0, 0)) for image in images} == {ImageColor.getrgb(SITE_ICON.ground)}
    bar = SITE_ICON.bars[0]
    middle = [round(image.width * (bar.top + bar.bottom) / 2 / SITE_ICON.size) for image in images]
    shown = {image.getpixel((image.width // 2, y)) for image, y in zip(images, middle, strict=True)}
    assert shown == {ImageColor.getrgb(bar.colour)}
    assert max(len(icon.content) for icon in icons) < 12_000
