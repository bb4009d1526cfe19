"""`python -m mkdocs_build`: MkDocs' own `build`, with its options, in a process that ends once the site is there."""

import sys

from mkdocs.__main__ import cli

from onrecord.own_process import ending_at_once

if __name__ == "__main__":
    with ending_at_once():
        cli(["build", *sys.argv[1:]], prog_name="mkdocs")
