"""The model: what cannot be constructed, and what all the fields of a file are (method §1, the card format)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from onrecord.archive import Archive
from onrecord.model.edtf_dates import parse_edtf
from onrecord.model.entities import Actor, Card, Correction, Place, Question, Topic, Withdrawn, WithdrawnStatement
from onrecord.model.figures import Words, parse_bound
from onrecord.model.findings import Finding, Search
from onrecord.model.record import Absent, Record
from onrecord.model.references import Known
from onrecord.model.statements import (
    Anonymous,
    Attributed,
    DocumentSpeaker,
    Statement,
    Unacknowledged,
    Verified,
    WebEvidence,
)
from onrecord.problems.catalogue import code_of
from onrecord.vocabulary import Basis, CardType, EntityKind, Kind, Reported, YesNo

ATTRIBUTED = {"id": "s", "text": "Snow fell.", "said_by": "x"}
UNACKNOWLEDGED = {**ATTRIBUTED, "answers": {"q": "yes"}, "not_acknowledged_by": {"p": "denied"}}
VERIFIED = {"id": "s", "text": "X said that snow fell.", "basis": "on-record", "evidence": ["c"]}
CARD = {
    "id": "c",
    "title": "Snow",
    "publisher": "x",
    "type": "news-report",
    "published": "2021-01-02",
    "summary": "Snow [fell](#s).",
}
QUESTION = {"id": "q", "text": "Did snow fall in 2021?", "kind": "yes-no", "concerns": ["p"]}
WHOLE: Mapping[type[Record], dict[str, Any]] = {
    Attributed: ATTRIBUTED,
    Unacknowledged: UNACKNOWLEDGED,
    Verified: VERIFIED,
    Card: CARD,
    Question: QUESTION,
    Actor: {"id": "x", "name": "X", "type": "person"},
    Place: {"id": "o", "name": "Oll", "country": "Country B", "coordinates": ["1.5", "-2"]},
    Topic: {"id": "t", "name": "Snow", "description": "Whether it fell."},
    Finding: {"on": "2021-02-03", "answer": "yes", "basis": "examined", "evidence": ["c#s"], "note": "Seen."},
    Search: {"on": "2021-02-03", "for": "x", "where": "Its pages.", "found": "nothing", "by": "A reader"},
    Correction: {"on": "2021-02-03", "note": "The place was wrong."},
    WithdrawnStatement: {"id": "s", "on": "2021-02-03", "note": "It says no such thing."},
    Withdrawn: {"id": "w", "was": "card", "on": "2021-02-03", "note": "It is another’s."},
    Anonymous: {"anonymous": "two officials"},
    DocumentSpeaker: {"document": "twelve pages"},
    WebEvidence: {"url": "https://x.example/"},
}


def faults(model: type[Record], data: object, known: Known | None = None) -> list[tuple[tuple[str | int, ...], str]]:
    """Where each error is, and the rule that is broken, or pydantic's own name for it."""
    with pytest.raises(ValidationError) as caught:
        model.model_validate(data, context=known)
    return [(details["loc"], code_of(details["type"])) for details in caught.value.errors()]


@pytest.mark.parametrize("model", WHOLE, ids=lambda m: m.__name__)
def test_what_is_required_is_enough(model: type[Record]) -> None:
    """A record with its required fields alone is whole, and every required field has a description."""
    model.model_validate(WHOLE[model])
    required = {name for name, info in model.model_fields.items() if info.is_required()}
    assert required == set(WHOLE[model])
    assert all(info.description for name, info in model.model_fields.items() if name != "id")


@pytest.mark.parametrize(
    ("model", "name"), [(m, n) for m, whole in WHOLE.items() for n in whole], ids=lambda v: getattr(v, "__name__", v)
)
def test_what_is_required_is_required(model: type[Record], name: str) -> None:
    """No claim exists without a speaker, no verified fact without evidence, no unacknowledged claim without a party."""
    less = {key: value for key, value in WHOLE[model].items() if key != name}
    assert faults(model, less) == [((name,), "missing")]


