"""Write an archive by lot: `python -m benchmarks.generate FOLDER --cards 10000 --seed 19`.

Five statements a card; actors, publishers, places and questions drawn by Zipf's law, so that a question of a large
archive has thousands of answers; chains of `via` and `rests_on`, words told again, rendered anew and replaced, figures
with measures, reports that a party has not owned a claim, comments, findings, facts on record, texts in nine languages.
It passes `onrecord check --strict` without a hint; the same size and seed give the same bytes.

With `--hard CASE` one thing in it is so large: the worst case of something that must not grow as its square.
"""

import json
from pathlib import Path

import click

from benchmarks.generator.disk import write, write_hard
from benchmarks.generator.hard import HARD

SEED = 19


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--cards", default=1_000, show_default=True, type=click.IntRange(1), help="How many cards there are.")
@click.option("--seed", default=SEED, show_default=True, help="What the lot begins with.")
@click.option("--hard", type=click.Choice(list(HARD)), help="A hard case in its place, of so many things as --cards.")
def main(folder: Path, cards: int, seed: int, hard: str | None) -> None:
    """Write an archive by lot into FOLDER, which must not be there."""
    if folder.exists():
        raise click.UsageError(f"{folder} is there already")
    click.echo(json.dumps(write_hard(folder, hard, cards) if hard else write(folder, cards, seed)))


if __name__ == "__main__":
    main()
