"""The figures of a quantity question: their geometry, and what a drawing tells and leaves to words (method §5)."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from onrecord.model.figures import Bound, Words, parse_bound
from onrecord.pages.question.figures_table import FigureRow
from onrecord.pages.question.grid import Grid, grid
from onrecord.pages.question.plot import Mark, PlotRow, Scaled, on_one_scale
from onrecord.pages.render import templates
from onrecord.pages.statement.tellings import FEW
from onrecord.pages.statement.view_types import Link, Telling, When

NUMBERS = st.integers(0, 400_000)
FIGURES = st.one_of(
    st.builds("{}{}".format, st.sampled_from(["", "~", "> ", ">= ", "<= "]), NUMBERS),
    st.builds("< {}".format, st.integers(1, 400_000)),
    st.builds(lambda one, other: f"{min(one, other)}..{max(one, other)}", NUMBERS, NUMBERS),
)
NEAR = 0.00006
"""Places are rounded to 0.0001 %; a soldier on these axes is at least 0.0002 % long."""


def row(
    figure: str | Words, measure: str = "killed", *, kind: str = "attributed", counted: bool = True, old: bool = False
) -> PlotRow:
    """A figure that Country A gives."""
    given = figure if isinstance(figure, Words) else parse_bound(figure)
    said = When("3 Mar 2021", "2021-03-03")
    words = f"{kind.capitalize()} claim"
    return PlotRow("Country A", said, given, measure, kind, words, "sources/x/#s", counted, old)


def occasion(*rows: PlotRow, earlier: str = "", tellings: tuple[Telling, ...] = ()) -> FigureRow:
    """What Country A said on one day in these figures, as Daily North tells."""
    first = rows[0]
    return FigureRow(
        said=first.said,
        said_on=True,
        who=first.who,
        source=Link("Daily North, 4 Mar 2021", "sources/x/"),
        through="",
        tellings=tellings,
        not_counted="",
        earlier=earlier,
        plot_rows=rows,
    )


def one_scale(figures: Sequence[str | Words]) -> Scaled:
    """Figures on one scale."""
    return on_one_scale([row(figure) for figure in figures])


def marks(*figures: str) -> list[Mark]:
    """What is drawn of figures that share an axis."""
    return [drawn.mark for drawn in one_scale(figures).drawn if drawn.mark]


def numbers(panel: Scaled) -> list[int]:
    """The numbers at an axis' ticks."""
    return [int(tick.words.replace(",", "")) for tick in panel.ticks]


def rendered(rows: Sequence[PlotRow] | Grid) -> html.HtmlElement:
    """The table as a page shows it: each figure on a day of its own, or one that is made already."""
    shown = rows if isinstance(rows, Grid) else grid([occasion(one) for one in rows], [])
    template = templates().from_string(
        '{% from "question/plot.html" import plot %}{{ plot(shown, "../../", "_plot", "_figures") }}'
    )
    return html.fromstring(template.render(shown=shown))


def rows_of(plot: html.HtmlElement) -> list[html.HtmlElement]:
    """The rows of a table, below its head."""
    return list(plot.xpath("./table/tbody/tr"))


def words_of(element: html.HtmlElement) -> str:
    """The text of an element, its white space made even."""
    return " ".join(str(element.text_content()).split())


@given(st.lists(FIGURES, min_size=1, max_size=60))
def test_all_lies_within_the_panel(figures: list[str]) -> None:
    """Every mark begins on the axis, ends on it and runs upwards, and its dot lies on it."""
    assert len(marks(*figures)) == len(figures)
    for mark in marks(*figures):
        assert 0 <= mark.start <= mark.end <= 100
        assert mark.dot is None or mark.start <= mark.dot <= mark.end


@given(st.lists(FIGURES, min_size=1, max_size=8), st.integers(0, 500_000))
def test_a_mark_holds_what_its_bound_says(figures: list[str], other: int) -> None:
    """A number of the axis lies in what is drawn of a bound exactly when it lies in the bound."""
    panel = one_scale(figures)
    top = numbers(panel)[-1]
    assert len(panel.drawn) == len(figures)
    for drawn in panel.drawn:
        bound, mark = drawn.row.figure, drawn.mark
        assert isinstance(bound, Bound)
        assert mark is not None
        ends = [bound.low - 1, bound.low, *([] if bound.high is None else [bound.high, bound.high + 1])]
        for number in [n for n in (*ends, other, top) if 0 <= n <= top]:
            says = bound.low <= number and (bound.high is None or number <= bound.high)
            assert (mark.start - NEAR <= 100 * number / top <= mark.end + NEAR) is says


