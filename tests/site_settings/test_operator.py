"""Who answers for a site, and where an error on a page is reported."""

from typing import Any

import pytest

from onrecord.site_settings.operator import Operator, error_report, operator, unset_in_words, unset_refused

PAGE = "https://watch.example/questions/x/"
FORM = (
    "https://github.com/we/watch/issues/new?template=report-an-error.yml&title=Error:%20Was%20it%20so%3F"
    "&page=https://watch.example/questions/x/"
)


@pytest.mark.parametrize(
    ("extra", "stated"),
    [
        ({}, Operator()),
        ({"operator": None}, Operator()),
        ({"operator": {"name": " The Watch ", "contact": None}}, Operator(name="The Watch")),
        (
            {"operator": {"address": "Port Street 1", "funding": "Members."}},
            Operator("", "Members.", "", "Port Street 1"),
        ),
    ],
)
def test_what_is_stated_is_read(extra: dict[str, Any], stated: Operator) -> None:
    """What is left out, or left empty, is not stated."""
    assert operator(extra) == stated


@pytest.mark.parametrize(
    ("name", "named"), [("The Watch.", "The Watch"), ("[The Watch](https://w.example/), Port", "The Watch, Port")]
)
def test_a_name_stands_in_a_sentence(name: str, named: str) -> None:
    """Without its full stop and without its link."""
    assert Operator(name=name).named == named


def test_what_is_not_set_is_told_in_a_line() -> None:
    """Name and contact are needed; who pays, and the address, may be left out."""
    assert Operator(name="W", contact="c").unset == ()
    both, one = Operator().unset, Operator(name="W").unset
    assert unset_in_words((), "mkdocs.yml") == ""
    assert unset_in_words(both, "mkdocs.yml") == (
        "extra.operator.name and extra.operator.contact in mkdocs.yml are empty: the site says so, and one with an"
        " address (ONRECORD_SITE_URL, site_url) is not built strictly until they are set"
    )
    assert unset_in_words(one, "mkdocs.yml").startswith("extra.operator.contact in mkdocs.yml is empty: ")


def test_a_site_with_an_address_has_somebody_who_answers_for_it() -> None:
    """Setting and file are named; without an address nothing is refused."""
    assert unset_refused(Operator().unset, "mkdocs.yml", "") == ""
    assert unset_refused((), "mkdocs.yml", PAGE) == ""
    assert unset_refused(("extra.operator.name",), "site.yml", "https://watch.example/") == (
        "site.yml: extra.operator.name has to be set, since the site is published at https://watch.example/: its"
        " readers must know who answers for it, and how to reach them"
    )


@pytest.mark.parametrize(
    ("repository", "contact", "address"),
    [
        ("https://github.com/we/watch", "Write to us@watch.example.", FORM),
        ("https://github.com/we/watch.git/", "", FORM),
        (
            "https://gitlab.com/we/watch",
            "",
            "https://gitlab.com/we/watch/-/issues/new?issue%5Btitle%5D=Error:%20Was%20it%20so%3F"
            "&issue%5Bdescription%5D=https://watch.example/questions/x/",
        ),
        (
            "https://code.example/we/watch",
            "Write to [us](mailto:us@watch.example).",
            "mailto:us@watch.example?subject=Error:%20Was%20it%20so%3F&body=https://watch.example/questions/x/",
        ),
        ("", "By [the form](https://watch.example/form/).", "https://watch.example/form/"),
        ("", "Port Street 1", ""),
        ("", "", ""),
    ],
)
def test_an_error_is_reported_where_somebody_reads_it(repository: str, contact: str, address: str) -> None:
    """The form of the repository's host, with the page filled in; else a mail, else a link; else nothing is known."""
    assert error_report(Operator(contact=contact), repository, "Was it so?", PAGE) == address
