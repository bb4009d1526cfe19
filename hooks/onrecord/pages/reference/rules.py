"""The rules: a page for each, and all of them in groups. What the checks say of an example is asked of the checks."""

import json
import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from ...kept import Keep, anew
from ...model.entities import Actor, Card, Place, Question, Topic
from ...model.record import Record
from ...model.statements import Attributed, Unacknowledged, Verified
from ...output import Page, Task
from ...problems.catalogue import Rule
from ...problems.formats import as_text
from ...problems.problem import page_of
from ...rule_examples import files_of, problems
from ..render import Renderer, first_sentences, slug
from .card_format import field_id

_RECORDS: Final[dict[str, tuple[type[Record], ...]]] = {
    "cards": (Attributed, Unacknowledged, Verified, Card),
    "actors": (Actor,),
    "questions": (Question,),
    "places": (Place,),
    "topics": (Topic,),
}
"""What the files of a folder hold, the innermost first."""
_LANES: Final[dict[str, type[Record]]] = {
    "verified": Verified,
    "attributed": Attributed,
    "unacknowledged": Unacknowledged,
}
_LINE = re.compile(r"^[ -]*([a-z_]+):.*$", re.MULTILINE)


def pages(renderer: Renderer, rules: Sequence[Rule], keep: Keep = anew) -> Iterator[Task]:
    """The index of the rules, and the page of each; what the checks say of an example is kept, for code alone tells."""
    yield Task("rules/", partial(_index, renderer, rules))
    for rule in rules:
        yield Task(page_of(rule.code), partial(_page, renderer, rule, keep))


def _index(renderer: Renderer, rules: Sequence[Rule]) -> Page:
    groups = [
        {"id": slug(group), "title": group, "rules": [_row(rule) for rule in rules if rule.group == group]}
        for group in dict.fromkeys(rule.group for rule in rules)
    ]
    description = "Every rule of the checks, each with a wrong and a right example."
    return renderer.page("reference/rules.html", "rules/", "The rules", {"groups": groups}, description=description)


def _page(renderer: Renderer, rule: Rule, keep: Keep) -> Page:
    said = keep(f"example of {rule.code}", lambda: json.dumps(_said(rule)).encode())
    context = {**_rule(rule), "messages": json.loads(said)}
    return renderer.page(
        "reference/rule.html", page_of(rule.code), rule.code, context, description=first_sentences(rule.why)
    )


def _said(rule: Rule) -> list[str]:
    """What the checks say of its wrong example."""
    return [as_text(problem, "sources") for problem in problems(rule, rule.wrong)]


def _row(rule: Rule) -> dict[str, str]:
    return {"code": rule.code, "severity": rule.severity.value, "why": rule.why, "url": page_of(rule.code)}


def _rule(rule: Rule) -> dict[str, object]:
    return {
        **_row(rule),
        "group": rule.group,
        "group_id": slug(rule.group),
        "wrong": rule.wrong,
        "right": rule.right,
        "fields": list(_fields(rule)),
        "guide": _guide(rule),
    }


def _guide(rule: Rule) -> dict[str, str]:
    """The section of the guide that a rule belongs to, `page#Heading`, as a link."""
    page, heading = rule.guide.split("#")
    folder = "" if page == "index" else f"{page}/"
    anchor = "-".join(re.findall(r"\w+", heading.lower()))
    return {"url": f"contribute/{folder}#_{anchor}", "title": heading}


def _fields(rule: Rule) -> Iterator[dict[str, str]]:
    """The fields in which the wrong example and the right one differ."""
    wrong, right = ({line[0]: line[1] for line in _LINE.finditer(text)} for text in (rule.wrong, rule.right))
    names = dict.fromkeys(name for line, name in (wrong | right).items() if (line in wrong) != (line in right))
    for name in names:
        for record in _records(rule):
            if name in record.model_fields:
                yield {"name": name, "url": f"card-format/#_{field_id(record, name)}"}
                break


def _records(rule: Rule) -> tuple[type[Record], ...]:
    """What the file of an example may hold, the innermost first."""
    folder = next(iter(files_of(rule, rule.wrong))).split("/")[0]
    lane = _LANES.get(rule.place)
    return (*([lane] if lane else []), *_RECORDS.get(folder, ()))
