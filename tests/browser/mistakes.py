"""Cards with one slip each, for the tests of the form."""

from tests.browser.forms import Card

GOOD: Card = {
    "title": "Kyiv gives a number",
    "publisher": "newsweek",
    "type": "news-report",
    "published": "2025-06-01",
    "retrieved": "2026-11-22",
    "url": "https://example.org/number",
    "archived": "https://example.org/copy",
    "language": "en",
    "summary": "[It said so](#said).",
    "attributed": [{"id": "said", "text": "It is so.", "said_by": "volodymyr-zelensky", "said_on": "2025-06-01"}],
}
CLAIM = GOOD["attributed"][0]
OWED = {**CLAIM, "answers": {"north-korean-soldiers-in-russia": "yes"}, "not_acknowledged_by": {"russia": "denied"}}
FACT = {
    "id": "said",
    "text": "Volodymyr Zelensky said so.",
    "basis": "on-record",
    "by": "volodymyr-zelensky",
    "evidence": ["fakty-zelensky-3000", "menafn-zelensky-3000"],
}


def claim(**more: object) -> Card:
    return {**GOOD, "attributed": [{**CLAIM, **more}]}


def owed(**more: object) -> Card:
    return {**{k: v for k, v in GOOD.items() if k != "attributed"}, "unacknowledged": [{**OWED, **more}]}


def fact(**more: object) -> Card:
    return {
        **{k: v for k, v in GOOD.items() if k != "attributed"},
        "verified": [{k: v for k, v in {**FACT, **more}.items() if v}],
    }


