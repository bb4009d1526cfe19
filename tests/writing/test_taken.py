"""Two files at one address are refused, since one would overwrite the other in silence."""

import pytest

from onrecord.output import Asset, Task
from onrecord.pipeline import Plan, Step
from onrecord.writing.taken import TwoAtOne, refuse_two_at_one


def planned(*urls: str | None) -> Plan:
    """A plan of files at these addresses."""
    tasks = tuple(Task(url, lambda: Asset("", b"")) for url in urls)
    return Plan((Step("files", tasks),), lambda task: iter(()), lambda url: None)


@pytest.mark.parametrize(
    ("urls", "own", "said"),
    [
        (["a/"], {"a/index.html": "a.md"}, "a.md would lie at a/"),
        ([""], {"index.html": "index.md"}, "index.md would lie at the root"),
        (["data/a.json", "data/a.json"], {}, "a second page of the archive would lie at data/a.json"),
    ],
)
def test_both_are_named(urls: list[str], own: dict[str, str], said: str) -> None:
    """A maintainer's own file by its path."""
    with pytest.raises(TwoAtOne) as refused:
        refuse_two_at_one(planned(*urls), own)
    assert str(refused.value) == f"{said}, where the build puts what it makes; give it another name"


def test_what_lies_nowhere_takes_no_place() -> None:
    """Records of the search have no address."""
    refuse_two_at_one(planned(None, None, "a/", "b/"), {"c/index.html": "c.md"})
