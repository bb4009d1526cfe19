"""The latest figure of each voice leads the page of “how many” (method §5)."""

from onrecord.pages.shared.asked import asked
from tests.pages.question.test_amended import FELL, card, page_of, texts, views_of


def _says(who: str, day: int, figure: str, measure: str = "killed") -> str:
    return f'said_by: {who}, said_on: 2021-01-0{day}, answers: {{fell: "{figure}"}}, measure: {measure}'


def test_each_voice_has_one_row_its_newest_figure_first_and_what_it_counts() -> None:
    """Older ones of the same measure are left out, those of other measures stand beneath; the newest voice is first."""
    views = views_of(
        card(
            "a", "herald", "2021-01-09", _says("south", 1, "100"), _says("south", 3, "~300"), _says("courier", 4, "9")
        ),
        card("b", "courier", "2021-01-09", _says("south", 2, "8", "wounded"), _says("south", 3, "~300")),
    )
    page = page_of(views, "questions/fell/")
    assert texts(page, "//ol[@class='latest']/li") == [
        "9 killed Courier Attributed claim 4 Jan 2021",
        "about 300 killed South Attributed claim also wounded: 8 (2 Jan 2021) 3 Jan 2021",
    ]
    assert [e.tag for e in page.xpath("//ol[@class='latest']/li[1]/*")] == ["a", "div", "p"]


def test_another_speaker_of_the_same_side_is_named_beside_its_figure() -> None:
    """A side has one row; a figure that its minister gave is not told as the state’s own."""
    views = views_of(card("a", "herald", "2021-01-09", _says("south", 3, "300"), _says("minister", 2, "8", "wounded")))
    assert texts(page_of(views, "questions/fell/"), "//ol[@class='latest']/li") == [
        "300 killed South Attributed claim also wounded: 8 (The Minister, 2 Jan 2021) 3 Jan 2021",
    ]


def test_the_figures_stand_before_everything_but_the_answer() -> None:
    """First what is verified, then the figures; a question of yes or no has none."""
    views = views_of(card("a", "herald", "2021-01-09", _says("south", 1, "100")))
    assert texts(page_of(views, "questions/fell/"), "//h2")[:2] == [
        "Attributed since 1 Jan 2021",
        "The latest figure of each voice",
    ]
    assert texts(page_of(views, "questions/fell/"), "//section[contains(@class,'standing')]/p") == [
        "No number is verified."
    ]
    assert not page_of(views, "questions/there/").xpath("//ol[@class='latest']")


def test_a_figure_is_drawn_hollow_where_its_voice_has_given_a_newer_one() -> None:
    """Of the same measure; one of another measure leaves it as it is."""
    views = views_of(
        card("a", "herald", "2021-01-09", *(_says("south", *one) for one in ((1, "100"), (3, "~300")))),
        card("b", "courier", "2021-01-09", _says("south", 2, "8", "wounded")),
    )
    page = page_of(views, "questions/fell/")
    assert texts(page, "//table[@id='_figures']//td[contains(@class, 'old')]/p[1]") == ["100 killed"]
    assert texts(page, "//table[@id='_figures']//td/p[1]") == ["100 killed", "8 wounded", "about 300 killed"]


def _in_brief(*claims: str) -> str:
    views = views_of(card("a", "herald", "2021-01-09", *claims), fell=FELL.replace("wounded]", "wounded, ill, lost]"))
    return asked(views, views.archive.question("fell")).words


def test_in_brief_figures_of_one_measure_are_the_newest_of_two_voices() -> None:
    """A third voice has none there."""
    assert _in_brief(_says("south", 1, "100"), _says("courier", 4, "9"), _says("herald", 3, "~30")) == (
        "No number is verified. Latest: 9 killed (Courier, 4 Jan 2021); about 30 killed (Herald, 3 Jan 2021)."
    )


def test_in_brief_figures_of_several_measures_are_told_apart_the_newest_first() -> None:
    """They do not compare: none is the latest of all, and a newer one of another measure is never left out."""
    assert _in_brief(_says("south", 1, "100"), _says("courier", 2, "9"), _says("south", 3, "8", "wounded")) == (
        "No number is verified. Latest, of different measures: 8 wounded (South, 3 Jan 2021); "
        "9 killed (Courier, 2 Jan 2021)."
    )


def test_in_brief_of_many_measures_that_of_what_is_asked_is_told() -> None:
    """The first, beside the two newest others."""
    measures = ("killed", "wounded", "ill", "lost")
    assert _in_brief(*(_says("south", day, f"{day}00", measure) for day, measure in enumerate(measures, 1))) == (
        "No number is verified. Latest, of different measures: 400 lost (South, 4 Jan 2021); "
        "300 ill (South, 3 Jan 2021); 100 killed (South, 1 Jan 2021)."
    )
