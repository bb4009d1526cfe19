"""An evidence pack by itself: unpacked and derived from, it says of its question what the whole archive says."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from benchmarks.generator.disk import write

from onrecord import load as package
from onrecord.load import Loaded
from onrecord.reading.source_files import SourceFile
from onrecord.standings.derive import Standings, derive
from tests import altering
from tests.loading import load_files
from tests.pages.evidence_pack.test_contents import said
from tests.pages.evidence_pack.test_page import DAY, carried, packs_of, trees


def alone(content: bytes) -> Loaded:
    """A pack as an archive of its own."""
    files = carried(trees({"": content})[""])
    return load_files(SourceFile(path.removeprefix("sources/"), raw) for path, raw in files.items())


def told(standings: Standings, question: str, day: date) -> dict[str, Any]:
    """What is derived of a question on a day."""
    state = standings.at(question, day)
    return {
        "standing": state.standing,
        "found": state.found,
        "badges": state.badges,
        "positions": {
            party: (position.stance, position.since, position.event and position.event.entry.ref)
            for party, position in state.positions.items()
        },
        "origins": standings.origins_at(question, day),
        "answers": [answering.entry.ref for answering in standings.counting(question, day)],
        "history": [(entry.since, entry.standing, entry.badges) for entry in standings.history(question, day)],
    }


def assert_alike(whole: Loaded, packs: dict[str, bytes]) -> None:
    """Each pack passes the check and tells what the whole archive tells of its question."""
    standings = derive(whole.archive)
    assert packs
    for question, content in packs.items():
        pack = alone(content)
        assert pack.problems == (), question
        assert told(derive(pack.archive), question, DAY) == told(standings, question, DAY), question


def test_every_pack_of_the_real_archive_says_what_the_site_says(real: Loaded) -> None:
    """Standing, badges, positions, origins, history; nothing is wrong with its files."""
    assert_alike(real, packs_of(real))


def test_so_does_every_pack_of_the_example(loaded: Loaded) -> None:
    """A small archive with findings and what they take for granted."""
    assert_alike(loaded, packs_of(loaded))


def test_so_does_every_pack_of_an_archive_by_lot(tmp_path: Path) -> None:
    """Chains, renderings, successors, silences, presuppositions."""
    write(tmp_path / "lot", 40, 3)
    whole = package.load(tmp_path / "lot")
    assert_alike(whole, packs_of(whole))


@pytest.fixture
def chained() -> Iterator[Loaded]:
    """Twenty statements, each resting on the next, of which the first answers; whose origin is the last one's."""
    answers = ["answers: {q: yes}", *[""] * 19]
    chain = {f"cards/2021/c{n}.yaml": said(f"rests_on: [c{n + 1}#s]", more) for n, more in enumerate(answers)}
    bottom = said(publisher="agency").replace("said_by: outlet", "said_by: {anonymous: a clerk}")
    files = {
        **chain,
        "cards/2021/c20.yaml": bottom,
        "questions/q.yaml": "text: T?\nkind: yes-no\nconcerns: []\nnote: T.\n",
        "actors/outlet.yaml": "name: Outlet\ntype: outlet\n",
        "actors/agency.yaml": "name: Agency\ntype: news-agency\npart_of: owner\n",
        "actors/owner.yaml": "name: Owner\ntype: company\n",
    }
    texts = {path: text.replace("type: other", "type: news-report") for path, text in files.items()}
    yield load_files(SourceFile(path, text.encode()) for path, text in texts.items())


def test_origins_come_from_below_where_the_files_end(chained: Loaded) -> None:
    """Of a statement that is only named its origins are given, and the actors whose they are carried."""
    (content,) = packs_of(chained).values()
    pack = alone(content)
    assert {"c8", "owner"} <= pack.documents.keys()
    assert not {"c9", "c20"} & pack.documents.keys()
    assert told(derive(pack.archive), "q", DAY) == told(derive(chained.archive), "q", DAY)
    assert [str(group) for group in derive(pack.archive).anonymous("q", DAY)] == ["owner"]


def test_what_is_taken_for_granted_stands_as_it_stood_each_day(loaded: Loaded) -> None:
    """The badge comes and goes in the history of a pack as in the whole archive's."""
    whole = altering.example()
    standings = derive(whole.archive)
    resting = [q.id for q in whole.archive.questions.values() if q.presupposes]
    assert resting
    for question in resting:
        badges = {badge for entry in standings.history(question, DAY) for badge in entry.badges}
        assert "rests-on-unacknowledged" in badges
        pack = derive(alone(packs_of(whole)[question]).archive)
        assert told(pack, question, DAY)["history"] == told(standings, question, DAY)["history"]
