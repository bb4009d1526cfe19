"""What was probably meant by a word that is none of the names there are."""

from collections.abc import Sequence
from typing import Any

import pytest
from rapidfuzz import process

from onrecord.model.nearest_names import FEW, nearest, nearest_few

MANY = frozenset({"volodymyr-zelensky", *(f"reuters-{number}-report" for number in range(5_000))})


def test_the_likeliest_of_few() -> None:
    """Of equals the first in the alphabet; nothing where none is like it."""
    assert nearest("kursk", frozenset({"kursk-oblast", "kurst", "kurss"})) == "kurss"
    assert nearest("quite-another", frozenset({"kurst"})) == ""


@pytest.mark.parametrize("word", ["volodymyr-zelenski", "volodimyr-zelensky", "zelensky-volodymyr-zelensky"])
def test_the_likeliest_of_many(word: str) -> None:
    """A part of it, its beginning or its end is as it should be."""
    assert nearest(word, MANY) == "volodymyr-zelensky"


def test_a_word_is_compared_with_few_of_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where thousands have a part in common with it, and the same word only once."""
    compared: list[int] = []
    real = process.extractOne

    def counting(word: str, choices: Sequence[str], **more: Any) -> Any:
        compared.append(len(choices))
        return real(word, choices, **more)

    monkeypatch.setattr(process, "extractOne", counting)
    nearest.cache_clear()
    assert nearest("reuters-7-reprot", MANY) == "reuters-7-report"
    assert nearest("reuters-7-reprot", MANY) == "reuters-7-report"
    assert compared == [FEW]


def test_the_few_that_share_most_words() -> None:
    """However many there are."""
    many = frozenset({"soldiers-in-kursk", *(f"case-{number}" for number in range(2_000))})
    assert nearest_few("Soldiers in Kursk", many)[0] == "soldiers-in-kursk"
