"""The page of the card format: what each field's row says."""

from lxml import html

from onrecord.pages.reference.card_format import page
from onrecord.pages.render import Renderer


def test_a_row_says_what_the_model_says_of_a_field() -> None:
    """Its name, whether it is needed, what belongs there, and an example."""
    rows = html.fromstring(page(Renderer()).html).xpath("//tr[@id='_place-coordinates']/*")
    assert [cell.text_content() for cell in rows] == [
        "coordinates",
        "yes",
        "latitude and longitude in degrees, WGS 84",
        "[51.7, 36.2]",
    ]