MISTAKES: dict[str, Card] = {
    "url": {**GOOD, "url": "example.org"},
    "password": {**GOOD, "url": "https://a:b@example.org/"},
    "copy": {**GOOD, "archived": "sha256:123"},
    "another outlet": {**GOOD, "url": "https://amp.arabnews.pk/number"},
    "the page itself": {**GOOD, "archived": "http://www.example.org/number/#top"},
    "altered": {**GOOD, "archived": "https://archive.ph/Ab1cD"},
    "a cache": {**GOOD, "archived": "https://cc.bingj.com/cache.aspx?d=1"},
    "a paywall": {**GOOD, "archived": "https://12ft.io/https://example.org/number"},
    "no archive": {**GOOD, "archived": "https://copies.example/number"},
    "language": {**GOOD, "language": "English"},
    "date": {**GOOD, "published": "1 June 2025"},
    "calendar": {**GOOD, "published": "2025-02-30"},
    "or later": {**GOOD, "published": "2025-01-11 or later"},
    "not before": claim(said_on="Not before 2025-01"),
    "or earlier": {**GOOD, "published": "2025-01-11 or earlier"},
    "backwards": {**GOOD, "published": "2025-06/2025-05"},
    "order": {**GOOD, "retrieved": "2025-01-01"},
    "publisher": {**GOOD, "publisher": "The Moon!"},
    "place": {**GOOD, "places": ["atlantis"]},
    "topic": {**GOOD, "topics": ["atlantis"]},
    "unlinked": {**GOOD, "summary": "[It said so](#said). Mr. Nobody asked. Да, так [сказано](#said)."},
    "dead link": {**GOOD, "summary": "[It said so](#sed)."},
    "no link": {**GOOD, "summary": "[It said so] (#said)."},
    "hedge": claim(text="It is reportedly so, and might have been."),
    "long quote": claim(quote="word " * 30, quote_language="en"),
    "quote without language": claim(quote="Так"),
    "language without quote": claim(quote_language="uk"),
    "said later": claim(said_on="2025-06-09"),
    "id": claim(id="Said So"),
    "measure": claim(measure="heads"),
    "answered and commented on": claim(
        answers={"north-korean-soldiers-in-russia": "yes"}, comments_on=["north-korean-soldiers-in-russia"]
    ),
    "figure of no measure": claim(answers={"north-korean-soldiers-killed-or-wounded": "3000"}),
    "a word for a figure": claim(answers={"north-korean-soldiers-killed-or-wounded": "no"}),
    "speaker": claim(said_by="Nobody Known"),
    "rests on nothing": claim(rests_on=["fakty-zelensky-3000#gone"]),
    "rests on no card": claim(rests_on=["no-card#gone"]),
    "rests on a word": claim(rests_on=["nothing"]),
    "rests on later": claim(rests_on=["korea-herald-engineers#nine-dead"]),
    "rests on itself": claim(rests_on=["made#said"]),
    "renders itself": claim(rendering_of="made#said"),
    "a place of every object": {**GOOD, "places": ["constructor"]},
    "another's words": claim(rendering_of="newsweek-kursk-casualties#troops-in-russia"),
    "twice": {**GOOD, "attributed": [CLAIM, CLAIM]},
    "two answers": owed(
        answers={"north-korean-soldiers-in-russia": "yes", "north-korean-soldiers-fought-in-kursk": "yes"}
    ),
    "denial": owed(answers={"north-korean-soldiers-in-russia": "no"}),
    "own side": owed(said_by="vladimir-putin"),
    "not concerned": owed(not_acknowledged_by={"japan": "denied"}),
    "nobody on record": fact(by=None),
    "not said": fact(text="It is so."),
    "one outlet": fact(evidence=["fakty-zelensky-3000"]),
    "an outlet in which another speaks": fact(
        evidence=["fakty-zelensky-3000", "newsweek-kursk-casualties#seoul-over-1000"]
    ),
    "an outlet that relays the other": fact(evidence=["kbs-world-bbc-losses#casualties-4000", "bbc-western-officials"]),
    "no register": fact(basis="public-record", by=None),
    "not examined": fact(basis="examined", by=None),
    "bare page": fact(basis="public-record", by=None, evidence=[{"url": "https://example.org/"}]),
    "twin": {
        **GOOD,
        "title": "North Korean casualties in Kursk!",
        "published": "2024-12-30",
        "retrieved": "2026-11-23",
    },
    "same address": {
        **GOOD,
        "publisher": "arab-news",
        "url": "http://www.arabnews.pk/amp/node/2577471/?utm_source=feed#top",
        "retrieved": "2026-11-23",
    },
    "via the publisher": claim(via=["yonhap", GOOD["publisher"]]),
    "via the speaker": claim(via=[CLAIM["said_by"]]),
    "via one twice": claim(via=["yonhap", "yonhap"]),
    "override": claim(text="a \u202e turn"),
    "withdrawn": {**GOOD, "withdrawn": [{"id": "said", "on": "2026-01-01", "note": "gone"}]},
    "corrected before": {**GOOD, "corrections": [{"on": "2020-01-01", "note": "early"}]},
    "corrected amid a month": {**GOOD, "corrections": [{"on": "2026-01", "note": "early"}]},
    "withdrawn before": {**GOOD, "withdrawn": [{"id": "gone", "on": "2020-01-01", "note": "gone"}]},
    "withdrawn twice": {**GOOD, "withdrawn": [{"id": "gone", "on": "2026-01-01", "note": "gone"}] * 2},
    "withdrawn by a word": {**GOOD, "withdrawn": [{"id": "It is gone", "on": "2026-01-01", "note": "gone"}]},
    "withdrawn for nothing": {
        **GOOD,
        "withdrawn": [{"id": "gone", "on": "2026-01-01", "note": "gone", "see": "fakty-zelensky-3000#gone"}],
    },
    "no statement": {k: v for k, v in GOOD.items() if k != "attributed"} | {"summary": "It said so."},
    "a link to what every object has": {
        **GOOD,
        "summary": "[It](#said) [is](constructor:foo) [so](toString:constructor).",
    },
    "a place without letters": {**GOOD, "places": ["!!!"]},
    "words for a figure": claim(
        answers={"north-korean-soldiers-killed-or-wounded": "3 or 4"}, measure="killed or wounded"
    ),
    "range": claim(answers={"north-korean-soldiers-killed-or-wounded": "3000..2000"}, measure="killed or wounded"),
    "another's words replaced": claim(supersedes=["arab-news-nebenzia#barefaced-lies"]),
    "no actor": {**GOOD, "summary": "[It](#said) [is](actor:nobody-known)."},
    "no place": {**GOOD, "summary": "[It](#said) [is](place:atlantis)."},
    "no topic": {**GOOD, "summary": "[It](#said) [is](topic:atlantis)."},
    "no question": {**GOOD, "summary": "[It](#said) [is](question:what-of-it)."},
    "no card": {**GOOD, "summary": "[It](#said) [is](no-card#said)."},
    "no statement of a card": {**GOOD, "summary": "[It](#said) [is](fakty-zelensky-3000#gone)."},
    "nowhere": {**GOOD, "summary": "[It](#said) [is](somewhere)."},
    "corrected nothing": {**GOOD, "corrections": [{"on": "2026-01-01", "statements": ["other"], "note": "n"}]},
}