@pytest.mark.parametrize(
    ("model", "data", "loc", "code"),
    [
        (Attributed, {**ATTRIBUTED, "said_by": None}, ("said_by",), "bad-speaker"),
        (Attributed, {**ATTRIBUTED, "said_by": ""}, ("said_by", "actor"), "empty-value"),
        (Attributed, {**ATTRIBUTED, "said_by": ["x"]}, ("said_by",), "bad-speaker"),
        (Attributed, {**ATTRIBUTED, "said_by": {}}, ("said_by",), "bad-speaker"),
        (
            Attributed,
            {**ATTRIBUTED, "said_by": {"anonymous": " "}},
            ("said_by", "anonymous", "anonymous"),
            "empty-value",
        ),
        (Verified, {**VERIFIED, "evidence": []}, ("evidence",), "empty-value"),
        (Verified, {**VERIFIED, "evidence": None}, ("evidence",), "wrong-type"),
        (Verified, {**VERIFIED, "evidence": [None]}, ("evidence", 0), "bad-evidence"),
        (Verified, {**VERIFIED, "basis": "corroborated"}, ("basis",), "not-in-list"),
        (Verified, {**VERIFIED, "basis": "admission"}, ("basis",), "not-in-list"),
        (Verified, {**VERIFIED, "answers": {"q": "yes"}}, ("answers",), "extra_forbidden"),
        (Unacknowledged, {**UNACKNOWLEDGED, "not_acknowledged_by": {}}, ("not_acknowledged_by",), "empty-value"),
        (Unacknowledged, {**UNACKNOWLEDGED, "not_acknowledged_by": ["p"]}, ("not_acknowledged_by",), "wrong-type"),
        (
            Unacknowledged,
            {**UNACKNOWLEDGED, "not_acknowledged_by": {"p": "silent"}},
            ("not_acknowledged_by", "p"),
            "enum",
        ),
        (Unacknowledged, {**UNACKNOWLEDGED, "answers": {}}, ("answers",), "empty-value"),
        (
            Attributed,
            {**ATTRIBUTED, "not_acknowledged_by": {"p": "denied"}},
            ("not_acknowledged_by",),
            "extra_forbidden",
        ),
        (Finding, {**WHOLE[Finding], "evidence": []}, ("evidence",), "empty-value"),
        (Finding, {**WHOLE[Finding], "on": "2021-02"}, ("on",), "bad-date"),
        (Withdrawn, {**WHOLE[Withdrawn], "was": "withdrawn"}, ("was",), "literal_error"),
        (Card, {**CARD, "published": None}, ("published",), "empty-value"),
        (Card, {**CARD, "standing": "verified"}, ("standing",), "extra_forbidden"),
        (Question, {**QUESTION, "standing": "verified"}, ("standing",), "extra_forbidden"),
    ],
    ids=str,
)
def test_what_cannot_be_constructed(
    model: type[Record], data: dict[str, Any], loc: tuple[str | int, ...], code: str
) -> None:
    """What the three kinds demand cannot be left empty, and no file may say what a question's standing is."""
    assert faults(model, data) == [(loc, code)]


def test_an_ordinary_call_checks_too() -> None:
    """Calling a type is as strict as reading a file."""
    with pytest.raises(ValidationError):
        Attributed(id="s", text="Snow fell.")  # type: ignore[call-arg]


def test_several_errors_are_gathered_at_once() -> None:
    """One pass tells every error of a card, each with the way to it."""
    broken = {
        **CARD,
        "title": " ",
        "type": "novel",
        "publisher": "nobody",
        "published": "soon",
        "url": "ftp://x",
        "colour": "red",
        "attributed": [{**ATTRIBUTED, "said_by": None, "quote_language": "english"}, "words"],
        "verified": [{**VERIFIED, "evidence": []}],
        "unacknowledged": [{**UNACKNOWLEDGED, "answers": {"q": "maybe"}, "not_acknowledged_by": {"p": "silent"}}],
    }
    known = Known(
        {
            EntityKind.ACTOR: frozenset({"x", "p"}),
            EntityKind.QUESTION: frozenset({"q"}),
            EntityKind.CARD: frozenset({"c"}),
        }
    )
    assert sorted(faults(Card, broken, known), key=str) == sorted(
        [
            (("title",), "empty-value"),
            (("type",), "enum"),
            (("publisher",), "unknown-actor"),
            (("published",), "bad-date"),
            (("url",), "bad-url"),
            (("colour",), "extra_forbidden"),
            (("attributed", 0, "said_by"), "bad-speaker"),
            (("attributed", 0, "quote_language"), "bad-language"),
            (("attributed", 1), "model_type"),
            (("verified", 0, "evidence"), "empty-value"),
            (("unacknowledged", 0, "answers", "q"), "bad-answer"),
            (("unacknowledged", 0, "not_acknowledged_by", "p"), "enum"),
        ],
        key=str,
    )


