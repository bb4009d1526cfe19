"""The command `onrecord`: check an archive, build its site. Exit codes: 0 well, 1 problems, 2 usage."""

import click

from .commands import build, check, diff, explain, fmt, init, links, new, recorded, show
from .environment import hush


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Source cards that keep verified facts, attributed claims and unacknowledged claims apart."""
    hush()


main.add_command(init.init)
main.add_command(show.show)
main.add_command(check.check)
main.add_command(build.build)
main.add_command(explain.explain)
main.add_command(new.new)
main.add_command(diff.diff)
main.add_command(fmt.schema)
main.add_command(fmt.fmt)
main.add_command(links.links)
main.add_command(recorded.recorded)
