"""The rules of a stylesheet that something on a page can match."""

import pytest

from onrecord.exports.theme.stylesheets import of_a_pack
from onrecord.pages.evidence_pack.styles_used import StylesUsed

PAGE = '<html><body id="top"><ul class="wide list"><li>a</li></ul><p class="hint">b</p></body></html>'


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        ("p{a:b}", "p{a:b}"),
        ("table{a:b}", ""),
        ("p,table,.hint{a:b}", "p,.hint{a:b}"),
        (".wide.list>li{a:b}.wide.narrow{a:b}", ".wide.list>li{a:b}"),
        ("#top p{a:b}#bottom p{a:b}", "#top p{a:b}"),
        (".wide:not(.narrow) li::before{a:b}", ".wide:not(.narrow) li::before{a:b}"),
        (".x:not(.wide){a:b}", ""),
        (":is(.narrow,.wide) li{a:b}:is(.narrow,table) li{c:d}", ":is(.narrow,.wide) li{a:b}"),
        ("ul:has(> table){a:b}ul:has(> li){c:d}", "ul:has(> li){c:d}"),
        ("li:nth-child(2n):hover{a:b}*{c:d}:root{e:f}", "li:nth-child(2n):hover{a:b}*{c:d}:root{e:f}"),
        ('[href^="x,{"]{a:b}', '[href^="x,{"]{a:b}'),
        ('p::after{content:"}"}table{a:b}', 'p::after{content:"}"}'),
        ("@media print{p{a:b}table{a:b}}@media screen{table{a:b}}", "@media print{p{a:b}}"),
        ("@media print{@page{margin:0;@bottom-left{a:b}}}", "@media print{@page{margin:0;@bottom-left{a:b}}}"),
        (":root{--a:1;--b:var(--c);--c:2;--d:var(--e);--e:3}p{x:var(--b)}", ":root{--b:var(--c);--c:2;}p{x:var(--b)}"),
        ('@charset "utf-8";p{a:b}', '@charset "utf-8";p{a:b}'),
    ],
)
def test_a_rule_is_kept_where_all_that_it_asks_for_is_there(css: str, kept: str) -> None:
    """Of alternatives one; what is excepted asks for nothing; of a list the selectors that fit."""
    assert StylesUsed(css).on(PAGE) == kept


def test_a_page_of_everything_keeps_every_rule() -> None:
    """Of the styles of packs nothing is lost in parting them."""
    css = of_a_pack("On Record")
    rules = StylesUsed(css)
    everything = "".join(
        f'<{word} class="x">' if word[0] not in ".#" else f'<p {"class" if word[0] == "." else "id"}="{word[1:]}">'
        for word in sorted(rules.words)
    )
    kept = rules.on(everything)
    assert kept.count("{") == css.count("{")
    assert len(css) - 2_000 < len(kept) <= len(css)
