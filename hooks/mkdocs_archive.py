"""The archive as the rest of the adapter has it: read and checked, with what every template shows of it."""

from datetime import date
from pathlib import Path
from typing import Any, Final

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from onrecord import environment
from onrecord.kept import kept_in
from onrecord.load_kept import load_kept
from onrecord.model.edtf_dates import day_in_words
from onrecord.pipeline import Loaded, newest_source, problem_page
from onrecord.problems.catalogue import Severity
from onrecord.problems.formats import as_texts, count
from onrecord.progress import Event, Finished, Found, Phase, Spent, Started, encoded
from onrecord.reading.checksums import revision_of
from onrecord.reading.source_files import SourceFile, refused_as_pack, source_files
from onrecord.vocabulary import EntityKind
from onrecord.wording import labels

BUILT: Final = "built"
"""Under config.extra, which MkDocs makes anew for every build: what hooks and templates share."""


def loaded_from(sources: Path, cache: Path) -> Loaded:
    """The archive, read and checked; `onrecord build` is told what was found. Raises PluginError for a pack."""
    if refusal := refused_as_pack(sources):
        raise PluginError(refusal)
    report(Started(Phase.READ))
    files = source_files(sources)
    report(Finished(Phase.READ, _in_words(files)))
    report(Started(Phase.CHECK))
    loaded = load_kept(files, environment.more_archives(), kept_in(cache))
    kinds = [problem.severity for problem in loaded.problems]
    texts = as_texts(loaded.problems, environment.sources_as_named())
    counted = count(loaded.problems)
    report(Found(Phase.CHECK, texts, kinds.count(Severity.ERROR), kinds.count(Severity.WARNING), counted))
    report(Finished(Phase.CHECK, counted or "no problems"))
    return loaded


def cache_of(config: MkDocsConfig, of: str) -> Path:
    """Where something is kept of the project: in `checks` what was read, by builds and checks alike."""
    return Path(config.config_file_path).parent / ".cache" / of


def _in_words(files: list[SourceFile]) -> str:
    cards = sum(file.kind is EntityKind.CARD for file in files)
    return f"{labels.counted(cards, 'card')}, {labels.counted(len(files) - cards, 'other file')}"


def for_templates(loaded: Loaded, as_of: date) -> dict[str, Any]:
    """What the theme's templates show on every page."""
    return {
        # a page that is served is renewed by a script within it, which no policy would let run
        "serving": environment.serving(),
        "revision": revision_of(loaded.files),
        "exports": environment.exports_wanted(),
        "problems": problem_page("", loaded.errors).html if loaded.errors else "",
        "newest": newest_source(loaded),
        "as_of": {"day": as_of, "iso": as_of.isoformat(), "words": day_in_words(as_of)},
    }


def report(event: Event) -> None:
    """Tell `onrecord build`, which reads this process’ output, what the build is at."""
    if environment.report_wanted():
        click.echo(encoded(Spent(event.phase, environment.cpu_seconds_with_children())))
        click.echo(encoded(event))
