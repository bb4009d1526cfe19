"""The notes of a summary, taken out of its HTML for print."""

from onrecord.model.annotated_markdown import Mark, notes, to_html


def marks(target: str) -> Mark | None:
    known = {
        "#a": ("#a", "mark verified", 'X (of Y) & "Z" <b>'),
        "#b": ("#b", "mark attributed", "W"),
        "#c": ("#c", "", ""),
    }
    return known.get(target)


def test_notes_are_those_of_the_marks_in_their_order() -> None:
    """Across paragraphs, brackets and all, safe as they are; what has no note and what leads nowhere has none."""
    html = to_html("[one](#b) and [two](#c)\n\n[three](#a), [four](#nowhere), [five](#b)", marks)
    assert notes(html) == ("W", 'X (of Y) &amp; "Z" &lt;b&gt;', "W")


def test_there_are_as_many_notes_as_numbers_are_printed() -> None:
    """The numbers at the marks are counted by the style sheet, one for each mark with a note."""
    html = to_html('[one](#a) <span class="note"> (no note)</span> [two](#b)', marks)
    assert len(notes(html)) == html.count('<span class="note">') == 2
