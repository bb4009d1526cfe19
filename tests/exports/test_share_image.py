"""The pictures of shared links: legible, never overflowing, of the same bytes for the same words.

Issue "machine-readable heads".
"""

import itertools
import re
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from importlib import resources
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageColor, ImageFont

from onrecord.design import MARKS
from onrecord.exports.share_image import content, text_layout
from onrecord.exports.share_image.content import GENERAL, pictured
from onrecord.exports.share_image.content import pictures as all_pictures
from onrecord.exports.share_image.drawing import SIZE, Picture, Stamp, draw, key
from onrecord.exports.share_image.text_layout import Fonts, in_a_box, legible, on_a_line
from onrecord.exports.theme.assets import assets as theme_assets
from onrecord.load import Loaded
from onrecord.output import Asset
from onrecord.pages.statement.views import ArchiveViews
from onrecord.standings.derive import derive

FONTS = Fonts()
ASKED = Picture(
    "On Record",
    "Did soldiers of Country A fight in the East Valley in 2021?",
    (Stamp("attributed", "Attributed"),),
    "since 1 Mar 2021",
    ("It is claimed, and not verified.", "2 named origins · Contradicted"),
    "As of 1 Dec 2022",
)
EDGE, BAND = 72, 424


def shown(picture: Picture) -> Image.Image:
    """A picture as a viewer sees it."""
    return Image.open(BytesIO(draw(picture, FONTS))).convert("RGB")


def colours(image: Image.Image) -> set[object]:
    """Every colour of a picture."""
    return {colour for _, colour in image.getcolors(100_000) or ()}


