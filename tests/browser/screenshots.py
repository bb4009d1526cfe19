"""`make screenshots`: every kind of page, both widths, both schemes, into screenshots/."""

import sys
from typing import Final, Literal

from tests.browser.serving import KINDS_OF_PAGE, chromium, served
from tests.paths import PROJECT

SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")


def main() -> None:
    """Take the pictures of the site in site/; with names of kinds of page, only of those."""
    folder = PROJECT / "screenshots"
    folder.mkdir(exist_ok=True)
    chosen = {name: KINDS_OF_PAGE[name] for name in sys.argv[1:]} or KINDS_OF_PAGE
    with served(PROJECT / "site") as address, chromium() as browser:
        for width, height in ((1280, 900), (360, 800)):
            for scheme in SCHEMES:
                context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
                page = context.new_page()
                for name, url in chosen.items():
                    page.goto(address + url)
                    page.screenshot(path=folder / f"{name}-{width}-{scheme}.png")
                context.close()
    print(f"{len(chosen) * 4} pictures in {folder.name}/")


if __name__ == "__main__":
    main()
