"""The policy of a page, by what the page holds."""

import re

import pytest

from onrecord.exports.theme.policy import policy

FIXED = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{styles}; img-src 'self' data:;"
    " font-src 'self'; media-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"
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
        ("<script>1</script><style>a</style>", f" {ONE}", f" {STYLE}"),
    ],
)
def test_inline_is_allowed_by_its_hash_and_nothing_else_is(page: str, scripts: str, styles: str) -> None:
    """A page without anything inline has the policy that all have."""
    assert policy(page) == FIXED.format(scripts=scripts, styles=styles)


def test_no_policy_allows_another_host() -> None:
    """Sources are our own, data of pictures, and hashes."""
    sources = set(re.findall(r"(?<= )(?:'[^']+'|\S+?)(?=[ ;]|$)", policy("<script>1</script>").replace("; ", ";")))
    assert sources <= {"'none'", "'self'", "'wasm-unsafe-eval'", "data:", ONE} and "'self'" in sources
