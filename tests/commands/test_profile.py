"""What `onrecord build --profile` prints: CPU and wall seconds of each phase and step, and what they made."""

from onrecord.commands.profile import Cost, Profile, table
from onrecord.progress import Advanced, Event, Finished, Made, Phase, Spent, Started, unreported

EVENTS: tuple[tuple[float, float, Event], ...] = (
    (1.0, 0.5, Started(Phase.READ)),
    (2.0, 1.25, Finished(Phase.READ, "2 cards, 3 other files")),
    (4.0, 1.25, Spent(Phase.WRITE, 1.5)),
    (4.0, 1.25, Started(Phase.WRITE)),
    (4.0, 1.25, Advanced(Phase.WRITE, 0, 2, "sources")),
    (6.0, 1.25, Spent(Phase.WRITE, 6.5)),
    (6.0, 1.25, Made(Phase.WRITE, "sources", 1007, 4.0)),
    (7.0, 1.25, Finished(Phase.WRITE, "9 pages, 1 other file")),
)
"""Wall seconds, CPU seconds of this process, and what is reported then; the other process tells its own."""


def profiled(onward: list[Event]) -> tuple[Cost, ...]:
    """What the events come to, where the build ends at 8 s of wall time and 10 s of CPU."""
    now = [0.0, 0.0, 0.0]
    profile = Profile(onward.append, lambda: now[0], lambda: now[1], lambda: now[2])
    for wall, cpu, event in EVENTS:
        now[:] = wall, cpu, 0.0
        profile(event)
    now[:] = 8.0, 1.5, 10.0
    return profile.costs()


def test_each_phase_and_step_has_its_seconds_and_its_count() -> None:
    """Of this process and of the other; what lies between the phases is told too, so that all phases add up."""
    assert profiled([]) == (
        Cost("read", 0.75, 1.0, "2 cards, 3 other files"),
        Cost("write", 5.0, 3.0, "9 pages, 1 other file"),
        Cost("write: sources", 4.0, None, "1,007 made"),
        Cost("between them", 4.25, 4.0, "MkDocs starts"),
        Cost("all", 10.0, 8.0),
    )


def test_what_is_taken_down_is_passed_on() -> None:
    """The lines of the phases are printed as without a profile."""
    onward: list[Event] = []
    profiled(onward)
    assert onward == [event for _, _, event in EVENTS]


def test_the_profile_is_a_table_with_shares_of_the_cpu() -> None:
    """Below a line of heads; the last row is all."""
    costs = (Cost("write: sources", 7.5, None, "7 made"), Cost("all", 10.0, 4.25))
    assert list(table(costs)) == [
        "                                 CPU      wall  share",
        "write: sources                7.50 s       - s   75 %   7 made",
        "all                          10.00 s    4.25 s  100 %",
    ]


def test_a_build_of_no_time_has_a_table_too() -> None:
    """Nothing is divided by nothing."""
    whole = Profile(unreported, lambda: 0.0, lambda: 0.0, lambda: 0.0).costs()
    assert list(table(whole))[-1] == "all                           0.00 s    0.00 s    0 %"
