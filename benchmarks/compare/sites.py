"""The same Markdown for MkDocs with Material and for Hugo: `python -m benchmarks.compare.sites SOURCES FOLDER`.

It writes `FOLDER/material` and `FOLDER/hugo`, and prints how many pages there are of each kind. Material has its own
search and nothing else; Hugo the smallest theme with which Pagefind finds what to index.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from onrecord.load import load

from .twin import Page, pages

MKDOCS: Final = """\
site_name: Statements
theme:
  name: material
plugins: [search]
nav: [Home: index.md]
not_in_nav: |
  /cards/*
  /questions/*
  /actors/*
  /topics/*
  /places/*
"""
HUGO: Final = """\
baseURL = "https://statements.example/"
title = "Statements"
disableKinds = ["section", "taxonomy", "term", "RSS", "404"]
"""
_LAYOUT: Final = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{ .Title }} · {{ .Site.Title }}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<nav><a href="/">{{ .Site.Title }}</a></nav>
<main data-pagefind-body>
<h1>{{ .Title }}</h1>
{{ .Content }}
</main>
</body>
</html>
"""
_STYLE: Final = "body { font-family: sans-serif; line-height: 1.5; margin: auto; max-width: 45em; padding: 1em }\n"


def of_material(page: str, other: str) -> str:
    """A link as MkDocs reads it: to the other's file."""
    return f"{os.path.relpath(other, Path(page).parent.as_posix())}.md"


def of_hugo(page: str, other: str) -> str:
    """A link to the other's address."""
    return f"/{other}/"


def material(written: Iterable[Page]) -> Iterator[tuple[str, str]]:
    """The files of a site of MkDocs: path and text."""
    yield "mkdocs.yml", MKDOCS
    for page in written:
        yield f"docs/{page.path}.md", f"# {_heading(page.title)}\n\n{page.body}\n"


def hugo(written: Iterable[Page]) -> Iterator[tuple[str, str]]:
    """The files of a site of Hugo: path and text."""
    yield "hugo.toml", HUGO
    yield "static/style.css", _STYLE
    yield "layouts/_default/single.html", _LAYOUT
    yield "layouts/index.html", _LAYOUT
    for page in written:
        name = "_index" if page.path == "index" else page.path
        title = json.dumps(page.title, ensure_ascii=False)
        yield f"content/{name}.md", f"---\ntitle: {title}\n---\n{page.body}\n"


def _heading(title: str) -> str:
    """A title on its line, where no `#` at the end or mark within is read as one."""
    return title.replace("\\", "\\\\").replace("#", r"\#").replace("*", r"\*").replace("_", r"\_").replace("[", r"\[")


def write(sources: Path, folder: Path) -> Mapping[str, int]:
    """Write both; how many pages there are of each kind."""
    loaded = load(sources)
    if loaded.errors:
        raise ValueError(f"{sources} has errors: {loaded.errors[0]}")
    made = {"material": material(pages(loaded.archive, of_material)), "hugo": hugo(pages(loaded.archive, of_hugo))}
    for program, files in made.items():
        for path, text in files:
            target = folder / program / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8", newline="\n")
    return Counter(page.kind for page in pages(loaded.archive, of_hugo))


if __name__ == "__main__":
    print(json.dumps(write(Path(sys.argv[1]), Path(sys.argv[2]))))