@given(st.lists(FIGURES, min_size=1, max_size=8))
def test_an_axis_is_linear_from_0_with_few_round_ticks(figures: list[str]) -> None:
    """An axis has 2 to 6 ticks, from 0, evenly spaced, at 1, 2 or 5 and noughts."""
    panel = one_scale(figures)
    drawn = numbers(panel)
    assert 2 <= len(drawn) <= 6
    assert drawn == list(range(0, drawn[-1] + 1, drawn[1]))
    assert str(drawn[1]).rstrip("0") in {"1", "2", "5"}
    assert [tick.at for tick in panel.ticks] == [round(100 * number / drawn[-1], 4) for number in drawn]


@given(FIGURES)
def test_a_bound_without_end_has_room_to_go_on(figure: str) -> None:
    """A bar that is open above is at least a tenth of the axis long, even where nothing else needs the room."""
    (mark,) = marks(figure)
    assert mark.open != "above" or mark.span >= 10


@pytest.mark.parametrize(
    ("figure", "mark"),
    [
        ("40", Mark(40, 40, 40, False, "")),
        ("~40", Mark(36, 44, 40, True, "")),
        ("> 40", Mark(41, 100, None, True, "above")),
        (">= 40", Mark(40, 100, None, True, "above")),
        ("< 40", Mark(0, 39, None, True, "below")),
        ("<= 40", Mark(0, 40, None, True, "below")),
        ("0..40", Mark(0, 40, None, True, "")),
        ("40..60", Mark(40, 60, None, True, "")),
        ("~4", Mark(4, 4, 4, False, "")),
        ("<= 0", Mark(0, 0, 0, False, "")),
    ],
)
def test_marks(figure: str, mark: Mark) -> None:
    """On an axis to 100: a number is a dot, `~n` a bar with a dot,
    a bound a bar open on the side that it leaves open.
    """
    assert marks(figure, "100")[0] == mark


def test_a_short_range_is_no_number() -> None:
    """A range too short to be seen on its axis is still drawn as a range."""
    mark = marks("<= 3", "999999999999")[0]
    assert (mark.span, mark.wide, mark.dot, mark.open) == (0, True, None, "below")


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (["9", "15000"], ["0", "5,000", "10,000", "15,000"]),
        (["28500"], ["0", "10,000", "20,000", "30,000"]),
        (["> 3000"], ["0", "1,000", "2,000", "3,000", "4,000"]),
        (["0"], ["0", "1"]),
        (["> 0"], ["0", "1", "2"]),
        (["7"], ["0", "2", "4", "6", "8"]),
        (["1300000"], ["0", "500,000", "1 million", "1.5 million"]),
        (["999999999999"], ["0", "200 billion", "400 billion", "600 billion", "800 billion", "1 trillion"]),
    ],
)
def test_ticks(figures: list[str], expected: list[str]) -> None:
    """Ticks for small and for great numbers: the greatest figure sets the axis, and small ones stay on it."""
    assert [tick.words for tick in one_scale(figures).ticks] == expected


@pytest.mark.parametrize(("figure", "minor"), [("15000", []), ("4000", ["1,000", "3,000"])])
def test_every_other_tick_gives_way(figure: str, minor: list[str]) -> None:
    """Of more than four ticks every other one may be left out where the axis is narrow; 0 never."""
    assert [tick.words for tick in one_scale([figure]).ticks if tick.minor] == minor


def test_columns_follow_the_measures() -> None:
    """Each measure with figures is a column, in the question's order, the others after."""
    given = [occasion(row("3", "wounded"), row("1", "killed")), occasion(row("2", "lost"))]
    made = grid(given, ["killed", "missing", "wounded"])
    assert made.measures == ("killed", "wounded", "lost")
    cells = [[cell.words if cell else "" for cell in one.cells] for one in made.dated]
    assert cells == [["1", "3", ""], ["", "", "2"]]


def test_no_figures_make_an_empty_table() -> None:
    """A question without figures has no column."""
    assert grid([], ["killed"]) == Grid((), (), (), ())