@pytest.mark.parametrize(
    ("value", "speaker"),
    [
        ("x", "x"),
        ({"anonymous": "two officials"}, Anonymous(anonymous="two officials")),
        ({"document": "a plan"}, DocumentSpeaker(document="a plan")),
        ({"document": "a plan", "purported_author": "p"}, DocumentSpeaker(document="a plan", purported_author="p")),
    ],
    ids=str,
)
def test_the_three_forms_of_speaker(value: object, speaker: object) -> None:
    """Whoever said it, and every hand it passed through, is an actor, somebody anonymous or a document."""
    claim = Attributed.model_validate({**ATTRIBUTED, "said_by": value, "via": [value, value]})
    assert (claim.said_by, claim.via) == (speaker, (speaker, speaker))


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        ("yes", YesNo.YES),
        ("no", YesNo.NO),
        ("declined", YesNo.DECLINED),
        ("> 3000", parse_bound("> 3000")),
        ("1000..1200", parse_bound("1000..1200")),
        ({"words": "several hundred"}, Words("several hundred")),
    ],
    ids=str,
)
def test_the_forms_of_an_answer(value: object, answer: object) -> None:
    """An answer is yes, no, declined, a bound, or a figure in words."""
    assert Attributed.model_validate({**ATTRIBUTED, "answers": {"q": value}}).answers == {"q": answer}


@pytest.mark.parametrize(
    ("value", "evidence"),
    [
        ("c", "c"),
        ("c#s", "c#s"),
        (
            {"url": "https://x.example/", "archived": "https://y.example/"},
            WebEvidence(url="https://x.example/", archived="https://y.example/"),
        ),
        (
            {"url": "https://x.example/", "sha256": "a" * 64},
            WebEvidence(url="https://x.example/", sha256=f"sha256:{'a' * 64}"),
        ),
    ],
    ids=["card", "statement", "archived page", "page with its SHA-256"],
)
def test_the_forms_of_evidence(value: object, evidence: object) -> None:
    """Evidence is a card, a statement, or a page with its archived copy or SHA-256."""
    assert Verified.model_validate({**VERIFIED, "evidence": [value]}).evidence == (evidence,)


def test_one_reference_may_stand_for_a_list() -> None:
    """`supersedes` takes one reference or several, as the card format writes it."""
    one = Attributed.model_validate({**ATTRIBUTED, "supersedes": "c#s"})
    assert one.supersedes == Attributed.model_validate({**ATTRIBUTED, "supersedes": ["c#s"]}).supersedes == ("c#s",)


def test_values_are_read_by_their_fields() -> None:
    """Dates, lists, mappings and words of closed lists become values that cannot be misread."""
    card = Card.model_validate({**CARD, "unacknowledged": [UNACKNOWLEDGED], "not_recorded": {"url": " none "}})
    assert (card.type, card.published) == (CardType.NEWS_REPORT, parse_edtf("2021-01-02"))
    assert card.not_recorded == {"url": "none"}
    assert card.unacknowledged[0].not_acknowledged_by == {"p": Reported.DENIED}
    assert Question.model_validate({**QUESTION, "window": "30 days"}).window == 30
    assert Question.model_validate(QUESTION).window == 14
    assert Place.model_validate(WHOLE[Place]).coordinates == (1.5, -2.0)
    assert Verified.model_validate(VERIFIED).basis is Basis.ON_RECORD


@pytest.mark.parametrize("model", WHOLE, ids=lambda m: m.__name__)
def test_records_are_frozen(model: type[Record]) -> None:
    """No field of a record can be set after it was made."""
    record = model.model_validate(WHOLE[model])
    assert model.model_fields
    for name in model.model_fields:
        with pytest.raises(ValidationError, match="frozen"):
            setattr(record, name, None)


@pytest.mark.parametrize("name", ["answers", "not_acknowledged_by"])
def test_mappings_are_frozen(name: str) -> None:
    """What a statement answers, and who has not owned it, cannot be changed in place."""
    claim = Unacknowledged.model_validate(UNACKNOWLEDGED)
    with pytest.raises(TypeError):
        getattr(claim, name)["new"] = "yes"


