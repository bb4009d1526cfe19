"""The neutral title of a source's page: never its headline, and no two alike."""

from datetime import date

from lxml import html

from onrecord.archive import Archive
from onrecord.load import Loaded
from onrecord.pages.render import Renderer
from onrecord.pages.source import page as source_page
from onrecord.pages.source.titles import title, titles
from onrecord.pages.statement.views import ArchiveViews
from onrecord.standings.derive import derive
from tests.altering import REPORT, example
from tests.loading import pages_made

DAY = date(2026, 11, 22)


def test_a_title_names_publisher_day_and_topic(real: Loaded) -> None:
    """The topic is that of most questions which its statements answer, for a card's first may be a lesser one."""
    card = real.archive.card("rbc-gerasimov")
    assert title(real.archive, card) == "RBC, 26 Apr 2025: what it says on North Korean troops"
    assert card.topics[0] == "acknowledgement"


def test_a_card_that_answers_no_question_has_its_first_topic(real: Loaded) -> None:
    """A topic of one word, or after an article, is no name amid a sentence."""
    lanes = {"verified": (), "attributed": (), "unacknowledged": ()}
    silent = real.archive.card("rbc-gerasimov").model_copy(update=lanes)
    assert title(real.archive, silent) == "RBC, 26 Apr 2025: what it says on acknowledgement"


def test_what_was_said_aloud_and_a_document_have_their_own_words(example: Archive) -> None:
    """A briefing says nothing of itself."""
    assert title(example, example.cards["union-of-ports-briefing"]).endswith(
        ": what was said on War in the East Valley"
    )
    assert title(example, example.cards["lens-institute-imagery"]).endswith(": what it finds")


def test_no_two_titles_are_alike(real: Loaded) -> None:
    """Nor is any the headline of its source."""
    named = titles(real.archive)
    assert len(set(named.values())) == len(named) == len(real.archive.cards)
    assert [card for card, text in named.items() if text == real.archive.card(card).title] == []


def test_two_of_one_publisher_day_and_topic_are_told_apart() -> None:
    """By their types; of one type by their numbers, in the order of their ids."""
    again = REPORT.replace("first-report", "third-report")
    text = example().documents["daily-north-first-report"].text.replace("withdrawn:", "# withdrawn:")
    text = text.split("corrections:")[0].replace("https://", "https://m.")
    archive = example((again, "", text)).archive
    named = titles(archive)
    first = named["daily-north-first-report"]
    assert first.endswith(" (news report) (1)")
    assert named["daily-north-third-report"] == first.replace("(1)", "(2)")


def test_the_page_has_the_neutral_title_and_the_headline_in_quotation_marks(real: Loaded) -> None:
    """The translation first, said to be one; the original beneath with its language; the description is its own."""
    views = ArchiveViews(derive(real.archive), DAY)
    made = {page.url: page for page in pages_made(source_page.pages(views, Renderer(), {}, ""))}
    shown = made["sources/rbc-gerasimov/"]
    assert shown.title == titles(real.archive)["rbc-gerasimov"]
    assert f"<h1>{shown.title}</h1>" in shown.html
    translation = real.archive.card("rbc-gerasimov").title_translation
    headline = real.archive.card("rbc-gerasimov").title
    assert (
        f'<dt>Headline of RBC</dt><dd class="head"><small>in English:</small> “{translation}”<br>'
        f'<span lang="ru" dir="auto">“{headline}”</span></dd>' in shown.html
    )
    cards = list(made.values())
    assert len({page.description for page in cards}) == len(cards)
    assert max(len(page.description) for page in cards) < 160


def test_what_is_verified_since_stands_beside_the_statement(real: Loaded) -> None:
    """With the day, a link to the question and the ground; a statement that answers nothing has nothing beside it."""
    views = ArchiveViews(derive(real.archive), DAY)
    made = {page.url: page for page in pages_made(source_page.pages(views, Renderer(), {}, ""))}
    shown = made["sources/rbc-gerasimov/"].html
    assert shown.count('<span class="kind verified">Verified since 26 Apr 2025</span>') == 3
    retaken = shown.partition('id="gornal-retaken"')[2].partition("</article>")[0]
    assert 'class="since' not in retaken
    assert '<h3 class="kind verified">On record: that it was said · 1</h3>' in shown


def lines_beside(page: str, statement: str) -> list[str]:
    """What stands beside a statement besides what is verified."""
    found = html.fromstring(page).xpath(f"//*[@id='{statement}']//p[@class='since']")
    return [" ".join(line.text_content().split()) for line in found]


def test_what_overtakes_a_statement_or_contradicts_it_stands_beside_it(real: Loaded) -> None:
    """One line each: the newest figure of the same side, or the newest answer that cannot be so with this one."""
    views = ArchiveViews(derive(real.archive), DAY)
    made = {page.url: page.html for page in pages_made(source_page.pages(views, Renderer(), {}, ""))}
    assert lines_beside(made["sources/newsweek-kursk-casualties/"], "kyiv-over-3000") == [
        "Since then, the same side: Volodymyr Zelensky, 14 Feb 2025: more than 4,000 (casualties, undefined)."
    ]
    assert lines_beside(made["sources/deutschlandfunk-putin-thanks/"], "kursk-retaken") == [
        "Contradicted by Volodymyr Zelensky, 28 Apr 2025: "
        "no to “Had Ukraine's forces been driven out of Kursk Oblast by 26 April 2025?”."
    ]
    assert lines_beside(made["sources/rbc-gerasimov/"], "they-fought") == []
