"""Whatever a saved file holds, something is taken from it or it is refused in words."""

import json

from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.model.references import Known
from onrecord.new_card.imports import NotRead, metadata_in, objections
from onrecord.new_card.imports.metadata import Metadata

PIECES = {
    "a.bib": [
        *"@misc{ @string{ a, title= month= year= url= { } , % & $ others 5 ² may #".split(),
        "AUTHOR = ",
        '"',
        "\\href",
        "\\\\",
        "\\",
        "and ",
        "\n",
    ],
    "a.ris": [
        "TY  - NEWS\n",
        "TY\n",
        "ER  - \n",
        "TI  - A\n",
        "TI  -\n",
        "AU  - B, C\n",
        "UK  - x\n",
        "ZZ  - y\n",
        "UR  - a;b\n",
        "PY  - 2021///\n",
        "a word\n",
        "\n",
        "UR\n",
    ],
    "a.json": '{ } [ ] : , "title" "author" "issued" "date-parts" "A" 2021 null [[2021]] {}'.split(),
    "a.html": [
        "<title>",
        "</title>",
        "<meta ",
        "name=author ",
        "content=x",
        ">",
        "<html lang=",
        '<script type="application/ld+json">',
        "</script>",
        '{"@type": "Article", "headline": ',
        '"A"',
        "}",
        "[",
        "]",
        "&#8217;",
        "<!--",
    ],
}
FILES = st.sampled_from(sorted(PIECES)).flatmap(
    lambda name: st.tuples(st.just(name), st.lists(st.sampled_from(PIECES[name]), max_size=20).map("".join))
)


@given(FILES)
@example(("a.ris", "TY\nUK  - x\na word\n"))
@example(("a.ris", "TY  - NEWS\na word\nER  - \n"))
@example(("a.bib", "@misc{a, title={A \\href{x}{y}}, note={\\verb}}"))
def test_found_or_refused(file: tuple[str, str]) -> None:
    """What is taken has a place where it stood, and only what has a value is taken."""
    name, text = file
    try:
        metadata = metadata_in(name, text.encode())
    except NotRead as refused:
        assert str(refused)
        return
    assert isinstance(metadata, Metadata)
    assert set(metadata.origins) - {"publisher"} == {*metadata.fields, *metadata.unread}
    assert not set(metadata.fields) & set(metadata.unread)
    assert all({**metadata.unread, **metadata.fields}.values())
    against = dict(objections(metadata, Known()))
    assert all(against[name] for name in metadata.unread)
    json.dumps(dict(metadata.fields))
