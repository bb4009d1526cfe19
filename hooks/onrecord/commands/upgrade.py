"""`onrecord fmt --upgrade`: a whole archive in the present version of the card format, or as it was."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from ..environment import put
from ..fmt import NotFormatted
from ..fmt.upgrading import STEPS, Step, last_of, stating, upgraded
from ..model.format_version import FIRST, version_in
from ..reading.source_files import FORMAT, SourceFile, source_files


def upgrade(folder: Path, only: bool, steps: Mapping[int, Step] = STEPS) -> bool:
    """Bring the files of an archive into the version after the last step, and say so in its file; whether any changed.

    Nothing is written where one of them cannot be read or brought there (click.ClickException), or with `only`.
    """
    files = source_files(folder)
    stated = _stated(files, last_of(steps))
    changed = {file.path: new for file, new in _upgraded(files, stated, steps) if new != file.raw}
    for path, new in changed.items():
        click.echo(f"{'would upgrade' if only else 'upgraded'} {folder / path}")
        if not only:
            _write(folder / path, new)
    return bool(changed)


def _stated(files: list[SourceFile], present: int) -> int:
    """The version that an archive is written in."""
    for file in files:
        if file.path == FORMAT:
            version, problems = version_in(file, present)
            if any(problem.fault.key != "format-version/older" for problem in problems):
                raise click.ClickException(f"{FORMAT}: {problems[0].message}")
            return version
    return FIRST


def _upgraded(files: list[SourceFile], stated: int, steps: Mapping[int, Step]) -> Iterator[tuple[SourceFile, bytes]]:
    """Each file that says what a source says, in the present form; last, the one that says which that is."""
    try:
        for file in files:
            if file.kind is not None and file.raw is not None:
                yield file, upgraded(file.path, file.raw, file.kind, stated, steps)
    except NotFormatted as error:
        raise click.ClickException(f"{file.path}: {error}; nothing was written") from None
    present = last_of(steps)
    says = next((file for file in files if file.path == FORMAT), SourceFile(FORMAT, None))
    yield says, stating(present, says.raw or b"") if stated < present or says.raw is None else says.raw


def _write(file: Path, new: bytes) -> None:
    try:
        put(file, new)
    except OSError as error:
        raise click.UsageError(f"{file} cannot be written: {error.strerror}") from None
