"""What serves those who write the files in an editor: the command `onrecord schema`."""

from pathlib import Path, PurePosixPath

import click

from .schemas import assets


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
