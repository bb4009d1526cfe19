"""From one address of a site to another: relative, as the theme's templates ask for it, and as MkDocs gives it."""

from posixpath import normpath
from urllib.parse import urlsplit


def relative(path: str, page: str) -> str:
    """The way from a page to a path of the site; what leads elsewhere, or within the page, stays as it is."""
    if is_elsewhere(path):
        return path
    target = path or "."
    above = 0
    while f"{normpath(target)}/".startswith("../" * (above + 1)):
        above += 1
    return "../" * above + _between(target, page)


def is_elsewhere(path: str) -> bool:
    """Whether a link leads to another host, from the root of its own, or within its page."""
    parts = urlsplit(path)
    return bool(parts.scheme or parts.netloc or path.startswith(("/", "#")))


def _between(target: str, page: str) -> str:
    folder, _, file = page.rpartition("/")
    here, there = _parts(folder if "." in file else page), _parts(target)
    shared = next((at for at, (one, other) in enumerate(zip(here, there, strict=False)) if one != other), None)
    common = min(len(here), len(there)) if shared is None else shared
    way = "/".join([".."] * (len(here) - common) + there[common:]) or "."
    return f"{way}/" if target.endswith("/") else way


def _parts(path: str) -> list[str]:
    whole = normpath(path if path.startswith("/") else f"/{path}")[1:]
    return whole.split("/") if whole else []