def ink(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Whether anything but one colour is in a part of a picture."""
    return len(image.crop(box).getcolors(100_000) or ()) > 1


def test_it_is_a_png_of_the_size_that_open_graph_asks_for() -> None:
    """A picture is a PNG with a palette, 1200 by 630, and under 60 KB."""
    content = draw(ASKED, FONTS)
    image = Image.open(BytesIO(content))
    assert (image.format, image.mode, image.size) == ("PNG", "P", SIZE)
    assert len(content) < 60_000


def test_the_same_words_make_the_same_bytes() -> None:
    """Drawn twice, a picture is the same to the byte, and has the same key."""
    again = replace(ASKED)
    assert (draw(ASKED, FONTS), key(ASKED, FONTS)) == (draw(again, FONTS), key(again, FONTS))


@pytest.mark.parametrize(
    "changed",
    [
        {"site": "Off Record"},
        {"text": "Did they?"},
        {"stamps": (Stamp("verified", "Attributed"),)},
        {"stamps": (Stamp("attributed", "Said"),)},
        {"after": ""},
        {"details": ()},
        {"as_of": "As of 2 Dec 2022"},
    ],
)
def test_everything_drawn_is_in_the_key_and_in_the_picture(changed: dict[str, object]) -> None:
    """Whatever is told otherwise makes another key, and another picture."""
    other = replace(ASKED, **changed)  # type: ignore[arg-type]
    assert key(other, FONTS) != key(ASKED, FONTS)
    assert draw(other, FONTS) != draw(ASKED, FONTS)


def test_other_fonts_make_another_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Another release of the fonts' packages draws other pictures under the same words; none is taken for another."""
    (tmp_path / "files").mkdir()
    for package, name in text_layout._FONTS.values():
        shutil.copy(str(resources.files(package).joinpath("files", name)), tmp_path / "files")
    monkeypatch.setattr("onrecord.exports.share_image.text_layout.resources.files", lambda package: tmp_path)
    assert key(ASKED, Fonts()) == key(ASKED, FONTS)
    with (tmp_path / "files" / "SourceSansPro-Bold.ttf").open("ab") as font:
        font.write(b"\0")
    assert key(ASKED, Fonts()) != key(ASKED, FONTS)


COLOURS = {"verified": "#e6f4ef", "attributed": "#eceefa", "unacknowledged": "#fcf0e1", "unanswered": "#f5f6f8"}


@pytest.mark.parametrize("kind", COLOURS)
def test_a_standing_has_its_colour_line_and_icon(kind: str) -> None:
    """The band has the soft colour of its standing, a line of its own pattern above, and an icon before the word."""
    image = shown(replace(ASKED, stamps=(Stamp(kind, "Word"),)))
    soft = ImageColor.getrgb(COLOURS[kind])
    assert image.getpixel((5, SIZE[1] - 5)) == soft
    assert image.getpixel((5, 5)) == (255, 255, 255)
    assert ink(image, (EDGE, BAND + 30, EDGE + 48, BAND + 84))


def line(kind: str) -> list[tuple[int, ...]]:
    """The top line of a standing's band, pixel by pixel, and down at one place."""
    image = shown(replace(ASKED, stamps=(Stamp(kind, "Word"),)))
    across = [image.getpixel((x, BAND + 2)) for x in range(200)]
    down = [image.getpixel((3, y)) for y in range(BAND, BAND + 12)]
    return [pattern(across), pattern(down)]


def pattern(pixels: Sequence[object]) -> tuple[int, ...]:
    """How long each run of one colour is."""
    return tuple(len(list(group)) for _, group in itertools.groupby(pixels))


def test_the_lines_of_the_standings_are_told_apart_without_colour() -> None:
    """Solid, double, dashed, dotted: no two standings have the same line."""
    lines = {kind: line(kind) for kind in COLOURS}
    assert lines["verified"] == [(200,), (10, 2)]
    assert lines["attributed"] == [(200,), (4, 4, 4)]
    assert lines["unacknowledged"][0][:3] == (30, 18, 30)
    assert lines["unanswered"][0][:3] == (8, 12, 8)


def test_the_sites_icon_keeps_its_colours() -> None:
    """The bars of the site's icon are green, blue and orange in every picture, however few pixels they have."""
    icon = shown(ASKED).crop((EDGE, 50, EDGE + 44, 94))
    assert {ImageColor.getrgb(colour) for colour in ("#1c2126", "#5cc9ad", "#f0ac5f")} <= colours(icon)


def words(length: int) -> str:
    """A question of about so many characters."""
    return ("How many soldiers were there, and who says so? " * 8)[: length - 1].strip() + "?"


def assert_inside(text: str) -> None:
    """A question stands between the head and the band, and between the edges."""
    image = shown(replace(ASKED, text=text))
    white = Image.new("RGB", SIZE, "white")
    for box in (
        (0, 100, EDGE - 8, BAND),
        (SIZE[0] - EDGE + 8, 100, SIZE[0], BAND),
        (0, BAND - 14, SIZE[0], BAND),
        (0, 98, SIZE[0], 112),
    ):
        assert image.crop(box).tobytes() == white.crop(box).tobytes(), (text, box)


@pytest.mark.parametrize("length", [10, 25, 50, 80, 120, 160, 200, 250, 300])
def test_no_question_overflows(length: int) -> None:
    """From 10 to 300 characters, a question stays between head, band and edges, and is whole."""
    text = words(length)
    typeset = in_a_box(FONTS, "text", text, 1056, 280, range(74, 29, -2))
    assert " ".join(typeset.lines) == text
    assert_inside(text)


@pytest.mark.parametrize("text", ["W" * 300, "Ж" * 120, "donau" * 40, "a " * 150, "ÄÅÉ|ÿgjpq " * 30])
def test_no_word_is_too_long(text: str) -> None:
    """A word without an end is broken, and never leaves the picture."""
    assert_inside(text)


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=400), st.integers(120, 1056), st.integers(40, 280))
def test_any_text_fits_any_box(text: str, width: int, height: int) -> None:
    """Whatever the text and the box, its lines are no wider and no higher than the box; on one line likewise."""
    clean = legible(text, FONTS.of("text", 40))
    typeset = in_a_box(FONTS, "text", clean, width, height, range(74, 29, -2))
    assert typeset.height <= height
    assert all(typeset.font.getlength(line) <= width for line in typeset.lines)
    one = on_a_line(FONTS, "ui", clean, width, range(38, 19, -2))
    assert len(one.lines) == 1 and one.font.getlength(one.lines[0]) <= width


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    """A text that is too long in the smallest size is cut, and shows that it is."""
    typeset = in_a_box(FONTS, "text", "soldiers " * 200, 1056, 280, range(74, 29, -2))
    assert typeset.lines[-1].endswith("…") and not typeset.lines[0].endswith("…")
    assert on_a_line(FONTS, "ui", "soldiers " * 200, 300, range(30, 19, -1)).lines[0].endswith("…")


@pytest.mark.parametrize(
    "text",
    [
        "Did the Telecommunications-Administration acknowledge the intrusion?",
        "Bundesverteidigungsministerium: when and why?",
    ],
)
def test_a_word_that_fits_is_never_broken(text: str) -> None:
    """The size gives way first, and no column is narrower than a word."""
    typeset = in_a_box(FONTS, "text", text, 700, 280, range(74, 29, -2))
    assert " ".join(typeset.lines).split() == text.split()


