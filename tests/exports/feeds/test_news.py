"""What a feed announces, by which day, and in which words."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid5

import pytest

from onrecord.archive import published_day
from onrecord.exports.feeds import feed as feed_module
from onrecord.exports.feeds import news
from onrecord.exports.feeds.feed import ANSWER, CORRECTION, SOURCE, Feed, News, newest
from onrecord.exports.feeds.files import FEW, MOST
from onrecord.load import Loaded
from onrecord.model.edtf_dates import parse_edtf
from onrecord.model.recorded import CARD, FINDING, Item, Recorded
from onrecord.pages.statement.views import ArchiveViews
from onrecord.standings.derive import derive
from tests.altering import DAY
from tests.exports.feeds.feeds import feeds_of

VALLEY, BRIDGE = "soldiers-in-east-valley", "sable-bridge-reopened"
FIRST, LATE = date(2022, 11, 20), date(2022, 11, 28)


def came_in(archive: Loaded, **late: date) -> Recorded:
    """All cards and findings came in on one day, some of them later."""
    cards = {Item(CARD, card): late.get(card.replace("-", "_"), FIRST) for card in archive.archive.cards}
    findings = {
        Item(FINDING, question.id, finding.on.text, str(finding.answer)): FIRST
        for question in archive.archive.questions.values()
        for finding in question.findings
    }
    return Recorded({**cards, **findings})


def told(feed: Feed) -> dict[str, News]:
    """The news of a feed by their keys."""
    return {one.key: one for one in feed.news}


def test_an_old_source_that_came_in_late_is_announced_when_it_came_in(loaded: Loaded) -> None:
    """The papers are of April 2021."""
    recorded = came_in(loaded, agency_south_papers=LATE)
    found = told(feeds_of(loaded, DAY, "", recorded).question(VALLEY))
    assert found[f"source.agency-south-papers@questions/{VALLEY}/"] == News(
        key=f"source.agency-south-papers@questions/{VALLEY}/",
        day=LATE,
        tells_of=date(2021, 4, 10),
        sort=SOURCE,
        title="New answers: Agency South, 10 Apr 2021",
        summary=(
            "Added on 28 Nov 2022. Attributed claim by Radio A, said 9 Apr 2021: No soldier of Country A is in the "
            "East Valley. It answers: no. Attributed claim in twelve pages of orders (a document attributed to Army "
            "of Country A, not authenticated), through a clerk (not named) and Nils Teder: The 9th brigade of Country "
            "A is in the East Valley. It answers: yes."
        ),
        url="sources/agency-south-papers/",
    )


def test_what_a_late_source_changes_in_the_past_is_announced_when_it_came_in(loaded: Loaded) -> None:
    """An answer that the archive had told before keeps its day."""
    recorded = came_in(loaded, agency_south_papers=LATE)
    found = told(feeds_of(loaded, DAY, "", recorded).question(VALLEY))
    late, before = found[f"standing.{VALLEY}.2021-04-09"], found[f"standing.{VALLEY}.2021-03-01"]
    assert (late.day, before.day) == (LATE, FIRST)
    assert late.sort == ANSWER
    assert late.title == "Change of answer: Did soldiers of Country A fight in the East Valley in 2021?"
    assert late.summary == (
        "9 Apr 2021: now contradicted. Answered no by Radio A, and yes by Bex Oriel. Told here since 28 Nov 2022."
    )


def test_a_finding_is_announced_when_it_came_in_and_a_correction_when_it_was_made(loaded: Loaded) -> None:
    """The day of a correction is that on which something published was put right."""
    found = told(feeds_of(loaded, DAY, "", came_in(loaded)).everything())
    finding = found["finding.soldiers-killed-in-east-valley.2022-05-01.a9b6a6e227"]
    assert (finding.day, finding.sort) == (FIRST, ANSWER)
    correction = found["correction.daily-north-first-report.2021-04-02.f07982baa9"]
    assert (correction.day, correction.sort) == (date(2021, 4, 2), CORRECTION)
    assert correction.summary == "2 Apr 2021: Our slip. The figure was entered as 30."


def test_the_whole_archive_tells_of_a_source_what_it_is(loaded: Loaded) -> None:
    """Its statements by kind, its title in English."""
    found = told(feeds_of(loaded, DAY, "", came_in(loaded)).everything())
    assert found["source.union-of-ports-briefing"] == News(
        key="source.union-of-ports-briefing",
        day=FIRST,
        tells_of=date(2021, 8, 30),
        sort=SOURCE,
        title="New source: Union of Ports, 30 Aug 2021: what was said on War in the East Valley",
        summary=(
            "Added on 20 Nov 2022: Briefing, “What was told on 30 August”, with 1 verified fact and 2 attributed "
            "claims."
        ),
        url="sources/union-of-ports-briefing/",
    )
    assert {key for key in found if key.startswith("source.")} == {f"source.{card}" for card in loaded.archive.cards}


def test_a_question_has_its_own_changes_answers_and_corrections(loaded: Loaded) -> None:
    """No other’s; a correction only where it touches a statement that speaks to it."""
    bridge = feeds_of(loaded, DAY, "", came_in(loaded)).question(BRIDGE)
    assert sorted(told(bridge)) == [
        f"source.daily-north-first-report@questions/{BRIDGE}/",
        f"standing.{BRIDGE}.2021-03-05",
        "withdrawn.daily-north-first-report.bridge-shut",
    ]
    killed = told(feeds_of(loaded, DAY, "", came_in(loaded)).question("soldiers-killed-in-east-valley"))
    assert "correction.daily-north-first-report.2021-04-02.f07982baa9" in killed


def test_an_actor_has_what_it_says_and_publishes_and_what_concerns_it(loaded: Loaded) -> None:
    """Country A speaks through its army’s chief; a source that it only published is told as what it is."""
    feeds = feeds_of(loaded, DAY, "", came_in(loaded))
    country = told(feeds.actor("country-a"))
    assert "source.arlo-vance-speech@actors/country-a/" in country
    assert f"standing.{VALLEY}.2021-03-05" in country and f"standing.{BRIDGE}.2021-03-05" not in country
    assert set(told(feeds.actor("register-office"))) == {"source.register-of-graves"}
    assert set(told(feeds.actor("agency-south"))) == {
        "source.agency-south-papers@actors/agency-south/",
        "source.daily-north-first-report@actors/agency-south/",
        "correction.daily-north-first-report.2021-04-02.f07982baa9",
    }


def test_a_topic_has_its_sources_and_the_changes_of_its_questions(loaded: Loaded) -> None:
    """Which questions are its, they say themselves."""
    topic = feeds_of(loaded, DAY, "", came_in(loaded)).topic("valley-war")
    of = {q.id for q in loaded.archive.questions.values() if "valley-war" in q.topics}
    standing = {key.split(".")[1] for key in told(topic) if key.startswith("standing.")}
    assert standing == of and of
    assert "source.daily-north-first-report@topics/valley-war/" in told(topic)


def test_what_stands_in_no_row_came_in_with_this_build(loaded: Loaded) -> None:
    """Of an archive that records no such days at all a source is announced as of the day on which it was read."""
    some = Recorded({Item(CARD, "arlo-vance-speech"): FIRST})
    card = loaded.archive.card("agency-south-papers")

    def day(recorded: Recorded, as_of: date = DAY) -> date:
        return news.came_in(ArchiveViews(derive(loaded.archive), as_of, recorded), card)

    assert day(some) == DAY
    assert day(Recorded()) == date(2022, 11, 20)
    assert day(Recorded(), date(2022, 1, 1)) == date(2022, 1, 1), "never after the day of the site"
    unread = replace_card(loaded, "agency-south-papers")
    assert news.came_in(ArchiveViews(derive(unread.archive), DAY, Recorded()), unread.archive.card(card.id)) == DAY


def replace_card(loaded: Loaded, name: str) -> Loaded:
    """The archive with a card of which neither the day of reading nor an end of its publication is known."""
    card = loaded.archive.card(name).model_copy(update={"retrieved": None, "published": parse_edtf("2021-04-10/..")})
    return replace(loaded, archive=replace(loaded.archive, cards={**loaded.archive.cards, name: card}))


def news_of(key: str, day: date, tells_of: date | None = None, sort: str = SOURCE) -> News:
    """An entry of which only this matters."""
    return News(key, day, tells_of or day, sort, "t", "s", "u")


def test_of_more_than_a_feed_holds_the_newest_are_told() -> None:
    """By the day on which they came in, not by that of which they tell."""
    many = [news_of(str(n), FIRST + timedelta(days=n), FIRST - timedelta(days=n)) for n in range(9)]
    assert [one.key for one in newest(many, 3)] == ["8", "7", "6"]
    assert (MOST, FEW) == (50, 30)


def test_of_a_day_with_more_than_a_feed_holds_each_sort_has_its_turn() -> None:
    """Changes of answers, then corrections, then sources, of each the newest; where one has no more, the others."""
    counts = {SOURCE: 75, ANSWER: 39, CORRECTION: 11}
    many = [
        news_of(f"{sort}.{n:02}", FIRST, FIRST - timedelta(days=n), sort)
        for sort, count in counts.items()
        for n in range(count)
    ]
    told = newest(many, MOST)
    assert [one.key for one in told[:4]] == ["answer.00", "correction.00", "source.00", "answer.01"]
    assert Counter(one.sort for one in told) == {ANSWER: 20, CORRECTION: 11, SOURCE: 19}
    assert {one.key for one in told if one.sort == SOURCE} == {f"source.{n:02}" for n in range(19)}


def test_the_feed_of_all_that_is_new_tells_of_new_sources(real: Loaded) -> None:
    """Most of what the archive holds came in on one day."""
    told = Counter(one.sort for one in feeds_of(real, date(2026, 12, 1)).everything().news)
    assert sum(told.values()) == MOST
    assert min(told[sort] for sort in (ANSWER, CORRECTION, SOURCE)) > 10


def test_of_the_cards_of_one_day_those_published_last_are_told(real: Loaded) -> None:
    """Not the first by their ids."""
    feeds = feeds_of(real, date(2026, 12, 1))
    published = sorted((published_day(card) for card in real.archive.cards.values()), reverse=True)
    told = [one for one in feeds.everything().news if one.sort == SOURCE]
    assert [one.tells_of for one in told] == published[: len(told)]


def test_entries_of_one_day_stand_by_the_day_of_which_they_tell() -> None:
    """The newest first, be it told ten years late, or a century."""
    tell_of = (FIRST, *(FIRST - timedelta(days=n) for n in (1, 2, 400, 401, 3650, 3651, 36500, 36501)))
    news = [news_of(f"{n}", FIRST, day) for n, day in enumerate(tell_of)]
    assert [it.news.key for it in Feed("f", "", "t", "a", tuple(reversed(news))).dated()] == list("012345678")


def test_an_entry_keeps_its_time_when_others_come_in() -> None:
    """Even of one day, and when they tell of one day too; all are of the first hour, none at one time."""
    many = [news_of(str(n), FIRST, FIRST - timedelta(days=n % 20)) for n in range(400)]
    every = {it.news.key: it.at for it in Feed("f", "", "t", "a", tuple(many)).dated()}
    few = {it.news.key: it.at for it in Feed("f", "", "t", "a", tuple(many[::7])).dated()}
    assert few.items() <= every.items()
    assert len(set(every.values())) == len(many)
    assert {(at.date(), at.hour) for at in every.values()} == {(FIRST, 0)}


@pytest.mark.parametrize("keys", [("a", "b"), ("b", "a")])
def test_two_entries_of_one_day_have_times_of_their_own_in_one_order(keys: tuple[str, ...]) -> None:
    """Which they are follows from their ids, and not from the order in which they are given."""
    feed = Feed("f", "", "t", "a", tuple(news_of(key, FIRST) for key in keys))
    found = {one.news.key: one.at.isoformat() for one in feed.dated()}
    assert found == {"a": "2022-11-20T00:59:59.674637+00:00", "b": "2022-11-20T00:59:59.347129+00:00"}


def test_times_that_would_fall_together_move_by_the_least(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that an order is told."""
    monkeypatch.setattr(feed_module, "uuid5", lambda *_: UUID(int=0))
    times = [one.at for one in Feed("f", "", "t", "a", (news_of("a", FIRST), news_of("b", FIRST))).dated()]
    assert times[0] - times[1] == timedelta(microseconds=1)


def test_the_id_of_an_entry_is_made_once_for_both_formats(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    """One call an entry, and one for the feed itself."""
    feeds = feeds_of(loaded, DAY, "", came_in(loaded))
    keys: list[str] = []

    def counted(namespace: UUID, key: str) -> UUID:
        keys.append(key)
        return uuid5(namespace, key)

    monkeypatch.setattr(feed_module, "uuid5", counted)
    task = next(task for task in feeds.tasks() if task.url == f"questions/{VALLEY}/feed.xml")
    assert len(list(task.make())) == 2  # type: ignore[arg-type]
    assert sorted(keys) == sorted([f"feed.questions/{VALLEY}/", *told(feeds.question(VALLEY))])
