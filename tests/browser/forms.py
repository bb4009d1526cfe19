"""What the tests of the form share: its page, cards with hostile texts, the checker's word on what it writes."""

import json
import random
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from click.testing import CliRunner
from playwright.sync_api import Page, expect

from onrecord.cli import main
from onrecord.load import Loaded
from onrecord.reading.yaml_reader import read
from tests.paths import PROJECT

Card = dict[str, Any]
FORM: Final = "contribute/new/"
PLACES: Final = {
    "new": "https://github.com/o/r/new/main/sources/cards/",
    "edit": "https://github.com/o/r/edit/main/sources/",
}
HOSTILE: Final = (
    *"""\
Kursk: what is known
Russia #1 and more
He said "no": twice
It's so
yes
no
null
2024-12-30
3000
1e3
- a dash
> 3000
[brackets]
{braces: x}
*star
&and
!tag
%percent
@at
`tick`
| pipe
? asks
Кількість убитих: понад 3 тисячі
북한군 사상자 3,000명
خسائر: ثلاثة آلاف
🙂 an emoji first
an emoji 🙂 last
""".splitlines(),
    "a\\backslash \\n",
    "ends with a colon:",
    "two  spaces",
    "a\u00a0hard space",
    "after:\u00a0a hard space",
    "~about",
    "=equals",
    "--- a rule",
    "... dots",
    "one, two, three",
    "line one\nline two",
    "line one\n\nline three\n\n\nline six",
    "a\ttab",
    "  an indented\n  text",
    "long " * 90,
    "w" * 300,
    "long and hard\u00a0spaced " * 12,
    "é" * 3,
    "e\u0301 combining",
    "\u0301 begins with a mark",
    "#begins",
    "a # remark",
    "a: b: c",
    "'single'",
    "'",
    '"',
    "\\",
)


def opened(page: Page, url: str) -> Page:
    """The form at an address, with what it knows of the archive."""
    page.goto(url)
    page.evaluate(
        f"import('{page.url.split('contribute')[0]}assets/form.js').then(async m => {{ await m.begun; await "
        f"m.ready(); }})"
    )
    return page


PROPOSE: Final = (
    f'<a class="propose button" href="{PLACES["new"]}" rel="external noopener" target="_blank" hidden>'
    "Propose it on GitHub</a>"
)
"""What stands before the buttons of a form whose files lie on GitHub."""


def on_github(page: Page, address: str) -> Page:
    """The form of a site whose files lie on GitHub."""

    def patched(route: Any) -> None:
        body = route.fetch().text()
        body = body.replace('data-new=""', f'data-new="{PLACES["new"]}"').replace(
            'data-edit=""', f'data-edit="{PLACES["edit"]}"'
        )
        body = body.replace('<p class="take">', f'<p class="take">{PROPOSE} ')
        route.fulfill(body=body, content_type="text/html")

    page.route(re.compile(r"/contribute/new/"), patched)
    return opened(page, address + FORM)


def module(page: Page, body: str, *given: object) -> Any:
    """What JavaScript makes of the module of the form (`m`) and of what is given (`given`)."""
    base = page.url.split("contribute")[0]
    return page.evaluate(f"given => import('{base}assets/form.js').then(async m => {{ {body} }})", list(given))


def set_state(page: Page, card: Card, name: str, files: dict[str, Card] | None = None) -> dict[str, Any]:
    """Put a card into the form through its module, and the files of new actors; the state that the form then has."""
    act = "m.write(given[0], given[1], { own: true, actors: given[2] }); return m.current();"
    state: dict[str, Any] = module(page, act, card, name, files or {})
    return state


def states(page: Page, named: Iterable[tuple[str, Card]]) -> list[dict[str, Any]]:
    """What `set_state` gives of each card with its name, one after the other; the page is not drawn in between."""
    act = "return given.map(([name, card]) => { m.write(card, name, { own: true, actors: {} }); return m.current(); });"
    every: list[dict[str, Any]] = module(page, act, *named)
    return every


def cards(seed: int, number: int) -> Iterator[tuple[str, Card]]:
    """Cards of all three kinds with hostile texts in every field that takes one; the same for one seed."""
    choose = random.Random(seed)
    for n in range(number):
        yield f"made-{n}", _card(choose, n)


