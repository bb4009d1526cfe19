"""JSON Schemas of the files that contributors write, for their editors: made of the model, published with the site.

A schema sees one file as an editor does, under YAML 1.2's core schema. It never refuses what the check accepts; what it
cannot see (references, dates against each other) is told by the check alone. `codes` says which rules it sees.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import urljoin

from ..model.format_version import VERSION
from ..output import Asset
from ..vocabulary import EntityKind
from .generating import schema_of
from .synonyms import SYNONYMS

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
OF_SYNONYMS: Final = f"schema/{VERSION}/synonyms.json"


def address(kind: EntityKind) -> str:
    """Where the schema of a kind of file lies, from the root of the site and of the repository alike."""
    return f"schema/{VERSION}/{kind.value}.json"


def schema(kind: EntityKind, site_url: str = "") -> Mapping[str, Any]:
    """The schema of a kind of file; it has an `$id` where the site's address is known."""
    return {"$schema": DIALECT, **_id(address(kind), site_url), **schema_of(kind)}


def _id(at: str, site_url: str) -> Mapping[str, Any]:
    return {"$id": urljoin(site_url, at)} if site_url else {}


def assets(site_url: str = "") -> Iterator[Asset]:
    """Every schema as a file of the site: of each kind of file, and of the one that says which words are alike."""
    for kind in EntityKind:
        yield Asset(address(kind), _as_bytes(schema(kind, site_url)))
    yield Asset(OF_SYNONYMS, _as_bytes({"$schema": DIALECT, **_id(OF_SYNONYMS, site_url), **SYNONYMS}))


def _as_bytes(value: Mapping[str, Any]) -> bytes:
    """A schema as it is written: indented, each letter as it is."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def modeline(path: str, kind: EntityKind) -> str:
    """The remark by which editors find the schema of the file at `path` in `sources/`: the way to it from there.

    The way is relative, so that it holds in every clone and fork, without a network and wherever the site is published.
    """
    return f"# yaml-language-server: $schema={'../' * len(PurePosixPath(path).parts)}{address(kind)}"
