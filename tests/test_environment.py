"""What is read from the environment besides what the tests of builds look at."""

import pytest

from onrecord.environment import more_archives


@pytest.mark.parametrize(("stated", "hosts"), [("", set()), (" A.example  b.example ", {"a.example", "b.example"})])
def test_hosts_of_web_archives(stated: str, hosts: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """ONRECORD_ARCHIVES holds hosts, with spaces between them; without it there are none."""
    monkeypatch.setenv("ONRECORD_ARCHIVES", stated)
    assert more_archives() == hosts
    monkeypatch.delenv("ONRECORD_ARCHIVES")
    assert more_archives() == set()
