"""A statement that thousands tell of, or rest on, names few of them in a list, and counts the rest."""

import json
from datetime import date

from benchmarks.generator import hard
from lxml import html

from onrecord.load import load_files
from onrecord.pages.question import page as question_page
from onrecord.pages.render import Renderer
from onrecord.pages.statement.tellings import FEW
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.source_files import SourceFile
from onrecord.standings.derive import derive
from tests.loading import pages_made

LEANING = 20


def test_a_list_names_few_of_those_that_rest_on_a_statement() -> None:
    """And says how many more there are, beside the link to its own page, which has all."""
    files = dict(hard.archive("rests-on", LEANING + 1))
    for path, fields in files.items():
        if isinstance(fields, dict) and "attributed" in fields and not path.endswith("card-0.yaml"):
            fields["attributed"][0]["rests_on"] = ["card-0#s"]
    loaded = load_files(SourceFile(path, json.dumps(fields).encode()) for path, fields in files.items())
    views = ArchiveViews(derive(loaded.archive), date(2026, 12, 1))
    made = next(p for p in pages_made(question_page.pages(views, Renderer())) if p.url == "questions/matter/")
    page = html.fromstring(f"<div>{made.html}</div>")
    (first,) = page.xpath("//article[.//p[@class='permalink']/a[contains(@href, '/card-0/')]]")
    assert len(first.xpath(".//ul[@class='mentions']/li")) == FEW
    words = " ".join(first.xpath(".//p[@class='permalink']")[0].text_content().split())
    assert words.endswith(f", with {LEANING - FEW} more that tell of it or that it is tied to")
