"""The installed theme, Material for MkDocs: which of its files pages ask for, its palette, its icons."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

_ASKED: Final = re.compile(r"assets/(stylesheets/main|javascripts/bundle)\.\w+\.min\.(css|js)")

_INVALID: Final = re.compile(r'(<input\s[^<>]*type="checkbox"[^<>]*) autocomplete="off"|(<label\s[^<>]*) tabindex=""')


@cache
def installed() -> tuple[Path, ...]:
    """The folder of its templates, where it is installed. The package is not imported: it would import MkDocs."""
    spec = find_spec("material")
    return (Path(spec.origin).with_name("templates"),) if spec is not None and spec.origin is not None else ()


def templates() -> Path:
    """The folder of its templates. Raises LookupError where it is not installed, which only `--writer plain` allows."""
    for folder in installed():
        return folder
    raise LookupError("Material for MkDocs is not installed")


def is_asked(uri: str) -> bool:
    """Whether a hand-written page asks for a file of the theme; the others are not served."""
    return _ASKED.fullmatch(uri) is not None


def stylesheet() -> str:
    """Where the theme's stylesheet lies on a site; its name holds a sum."""
    return next(templates().glob("assets/stylesheets/main.*.min.css")).relative_to(templates()).as_posix()


def palette() -> str:
    """The text of the theme's palette, from which the colours that `theme.palette` names are read.

    Empty where the theme is not installed: then no such colour is known.
    """
    return "".join(
        next(folder.glob("assets/stylesheets/palette.*.min.css")).read_text("utf-8") for folder in installed()
    )


def icons(*more: Path) -> Iterator[str]:
    """The names of all icons, as settings name them (`material/magnify`); those of `more` folders of templates too."""
    for folder in (*installed(), *more):
        root = folder / ".icons"
        yield from (path.relative_to(root).with_suffix("").as_posix() for path in root.rglob("*.svg"))


def is_icon(name: str, *more: Path) -> bool:
    """Whether a setting names an icon that there is."""
    return any((folder / ".icons" / f"{name}.svg").is_file() for folder in (*installed(), *more))


def mended(page: str) -> str:
    """A page of the theme's without the attributes that HTML does not know where its templates put them.

    Nor with the label of a box that it gives to pages of its menu alone.
    """
    page = page if 'id="__toc"' in page else page.replace(' for="__toc"', "")
    return _INVALID.sub(lambda match: match[1] or match[2], page)
