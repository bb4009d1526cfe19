"""The views of the database: one for each question that is often asked."""

from typing import Final, NamedTuple


class View(NamedTuple):
    """A view: its name, what it tells, and the query that it is."""

    name: str
    description: str
    query: str


FIGURES = View(
    "figures_by_date",
    "Every figure, by the day it was said: who gave it, for whom they speak, and what it counts.",
    """\
SELECT answers.said_day, answers.said_on, answers.given_earlier, answers.speaker, groups.name AS speaks_for,
  answers.control_group, answers.answer_in_words, answers.figure_low, answers.figure_high, answers.measure,
  answers.part, answers.counted, answers.kind, questions.text AS question_text, answers.question, answers.statement,
  answers.cite_as, answers.stale_on
FROM answers
JOIN questions ON questions.id = answers.question
LEFT JOIN actors AS groups ON groups.id = answers.control_group
WHERE answers.is_figure
ORDER BY answers.said_day, answers.statement, answers.question""",
)
_HEARD: Final = """\
SELECT positions.stance, positions.heard, positions.days_since_heard, questions.text AS question_text,
  actors.name AS party_name, positions.in_words, positions.since, positions.standing, positions.question,
  positions.party, positions.statement, positions.cite_as, positions.stale_on
FROM positions
JOIN questions ON questions.id = positions.question
JOIN actors ON actors.id = positions.party
"""
SILENCES = View(
    "silences_over_90_days",
    "Each party that declined to say, or is reported not to have acknowledged it, and of which nothing newer than 90 "
    "days is known here. Who denied has spoken, and of whom nothing is recorded nothing is known: neither is here.",
    f"""{_HEARD}WHERE positions.stance IN ('declined', 'unacknowledged') AND positions.days_since_heard > 90
ORDER BY positions.heard, positions.question, positions.party""",
)
LAST_WORDS = View(
    "last_word_over_90_days",
    "Each party whose last word on an unacknowledged question is over 90 days old, those who denied at the end: look "
    "whether they have spoken since.",
    f"""{_HEARD}WHERE positions.look_again
ORDER BY positions.stance = 'denied', positions.heard, positions.question, positions.party""",
)
ONE_ORIGIN = View(
    "claims_on_one_origin",
    "Each claim that counts to a question whose claims all go back to one origin, that origin, and how many sources "
    "repeat it (sources).",
    """\
SELECT questions.text AS question_text, origins.name AS origin_name, origins.anonymous, origins.sources,
  questions.standing, statements.speaker, statements.text, origins.question, origins.origin,
  statements.id AS statement, statements.cite_as, statements.stale_on
FROM origins
JOIN questions ON questions.id = origins.question
JOIN json_each(origins.statements) AS claims
JOIN statements ON statements.id = claims.value
WHERE (SELECT count(*) FROM origins AS others WHERE others.question = origins.question) = 1
ORDER BY origins.question, claims.key""",
)
CONTRADICTIONS = View(
    "contradictions",
    "The latest answers that compare and cannot both be right, by question.",
    """\
SELECT questions.text AS question_text, disagreements.answer, disagreements.measure, statements.speaker,
  disagreements.said_day, disagreements.contradicted_by, disagreements.question, disagreements.statement,
  disagreements.cite_as, disagreements.stale_on
FROM disagreements
JOIN questions ON questions.id = disagreements.question
JOIN statements ON statements.id = disagreements.statement
WHERE disagreements.contradicted_by > 0
ORDER BY disagreements.question, disagreements.said_day, disagreements.statement""",
)
HISTORY = View(
    "how_it_stood",
    "How every question has stood, as it is told now, by the day from which on it did.",
    """\
SELECT states."from", questions.text AS question_text, states.standing, states.badges, states.positions,
  states.because, states.recorded, states.question, states.cite_as
FROM states
JOIN questions ON questions.id = states.question
WHERE states.current AND states.standing IS NOT NULL
ORDER BY states."from", states.question""",
)
VIEWS: Final = (FIGURES, SILENCES, LAST_WORDS, ONE_ORIGIN, CONTRADICTIONS, HISTORY)
