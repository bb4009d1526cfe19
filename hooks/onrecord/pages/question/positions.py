"""Where each party concerned stands on a question: in words, since when, by whose word (method §2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ...archive import Entry
from ...model.answers import AnyAnswer
from ...model.edtf_dates import day_in_words
from ...model.entities import Question
from ...standings.positions import Event, Position, Stance
from ...vocabulary import YesNo
from ...wording import labels
from ...wording.answers import answer_in_words
from ..statement.dates import on_day
from ..statement.tellings import gathered
from ..statement.view_types import Link, When
from ..statement.views import ArchiveViews


@dataclass(frozen=True, slots=True)
class PositionView:
    """Where a party concerned stands: in words, since when, by whose word."""

    party: Link
    words: str
    since: When | None
    who: str
    url: str
    before: str
    looked_for: tuple[str, ...]
    words_by_day: tuple["Word", ...]

    @property
    def words_title(self) -> str:
        """What its words by day are called, and how many they are; that none of them answers, where that is so."""
        comments = all(word.what == labels.COMMENT for word in self.words_by_day)
        number, more = len(self.words_by_day), "; none answers it" if comments else ""
        return f"What it said, by day, in this archive’s words ({number}){more}"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a party on a question: when, by whom, what it answers or that it answers nothing, the sentence."""

    said: When
    published: bool
    who: str
    what: str
    text: str
    url: str


def positions(views: ArchiveViews, question: Question) -> Iterator[PositionView]:
    """Each concerned party's position as of the site's date."""
    for party, now in views.state(question.id).positions.items():
        link, looked_for = views.actor(party), tuple(_looked_for(views, question, party, now))
        words = _more_than(now, tuple(_words(views, question, party)))
        if now.event is None or now.since is None:
            yield PositionView(link, labels.unheard(link.text, bool(words)), None, "", "", "", looked_for, words)
            continue
        yield PositionView(
            party=link,
            words=labels.STANCE[now.stance, now.event.own],
            since=on_day(now.since),
            who=_figure(views, question, now) + _by_whom(views, now.event),
            url=views.permalink(now.event.entry.ref),
            before=_not_owned_before(views, question, party, now),
            looked_for=looked_for,
            words_by_day=words,
        )


def _looked_for(views: ArchiveViews, question: Question, party: str, now: Position) -> Iterator[str]:
    """That somebody looked for a party’s word and found none, the newest first (method §2, "Searches")."""
    searches = [s for s in question.searches if s.party == party and s.day <= views.as_of]
    what = "looked for" if now.event is None else "a newer word was looked for"
    for search in sorted(searches, key=lambda search: search.day, reverse=True):
        yield f"{what} on {day_in_words(search.day)} in {search.where}: nothing found"


def _more_than(now: Position, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a party where they tell more than its position: a comment, or several."""
    told_already = len(words) == 1 and words[0].what != labels.COMMENT and now.event is not None and now.event.own
    return () if told_already else words


def _words(views: ArchiveViews, question: Question, party: str) -> Iterator[Word]:
    """All that a party is known to have said of a question, comments among it, in order of day (method §1)."""
    own = [event.entry for event in views.standings.events(question.id, party, views.as_of) if event.own]
    comments = [c.entry for c in views.standings.comments_at(question.id, views.as_of) if party in c.parties]
    spoken = gathered(views, sorted({e.ref: e for e in (*own, *comments)}.values(), key=_by_day), question.id)
    for utterance in sorted(spoken, key=lambda utterance: _by_day(utterance.first)):
        yield _word(views, question, utterance.first)


def _by_day(entry: Entry) -> tuple[date, str]:
    return entry.said_day, entry.ref


def _word(views: ArchiveViews, question: Question, entry: Entry) -> Word:
    answer = entry.claim.answers.get(question.id) if entry.claim else None
    what = labels.COMMENT if answer is None else _answered(answer)
    mention = views.mention(entry)
    return Word(mention.when, mention.published, mention.who, what, mention.words, mention.url)


def _answered(answer: AnyAnswer) -> str:
    if answer is YesNo.DECLINED:
        return "Declined to say"
    return f"{'Answers' if isinstance(answer, YesNo) else 'Gives'} {answer_in_words(answer)}"


def _figure(views: ArchiveViews, question: Question, now: Position) -> str:
    """The figure of its own that a party gave, where it gave one."""
    claim = now.event.entry.claim if now.event and now.stance is Stance.ANSWERED else None
    if claim is None or now.event is None:
        return ""
    return f"{answer_in_words(claim.answers[question.id])} ({views.measure(now.event.entry, question.id)}): "


def _by_whom(views: ArchiveViews, event: Event) -> str:
    entry = event.entry
    publisher = views.archive.actor(entry.card.publisher).name
    if not event.own:
        return f"by {publisher}, of the claim: {entry.statement.text}"
    itself = entry.claim is not None and entry.claim.said_by == entry.card.publisher
    return views.who(entry) if itself else f"{views.who(entry)}, through {publisher}"


def _not_owned_before(views: ArchiveViews, question: Question, party: str, now: Position) -> str:
    """What a party that owns it now had said before: its first denial, else the first time it would not say."""
    if now.stance is not Stance.ACKNOWLEDGED:
        return ""
    earlier = [e for e in views.standings.events(question.id, party, views.as_of) if now.since and e.on < now.since]
    first = [next((e for e in earlier if e.stance is stance), None) for stance in (Stance.DENIED, Stance.DECLINED)]
    return next((f"{labels.BEFORE[e.stance, e.own]} {day_in_words(e.on)}." for e in first if e), "")
