"""The table of questions: how each stands on the day of the export, and by whom."""

from datetime import date

from ...model.entities import Question
from ...vocabulary import EntityKind, QuestionKind, Standing
from ...wording import badges
from .citing import CITE_AS, STALE_ON, cite_question, question_stale_on
from .columns import address, id_of, iso, own
from .table import Column, Export, Table, Type, Value, words_of


def _questions(export: Export) -> list[Question]:
    return list(export.views.archive.questions.values())


def _badges(export: Export, question: Question) -> Value:
    return tuple(badge.value for badge in badges.in_order(export.views.state(question.id).badges))


def _positions(export: Export, question: Question) -> Value:
    stood = export.views.state(question.id).positions
    return tuple(f"{party}: {position.stance.value}" for party, position in stood.items())


def _named(export: Export, question: Question) -> tuple[str, ...]:
    return tuple(export.views.standings.named(question.id, export.views.as_of))


def _anonymous(export: Export, question: Question) -> tuple[str, ...]:
    return tuple(export.views.standings.anonymous(question.id, export.views.as_of))


def _verified(export: Export, question: Question) -> Value:
    """What is verified, of a question that is."""
    state = export.views.state(question.id)
    return tuple(map(str, state.look.found))


def _since(export: Export, question: Question) -> date | None:
    return export.views.since(question.id)


TABLE = Table(
    name="questions",
    title="Questions",
    description="The questions that statements answer, and how each stands on the day of this export.",
    key=("id",),
    things=_questions,
    claims=True,
    columns=(
        id_of("The id of the question, as its page's address has it.", Question),
        own(Question, "text", required=True),
        own(Question, "kind", words=words_of(QuestionKind), required=True),
        Column(
            "standing",
            Type.STRING,
            "What may be said of it today, by everything read so far; of a yes-no question the standing of “yes”.",
            lambda export, q: export.views.state(q.id).standing.value,
            words_of(Standing),
            required=True,
        ),
        Column(
            "verified",
            Type.LIST,
            "What is verified: yes, or figures. Empty unless the standing is verified.",
            _verified,
        ),
        Column(
            "since",
            Type.DATE,
            "From when on it has had this standing; empty where nothing has ever answered it.",
            lambda export, q: iso(_since(export, q)),
        ),
        Column("badges", Type.LIST, "What stands beside the standing; see the method.", _badges),
        Column("positions", Type.LIST, "Each party concerned and its stance; more in the table positions.", _positions),
        Column(
            "named_origins",
            Type.LIST,
            "The control groups that first claimed it, of named speakers; nobody of a party concerned.",
            _named,
        ),
        Column(
            "anonymous_origins",
            Type.LIST,
            "The control groups through which somebody unnamed first claimed it. The two are never added.",
            _anonymous,
        ),
        Column(
            "sources",
            Type.INTEGER,
            "How many sources answer it with what counts. Sources are not origins.",
            lambda export, q: export.views.source_count(q.id),
            required=True,
        ),
        Column(
            "voices",
            Type.INTEGER,
            "How many voices answer it with what counts.",
            lambda export, q: export.views.voice_count(q.id),
            required=True,
        ),
        own(Question, "concerns", type=Type.LIST),
        own(Question, "measures"),
        own(Question, "parts"),
        own(Question, "unit"),
        own(Question, "topics"),
        own(Question, "disinterested"),
        own(Question, "presupposes"),
        own(Question, "yes_says"),
        own(Question, "window", type=Type.INTEGER, required=True),
        Column(
            "findings",
            Type.LIST,
            "Editors' decisions that something is verified: the day, the answer and the basis.",
            lambda _, q: tuple(f"{f.on.text}: {f.answer} ({f.basis.value})" for f in q.findings),
        ),
        Column(
            "searches",
            Type.LIST,
            "When and where somebody looked for a party's word and found none.",
            lambda _, q: tuple(f"{s.on.text}: {s.party}, in {s.where}" for s in q.searches),
        ),
        own(Question, "note"),
        address(EntityKind.QUESTION, Question),
        Column("cite_as", Type.STRING, CITE_AS, cite_question, required=True),
        Column("stale_on", Type.DATE, STALE_ON, lambda export, q: iso(question_stale_on(export, q.id))),
    ),
)
