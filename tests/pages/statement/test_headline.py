"""A headline is quoted once: one that is a quotation as a whole has its marks already."""

import pytest

from onrecord.archive import Archive
from onrecord.pages.statement import citations
from onrecord.pages.statement.headline import headline, quoted
from tests.pages.statement.test_citations import views


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Ships left", "“Ships left”"),
        ("“Ships left”", "“Ships left”"),
        ("“Ships” and “boats”", "““Ships” and “boats””"),
        ("‘Ships left’", "“‘Ships left’”"),
        ("“Ships” left", "““Ships” left”"),
        ("", ""),
    ],
)
def test_a_title_in_its_marks(title: str, shown: str) -> None:
    """Only marks around all of it are those of the whole."""
    assert quoted(title) == shown


def test_a_page_and_a_citation_agree(example: Archive) -> None:
    """Neither doubles the marks of a headline that is somebody's words."""
    card = example.card("daily-north-first-report").model_copy(update={"title": "“Ships left”"})
    assert headline(card).words == "“Ships left”"
    assert "“Ships left”, " in str(citations.source(views(example), card))
    assert "““" not in str(citations.source(views(example), card))