def test_all_columns_have_one_scale() -> None:
    """Equal lengths are equal numbers, whatever is counted."""
    (one,) = grid([occasion(row("2000", "killed"), row("4000", "wounded"))], []).dated
    assert [cell.mark.dot if cell and cell.mark else None for cell in one.cells] == [50, 100]


def test_what_was_given_earlier_stands_apart() -> None:
    """Below a heading of its own: on which day it was given is not known."""
    made = grid([occasion(row("5"), earlier="given earlier"), occasion(row("7"))], [])
    first, apart, last = rows_of(rendered(made))
    assert words_of(apart) == "Given earlier, on a day not known"
    assert [row.xpath("string(td//a)") for row in (first, last)] == ["7", "5"]


def test_the_tellings_of_an_occasion_are_folded_beneath_it() -> None:
    """Each source once, with what its row does not say already; two statements of one card are one source."""
    told = (
        Telling(Link("Radio A, 5 Mar 2021", "sources/y/"), "", "9 (killed)", "", "", ""),
        Telling(Link("Daily North, 4 Mar 2021", "sources/x/"), "", "5 (killed)", "", "", ""),
    )
    (one,) = rows_of(rendered(grid([occasion(row("5"), tellings=told)], [])))
    assert words_of(one.xpath(".//summary")[0]) == "3 Mar 2021 · 2 sources"
    assert [words_of(item) for item in one.iter("li")] == [
        "Daily North, 4 Mar 2021",
        "Radio A, 5 Mar 2021: 9 (killed)",
    ]


def test_of_very_many_tellings_of_an_occasion_the_first_are_named() -> None:
    """And it is said how many more there are: a row takes no more of its page than it was given."""
    told = tuple(Telling(Link(f"Radio {n}", f"sources/r-{n}/"), "", "", "", "", "") for n in range(FEW + 1))
    (one,) = rows_of(rendered(grid([occasion(row("5"), tellings=told)], [])))
    named = [words_of(item) for item in one.iter("li")]
    assert (named[0], named[FEW:]) == ("Daily North, 4 Mar 2021", ["and 2 more"])
    assert words_of(one.xpath(".//summary")[0]) == f"3 Mar 2021 · {FEW + 2} sources"


def test_a_figure_that_its_voice_has_replaced_says_so() -> None:
    """In words, not only by a hollow mark; the hint explains it where there is one."""
    plot = rendered([row("5", old=True), row("6")])
    assert [words_of(told) for told in plot.find_class("told")] == [
        "Attributed claim newer figure since",
        "Attributed claim",
    ]
    assert [len(one.find_class("old")) for one in rows_of(plot)] == [1, 0]
    assert ("Hollow:" in words_of(plot), "Hollow:" in words_of(rendered([row("6")]))) == (True, False)


def test_words_are_not_drawn() -> None:
    """A figure in words has a row without a mark, and a panel of words alone has no axis."""
    mixed, words = one_scale([Words("several hundred"), "5"]), one_scale([Words("several hundred")])
    assert [(d.words, d.mark is None) for d in mixed.drawn] == [("several hundred", True), ("5", False)]
    assert mixed.ticks
    assert words.ticks == ()


def test_a_row_tells_all_in_words() -> None:
    """A row says who, when, how many of what and of which kind in text; its link leads to the statement."""
    (item,) = rows_of(rendered([row("> 3000", kind="unacknowledged")]))
    assert words_of(item.xpath("./th")[0]) == "Country A 3 Mar 2021 · 1 source Daily North, 4 Mar 2021"
    (cell,) = item.xpath("./td")
    assert words_of(cell) == "more than 3,000 killed Unacknowledged claim"
    assert [link.get("href") for link in cell.iter("a")] == ["../../sources/x/#s"]
    assert cell.get("class") == "unacknowledged"


def test_what_is_not_counted_says_so() -> None:
    """A row that is not counted is drawn hollow and says so in words; a counted one does neither."""
    hollow, plain = rendered([row("5", counted=False), row("5")]).iter("td")
    assert words_of(hollow).endswith("Attributed claim not counted")
    assert (hollow.get("class"), plain.get("class")) == ("attributed hollow", "attributed")
    assert "not counted" not in words_of(plain)


def test_words_have_no_drawing() -> None:
    """A figure in words stands in its column without one."""
    words, drawn = rendered([row(Words("several hundred")), row("5")]).iter("td")
    assert [words_of(line) for line in words.iter("p")] == ["several hundred killed", "Attributed claim"]
    assert [len(cell.find_class("track")) for cell in (words, drawn)] == [0, 1]


