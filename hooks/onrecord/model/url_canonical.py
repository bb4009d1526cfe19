"""One spelling for all the addresses under which one page is found; nothing else of the project is imported here.

Two addresses with one canonical form are taken for one page. So only what never names a page is dropped: the scheme,
`www.`, what asks for the narrow page, what counts visitors. Whatever else stands in an address tells pages apart.
"""

import re
from typing import Final
from urllib.parse import SplitResult, quote, urlsplit

import idna

SKIPPED_LABELS: Final = frozenset({"www", "m", "mobile", "amp"})
"""Parts of a host's name that lead to the same page, before the two that name the site."""
TRACKING: Final = re.compile(
    r"utm_\w+|at_(?:medium|campaign|format|link_\w+|bbc_team|ptr_\w+)|guce_\w+|_hs\w+|oly_\w+|mc_[ce]id|vero_\w+|"
    r"fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ysclid|twclid|ttclid|li_fat_id|igshid|igsh|_ga|_gl|mkt_tok|"
    r"ref_src|ref_url|s_cid|wt_mc|xtor|ns_(?:campaign|mchannel|source|linkname|fee)|smid|guccounter|_branch_match_id|"
    r"amp",
    re.IGNORECASE,
)
"""Parameters that say how a reader came, never what is read; `outputType=amp` is left out besides."""
LONGEST: Final = 4096
"""Signs in an address that is looked at."""
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
_AMP_ENDING = re.compile(r"(?:\.amp)+(?=(?:\.html?)?$)")
_ROUTE = re.compile(r"[!/]")


def canonical(url: str) -> str:
    """The canonical form of a web address; anything else comes back as it is.

    The same for `http` and `https`, `www.`, `m.` and `amp.` hosts, `/amp` paths, a trailing slash, a default port, a
    fragment (unless it is a route, `#!/…`), either spelling of an escape, an IDNA name, parameters in any order, and
    parameters that only track. An address of more than 4,096 signs, which no browser's bar holds, comes back as it is.
    """
    if len(url) > LONGEST:
        return url
    try:
        parts = urlsplit(url.strip())
        host, port = _host(parts.hostname or ""), parts.port
    except ValueError:
        return url
    if parts.scheme not in ("http", "https") or not host:
        return url
    other_port = f":{port}" if port and port != {"http": 80, "https": 443}[parts.scheme] else ""
    return f"https://{host}{other_port}{_path(parts.path)}{_query(parts)}{_fragment(parts.fragment)}"


def _host(name: str) -> str:
    """A host's name in small ASCII letters, without labels that lead to the same page; a number stays one."""
    if ":" in name:
        return f"[{name}]"
    try:
        ascii_name = name.rstrip(".") if name.isascii() else idna.encode(name.rstrip("."), uts46=True).decode()
    except idna.IDNAError:
        ascii_name = name.rstrip(".")
    labels = ascii_name.lower().split(".")
    return ".".join(
        label for place, label in enumerate(labels) if label not in SKIPPED_LABELS or place >= len(labels) - 2
    )


def _path(path: str) -> str:
    """A path without `/amp`, `.amp` and a trailing slash, however often they stand there."""
    before, kept = None, path
    while kept != before:
        before, kept = kept, _shorter(kept)
    return kept


def _shorter(path: str) -> str:
    segments = _AMP_ENDING.sub("", _escaped(path)).rstrip("/").split("/")
    while len(segments) > 2 and "amp" in (segments[1].lower(), segments[-1].lower()):
        segments = [segments[0], *segments[2:]] if segments[1].lower() == "amp" else segments[:-1]
    return "/".join(segments).rstrip("/")


def _query(parts: SplitResult) -> str:
    """The parameters that may name the page, in order of their names; those of one name stay in theirs."""
    pairs = [_escaped(pair.replace("+", "%20")) for pair in parts.query.split("&") if pair]
    kept = [pair for pair in pairs if not TRACKING.fullmatch(_name(pair)) and pair.lower() != "outputtype=amp"]
    return "?" + "&".join(sorted(kept, key=_name)) if kept else ""


def _name(pair: str) -> str:
    return pair.split("=", 1)[0]


def _fragment(fragment: str) -> str:
    """A place on a page is no page; a route of a page that a script draws may be one."""
    return f"#{_escaped(fragment)}" if _ROUTE.match(fragment) else ""


def _escaped(text: str) -> str:
    """Every escape in capital letters, none where none is needed, and what must be escaped is."""
    plain = _ESCAPE.sub(lambda escape: _unescaped(escape[0]), text)
    return quote(plain, safe="/:?#[]@!$&'()*+,;=~%-._")


def _unescaped(escape: str) -> str:
    sign = chr(int(escape[1:], 16))
    return sign if _UNRESERVED.fullmatch(sign) else escape.upper()
