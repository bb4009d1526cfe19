"""What `mkdocs serve` shows: pages that are made when they are asked for, and planned anew when the archive changes."""

from contextvars import ContextVar
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from mkdocs_settings import BUILT, cache_of, setting
from onrecord import environment, unchanged
from onrecord.kept import kept_in
from onrecord.pipeline import plan
from onrecord.project import read_project
from onrecord.writing.files import Job
from onrecord.writing.layouts import Layouts
from onrecord.writing.read import NotBuilt, loaded_from, of_archive
from onrecord.writing.served import Served, making

SERVED: ContextVar[MkDocsConfig] = ContextVar("served")
"""The settings of what `mkdocs serve` built last: it makes new ones for each build, and its server keeps none."""


def made_when_asked_for(server: LiveReloadServer, builder: Any) -> LiveReloadServer:
    """Let the server make a page when it is asked for, and the index of the search behind it."""
    current = [_first_served()]

    def build() -> None:
        last = current[0]
        if last:
            last.end()
        current[0] = _planned_anew(last) if last else None
        if not current[0]:
            builder()
            current[0] = _first_served()

    def make(path: str) -> bool:
        return current[0] is not None and current[0].make(path)

    server.builder = build
    server.set_app(making(server.serve_request, make, server.mount_path))
    return server


def _first_served() -> Served | None:
    """What is still to be made after MkDocs has built; None where it showed the problems of an archive."""
    built = SERVED.get().extra[BUILT]
    if "plan" not in built:
        return None
    built["read"] = _read_by_hand(SERVED.get())
    keep, site_dir = kept_in(cache_of(SERVED.get(), "search")), Path(SERVED.get().site_dir)
    served = Served(built["plan"], built["jobs"], built["layouts"], built["records"], site_dir, keep)
    served.index_behind()
    return served


def _planned_anew(last: Served) -> Served | None:
    """What is to be made where nothing but the archive has changed; None where MkDocs has to build.

    It would read and lay out all pages that are written by hand, and put every file in its place again.
    """
    config = SERVED.get()
    built = config.extra[BUILT]
    if not built["read"] or built["read"] != _read_by_hand(config):
        return None
    try:
        sources = environment.sources_folder(Path(config.config_file_path).parent)
        loaded = loaded_from(sources, cache_of(config, "checks"))
    except NotBuilt:
        return None  # MkDocs tells it
    if loaded.errors:
        return None
    built |= {"loaded": loaded, **of_archive(loaded, built["as_of"]["day"])}
    planned = plan(loaded, built["as_of"]["day"], setting(config))
    layouts = Layouts(built["render"], built["error_report"], config.site_url or "")
    last.clear()
    jobs = (Job(step.name, task) for step in planned.steps for task in step.tasks)
    keep = kept_in(cache_of(config, "search"))
    served = Served(planned, jobs, layouts, built["by_hand"], Path(config.site_dir), keep)
    served.index_behind()
    return served


def _read_by_hand(config: MkDocsConfig) -> str:
    """A digest of all that a build reads but the archive; empty where that is not known."""
    project, day = read_project(Path(config.config_file_path)), environment.as_of_date()
    chosen = (config.strict, environment.exports_wanted())
    return unchanged.inputs(project, project.docs, day, "", chosen, environment.variables())
