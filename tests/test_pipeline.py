"""The table of contents of a build says what it is at."""

from datetime import date

from onrecord.load import Loaded
from onrecord.output import Asset, Record
from onrecord.pipeline import Setting, site
from onrecord.progress import Advanced, Event, Finished, Phase, Started


def test_a_build_reports_what_it_derives_and_each_kind_of_page(loaded: Loaded) -> None:
    """Deriving is over before the first page is made; writing goes on step by step."""
    events: list[Event] = []
    assert next(site(loaded, date(2025, 1, 2), report=events.append)).url == ""
    assert events == [
        Started(Phase.DERIVE),
        Finished(Phase.DERIVE, "3 questions, 12 changes of standing"),
        Started(Phase.WRITE),
        Advanced(Phase.WRITE, 0, 25, "home page"),
    ]


def test_every_kind_of_output_is_one_step(loaded: Loaded) -> None:
    """Steps are counted from 0 to the last, each with a name of its own."""
    events: list[Event] = []
    outputs = list(site(loaded, date(2025, 1, 2), report=events.append))
    steps = [event for event in events if isinstance(event, Advanced)]
    assert len(outputs) > 100
    assert [(step.done, step.total) for step in steps] == [(number, 25) for number in range(25)]
    assert len({step.step for step in steps}) == 25
    assert (steps[1].step, steps[-1].step) == ("sources", "files")
    assert [step.made for step in steps[:2]] == [0, 1], "the home page alone is made before the sources"
    assert steps[-1].made == len(outputs)
    assert [type(event) for event in events[:3]] == [Started, Finished, Started]
    assert {type(event) for event in events[3:]} == {Advanced}, "whoever writes the files says when that is over"


def test_an_archive_of_another_name_is_never_called_on_record(loaded: Loaded) -> None:
    """Home page, citations, feed, linked data, evidence packs: all say the name that they are given."""
    setting = Setting(name="Harbour Watch", keep=lambda name, draw: b"")
    made = site(loaded, date(2025, 1, 2), setting)
    outputs = [output for output in made if not isinstance(output, Record)]  # found at the addresses of pages
    texts = {o.url: o.content.decode() if isinstance(o, Asset) else repr(o) for o in outputs}
    assert [url for url, text in texts.items() if "On Record" in text] == []
    named = {url for url, text in texts.items() if "Harbour Watch" in text}
    packs = {url for url in texts if url.endswith("evidence.html")}
    assert packs and named >= {"", "changes/feed.xml", "search/", "sources/agency-south-papers/", *packs}
