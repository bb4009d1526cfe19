"""What counts as an archived copy: the list of services, and who is refused by name."""

import pytest

from onrecord.checks.archived_copies import host_of, is_below, refused
from onrecord.vocabulary import ARCHIVES, NO_ARCHIVES, NoArchive

PAGE = "https://example.org/article?id=7"


@pytest.mark.parametrize("host", ARCHIVES)
def test_a_capture_at_a_web_archive(host: str) -> None:
    """A capture at a service of the vocabulary is an archived copy, with `www.` and in capitals too."""
    for address in (f"https://{host}/1", f"http://www.{host}:443/1", f"https://{host.upper()}./1"):
        assert refused(address, PAGE, ARCHIVES) is None


@pytest.mark.parametrize(("why", "host"), [(why, host) for why, hosts in NO_ARCHIVES.items() for host in hosts])
def test_services_that_are_refused_by_name(why: NoArchive, host: str) -> None:
    """Each is told why, and so is whatever lies below its host."""
    for address in (f"https://{host}/1", f"https://www.{host}/1", f"https://a.{host.upper()}/1"):
        wrong = refused(address, PAGE, ARCHIVES)
        assert wrong is not None and wrong.key == f"no-archived-copy/{why}"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.net/1",
        "https://notweb.archive.org/1",
        "https://perma.cc.example.net/1",
        "https://a.perma.cc/1",
        "https://example.net/https://web.archive.org/1",
        "https://archive.org/details/1",
    ],
)
def test_any_other_host(address: str) -> None:
    """A host that is not on the list is no archive, however much its name is like one; the list is told."""
    wrong = refused(address, PAGE, ARCHIVES)
    assert wrong is not None and wrong.key == "no-archived-copy/host"
    assert wrong.label() == "capture the page at web.archive.org, and write the address of that"
    assert wrong.help() == (
        "an archived copy is a capture at "
        "web.archive.org, perma.cc, ghostarchive.org, archive-it.org, wayback.archive-it.org, arquivo.pt, "
        "webarchive.loc.gov, webarchive.nationalarchives.gov.uk, webarchive.nla.gov.au, webarchive.org.uk, or "
        "the SHA-256 of a file that somebody holds"
    )


@pytest.mark.parametrize("address", [PAGE, "http://www.example.org/article/?utm_source=x&id=7#top"])
def test_the_page_itself(address: str) -> None:
    """The live address is no copy of itself, however it is spelt, and even where its host is an archive."""
    wrong = refused(address, PAGE, {*ARCHIVES, "example.org"})
    assert wrong is not None and wrong.key == "no-archived-copy/page"


def test_archives_that_are_added() -> None:
    """A host that a setting adds to the list is an archive like the others."""
    assert refused("https://example.net/1", PAGE, {*ARCHIVES, "example.net"}) is None


def test_no_host_is_an_archive_and_refused_by_name() -> None:
    """The lists of the vocabulary have nothing in common, and none of them names a host that is reserved (RFC 2606)."""
    named = [host for hosts in NO_ARCHIVES.values() for host in hosts]
    assert not [host for host in ARCHIVES for other in named if is_below(host, other) or is_below(other, host)]
    assert not [host for host in (*ARCHIVES, *named) if host.split(".")[-1] in ("example", "test", "invalid")]
    assert not [host for host in (*ARCHIVES, *named) if "example." in host]
    assert all(host_of(f"https://{host}/") == host for host in (*ARCHIVES, *named))
