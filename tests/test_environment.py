"""What the environment says: the day of a build."""

from datetime import date

import pytest

from onrecord.environment import as_of_date


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
