"""What `onrecord build`, which reads this process’ output, is told of what the build is at."""

import click

from .. import environment
from ..progress import Event, Spent, encoded


def report(event: Event) -> None:
    """Tell it, where it called; else nothing is printed."""
    if environment.report_wanted():
        click.echo(encoded(Spent(event.phase, environment.cpu_seconds_with_children())))
        click.echo(encoded(event))
