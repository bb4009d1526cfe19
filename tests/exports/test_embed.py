"""The page of a question that other sites may show in a frame."""

import re
from base64 import b64encode
from datetime import date
from hashlib import sha256

import pytest
from lxml import html

from onrecord.exports.embed import LIMIT, embed, tasks
from onrecord.load import Loaded
from onrecord.model.edtf_dates import day_in_words
from onrecord.pages.shared.asked import asked
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.checksums import Edition
from onrecord.standings.derive import derive

EDITION = Edition("ab12" * 16, site_url="https://record.example/", name="Harbour Watch")
DAYS = (date(1999, 1, 1), date(2021, 4, 30), date(2025, 4, 27), date(2026, 12, 1))


def embeds(archive: Loaded, day: date) -> dict[str, str]:
    """The page of each question as of a day."""
    views = ArchiveViews(derive(archive.archive), day, archive.recorded)
    return {q.id: embed(views, q, EDITION).content.decode() for q in archive.archive.questions.values()}


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("archive", ["loaded", "real"])
def test_it_is_small_and_asks_for_nothing(archive: str, day: date, request: pytest.FixtureRequest) -> None:
    """No script, no file of its own or another's; its policy allows its styles by their sum, and nothing else."""
    found = embeds(request.getfixturevalue(archive), day)
    assert len(found) >= 3
    for page in found.values():
        assert len(page.encode()) <= LIMIT == 4_096
        tree = html.document_fromstring(page)
        assert tree.xpath("//script | //link | //img | //iframe | //@style | //@src") == []
        assert [name for name in tree.xpath("//@*") if getattr(name, "attrname", "").startswith("on")] == []
        (style,) = tree.xpath("//style")
        digest = b64encode(sha256(style.text.encode()).digest()).decode()
        (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'none'; base-uri 'none'"


@pytest.mark.parametrize("day", DAYS)
def test_its_day_comes_first_and_again_with_the_answer(real: Loaded, day: date) -> None:
    """A frame that is cut short shows the day before it shows an answer, and no answer stands without it."""
    words = day_in_words(day)
    found = embeds(real, day)
    assert len(found) > 10
    for page in found.values():
        (main,) = html.document_fromstring(page).xpath("//main")
        first, *_ = main
        assert first.text_content() == f"As of {words} · Harbour Watch"
        assert first.xpath("./time/@datetime") == [day.isoformat()]
        (answer,) = main.xpath(".//p[b]")
        assert f" as of {words}." in answer.text_content()


def test_it_has_question_answer_origins_and_the_way_back(loaded: Loaded) -> None:
    """As the lists of questions have them; a link leaves the frame, and tells nobody where it was followed."""
    views = ArchiveViews(derive(loaded.archive), date(2022, 12, 1))
    found = embeds(loaded, date(2022, 12, 1))
    assert len(found) == 3
    for name, page in found.items():
        main = html.document_fromstring(page).xpath("//main")[0]
        answer, text = asked(views, loaded.archive.question(name)), " ".join(main.text_content().split())
        assert main.xpath("./h1/text()") == [loaded.archive.question(name).text]
        for words in (answer.kind_words, answer.words, answer.origins, *(badge.words for badge in answer.badges)):
            assert words in text
        (link,) = main.xpath(".//a")
        assert dict(link.attrib) == {"href": "./", "target": "_blank", "rel": "noopener noreferrer"}


def test_both_schemes_have_all_colours(loaded: Loaded) -> None:
    """Whatever the dark one leaves out would be dark on dark."""
    page = embeds(loaded, date(2022, 12, 1))["sable-bridge-reopened"]
    light, dark = (set(re.findall(r"(--[\w-]+):#", block)) for block in re.findall(r":root\{([^}]*)\}", page))
    assert light == dark and set(re.findall(r"var\((--[\w-]+)\)", page)) <= light
    assert "@media (prefers-color-scheme:dark)" in page and "color-scheme:light dark" in page


def test_very_long_words_are_cut_the_kind_and_the_day_never(loaded: Loaded) -> None:
    """However long a question is, and in whatever script."""
    views = ArchiveViews(derive(loaded.archive), date(2022, 12, 1))
    question = loaded.archive.question("sable-bridge-reopened").model_copy(update={"text": "мост открыт " * 400})
    page = embed(views, question, EDITION).content
    assert 0 < len(page) <= LIMIT
    main = html.document_fromstring(page.decode()).xpath("//main")[0]
    assert main.xpath("./h1")[0].text_content().endswith(" …")
    assert "Attributed: yes as of 1 Dec 2022." in main.text_content()


def test_every_question_has_one_beside_its_page(loaded: Loaded) -> None:
    """And nothing else has."""
    views = ArchiveViews(derive(loaded.archive), date(2022, 12, 1))
    assert {task.url for task in tasks(views, EDITION)} == {
        f"questions/{q}/embed.html" for q in loaded.archive.questions
    }
