"""A copy written into a card: where it stands, and that nothing else of the file changes."""

import pytest

from onrecord.archiving.entering import NotEntered, entered
from tests.loading import load
from tests.paths import SOURCES

URL = "https://web.archive.org/web/20241230120000/https://x.example/a"
CAPTURE = {"url": URL, "on": "2024-12-30"}
LINE = f"{{url: {URL}, on: 2024-12-30}}"
HELD = {"sha256": f"sha256:{'0' * 64}", "on": "2024-12-30", "held_by": "nel, an archivist: “us”"}
OLD = "https://web.archive.org/web/20240101000000/https://x.example/a"
DATED = f"{{url: {OLD}, on: 2024-01-01}}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "title: A\nurl: https://x.example/a   # the page\nlanguage: en\n",
            f"title: A\nurl: https://x.example/a   # the page\narchived:\n  - {LINE}\nlanguage: en\n",
        ),
        (
            "title: A\nurl: >\n  https://x.example/a\n\nnot_recorded: {archived: none was made, url: x}  # why\n",
            f"title: A\nurl: >\n  https://x.example/a\narchived:\n  - {LINE}\n\nnot_recorded: {{url: x}}  # why\n",
        ),
        (
            "title: A\nnot_recorded: {url: x, archived: 'none: made'}\n",
            f"title: A\narchived:\n  - {LINE}\nnot_recorded: {{url: x}}\n",
        ),
        (
            "title: A\nnot_recorded:\n  # looked for\n  archived: >\n    none\n    was made\nsummary: x\n",
            f"title: A\narchived:\n  - {LINE}\n  # looked for\nsummary: x\n",
        ),
        (
            "title: A\nnot_recorded:\n  archived: none\n  url: x\n",
            f"title: A\narchived:\n  - {LINE}\nnot_recorded:\n  url: x\n",
        ),
        (
            f"title: A\narchived: {OLD}  # by us\nsummary: x\n",
            f"title: A\narchived:  # by us\n  - {DATED}\n  - {LINE}\nsummary: x\n",
        ),
        (
            f"title: A\narchived:\n- {DATED}  # one\n\nsummary: x",
            f"title: A\narchived:\n- {DATED}  # one\n- {LINE}\n\nsummary: x",
        ),
        (
            f"title: A\narchived:\n    - url: {OLD}\n      on: 2024-01-01\n",
            f"title: A\narchived:\n    - url: {OLD}\n      on: 2024-01-01\n    - {LINE}\n",
        ),
        (f"title: A\narchived: [{DATED}]  # one\n", f"title: A\narchived: [{DATED}, {LINE}]  # one\n"),
        ("title: A\r\nsummary: x\r\n", f"title: A\r\narchived:\r\n  - {LINE}\r\nsummary: x\r\n"),
        ("\ufefftitle: A\n", f"\ufefftitle: A\narchived:\n  - {LINE}\n"),
    ],
)
def test_where_it_stands(before: str, after: str) -> None:
    """In the form that is there already; the reason why there was none goes, every other line and remark stays."""
    assert entered("a.yaml", before.encode(), CAPTURE).decode() == after


def test_a_copy_that_somebody_holds() -> None:
    """In quotes where it needs them."""
    text = entered("a.yaml", b"title: A\n", HELD).decode()
    assert text == (
        f'title: A\narchived:\n  - {{sha256: sha256:{"0" * 64}, on: 2024-12-30, held_by: "nel, an archivist: “us”"}}\n'
    )


@pytest.mark.parametrize(
    ("before", "why"),
    [
        ("title: [", "it has problems; “onrecord check” tells which"),
        (f"title: A\narchived: {URL}\n", "it has this copy already"),
        (f"title: A\narchived: [{LINE}]\n", "it has this copy already"),
        (
            f"title: A\narchived: sha256:{'1' * 64}\n",
            "the copy that it has stands alone and without a day; write it as one of a list first",
        ),
        ("title: A\narchived: {url: x}\n", "what it has under archived is no list; enter it by hand"),
        (
            "title: A\nnot_recorded:\n  archived: none  # asked twice\n",
            "its lines cannot be changed safely; enter it by hand",
        ),
    ],
)
def test_a_card_that_stays_as_it_is(before: str, why: str) -> None:
    """Rather than lose a remark or a copy."""
    with pytest.raises(NotEntered) as refused:
        entered("a.yaml", before.encode(), CAPTURE)
    assert str(refused.value) == why


def test_every_card_of_the_archive_can_take_one() -> None:
    """Whatever form it is written in; here it is only tried, and nothing is written."""
    loaded = load(SOURCES)
    texts = {card: loaded.documents[card].path for card in loaded.archive.cards}
    assert len(texts) > 50
    for path in texts.values():
        raw = loaded.files[path]
        new = entered(path, raw, CAPTURE)
        assert LINE.encode() in new
        assert abs(len(new.splitlines()) - len(raw.splitlines())) <= 3