def test_lines_are_of_like_length() -> None:
    """A text that needs two lines is not one full line and a word."""
    typeset = in_a_box(FONTS, "text", "Were soldiers of Country A in the valley then?", 1056, 280, range(74, 29, -2))
    assert typeset.lines == ("Were soldiers of Country", "A in the valley then?")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Kursk” – 2024–25’s … €?", "“Kursk” – 2024–25’s … €?"),
        ("Łódź, Çankırı, Đà Nẵng", "Łódź, Çankırı, Đà Nẵng"),
        ("Курск и Ελλάδα", "Курск и Ελλάδα"),
        ("In 평양 then?", "In … then?"),
        ("In 평양 북한 then?", "In … then?"),
        ("북한군", ""),
        ("", ""),
        ("a\u200bb\u202ec\x07", "abc"),
        ("e\u0301té", "été"),
        ("№5, ５ ㎏", "№5, 5 kg"),
        ("x북y한z", "x…y…z"),
    ],
)
def test_no_sign_becomes_a_box(text: str, expected: str) -> None:
    """What the font can write stays; else accents and forms go; a run of what is left is `…`, alone it is nothing."""
    assert legible(text, FONTS.of("text", 40)) == expected


def test_a_question_in_another_script_still_has_a_picture() -> None:
    """Where nothing of a question can be written, the picture tells the site and the standing."""
    image = shown(replace(ASKED, text="북한군이 러시아에 있었는가"))
    assert not ink(image, (0, 112, SIZE[0], BAND))
    assert ink(image, (EDGE, BAND + 30, 600, BAND + 84))


def test_a_long_name_of_an_archive_leaves_the_day_its_place() -> None:
    """It is drawn smaller, and then cut; nothing of it comes near what stands beside it."""
    before_the_day = (845, 40, 935, 104)
    long = shown(replace(ASKED, site="The Archive of the Society of Harbour Watchers of the Northern Coast"))
    longer = shown(replace(ASKED, site="The Archive of All Societies " * 9))
    assert not ink(long, before_the_day) and not ink(longer, before_the_day)
    assert ink(long, (600, 40, 700, 104)) and ink(longer, (600, 40, 700, 104))


def test_every_stamp_of_the_general_picture_is_inside(loaded: Loaded) -> None:
    """The picture of all other pages shows the three kinds, each in its colours, none cut off."""
    views = ArchiveViews(derive(loaded.archive), date(2022, 12, 1))
    general = next(task.make() for task in all_pictures(views) if task.url == GENERAL)
    assert isinstance(general, Asset)
    image = Image.open(BytesIO(general.content)).convert("RGB")
    grounds = [image.getpixel((x, SIZE[1] - 5)) for x in (5, 500, SIZE[0] - 5)]
    assert grounds == [ImageColor.getrgb(COLOURS[kind]) for kind in ("verified", "attributed", "unacknowledged")]
    assert not ink(image, (SIZE[0] - 20, BAND + 20, SIZE[0], SIZE[1]))


def test_a_question_tells_how_it_stands(loaded: Loaded) -> None:
    """The words of a question's picture: standing and since when, on what basis, how many origins, badges, the day."""
    views = ArchiveViews(derive(loaded.archive), date(2022, 12, 1))
    picture = pictured(views, loaded.archive.question("soldiers-in-east-valley"))
    assert picture == Picture(
        "On Record",
        "Did soldiers of Country A fight in the East Valley in 2021?",
        (Stamp("verified", "Verified: yes"),),
        "since 20 May 2021, found on 1 Jun 2021, 1 Sep 2021 and 1 Mar 2022",
        ("The finding: yes, confirmed by a side that it concerns.", picture.details[1]),
        "As of 1 Dec 2022",
    )
    assert picture.details[1].startswith("3 named origins and 1 anonymous origin · ")
    assert pictured(views, loaded.archive.question("soldiers-in-east-valley"), "Harbour Watch").site == "Harbour Watch"
    early = pictured(
        ArchiveViews(views.standings, date(2020, 1, 1)), loaded.archive.question("soldiers-in-east-valley")
    )
    assert early.stamps == (Stamp("unanswered", "Unanswered"),)
    assert (early.after, early.details) == ("", ("No source had answered this by 1 Jan 2020.",))


def test_a_picture_is_drawn_when_it_is_asked_for(loaded: Loaded) -> None:
    """There is a task for each; what it draws is kept by what it shows, and pictures that show the same are one."""
    kept: dict[str, bytes] = {}

    def keep(name: str, make: Callable[[], bytes]) -> bytes:
        kept[name] = kept.get(name) or make()
        return kept[name]

    tasks = list(all_pictures(ArchiveViews(derive(loaded.archive), date(2022, 12, 1)), keep))
    assert len(tasks) == 1 + len(loaded.archive.questions)
    assert not kept
    made = [tasks[0].make(), tasks[1].make(), tasks[1].make()]
    assert [asset.content for asset in made if isinstance(asset, Asset)] == [*kept.values(), [*kept.values()][-1]]
    assert len(kept) == 2


