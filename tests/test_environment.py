"""What the environment says: the day of a build, and web archives besides those of the list."""

from datetime import date

import pytest

from onrecord.environment import as_of_date, more_archives


@pytest.mark.parametrize(
    ("stated", "epoch", "day"),
    [
        ("2021-06-01", "", date(2021, 6, 1)),
        ("2021-06-01", "86400", date(2021, 6, 1)),
        ("", "86400", date(1970, 1, 2)),
    ],
)
def test_the_day_of_a_build(stated: str, epoch: str, day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    """ONRECORD_AS_OF has the first word, SOURCE_DATE_EPOCH the second."""
    monkeypatch.setenv("ONRECORD_AS_OF", stated)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert as_of_date() == day


@pytest.mark.parametrize(("stated", "hosts"), [("", set()), (" A.example  b.example ", {"a.example", "b.example"})])
def test_hosts_of_web_archives(stated: str, hosts: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """ONRECORD_ARCHIVES holds hosts, with spaces between them; without it there are none."""
    monkeypatch.setenv("ONRECORD_ARCHIVES", stated)
    assert more_archives() == hosts
    monkeypatch.delenv("ONRECORD_ARCHIVES")
    assert more_archives() == set()
