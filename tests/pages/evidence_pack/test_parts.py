"""A pack that would be too heavy is divided by the time in which something was said."""

from collections import Counter
from functools import cache
from typing import Final

from lxml import html

from onrecord.load import Loaded
from onrecord.model.references import card_of
from onrecord.output import Asset
from onrecord.pages.evidence_pack.files import Files
from onrecord.pages.evidence_pack.page import packs
from onrecord.pages.question.packs import ROOM, offered, packs_of
from onrecord.pages.question.parted import spoken_to
from onrecord.pages.render import Renderer
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.checksums import Edition, revision_of
from onrecord.standings.derive import derive
from tests import altering
from tests.pages.evidence_pack.test_by_itself import alone
from tests.pages.evidence_pack.test_page import DAY, Trees, carried, text, trees
from tests.pages.evidence_pack.test_page import packs_of as packs_made

VALLEY: Final = "soldiers-in-east-valley"
SMALL: Final = 32_000
"""Room for so little that the question of the example is divided."""


@cache
def example() -> Loaded:
    """The example archive."""
    return altering.example()


def divided(style: str) -> dict[str, bytes]:
    """All that lies where the packs of the question would, by its name."""
    loaded = example()
    paths = {entity_id: document.path for entity_id, document in loaded.documents.items()}
    views, edition = ArchiveViews(derive(loaded.archive), DAY), Edition(revision_of(loaded.files))
    tasks = packs(views, Renderer(), Files(paths, loaded.files), edition, style, SMALL)
    assets = (task.make() for task in tasks if task.url and task.url.startswith(f"questions/{VALLEY}/"))
    return {asset.url.rpartition("/")[2]: asset.content for asset in assets if isinstance(asset, Asset)}


@cache
def made() -> dict[str, bytes]:
    """The same with hardly a style."""
    return divided("p{margin:0}")


def pages() -> Trees:
    """The same as trees."""
    return trees(made())


def said_in(page: html.HtmlElement) -> set[str]:
    """The statements under the answers of a pack."""
    ids = page.xpath("//h2[@id='_answers']/following-sibling::*[1]//article/@id")
    return {str(name).removeprefix("_").replace(".", "#", 1) for name in ids}


def test_where_the_pack_was_stands_the_table_of_its_parts() -> None:
    """Each by its time, with how much is in it, in the order of time; and how to make the whole."""
    page = pages()[f"{VALLEY}-evidence.html"]
    rows = [tuple(map(text, row.xpath("./td"))) for row in page.xpath("//tbody/tr")]
    assert rows == [("2021", "5 statements"), ("2022", "2 statements")]
    assert page.xpath("//tbody//a/@href") == [f"{VALLEY}-evidence-2021.html", f"{VALLEY}-evidence-2022.html"]
    assert page.xpath("//code[text()='onrecord pack soldiers-in-east-valley']")
    assert not page.xpath("//a[starts-with(@href, 'data:')]")


def test_each_answer_is_in_one_part_by_the_first_day_on_which_it_was_said() -> None:
    """With its card, and what it leans on."""
    shown = pages()
    archive = example().archive
    spoken = spoken_to(archive, archive.question(VALLEY))
    counted = Counter(ref for name, page in shown.items() if name.count("-2") for ref in said_in(page))
    assert {entry.ref for entry in spoken} <= counted.keys()
    assert [ref for ref, times in counted.items() if times > 1 and ref in {entry.ref for entry in spoken}] == []
    for entry in spoken:
        first = entry.said.earliest or entry.card.published.earliest
        part = shown[f"{VALLEY}-evidence-{first.year if first else 'undated'}.html"]
        assert entry.ref in said_in(part)
        assert [path for path in carried(part) if path.endswith(f"/{card_of(entry.ref)}.yaml")]


def test_a_part_names_its_question_and_how_it_stood() -> None:
    """No standing follows from a part of what was said: that of the whole is told."""
    whole = derive(example().archive).at(VALLEY, DAY)
    parts = {name: content for name, content in made().items() if name.count("-2") and b"refresh" not in content}
    assert len(parts) == 2
    for content in parts.values():
        pack = alone(content)
        assert pack.problems == ()
        assert VALLEY not in pack.archive.questions
        told = pack.archive.named.question(VALLEY)
        assert told is not None
        assert (told.stood[-1].standing, told.stood[-1].badges, told.on) == (whole.standing, whole.badges, DAY)
        assert text(trees({"": content})[""].xpath("//h2[@id='_standing']")[0]).startswith("Verified")


def test_a_pack_is_whole_as_long_as_it_is_light() -> None:
    """And the question's page offers the one file, or the file of each time."""
    archive = example().archive
    question = archive.question(VALLEY)
    spoken = spoken_to(archive, question)
    assert packs_of(archive, question, spoken, ROOM).parts == ()
    assert offered(question, packs_of(archive, question, spoken))["packs"] == []
    offers = offered(question, packs_of(archive, question, spoken, SMALL))
    assert offers["pack"] == f"questions/{VALLEY}/{VALLEY}-evidence.html"
    assert [(part["title"], part["url"], part["whole"]) for part in offers["packs"]] == [
        (year, f"questions/{VALLEY}/{VALLEY}-evidence-{year}.html", True) for year in ("2021", "2022")
    ]


def test_what_a_year_had_leads_to_where_it_is() -> None:
    """A month that might have had a file of its own, had there been more, leads to the file of its year."""
    led = {name for name, content in made().items() if b'http-equiv="refresh"' in content}
    assert led
    for name in led:
        (href,) = trees({"": made()[name]})[""].xpath("//a/@href")
        year = name.removeprefix(f"{VALLEY}-evidence-")[:4]
        assert href == f"../../questions/{VALLEY}/{VALLEY}-evidence-{year}.html"


def test_addresses_are_told_before_anything_is_made() -> None:
    """A build plans all of its files first: no view is built for that, and no template filled in."""
    loaded = example()
    paths = {entity_id: document.path for entity_id, document in loaded.documents.items()}
    views = ArchiveViews(derive(loaded.archive), DAY)
    tasks = list(packs(views, Renderer(), Files(paths, loaded.files), Edition(), "", SMALL))
    assert f"questions/{VALLEY}/{VALLEY}-evidence-2022.html" in {task.url for task in tasks}
    assert views._statements == {}


def test_what_a_pack_weighs_is_told_before_it_is_made(real: Loaded) -> None:
    """Near enough to divide one that would be over 2 MB: of the real archive no estimate is off by two fifths."""
    made = packs_made(real)
    questions = [q for q in real.archive.questions.values() if len(made[q.id]) > 100_000]
    assert len(questions) > 3
    told = {
        q.id: sum(place.weight for place, _ in packs_of(real.archive, q, spoken_to(real.archive, q)).entries)
        for q in questions
    }
    assert {name: weight for name, weight in told.items() if not 0.75 < weight / len(made[name]) < 1.4} == {}
