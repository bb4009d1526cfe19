"""Words that a search takes for one another: the tokens in the index, and what the browser asks for."""

import json
from collections.abc import Iterator

import pytest
from lxml import html

from onrecord.load import Loaded
from onrecord.model.synonyms import Synonyms
from onrecord.output import Asset, Record
from onrecord.pages.search.page_records import page_records
from onrecord.pages.search.records import records
from onrecord.pages.search.word_groups import WordGroups, stems, word_groups
from onrecord.pages.statement.views import ArchiveViews
from onrecord.pipeline import site
from onrecord.standings.derive import derive
from tests.altering import DAY

SYNONYMS = Synonyms((("confirm", "own up"),), {"country-a": ("The Capital",)})


@pytest.fixture(scope="module")
def views(loaded: Loaded) -> ArchiveViews:
    """The views of the example archive."""
    return ArchiveViews(derive(loaded.archive), DAY)


@pytest.fixture(scope="module")
def groups(loaded: Loaded) -> WordGroups:
    """Its groups of words."""
    return word_groups(loaded.archive, SYNONYMS)


def token_of(groups: WordGroups, word: str) -> str:
    """The token of a word."""
    return next(group.token for group in groups.groups if word in group.words)


def having(found: Iterator[Record], token: str) -> set[str]:
    """The addresses of what has a token among its words."""
    return {r.url for r in found if token in " ".join(html.fromstring(r.html).xpath("//p/text()")).split()}


def test_what_has_a_word_of_a_group_has_its_token(groups: WordGroups) -> None:
    """In any form of the word; of several words only where they stand together."""
    token = token_of(groups, "confirm")
    assert groups.tokens("It was confirmed.") == groups.tokens("He owns up.") == token
    assert groups.tokens("He looks up his own.") == ""
    assert stems("Russia’s army-group, DENIED") == ("russia", "army", "group", "deny")


def test_a_name_of_an_actor_finds_what_those_say_who_speak_for_it(views: ArchiveViews, groups: WordGroups) -> None:
    """And what is said of it by that name; a name of nobody for whom others speak is a word like any other."""
    token = token_of(groups, "The Capital")
    spoken = having(records(views, groups), token)
    archive = views.archive
    speakers = {"arlo-vance", "army-of-country-a", "country-a"} & archive.actors.keys()
    said = {e.ref for speaker in speakers for e in archive.links.speaker.get(speaker, ())}
    assert said and {views.permalink(ref) for ref in said} >= spoken > set()
    assert not having(records(views), token)
    assert groups.tokens("In the capital nobody knew.") == token
    assert not [group for group in groups.groups if "Lens Institute" in group.words]


def test_an_actor_and_the_questions_that_concern_it_are_found_by_its_names(
    views: ArchiveViews, groups: WordGroups
) -> None:
    """As are those who speak for it."""
    found = having(page_records(views, groups), token_of(groups, "The Capital"))
    concerned = {f"questions/{q.id}/" for q in views.archive.links.concerned["country-a"]}
    assert concerned and concerned < found
    assert {"actors/country-a/", "actors/army-of-country-a/"} < found
    assert "actors/country-b/" not in found


def test_no_token_is_the_beginning_of_another_or_ends_as_a_word_does(real: Loaded) -> None:
    """Pagefind finds a word by its beginning, and takes off endings."""
    tokens = [group.token for group in word_groups(real.archive, real.synonyms).groups]
    assert len(tokens) == len(set(tokens)) > 20
    assert {(len(token), token[:2], token[-1]) for token in tokens} == {(6, "zq", "x")}
    assert not set("".join(tokens)) & set("aeiouysl")


def test_the_browser_is_given_the_words(loaded: Loaded, groups: WordGroups) -> None:
    """The names of an actor, each alone, with whom they name; an archive without such a file has these at least."""
    listed = json.loads(groups.as_json())
    assert listed[0] == {"token": "zqbbbx", "words": ["confirm", "own up"], "for": ""}
    name = views_name = loaded.archive.actor("country-a").name
    assert {"token": token_of(groups, "The Capital"), "words": ["The Capital"], "for": name} in listed
    (asset,) = [one for one in site(loaded, DAY) if isinstance(one, Asset) and one.url == "search/words.json"]
    assert [views_name] in [one["words"] for one in json.loads(asset.content)]


def test_a_denial_is_found_as_one_though_it_does_not_say_so(views: ArchiveViews) -> None:
    """What a statement tells of where a party stands is searched: a yes of its own confirms, a no denies."""
    texts = {r.url: " ".join(html.fromstring(r.html).xpath("//p/text()")) for r in records(views)}
    told = [text for url, text in texts.items() if url.startswith("sources/arlo-vance-speech/")]
    assert [text for text in told if "confirmed" in text.split()]
