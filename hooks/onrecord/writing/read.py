"""The archive, read and checked, and what every template is given of it; whichever program writes the site."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from .. import environment
from ..exports.theme import material, palette, stylesheets
from ..kept import kept_in
from ..load import Loaded
from ..load_kept import load_kept
from ..maps import outlines
from ..model.edtf_dates import day_in_words
from ..pages.search.word_groups import word_groups
from ..pipeline import Setting, newest_source, problem_page
from ..problems.catalogue import Severity
from ..problems.formats import as_texts, count
from ..progress import Finished, Found, Phase, Started
from ..reading.checksums import revision_of
from ..reading.source_files import SourceFile, refused_as_pack, source_files
from ..site_settings.operator import Operator, error_report, operator, reported_at
from ..vocabulary import EntityKind
from ..wording import labels
from .told import report


class NotBuilt(Exception):  # noqa: N818 (it is told to the user as it is)
    """Settings or archive do not allow a site; the message says why."""


def loaded_from(sources: Path, cache: Path) -> Loaded:
    """The archive, read and checked; `onrecord build` is told what was found. Raises NotBuilt for a pack."""
    if refusal := refused_as_pack(sources):
        raise NotBuilt(refusal)
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


def _in_words(files: list[SourceFile]) -> str:
    cards = sum(file.kind is EntityKind.CARD for file in files)
    return f"{labels.counted(cards, 'card')}, {labels.counted(len(files) - cards, 'other file')}"


def errors_in_words(loaded: Loaded, sources: str) -> str:
    """The errors of an archive of which nothing is built; empty where there are none."""
    if not loaded.errors:
        return ""
    text = "\n\n".join(as_texts(loaded.errors, sources))
    return f"{text}\n\n{count(loaded.errors)} in {sources}/; nothing was built"


def of_archive(loaded: Loaded, as_of: date) -> dict[str, Any]:
    """What the theme's templates show of the archive on every page."""
    return {
        # a page that is served is renewed by a script within it, which no policy would let run
        "serving": environment.serving(),
        "revision": revision_of(loaded.files),
        "exports": environment.exports_wanted(),
        "problems": problem_page("", loaded.errors).html if loaded.errors else "",
        "newest": newest_source(loaded),
        "as_of": {"day": as_of, "iso": as_of.isoformat(), "words": day_in_words(as_of)},
        "groups": word_groups(loaded.archive, loaded.synonyms),
    }


def of_settings(chosen: Any, styles: str, runs_it: Operator, repository: str) -> dict[str, Any]:
    """What they show of the settings: styles, the schemes that `theme.palette` has `chosen`, who runs the site."""
    schemes = palette.options(chosen, styles)
    return {
        "stylesheets": stylesheets.linked("404.html"),
        "palette": schemes,
        "palette_css": palette.palette_css(schemes, material.palette()) + stylesheets.switch(len(schemes)),
        "palette_json": json.dumps([asdict(option) for option in schemes]),
        "operator": runs_it,
        "error_report": partial(error_report, runs_it, repository),
    }


def setting_of(
    project: Path, name: str, about: str, site_url: str, repository: str, edit_base: str, extra: Mapping[str, Any]
) -> Setting:
    """What a build knows besides the archive and its date."""
    runs_it = operator(extra)
    return Setting(
        name=name,
        about=about,
        operator=runs_it.named,
        report=partial(reported_at, runs_it, repository),
        edit_base=edit_base,
        site_url=site_url,
        commit=environment.commit_of(environment.sources_folder(project)),
        pack_style=stylesheets.of_a_pack(name),
        world=outlines.whole(),
        keep=kept_in(project / ".cache" / "drawn"),
        exports=environment.exports_wanted(),
    )