@pytest.mark.parametrize(
    ("figure", "caps", "arrows", "fades"),
    [
        ("40", [], [], None),
        ("~40", [], [], None),
        ("20..40", ["20.0%", "40.0%"], [], None),
        ("> 40", ["41.0%"], ["100.0%"], "url(#_fades-above)"),
        ("< 40", ["39.0%"], [], "url(#_fades-below)"),
    ],
)
def test_only_stated_ends_have_caps(figure: str, caps: list[str], arrows: list[str], fades: str | None) -> None:
    """A cap stands at each end that the source states;
    towards the side left open the bar fades, upwards to an arrow.
    """
    plot = rendered([row(figure), row("100")])
    assert [cap.getparent().get("x") for cap in plot.find_class("cap")] == caps
    assert [arrow.getparent().get("x") for arrow in plot.find_class("arrow")] == arrows
    assert [band.getparent().get("mask") for band in plot.find_class("band")] == ([] if figure == "40" else [fades])
    assert fades is None or plot.xpath("//mask[@id=$id]", id=fades[5:-1])


def test_kinds_differ_by_shape() -> None:
    """The dot of a verified figure is square, of an attributed one round, of an unacknowledged one a diamond."""
    plot = rendered([row("5", kind=kind) for kind in ("verified", "attributed", "unacknowledged")])
    assert [dot.tag for dot in plot.find_class("dot")] == ["rect", "circle", "path"]


def test_kinds_differ_by_line() -> None:
    """The bar of a claim has two edges, whose line the style sheet makes;
    that of a verified figure is one solid bar.
    """
    plot = rendered([row("5..9", kind=kind) for kind in ("verified", "attributed", "unacknowledged")])
    assert [len(item.find_class("edge")) for item in plot.iter("td")] == [0, 2, 2]


def test_the_dot_of_about_leaves_its_bar_to_be_seen() -> None:
    """The dot in a bar is smaller than the dot of a number."""
    plot = rendered([row("1100"), row("~1100")])
    assert [dot.get("r") for dot in plot.find_class("dot")] == ["6", "4.5"]


def test_a_short_range_keeps_its_cap() -> None:
    """A range too short for its axis is drawn by its cap."""
    plot = rendered([row("<= 3"), row("999999999999")])
    assert [len(item.find_class("cap")) for item in plot.iter("td")] == [1, 0]


def test_minor_ticks_can_be_left_out() -> None:
    """The labels that may give way on a narrow screen are marked."""
    assert [words_of(text) for text in rendered([row("4000")]).find_class("minor")] == ["1,000", "3,000"]


def test_no_drawing_is_read_out() -> None:
    """Every drawing, axes among them, is hidden from screen readers: the words beside it say the same."""
    plot = rendered([row(figure) for figure in ("5", "> 5", "~50")])
    assert plot.xpath("//svg")
    assert not plot.xpath("//svg[not(ancestor-or-self::*[@aria-hidden='true'])]")


def test_the_hint_speaks_of_what_is_there() -> None:
    """What a dot, a bar and a thin line mean is told where one may be."""
    assert "A dot is a number" in words_of(rendered([row("5")]))
    assert "Thin lines: 0, 2, 4 and 6." in words_of(rendered([row("5"), row("6")]))
    assert "A dot is a number" not in words_of(rendered([row(Words("many"))]))


def test_a_strict_policy_holds() -> None:
    """A plot has no style, no script, no handler and no scaled text, and its ids begin with `_`."""
    plot = rendered([row(f, kind=k) for f in ("5", "~50", "> 5", "< 9", "2..4") for k in ("attributed", "verified")])
    names = {str(name).lower() for element in plot.iter() for name in element.attrib}
    assert not {name for name in names if name in {"style", "viewbox"} or name.startswith("on")}
    assert not list(plot.iter("style", "script"))
    ids = [str(id_) for id_ in plot.xpath("//@id")]
    assert ids
    assert all(id_.startswith("_") for id_ in ids)
    assert len(ids) == len(set(ids))


def test_markup_in_a_name_stays_text() -> None:
    """What a card says is escaped."""
    plot = rendered([row("5", "<b onclick=x>lost</b>")])
    assert [words_of(head) for head in plot.xpath("//thead//span")] == ["<b onclick=x>lost</b>"]