def test_fonts_and_palette_are_made_once_for_all_pictures(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each takes as long as a picture does; a face is read once, and made once in each size."""
    made = list[str]()

    class Counted(Fonts):
        def __init__(self) -> None:
            made.append("fonts")
            super().__init__()

    def quantized(self: Image.Image, colors: int = 256, **named: object) -> Image.Image:
        made.append("median cut" if named.get("palette") is None else "palette")
        return by_palette(self, colors, **named)  # type: ignore[arg-type]

    by_palette = Image.Image.quantize
    monkeypatch.setattr(content, "Fonts", Counted)
    monkeypatch.setattr(Image.Image, "quantize", quantized)
    tasks = list(all_pictures(ArchiveViews(derive(loaded.archive), date(2022, 12, 1))))
    for task in tasks[:3]:
        task.make()
    assert made == ["fonts", "palette", "palette", "palette"]
    assert FONTS.of("ui", 30) is FONTS.of("ui", 30)


def test_nothing_is_measured_or_drawn_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a picture of another day its day is measured; of one of another question its lines, and signs that are new."""
    done = Counter[str]()

    def counted(of: type, name: str) -> None:
        original = getattr(of, name)

        def count(self: object, *args: object, **named: object) -> object:
            done[name] += 1
            return original(self, *args, **named)

        monkeypatch.setattr(of, name, count)

    counted(ImageFont.FreeTypeFont, "getmask")
    counted(ImageFont.FreeTypeFont, "getlength")
    counted(Image.Image, "resize")
    fonts = Fonts()
    draw(ASKED, fonts)
    first = Counter(done)
    done.clear()
    draw(replace(ASKED, as_of="As of 2 Dec 2022"), fonts)
    assert done == {"getlength": 1}
    done.clear()
    draw(replace(ASKED, text="Did soldiers of Country B fight in the West Valley in 2022?"), fonts)
    assert first["getlength"] < 60
    assert done["getlength"] < 30
    assert {name: number for name, number in done.items() if name != "getlength"} == {"getmask": 2}


def test_the_colours_are_those_of_the_pages() -> None:
    """Of the light scheme in `tokens.css`, and of the icon: a colour that changes there changes here too."""
    published = {asset.url: asset.content.decode() for asset in theme_assets()}
    tokens = published["assets/tokens.css"]
    light = dict(re.findall(r"--([\w-]+): light-dark\((#\w+),", tokens))
    marks = re.findall(r"^\.(\w+) \{ --k: var\(--([\w-]+)\); --soft: var\(--([\w-]+)\)", tokens, re.MULTILINE)
    assert {name: light[soft] for name, _, soft in marks} == COLOURS
    for name, colour, soft in marks:
        image = shown(replace(ASKED, stamps=(Stamp(name, "Word"),)))
        drawn = [image.getpixel((3, y)) for y in (20, BAND + 2, SIZE[1] - 5)]
        assert drawn == [ImageColor.getrgb(light[token]) for token in ("paper", colour, soft)], name
        assert {ImageColor.getrgb(light[ink]) for ink in ("ink", "ink-2", "ink-3")} <= colours(image), name
    icon = set(re.findall(r"#\w+", published["assets/icon.svg"]))
    assert len(icon) == 4
    assert {ImageColor.getrgb(colour) for colour in icon - {"#9fb0ff"}} <= colours(shown(ASKED))


@pytest.mark.parametrize("kind", COLOURS)
def test_an_icon_is_filled_as_on_the_pages(kind: str) -> None:
    """By the even-odd rule: inside every outline but the holes, the colour of the kind; in a hole, the soft one."""
    holes = {"verified": (9, 12.5), "attributed": (10, 11.2), "unacknowledged": (10, 8), "unanswered": (10, 10)}
    inside = {"verified": (10, 3), "attributed": (10, 6), "unacknowledged": (4, 4), "unanswered": (10, 2.2)}
    image = shown(replace(ASKED, stamps=(Stamp(kind, "Word"),)))

    def at(place: tuple[float, float]) -> object:
        return image.getpixel((round(EDGE + place[0] * 2.4), round(BAND + 33 + place[1] * 2.4)))

    mark = MARKS[kind]
    soft = ImageColor.getrgb(mark.soft.light)
    assert (at(inside[kind]), at((1, 1))) == (ImageColor.getrgb(mark.colour.light), soft)
    hole = at(holes[kind])
    assert isinstance(hole, tuple)
    assert max(abs(one - other) for one, other in zip(hole, soft, strict=True)) < 16  # an edge is near
