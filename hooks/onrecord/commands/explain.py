"""The command `onrecord explain`: what a rule means, with a wrong and a right example."""

import textwrap
from collections.abc import Iterator

import click
from click.shell_completion import CompletionItem

from ..model.references import did_you_mean
from ..problems.problem import WARNINGS, page_of
from ..rule_examples import RuleText, rule_texts


def _codes(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [
        CompletionItem(rule.code, help=rule.group) for rule in rule_texts() if rule.code.startswith(incomplete.lower())
    ]


@click.command()
@click.argument("code", required=False, shell_complete=_codes)
def explain(code: str | None) -> None:
    """Tell what the rule CODE means; without CODE, list the codes by group."""
    rules = {rule.code: rule for rule in rule_texts()}
    if code is None:
        click.echo("\n".join(_listed(list(rules.values()))))
        return
    asked = code.strip().strip("[]").lower().removeprefix("error[").removeprefix("warning[")
    found = next((rule for name, rule in rules.items() if name == asked), None)
    if found is None:
        guess = did_you_mean(asked, frozenset(rules))
        raise click.UsageError(f'no rule has the code "{code}"; {guess or "onrecord explain lists them all"}')
    click.echo("\n".join(_told(found)))


def _listed(rules: list[RuleText]) -> Iterator[str]:
    for group in dict.fromkeys(rule.group for rule in rules):
        yield from (group, *(f"  {rule.code}" for rule in rules if rule.group == group), "")
    yield "onrecord explain CODE tells more of one."


def _told(rule: RuleText) -> Iterator[str]:
    severity = "warning: it fails only a strict check" if rule.code in WARNINGS else "error: nothing is built"
    yield from (f"{rule.code} — {rule.group} ({severity})", "", textwrap.fill(" ".join(rule.why.split()), 100), "")
    yield from ("wrong:", textwrap.indent(rule.wrong.rstrip(), "    "), "")
    yield from ("right:", textwrap.indent(rule.right.rstrip(), "    "), "")
    yield f"its page on the site: {page_of(rule.code)}"