def _card(choose: random.Random, n: int) -> Card:
    def text() -> str:
        return choose.choice(HOSTILE)

    def line() -> str:
        return re.sub(r"\s*\n\s*", " ", text()).strip()

    speakers = [
        "volodymyr-zelensky",
        {"anonymous": line()},
        {"document": line(), "purported_author": "russian-armed-forces"},
        {"document": line()},
    ]
    figures = ["3000", "~1100", "> 3000", ">= 3000", "< 500", "<= 500", "1000..1200", {"words": line()}, "declined"]
    speaker, relay = choose.sample(speakers, 2)
    attributed = {
        "id": "said",
        "text": text(),
        "said_by": speaker,
        "via": [relay, "yonhap"][: choose.randint(0, 2)],
        "said_on": "2024-12-23",
        "answers": {"north-korean-soldiers-killed-or-wounded": choose.choice(figures)},
        "measure": "killed or wounded",
        "quote": "Слова #1: так" if n % 2 else "",
        "quote_language": "uk" if n % 2 else "",
        "note": text(),
        "locator": line(),
        "about": ["north-korea"],
        "places": ["kursk-oblast"],
        "unverified_by": ["newsweek"],
    }
    unacknowledged = {
        "id": "owned-by-nobody",
        "text": text(),
        "said_by": choose.choice(speakers),
        "answers": {"north-korean-soldiers-in-russia": "yes"},
        "not_acknowledged_by": {
            "russia": choose.choice(["declined", "denied", "unacknowledged"]),
            "north-korea": "denied",
        },
    }
    verified = {
        "id": "on-record",
        "text": f"Volodymyr Zelensky stated: {text()}",
        "basis": "on-record",
        "by": "volodymyr-zelensky",
        "evidence": ["fakty-zelensky-3000", "menafn-zelensky-3000#over-3000"],
    }
    public = {
        "id": "on-file",
        "text": text(),
        "basis": "public-record",
        "rests_on": ["fakty-zelensky-3000#over-3000"],
        "evidence": [{"url": "https://example.org/a?b=c,d&e=[f]#g", "archived": "https://example.org/~x/"}],
    }
    unknown = {
        name: line()
        for name in choose.sample(
            ["retrieved", "url", "archived", "language", "title", "published"], choose.randint(0, 4)
        )
    }
    middle = re.sub(r"[.!?…]|\n\s*\n|[][]", "", text())  # it ends no sentence, and is no link
    card: Card = {
        "title": f"{line()} {n}",
        "publisher": "newsweek",
        "type": "news-report",
        "published": choose.choice(["2025-06-01", "2025-06", "2025-06-01/2025-07", "2025-06-01~", "2025-06-01/.."]),
        "retrieved": "2026-11-22",
        "url": f"https://example.org/{n}",
        "archived": "sha256:" + "0123456789abcdef" * 4,
        "language": "en",
        "not_recorded": unknown,
        "authors": [line(), "kim-jong-un"],
        "topics": ["north-korean-troops"],
        "places": ["kursk-oblast"],
        "note": text(),
        "summary": (
            f"[It was said](#said), and [nobody has owned it](#owned-by-nobody); {middle} [is on file](#on-file)."
        ),
        "verified": [verified, public][: choose.randint(0, 2)] if n % 3 else [public],
        "attributed": [attributed],
        "unacknowledged": [unacknowledged],
    }
    for name in set(unknown) - {"title", "published"}:
        del card[name]
    if not any(v["id"] == "on-file" for v in card["verified"]):
        card["summary"] = card["summary"].replace("(#on-file)", "(#said)")
    return full(card)  # type: ignore[no-any-return]


def full(value: Any) -> Any:
    """The same without what is empty, its texts as a field keeps them."""
    if isinstance(value, dict):
        return {key: kept for key, one in value.items() if (kept := full(one)) not in ("", [], {}, None)}
    if isinstance(value, list):
        return [kept for one in value if (kept := full(one)) not in ("", [], {}, None)]
    if isinstance(value, str):
        return re.sub(r"[ \t]+\n", "\n", value).strip()
    return value


def values(text: str) -> Any:
    """What the checker's reader makes of a file."""
    document, problems = read("card.yaml", text.encode())
    assert problems == [], (problems, text)
    return full(json.loads(json.dumps(document.data)))


def every_card(real: Loaded) -> list[str]:
    """All cards of the archive."""
    return list(real.archive.cards)


def one_of_each_shape(real: Loaded) -> list[str]:
    """Cards that between them have every field, in every way of writing it, that any card has."""
    shapes = {card: _shape(real.documents[card].data, "") for card in real.archive.cards}
    seen: set[str] = set()
    chosen = []
    for card, shape in sorted(shapes.items(), key=lambda one: (-len(one[1]), one[0])):
        if not shape <= seen:
            chosen.append(card)
            seen |= shape
    return chosen


def _shape(value: Any, path: str) -> set[str]:
    """The fields of a value with those below them; of questions and parties only that there are any."""
    if isinstance(value, dict):
        named = path.endswith(("answers", "not_acknowledged_by"))
        return {path}.union(*(_shape(inner, path + ("/*" if named else f"/{key}")) for key, inner in value.items()))
    if isinstance(value, list):
        return {path}.union(*(_shape(inner, f"{path}[]") for inner in value))
    return {f"{path}={value}" if path.endswith(("/type", "/basis")) else path}


def archive(folder: Path, naming: str | None = None) -> Path:
    """A copy of the archive; where a text is given, with those cards alone that it, a question or one of them names."""
    sources = Path(shutil.copytree(PROJECT / "sources", folder / "sources"))
    if naming is not None:
        files = {file.stem: file for file in sources.glob("cards/*/*.yaml")}
        others = (file for file in sources.rglob("*.yaml") if file.stem not in files)
        naming = " ".join([naming, *(file.read_text("utf-8") for file in others)])
        kept: set[str] = set()
        while named := {name for name in files.keys() - kept if name in naming}:
            kept |= named
            naming = " ".join(files[name].read_text("utf-8") for name in named)
        for name in files.keys() - kept:
            files[name].unlink()
    return sources


def checked(sources: Path) -> list[dict[str, Any]]:
    """What `onrecord check --strict` says of an archive, but for the hint that marks of drawn words call for."""
    result = CliRunner().invoke(main, ["check", "--strict", "--format", "json", "--sources", str(sources)])
    rows: list[dict[str, Any]] = json.loads(result.output[: result.output.rindex("]") + 1])
    grave = [row for row in rows if row["code"] != "mark-beside"]
    assert (result.exit_code == 0) == (grave == []), result.output
    return grave


def problems(page: Page) -> list[str]:
    """What the form says is open."""
    return [" ".join(line.split()) for line in page.locator(".open li").all_inner_texts()]


def nothing_open(page: Page) -> None:
    """The form says that nothing is missing."""
    expect(page.locator("#_open")).to_have_text("Nothing is missing")


def fill(page: Page, within: str, fields: dict[str, str]) -> None:
    """Fill in the first field of each name within a part of the form."""
    for name, value in fields.items():
        field = page.locator(f'{within} .field[data-name="{name}"]').first
        control = field.locator("input:not([type=checkbox]), select, textarea").first
        if control.evaluate("c => c.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)
