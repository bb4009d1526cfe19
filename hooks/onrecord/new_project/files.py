"""The name of an archive → the files it begins with."""

import json
from collections.abc import Mapping
from importlib import resources
from string import Template
from typing import Final

from ..json_schema import assets
from ..reading.yaml_reader import read

_DATA: Final = "files.yaml"


def files(name: str, requirements: str, empty: bool = False) -> Mapping[str, bytes]:
    """Each file by its path, among them the schemas that its cards name; of an `empty` archive no example.

    Raises RuntimeError where the data is broken.
    """
    names = {"name": name, "quoted_name": json.dumps(name, ensure_ascii=False), "nav": _nav()}
    written = {path: Template(text).safe_substitute(names).encode() for path, text in _texts().items()}
    if empty:
        written = {path: text for path, text in written.items() if not path.startswith("sources/")}
        written["sources/cards/.gitkeep"] = b""  # git keeps no empty folder
    schemas = {asset.url: asset.content for asset in assets()}
    return {**written, "requirements.txt": requirements.encode(), **schemas}


def _nav() -> str:
    """The menu that a site has by itself, with the page that a new archive has of its own."""
    text = resources.files("onrecord").joinpath("theme/nav.yaml").read_bytes().decode()
    entries = text[text.index("- ") :].rstrip()
    return entries.replace("    - About: about.md", "    - About: about.md\n    - Who we are: team.md")


def _texts() -> Mapping[str, str]:
    document, mistakes = read(_DATA, resources.files(__package__).joinpath(_DATA).read_bytes())
    if mistakes or document.data is None:
        raise RuntimeError(f"{_DATA} is broken: {mistakes}")
    return document.data
