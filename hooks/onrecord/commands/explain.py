"""The command `onrecord explain`: what a rule means, with a wrong and a right example."""

import textwrap
from collections.abc import Iterator

import click
from click.shell_completion import CompletionItem

from ..model.nearest_names import nearest
from ..problems.catalogue import Rule, Severity, catalogue
from ..problems.problem import page_of


def _codes(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    rules = catalogue().rules.values()
    return [CompletionItem(rule.code, help=rule.group) for rule in rules if rule.code.startswith(incomplete.lower())]


@click.command()
@click.argument("code", required=False, shell_complete=_codes)
def explain(code: str | None) -> None:
    """Tell what the rule CODE means; without CODE, list the codes by group."""
    rules = catalogue().rules
    if code is None:
        click.echo("\n".join(_listed(list(rules.values()))))
        return
    asked = code.strip().strip("[]").lower().removeprefix("error[").removeprefix("warning[")
    if asked not in rules:
        guess = nearest(asked, frozenset(rules))
        instead = f'did you mean "{guess}"?' if guess else "onrecord explain lists them all"
        raise click.UsageError(f'no rule has the code "{code}"; {instead}')
    click.echo("\n".join(_explained(rules[asked])))


def _listed(rules: list[Rule]) -> Iterator[str]:
    for group in dict.fromkeys(rule.group for rule in rules):
        yield from (group, *(f"  {rule.code}" for rule in rules if rule.group == group), "")
    yield "onrecord explain CODE tells more of one."


def _explained(rule: Rule) -> Iterator[str]:
    warns = rule.severity is Severity.WARNING
    severity = "warning: it fails only a strict check" if warns else "error: nothing is built"
    yield from (f"{rule.code} — {rule.group} ({severity})", "", textwrap.fill(" ".join(rule.why.split()), 100), "")
    yield from ("wrong:", textwrap.indent(rule.wrong.rstrip(), "    "), "")
    yield from ("right:", textwrap.indent(rule.right.rstrip(), "    "), "")
    yield f"its page on the site: {page_of(rule.code)}"
