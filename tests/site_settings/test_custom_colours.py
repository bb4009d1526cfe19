"""Colours of `custom`: refused where they are written plainly and can hardly be seen, else left to the maintainer."""

from typing import Any

import pytest

from onrecord.site_settings.custom_colours import hardly_seen

PRIMARY = {"primary": "custom"}
ACCENT = {"accent": "custom"}
RED_PRIMARY = (
    "is refused: #ffffff stands out on #ee0f0f by 4.45:1, and text has to by 4.5:1;"
    " set --md-primary-bg-color: #000000 beside it, or take another colour"
)


def faint(accent: str, paper: str, ratio: str) -> str:
    """What is said of an accent."""
    return (
        f"is refused: {accent} stands out on the page, {paper}, by {ratio}:1, and the ring of the focus has to by 3:1;"
        " set --md-accent-fg-color to another colour for this scheme"
    )


@pytest.mark.parametrize(
    ("palette", "styles", "expected"),
    [
        (PRIMARY, ":root { --md-primary-fg-color: #EE0F0F }", [("primary", RED_PRIMARY)]),
        (PRIMARY, ":root{--md-primary-fg-color:#ee0f0f;--md-primary-bg-color:#000}", []),
        (PRIMARY, ":root { --md-primary-fg-color: #600; --md-primary-bg-color: #fff; }", []),
        (PRIMARY, ":root { --md-primary-fg-color--light: #eee; }", []),
        (ACCENT, ":root { --md-accent-fg-color: #ff0; }", [("accent", faint("#ffff00", "#ffffff", "1.07"))]),
        ({"scheme": "slate", **ACCENT}, ":root { --md-accent-fg-color: #ff0; }", []),
        (
            {"scheme": "slate", **ACCENT},
            ":root > * { --md-accent-fg-color: #c00; }",
            [("accent", faint("#cc0000", "#1c2025", "2.78"))],
        ),
        (ACCENT, ":root { --md-accent-fg-color: #c00; }", []),
        (
            {"scheme": "my own"},
            "[data-md-color-scheme='my-own'] { --md-primary-fg-color: #eee; --md-accent-fg-color: #222 }",
            [
                ("scheme", RED_PRIMARY.replace("#ee0f0f", "#eeeeee").replace("4.45", "1.16")),
                ("scheme", faint("#222222", "#14171a", "1.13")),
            ],
        ),
        (
            {"scheme": "my own", **ACCENT},
            '[data-md-color-scheme="my-own"] { color-scheme: dark; --md-accent-fg-color: #fff }',
            [],
        ),
        ({"scheme": "my own", "primary": "teal"}, "* { --md-primary-fg-color: #eee }", []),
        ({"scheme": "slate"}, ":root { --md-primary-fg-color: #eee }", []),
        (None, ":root { --md-primary-fg-color: #eee }", []),
        ([None, "custom"], ":root { --md-primary-fg-color: #eee }", []),
    ],
)
def test_a_plain_colour_that_can_hardly_be_seen_is_refused(
    palette: Any, styles: str, expected: list[tuple[str, str]]
) -> None:
    """Ink on a primary by 4.5:1, an accent on each paper of the scheme by 3:1; the ratio is rounded down."""
    found = [(one.name, one.value, one.path, said) for one, said in hardly_seen(palette, styles)]
    assert found == [(f"theme.palette.{key}", palette[key], ("theme", "palette", key), said) for key, said in expected]


@pytest.mark.parametrize(
    ("styles", "refused"),
    [
        (":root { --md-accent-fg-color: #ff0 }", True),
        (":root { --md-accent-fg-color: #ff0 } :root { --md-accent-fg-color: #c00 }", False),
        ("body { --md-accent-fg-color: #c00 } :root { --md-accent-fg-color: #ff0 }", False),
        ("[data-md-color-accent=custom] { --md-accent-fg-color: #c00 } body { --md-accent-fg-color: #ff0 }", False),
        ("html, [data-md-color-accent='custom'] { --md-accent-fg-color: #ff0 }", True),
        (":root { --md-accent-fg-color: #ff0 } [data-md-color-scheme=slate] { --md-accent-fg-color: #c00 }", True),
        (":root { --md-accent-fg-color: #ff0 } [data-md-color-scheme=default] { --md-accent-fg-color: #c00 }", False),
        ("/* :root { --md-accent-fg-color: #c00 } */ @import 'a.css'; :root { --md-accent-fg-color: #ff0 }", True),
        (":root { --md-accent-fg-color: rgb(255 255 0) }", False),
        (":root { --md-accent-fg-color: var(--own) }", False),
        (":root { --md-accent-fg-color: #ff0 } .own { --md-accent-fg-color: #fe0 }", False),
        ("@media print { :root { --md-accent-fg-color: #ff0 } }", False),
        (":root { --md-accent-fg-color: #ff0 } @media screen { body { --md-accent-fg-color: #c00 } }", False),
    ],
)
def test_what_only_a_browser_can_tell_is_left_to_the_maintainer(styles: str, refused: bool) -> None:
    """The last value of the nearest rule counts, if it is plain; what stands under a condition is not judged."""
    assert bool(list(hardly_seen([{}, ACCENT], styles))) == refused
