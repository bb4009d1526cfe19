"""The vocabulary of schema.org as an installed package tells it, and a JSON-LD processor that asks no other host."""

import importlib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pyld import jsonld

models = importlib.import_module("msgspec_schemaorg.models")  # “from … import” would go in circles there
BASE = "https://onrecord.example/"
SCHEMA = "https://schema.org/"
Node = dict[str, Any]


@cache
def ancestors(name: str) -> tuple[type, ...]:
    """A type and those above it. Raises AttributeError where schema.org has no such type."""
    return tuple(
        kind for kind in getattr(models, name).__mro__ if kind.__module__.startswith("msgspec_schemaorg.models")
    )


@cache
def properties(name: str) -> Mapping[str, frozenset[str]]:
    """The properties of a type, its ancestors' among them,
    and the names of the types that each may have as its value.
    """
    ranges: dict[str, frozenset[str]] = {}
    for kind in reversed(ancestors(name)):
        ranges |= {p: frozenset(re.findall(r"'(\w+)'", str(t))) for p, t in kind.__annotations__.items()}
    return ranges


def types_of(node: Node) -> list[str]:
    """The types of a node."""
    types = node.get("@type", [])
    return [types] if isinstance(types, str) else types


def is_a(types: list[str], allowed: frozenset[str]) -> bool:
    """Whether one of some types is, or is a kind of, one of those allowed."""
    return any(kind.__name__ in allowed for name in types for kind in ancestors(name))


def nodes(value: Any) -> Iterator[Node]:
    """Every node at any depth."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from nodes(item)


# what schema.org's own context makes an address, of the properties that are used here
ADDRESSES = ("url", "sameAs", "archivedAt", "license", "item")
# `-input` behind a property's name is an annotation of schema.org's for actions
ANNOTATIONS = ("query-input",)


def context(types: set[str], used: set[str]) -> Node:
    """A context that knows only what the vocabulary knows: any other term is dropped from what it expands."""
    known = {p for name in types for p in properties(name)}
    terms: Node = {name: SCHEMA + name for name in types}
    terms |= {name: {"@id": SCHEMA + name, "@type": "@id"} for name in used & known & set(ADDRESSES)}
    terms |= {name: SCHEMA + name for name in used & (known | set(ANNOTATIONS)) - set(ADDRESSES)}
    return {"@context": terms}


def expanded(document: Node, url: str) -> list[Node]:
    """A page's document expanded by a JSON-LD processor, resolved against the page's address."""
    document_nodes = list(nodes(document["@graph"]))
    served = context(
        {name for node in document_nodes for name in types_of(node)}, {name for node in document_nodes for name in node}
    )

    def load(address: str, options: Node) -> Node:
        assert address == "https://schema.org", f"{url} asks for {address}"
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": address, "document": served}

    result: list[Node] = jsonld.expand(document, {"base": url, "documentLoader": load})
    return result
