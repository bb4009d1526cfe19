"""What serves those who write the files in an editor: the commands `onrecord schema` and `onrecord fmt`."""

import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import click

from ..environment import put
from ..fmt import NotFormatted, formatted
from ..json_schema import assets
from ..model.format_version import VERSION
from ..reading.source_files import SourceFile
from .options import SOURCES, archive_folder, inside
from .upgrade import upgrade


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
def schema(folder: Path) -> None:
    """Write the JSON Schemas of cards, actors … into DIR, for editors: DIR/1/card.json and so on."""
    for asset in assets():
        file = folder / PurePosixPath(asset.url).relative_to("schema")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(asset.content)
        except OSError as error:
            raise click.UsageError(f"{file} cannot be written: {error.strerror}") from None
        click.echo(f"wrote {file}")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@SOURCES
@click.option("--check", "only", is_flag=True, help="Change nothing; exit 1 where something would be changed.")
@click.option("--upgrade", "to_present", is_flag=True, help="Bring an older archive into the present card format.")
def fmt(paths: tuple[Path, ...], sources: Path | None, only: bool, to_present: bool) -> None:
    """Put the files at PATHs, or all, in the usual order and spacing. Nothing asks for it.

    Keys come in the order of the card format, with the remarks above them. No value and no remark is changed.
    With --upgrade, what an older version of the card format spells otherwise is written as it is spelt now, and nothing
    else is changed; format.yaml then says which version that is.
    """
    folder = archive_folder(sources)
    if to_present:
        _upgrade(paths, folder, only)
        return
    asked = [inside(path, folder) for path in paths] or [folder]
    changed = [file for file, raw, new in _formatted(asked, folder) if _put(file, raw, new, only)]
    if not changed:
        click.echo("nothing to format")
    if only and changed:
        sys.exit(1)


def _upgrade(paths: tuple[Path, ...], folder: Path, only: bool) -> None:
    if paths:
        raise click.UsageError("--upgrade takes the whole archive, and no PATH")
    changed = upgrade(folder, only)
    if not changed:
        click.echo(f"the archive is of version {VERSION} of the card format, the present one")
    if only and changed:
        sys.exit(1)


def _formatted(asked: list[Path], folder: Path) -> Iterator[tuple[Path, bytes, bytes]]:
    """Each file of the archive that can be formatted, as it is and as it would be; of the others it says why not."""
    whole = folder.resolve()
    files = {file for path in asked for file in ([path] if path.is_file() else path.resolve().rglob("*.yaml"))}
    for relative in sorted(file.relative_to(whole) for file in files):
        file, kind = folder / relative, SourceFile(relative.as_posix(), b"").kind
        if kind is None or file.is_symlink() or not file.is_file():
            continue
        try:
            raw = file.read_bytes()
            yield file, raw, formatted(relative.as_posix(), raw, kind)
        except NotFormatted as error:
            click.echo(f"{file} stays as it is: {error}", err=True)
        except OSError as error:
            click.echo(f"{file} stays as it is: {error.strerror}", err=True)


def _put(file: Path, raw: bytes, new: bytes, only: bool) -> bool:
    """Write a file that is not yet formatted, and print that; whether it was not."""
    if raw == new:
        return False
    if not only:
        try:
            put(file, new)
        except OSError as error:
            raise click.UsageError(f"{file} cannot be written: {error.strerror}") from None
    click.echo(f"{'would format' if only else 'formatted'} {file}")
    return True
