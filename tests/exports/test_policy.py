"""The policy of a page, by what the page holds."""

import re
from html.parser import HTMLParser

import pytest

from onrecord.exports.theme.policy import blocked, policy

FIXED = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{styles}; img-src 'self' data:;"
    " font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self';"
    " form-action 'self'; base-uri 'none'"
)
ONE = "'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"  # printf 1 | openssl dgst -sha256 -binary | base64
STYLE = "'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='"  # likewise of a


@pytest.mark.parametrize(
    ("page", "scripts", "styles"),
    [
        ("<p>Words</p>", "", ""),
        ('<script src="a.js"></script><script SRC=a.js></script>', "", ""),
        ('<script type="application/ld+json">1</script><script type="application/json" id="x">1</script>', "", ""),
        ("<script>1</script>", f" {ONE}", ""),
        ('<SCRIPT type="module">1</SCRIPT><script>1</script>', f" {ONE}", ""),
        ("<style>a</style>", "", f" {STYLE}"),
        ('<p style="a">b</p>', "", f" 'unsafe-hashes' {STYLE}"),
        ("<p id=x style='a'>b</p><style>a</style>", "", f" 'unsafe-hashes' {STYLE}"),
        ("<p>style=&quot;a&quot;</p>", "", ""),
        ("<p STYLE = a>b</p>", "", f" 'unsafe-hashes' {STYLE}"),
        ('<i title="x > y" style="a">b</i>', "", f" 'unsafe-hashes' {STYLE}"),
        ('<script data-x="a > b">1</script><style title="a>b">a</style>', f" {ONE}", f" {STYLE}"),
        ("<script>a</b>c</script>", " 'sha256-uZlmG1byP45F6JWosFumuSigwZqMUESmfrl/6e19rIo='", ""),
        ("<!-- use <script> here --><script>1</script>", f" {ONE}", ""),
        ("<script>1</script><style>a</style>", f" {ONE}", f" {STYLE}"),
    ],
)
def test_inline_is_allowed_by_its_hash_and_nothing_else_is(page: str, scripts: str, styles: str) -> None:
    """A page without anything inline has the policy that all have."""
    assert policy(page) == FIXED.format(scripts=scripts, styles=styles)


def test_only_what_may_have_code_is_read_as_html(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a long page that is words, links and pictures nothing is, for a policy; of its scripts and styles all is."""
    fed = list[str]()
    monkeypatch.setattr(HTMLParser, "feed", lambda self, data: fed.append(data))
    policy('<h2 class="style">A</h2><p>style = <a href="b/">B</a> <b data-style="c">C</b></p>' * 1000)
    assert fed == []
    policy('<h2>A</h2><p STYLE="d">D</p><script id="e">F</script>')
    assert fed == ['<p STYLE="d">', '<script id="e">F</script>']


def test_no_policy_allows_another_host() -> None:
    """Sources are our own, data of pictures, and hashes."""
    sources = set(re.findall(r"(?<= )(?:'[^']+'|\S+?)(?=[ ;]|$)", policy("<script>1</script>").replace("; ", ";")))
    assert sources <= {"'none'", "'self'", "'wasm-unsafe-eval'", "data:", ONE} and "'self'" in sources


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<p>Words</p><img src='a.png'><a href='https://example.org'>b</a><form action='search/'>", ()),
        (
            "<img src='https://example.org/a.png'>",
            ("<img> asks another host: https://example.org/a.png; put the file into docs/, or link it instead",),
        ),
        (
            "<img src='//example.org/a.png'><img src='//example.org/a.png'>",
            ("<img> asks another host: //example.org/a.png; put the file into docs/, or link it instead",),
        ),
        (
            "<iframe src='https://example.org/film'></iframe>",
            ("<iframe> shows another page within this one (https://example.org/film); link it instead",),
        ),
        ("<p onclick='a()'>b</p>", ("<p> has the handler onclick, which no page may run",)),
        (
            "<form action='https://example.org'>",
            ("<form> asks another host: https://example.org; put the file into docs/, or link it instead",),
        ),
    ],
)
def test_what_a_policy_blocks_is_said(page: str, said: tuple[str, ...]) -> None:
    """A preview without a policy shows it, and the published page would not."""
    assert blocked(page) == said
