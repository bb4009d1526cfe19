"""Of a stylesheet the rules that something on one page can match: a file that stands alone carries no others.

Nothing is worked out about how elements lie in each other. A selector is left out only where it asks for a class, an id
or an element that is nowhere on the page; a custom property, where nothing that is kept asks for it.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

_PSEUDO = re.compile(r"::?[a-zA-Z-]+")
_WORD = re.compile(r"(?:^|[\s>+~(,])([a-zA-Z][\w-]*)|([.#][\w-]+)")
_TAG = re.compile(r"<([a-zA-Z][\w-]*)")
_PROPERTY = re.compile(r"(--[\w-]+)\s*:[^;{}]*(?:;|(?=\}))")
_ASKED = re.compile(r"var\((--[\w-]+)")
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\\.""", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Selector:
    """A selector, the words that a page must have for it, and of each group of alternatives those."""

    text: str
    words: frozenset[str]
    groups: "tuple[tuple[_Selector, ...], ...]"

    @property
    def all_words(self) -> Iterator[str]:
        """Its words, those of alternatives too."""
        yield from self.words
        for group in self.groups:
            for one in group:
                yield from one.all_words

    def fits(self, words: Set[str]) -> bool:
        """Whether all that it asks for is on a page, of alternatives one."""
        return self.words <= words and all(any(one.fits(words) for one in group) for group in self.groups)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule with its selectors; one of several, such as `@media`, with the rules in it."""

    head: str
    body: str
    selectors: tuple[_Selector, ...] = ()
    rules: "tuple[_Rule, ...]" = ()


class StylesUsed:
    """A stylesheet, parted once; what is used of it is kept for pages that use the same."""

    def __init__(self, css: str) -> None:
        self._rules = tuple(_rules(css))
        self.words = frozenset(word for rule in _flat(self._rules) for s in rule.selectors for word in s.all_words)
        self._elements = tuple(word for word in self.words if word[0] not in ".#")
        self._ids = {word: f' id="{word[1:]}"' for word in self.words if word[0] == "#"}
        self._used: dict[frozenset[str], str] = {}

    def on(self, page: str) -> str:
        """The rules that something on a page can match."""
        words = frozenset(self._on_the_page(page))
        if words not in self._used:
            self._used[words] = _without_unasked("".join(_kept(self._rules, words)))
        return self._used[words]

    def _on_the_page(self, page: str) -> Iterator[str]:
        """The words of the stylesheet that a page has: elements, classes (`.wide`) and ids (`#top`)."""
        tags = tuple(set(_TAG.findall(page)))
        yield from (word for word in self._elements if any(tag.startswith(word) for tag in tags))
        yield from (word for word, attribute in self._ids.items() if attribute in page)
        named = {piece.partition('"')[0] for piece in page.split(' class="')[1:]}
        yield from self.words & {f".{name}" for names in named for name in names.split()}


def _flat(rules: Sequence[_Rule]) -> Iterator[_Rule]:
    for rule in rules:
        yield rule
        yield from _flat(rule.rules)


def _kept(rules: Sequence[_Rule], words: Set[str]) -> Iterator[str]:
    for rule in rules:
        if rule.rules:
            inner = "".join(_kept(rule.rules, words))
            yield f"{rule.head}{{{inner}}}" if inner else ""
        elif rule.selectors:
            fitting = [selector.text for selector in rule.selectors if selector.fits(words)]
            yield f"{','.join(fitting)}{{{rule.body}}}" if fitting else ""
        else:
            yield f"{rule.head}{{{rule.body}}}" if rule.body else f"{rule.head};"


def _selector(text: str) -> _Selector:
    plain, groups = _parted(text)
    return _Selector(text, frozenset(_words(plain)), tuple(tuple(map(_selector, _split(group))) for group in groups))


def _parted(selector: str) -> tuple[str, list[str]]:
    """A selector without what stands in brackets, and the alternatives in it; what is excepted asks for nothing."""
    groups: list[str] = []
    while match := re.search(r":(is|where|has|not)\(|\(|\[", selector):
        end = _closing(selector, match.end() - 1)
        if match[1] and match[1] != "not":
            groups.append(selector[match.end() : end])
        selector = selector[: match.start()] + selector[end + 1 :]
    return selector, groups


def _words(selector: str) -> Iterator[str]:
    """What a selector names outside of brackets: elements, classes, ids."""
    for element, other in _WORD.findall(_PSEUDO.sub("", selector)):
        yield element or other


def _closing(text: str, begin: int) -> int:
    """Where the bracket that opens at a place closes."""
    depth = 0
    for place in range(begin, len(text)):
        depth += (text[place] in "([") - (text[place] in ")]")
        if not depth:
            return place
    return len(text)


def _split(selectors: str) -> list[str]:
    """The selectors of a list."""
    parts, depth = [""], 0
    for sign in selectors:
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts]


def _rules(css: str) -> Iterator[_Rule]:
    """The rules of a stylesheet, in order."""
    blank = _QUOTED.sub(lambda match: "_" * len(match[0]), css)  # what is quoted opens and closes nothing
    place = 0
    while place < len(css):
        opens, ends = blank.find("{", place), blank.find(";", place)
        if 0 <= ends < opens or (opens < 0 <= ends):
            yield _Rule(css[place:ends].strip(), "")
            place = ends + 1
        elif opens < 0:
            return
        else:
            close = _block_end(blank, opens)
            yield _rule(css[place:opens].strip(), css[opens + 1 : close])
            place = close + 1


def _rule(head: str, body: str) -> _Rule:
    if head.startswith(("@media", "@supports", "@container", "@layer")):
        return _Rule(head, "", rules=tuple(_rules(body)))
    return _Rule(head, body) if head.startswith("@") else _Rule(head, body, tuple(map(_selector, _split(head))))


def _block_end(blank: str, opens: int) -> int:
    depth = 0
    for match in re.compile(r"[{}]").finditer(blank, opens):
        depth += 1 if match[0] == "{" else -1
        if not depth:
            return match.start()
    return len(blank)


def _without_unasked(css: str) -> str:
    """Rules without the custom properties for which nothing asks, nor what they ask for themselves."""
    asked = frozenset(_ASKED.findall(css))
    fewer = _PROPERTY.sub(lambda match: match[0] if match[1] in asked else "", css)
    return css if fewer == css else _without_unasked(fewer)