def test_who_speaks() -> None:
    """Of a claim whoever said it first speaks, of a fact whoever is on record with it, if anybody."""
    unnamed = {"anonymous": "a clerk"}
    assert Attributed.model_validate({**ATTRIBUTED, "said_by": unnamed}).speaker == Anonymous(anonymous="a clerk")
    assert Attributed.model_validate(ATTRIBUTED).speaker == "x"
    assert Verified.model_validate({**VERIFIED, "by": "y"}).speaker == "y"
    assert Verified.model_validate(VERIFIED).speaker is None


def test_what_a_statement_leans_on() -> None:
    """A statement leans on what it rests on, and a fact on the cards and statements that it cites, not on pages."""
    page = {"url": "https://example.org/", "archived": "https://example.org/capture"}
    fact = Verified.model_validate({**VERIFIED, "rests_on": ["d#s"], "evidence": ["c", page, "e#s"]})
    assert (fact.cited, fact.leans_on) == (("c", "e#s"), ("d#s", "c", "e#s"))
    claim = Attributed.model_validate({**ATTRIBUTED, "rests_on": ["d#s"]})
    assert (claim.cited, claim.leans_on) == ((), ("d#s",))


def test_a_rendering() -> None:
    """A statement is a rendering where it names what it renders."""
    assert Attributed.model_validate({**ATTRIBUTED, "rendering_of": "d#s"}).is_rendering
    assert not Attributed.model_validate(ATTRIBUTED).is_rendering


def test_the_day_and_the_evidence_of_a_finding() -> None:
    """A finding holds from the day of its decision, and cites what its evidence names."""
    finding = Finding.model_validate(WHOLE[Finding])
    assert (finding.day, finding.cited) == (date(2021, 2, 3), ("c#s",))


def test_the_party_and_the_day_of_a_search() -> None:
    """The field is called `for`, which no attribute of Python can be (method §2, “Searches”)."""
    search = Search.model_validate(WHOLE[Search])
    assert (search.party, search.day) == ("x", date(2021, 2, 3))
    assert faults(Search, {**WHOLE[Search], "found": "something"}) == [(("found",), "literal_error")]


def drafted(model: Any, **fields: object) -> Any:
    """A record as it is while its file has faults: with some of its fields only."""
    return model.model_construct(**fields)


def test_an_unread_field_is_absent() -> None:
    """Touching a field that could not be read ends whoever needs it, and no other name does."""
    draft = drafted(Attributed, id="s")
    assert draft.id == "s"
    with pytest.raises(Absent, match=r"^said_by$"):
        _ = draft.said_by
    with pytest.raises(AttributeError):
        _ = draft.colour


def test_statements_of_a_card() -> None:
    """A card's statements come with their kind and place, and unreadable lists are passed over."""
    a, v, u = (
        Attributed.model_validate(ATTRIBUTED),
        Verified.model_validate(VERIFIED),
        Unacknowledged.model_validate(UNACKNOWLEDGED),
    )
    card = Card.model_validate({**CARD, "verified": [v], "attributed": [a, a], "unacknowledged": [u]})
    assert list(card.statements()) == [
        (Kind.VERIFIED, 0, v),
        (Kind.ATTRIBUTED, 0, a),
        (Kind.ATTRIBUTED, 1, a),
        (Kind.UNACKNOWLEDGED, 0, u),
    ]
    assert list(drafted(Card, attributed=(a,)).statements()) == [(Kind.ATTRIBUTED, 0, a)]


def _records(value: object) -> Iterator[Record]:
    if isinstance(value, Record):
        yield value
        value = [getattr(value, name) for name in type(value).model_fields]
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for item in value:
            yield from _records(item)


def test_the_example_uses_every_field(example: Archive) -> None:
    """The example archive uses every field of every record, so that what it tests is the whole format."""
    used: dict[type[Record], set[str]] = {}
    for entities in (
        example.cards,
        example.actors,
        example.questions,
        example.places,
        example.topics,
        example.withdrawn,
    ):
        for record in _records(entities):
            used.setdefault(type(record), set()).update(record.model_fields_set)
    assert set(used) == set(WHOLE)
    shared = set(Statement.model_fields)
    claims = used[Attributed] | used[Unacknowledged]
    assert used[Verified] - shared == set(Verified.model_fields) - shared
    assert claims == set(Unacknowledged.model_fields)
    for model in set(WHOLE) - {Verified, Attributed, Unacknowledged}:
        assert used[model] == set(model.model_fields), model
