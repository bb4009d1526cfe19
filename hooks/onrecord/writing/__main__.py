"""`python -m onrecord.writing`: what `onrecord build --writer plain` runs, with the options that it gives MkDocs."""

import sys
from pathlib import Path
from typing import Final

import click

from .. import environment, own_process
from ..exports.search.index import NotIndexed
from ..project import CONFIG, NoProject
from ..site_settings.reader import NotWithoutMkDocs, read_site
from .pages_by_hand import NoSuchExtension
from .plain import build
from .read import NotBuilt
from .taken import TwoAtOne
from .workers import WorkerFailed

_TOLD: Final = (
    *(NoProject, NotWithoutMkDocs, NoSuchExtension, NotBuilt, TwoAtOne, WorkerFailed, NotIndexed),
    ValueError,  # a day that is none
)


@click.command()
@click.option("--config-file", type=click.Path(path_type=Path), default=Path(CONFIG))
@click.option("--site-dir", type=click.Path(path_type=Path), required=True)
@click.option("--strict", is_flag=True)
def write(config_file: Path, site_dir: Path, strict: bool) -> None:
    """Write the site of a project into a folder that is empty or not there."""
    if environment.report_wanted():
        own_process.end_with_parent()
    own_process.collect_garbage_rarely()
    try:
        settings = read_site(config_file)
        strictly = strict or settings.strict
        said = build(settings, site_dir, strictly)
    except _TOLD as error:
        sys.exit(str(error))
    for warning in said:
        click.echo(f"WARNING: {warning}")
    if said and strictly:
        sys.exit(f"stopped for {len(said)} warning{'s'[: len(said) != 1]}, since the build is strict")


if __name__ == "__main__":
    with own_process.ending_at_once():
        write()
