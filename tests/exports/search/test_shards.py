"""Which records lie together: by period, so that what is added moves nothing else."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports.search.shards import ALL, cut, periods, shard_of

DAYS = st.dates(date(1990, 1, 1), date(2029, 12, 31)).map(date.isoformat)
RECORDS = st.lists(st.tuples(DAYS, st.integers(0, 10**6).map("sources/{}/".format)), max_size=60, unique=True)


def _shards(records: list[tuple[str, str]], most: int) -> dict[tuple[str, str], str]:
    paths = {record: periods(*record) for record in records}
    shards = cut(paths.values(), most)
    return {record: shard_of(path, shards) for record, path in paths.items()}


def test_the_periods_of_a_record_follow_from_it_alone() -> None:
    """From its decade on to shares of its day; what has no day has none."""
    told = periods("2024-12-30", "sources/a/")
    assert told[:4] == ("2020s", "2024", "2024-12", "2024-12-30")
    assert [len(one) for one in told[4:]] == list(range(12, 20))
    assert told == periods("2024-12-30", "sources/a/") != periods("2024-12-30", "sources/b/")
    assert periods("", "questions/a/") == ()


def test_a_small_archive_is_one() -> None:
    """However far apart its days are."""
    paths = [periods(day, "a") for day in ("1914-06-28", "2024-12-30")]
    assert cut(paths, 2) == {}
    assert cut(paths, 1) == {"2020s": 1, "1910s": 1}
    assert shard_of(paths[0], {}) == ALL


def test_a_period_that_is_too_much_is_divided_into_its_parts() -> None:
    """And these again, the newest first; a day into shares by address."""
    days = ["2019-01-01", "2023-05-05", "2024-02-01", "2024-12-30", "2024-12-30", "2024-12-30", "2024-12-31"]
    shards = cut([periods(day, f"{number}") for number, day in enumerate(days)], 2)
    assert list(shards) == sorted(shards, key=lambda one: one.removesuffix("s"), reverse=True)
    assert {one: number for one, number in shards.items() if len(one) <= len("2024-12-30")} == {
        "2024-12-31": 1,
        "2024-02": 1,
        "2023": 1,
        "2010s": 1,
    }
    assert sum(number for one, number in shards.items() if one.startswith("2024-12-30-")) == 3


@given(RECORDS, st.integers(1, 8))
def test_no_shard_is_too_large_and_each_record_lies_in_one(records: list[tuple[str, str]], most: int) -> None:
    """As the list of shards says."""
    lies = _shards(records, most)
    shards = cut([periods(*record) for record in records], most)
    assert all(number <= most for number in shards.values())
    assert {one: list(lies.values()).count(one) for one in shards} == dict(shards)
    assert bool(shards) == (len(records) > most)


@given(RECORDS, st.tuples(DAYS, st.just("sources/new/")), st.integers(1, 8))
def test_a_record_that_is_added_leaves_every_other_shard_as_it_was(
    records: list[tuple[str, str]], new: tuple[str, str], most: int
) -> None:
    """Only the shard of its own day can be divided; where all was one, all of it is."""
    before, after = _shards(records, most), _shards([*records, new], most)
    moved = {before[record] for record in records if before[record] != after[record]}
    own = {shard for shard in before.values() if shard in periods(*new)}
    assert moved <= own | {ALL}
