"""An archive as plain Markdown: a page a card, question, actor, topic and place, each statement a list item on it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from onrecord.archive import Archive, Entry
from onrecord.model.annotated_markdown import plain
from onrecord.model.entities import Card
from onrecord.model.statements import Anonymous, DocumentSpeaker, Speaker, Unacknowledged

Link = Callable[[str, str], str]
"""The address of a page as another writes it: `cards/a`, `actors/b` → `../actors/b.md`."""
_SPECIAL = re.compile(r"([\\`*_\[\]>])")
"""What could be a mark within a line; more escapes would cost the other programs what nobody writes."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: where it lies, without an ending; its title; its Markdown below that."""

    path: str
    title: str
    body: str

    @property
    def kind(self) -> str:
        """What it is of: `cards`, `actors` …; the home page is `home`."""
        return self.path.partition("/")[0] if "/" in self.path else "home"


def pages(archive: Archive, link: Link) -> Iterator[Page]:
    """Every page; the home page says how many there are of each kind."""
    writer = _Writer(archive, link)
    links = archive.links
    counts = [
        f"{len(archive.cards)} cards, {len(archive.entries)} statements, {len(archive.questions)} questions",
        f"{len(archive.actors)} actors, {len(archive.topics)} topics, {len(archive.places)} places",
    ]
    yield Page("index", "Statements", "\n".join(f"- {count}" for count in counts))
    for card in archive.cards.values():
        yield writer.card(card)
    for question in archive.questions.values():
        entries = [*links.question.get(question.id, ()), *links.commented.get(question.id, ())]
        yield writer.page("questions", question.id, question.text, entries)
    for actor in archive.actors.values():
        entries = [*links.speaker.get(actor.id, ()), *links.relay.get(actor.id, ())]
        yield writer.page("actors", actor.id, actor.name, entries)
    for topic in archive.topics.values():
        yield writer.page("topics", topic.id, topic.name, links.topic.get(topic.id, ()))
    for place in archive.places.values():
        yield writer.page("places", place.id, place.name, links.place.get(place.id, ()))


@dataclass(frozen=True)
class _Writer:
    """Puts statements into words: who says it, through whom, when, in which source, and whom it concerns."""

    archive: Archive
    link: Link

    def card(self, card: Card) -> Page:
        here = f"cards/{card.id}"
        source = f"{self._to(here, 'actors', card.publisher)}, {card.published}"
        entries = [self.archive.statements[f"{card.id}#{statement.id}"] for _, _, statement in card.statements()]
        address = f"<{card.url}>" if card.url else ""
        head = [part for part in (source, address, escaped(plain(card.summary))) if part]
        return Page(here, card.title, "\n\n".join([*head, self._items(here, entries)]))

    def page(self, kind: str, name: str, title: str, entries: Iterable[Entry]) -> Page:
        here = f"{kind}/{name}"
        return Page(here, title, self._items(here, dict.fromkeys(entry.ref for entry in entries)))

    def _items(self, here: str, entries: Iterable[Entry | str]) -> str:
        return "\n".join(
            self._item(here, self.archive.statements[entry] if isinstance(entry, str) else entry) for entry in entries
        )

    def _item(self, here: str, entry: Entry) -> str:
        """A statement with its attribution."""
        said = [f"{self._speaker(here, entry.first_speaker)}"]
        said += [f"through {self._speaker(here, hand)}" for hand in (entry.claim.via if entry.claim else ())]
        said.append(str(entry.said))
        said += [f"{self._to(here, 'questions', q)}: {escaped(str(a))}" for q, a in self._answers(entry)]
        if isinstance(entry.statement, Unacknowledged):
            parties = entry.statement.not_acknowledged_by.items()
            said += [f"{how.value} by {self._to(here, 'actors', party)}" for party, how in parties]
        if not here.startswith("cards/"):
            said.append(f"in {self._to(here, 'cards', entry.card.id)}")
        return f"- {escaped(entry.statement.text)} ({entry.kind.value}: {', '.join(said)})"

    def _answers(self, entry: Entry) -> Iterable[tuple[str, object]]:
        return entry.claim.answers.items() if entry.claim else ()

    def _speaker(self, here: str, speaker: Speaker) -> str:
        match speaker:
            case Anonymous(anonymous=words) | DocumentSpeaker(document=words):
                return escaped(words)
            case actor:
                return self._to(here, "actors", actor)

    def _to(self, here: str, kind: str, name: str) -> str:
        entity = getattr(self.archive, kind)[name]
        title = entity.name if kind == "actors" else entity.title if kind == "cards" else entity.text
        return f"[{escaped(title)}]({self.link(here, f'{kind}/{name}')})"


def escaped(text: str) -> str:
    """A text in which nothing is a mark, for either program."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split())).replace("<", "&lt;")
