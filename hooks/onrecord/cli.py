"""The command `onrecord`: check an archive, build its site. Exit codes: 0 well, 1 problems, 2 usage."""

from collections.abc import Mapping
from importlib import import_module
from typing import Final

import click

from .environment import hush
from .own_process import ending_at_once

_MODULES: Final[Mapping[str, str]] = {
    "archive": "commands.archive",
    "build": "commands.build",
    "check": "commands.check",
    "diff": "commands.diff",
    "explain": "commands.explain",
    "fmt": "commands.fmt",
    "hash": "commands.hash_copy",
    "import": "commands.import_drafts",
    "init": "commands.init",
    "links": "commands.links",
    "new": "commands.new",
    "pack": "pack",
    "recorded": "commands.recorded",
    "schema": "commands.fmt",
    "show": "commands.show",
}
"""Each command, and the module that it stands in; what one needs is not loaded for another."""

_NAMED_OTHERWISE: Final[Mapping[str, str]] = {"hash": "hash_copy", "import": "import_drafts"}
"""Commands whose names Python has for itself."""


class _Commands(click.Group):
    """Commands that are loaded when they are called for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, if there is one."""
        if cmd_name not in _MODULES:
            return None
        module = import_module(f".{_MODULES[cmd_name]}", __package__)
        command: click.Command = getattr(module, _NAMED_OTHERWISE.get(cmd_name, cmd_name))
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Source cards that keep verified facts, attributed claims and unacknowledged claims apart."""
    hush()


def run() -> None:
    """The program `onrecord`, in a process of its own."""
    with ending_at_once():
        main()
