"""The files of citations: which there are, and what they hold."""

import json
from datetime import date
from typing import Any

import pytest

from onrecord.exports.citations import csl, files
from onrecord.load import Loaded
from onrecord.output import Asset
from onrecord.pages.statement.views import ArchiveViews
from onrecord.pipeline import Setting, plan
from onrecord.reading.checksums import Edition
from onrecord.standings.derive import derive

DAY = date(2022, 12, 1)
EDITION = Edition("ab12" * 16, site_url="https://record.example/")


@pytest.fixture(scope="module")
def views(loaded: Loaded) -> ArchiveViews:
    """The example archive."""
    return ArchiveViews(derive(loaded.archive), DAY, loaded.recorded)


def test_each_source_and_each_question_has_three_files(loaded: Loaded) -> None:
    """Beside its page; a build without exports has none."""
    planned = plan(loaded, DAY)
    (step,) = [step for step in planned.steps if step.name == "citations"]
    pages = [f"sources/{card}/" for card in loaded.archive.cards]
    pages += [f"questions/{question}/" for question in loaded.archive.questions]
    names = ("citations.json", "citations.bib", "citations.ris")
    assert sorted(url for task in step.tasks for url in task.urls) == sorted(f"{p}{n}" for p in pages for n in names)
    without = plan(loaded, DAY, Setting(exports=False))
    assert [url for step in without.steps for task in step.tasks for url in task.urls if "citations." in url] == []


def test_a_file_of_a_source_holds_it_and_each_of_its_statements(views: ArchiveViews) -> None:
    """In the order of its card."""
    card = views.archive.card("agency-south-papers")
    assert [item["id"] for item in files.of_card(views, card, EDITION)] == [
        "agency-south-papers",
        "agency-south-papers:papers-name-unit",
        "agency-south-papers:about-350-hurt",
        "agency-south-papers:no-soldiers",
    ]


def test_a_file_of_a_question_holds_it_and_all_that_is_said_to_it(views: ArchiveViews) -> None:
    """The newest first; comments too."""
    question = views.archive.question("soldiers-in-east-valley")
    links = views.archive.links
    said = {e.ref.replace("#", ":") for by in (links.question, links.commented) for e in by.get(question.id, ())}
    first, *others = files.of_question(views, question, EDITION)
    assert first == csl.question(views, question, EDITION)
    assert {item["id"] for item in others} == said and len(others) == len(said) > 3


def test_of_very_many_statements_the_newest_have_entries_there_and_the_file_says_so(views: ArchiveViews) -> None:
    """With their sources all have one."""
    question = views.archive.question("soldiers-in-east-valley")
    all_of_them = files.of_question(views, question, EDITION)
    some = files.of_question(views, question, EDITION, most=2)
    assert some[1:] == all_of_them[1:3]
    assert some[0]["note"].endswith(
        f" Entries of its newest 2 statements follow, of {len(all_of_them) - 1}; with its source each has one."
    )


def test_the_entries_of_a_source_are_made_once_for_all_three_files(
    views: ArchiveViews, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One call for a statement, whatever the number of formats."""
    calls: list[str] = []
    statement = csl.statement

    def counted(*given: Any) -> csl.Item:
        calls.append(given[1].ref)
        return statement(*given)

    monkeypatch.setattr(csl, "statement", counted)
    task = next(
        task for task in files.tasks(views, EDITION) if task.url == "sources/agency-south-papers/citations.json"
    )
    made: list[Any] = list(task.make())  # type: ignore[arg-type]
    assert [asset.url for asset in made] == list(task.urls)
    assert len(calls) == len(set(calls)) == 3
    assert isinstance(made[0], Asset) and len(json.loads(made[0].content)) == 4
