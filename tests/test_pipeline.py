"""The table of contents of a build says what it is at."""

import re
from datetime import date

from onrecord.load import Loaded
from onrecord.output import Asset, Record
from onrecord.pipeline import Setting, pages, plan, site
from onrecord.progress import Event, Finished, Phase, Started


def test_a_build_reports_what_it_derives_and_plans(loaded: Loaded) -> None:
    """Nothing is made by then."""
    events: list[Event] = []
    plan(loaded, date(2025, 1, 2), report=events.append)
    assert events == [Started(Phase.DERIVE), Finished(Phase.DERIVE, "3 questions, 12 changes of standing")]


def test_every_kind_of_output_is_one_step(loaded: Loaded) -> None:
    """Each with a name of its own; all that is to be made has an address, or is records of the search."""
    planned = plan(loaded, date(2025, 1, 2))
    names = [step.name for step in planned.steps]
    assert (names[:2], names[-1]) == (["home page", "sources"], "pictures")
    assert len(names) == len(set(names)) == 27
    addresses = [url for step in planned.steps for task in step.tasks for url in task.urls]
    assert len(addresses) == len(set(addresses)) > 100


def test_what_is_made_lies_where_the_plan_says(loaded: Loaded) -> None:
    """Else two things could lie at one address, which only the plan is asked."""
    planned = plan(loaded, date(2025, 1, 2), Setting(keep=lambda name, draw: b"[]"))
    tasks = [task for step in planned.steps for task in step.tasks]
    assert tasks
    for task in tasks:
        made = list(planned.finished(task))
        assert {one.url for one in made if not isinstance(one, Record)} == set(task.urls)


def test_without_exports_no_file_gives_the_data_away(loaded: Loaded) -> None:
    """Nor does any page lead to one."""
    with_them, without = (
        {
            url
            for step in plan(loaded, date(2025, 1, 2), Setting(exports=so)).steps
            for task in step.tasks
            for url in task.urls
        }
        for so in (True, False)
    )
    assert with_them > without
    gone = with_them - without
    assert {"data/", "data/v1/manifest.json", "data/v1/on-record.sqlite", "llms.txt"} <= gone
    linked = re.compile(r"""href="(?:\.\./)*(data/[^"]*|llms\.txt)\"""")
    for page in pages(loaded, date(2025, 1, 2), Setting(exports=False)):
        assert linked.findall(page.html) == [], page.url


def test_an_archive_of_another_name_is_never_called_on_record(loaded: Loaded) -> None:
    """Home page, citations, feed, linked data, evidence packs: all say the name that they are given."""
    setting = Setting(name="Harbour Watch", keep=lambda name, draw: b"[]")
    made = site(loaded, date(2025, 1, 2), setting)
    outputs = [output for output in made if not isinstance(output, Record)]  # found at the addresses of pages
    texts = {o.url: o.content.decode() if isinstance(o, Asset) else repr(o) for o in outputs}
    assert [url for url, text in texts.items() if "On Record" in text] == []
    named = {url for url, text in texts.items() if "Harbour Watch" in text}
    packs = {url for url in texts if url.endswith("evidence.html")}
    assert packs and named >= {"", "changes/feed.xml", "search/", "sources/agency-south-papers/", *packs}
