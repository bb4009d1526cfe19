"""What a build cost, as `onrecord build --profile` prints it: CPU and wall seconds of each phase, and what it made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from ..progress import Advanced, Event, Finished, Report, Spent, Started

SHARE: Final = 100


@dataclass(frozen=True, slots=True)
class Cost:
    """A part of a build: its name, CPU and wall seconds, and what came of it."""

    part: str
    cpu: float
    wall: float
    counts: str = ""


class Profile:
    """Passes the events of a build on, and takes down what lay between them.

    `cpu` gives the seconds of this process, `cpu_of_all` also those of whatever has ended that it started; what runs
    meanwhile tells its own (`Spent`). What no phase accounts for, such as the start of MkDocs, is a row of its own.
    """

    def __init__(
        self, onward: Report, clock: Callable[[], float], cpu: Callable[[], float], cpu_of_all: Callable[[], float]
    ) -> None:
        self._onward, self._clock, self._cpu, self._cpu_of_all = onward, clock, cpu, cpu_of_all
        self._spent = 0.0
        self._costs: list[Cost] = []
        self._part, self._made = "", 0
        self._started = clock(), cpu_of_all()
        self._last = self._started[0], cpu()

    def __call__(self, event: Event) -> None:
        """Take down what an event ends, and pass it on."""
        match event:
            case Spent(_, cpu):
                self._spent = cpu
            case Started(phase):
                self._close()
                self._part = phase.value
            case Advanced(phase, done, _, step, made):
                self._close(f"{made - self._made} made" if done else "")
                self._part, self._made = f"{phase}: {step}", made
            case Finished(phase, counts):
                self._close(counts)
        self._onward(event)

    def _close(self, counts: str = "") -> None:
        """End the part at hand, which took all since the last event; where nothing came of it, it is none."""
        now = self._clock(), self._cpu() + self._spent
        if counts:
            self._costs.append(Cost(self._part, now[1] - self._last[1], now[0] - self._last[0], counts))
        self._last = now

    def costs(self) -> tuple[Cost, ...]:
        """Each part in order, then what lies between them, then all."""
        wall, cpu = self._clock() - self._started[0], self._cpu_of_all() - self._started[1]
        rest = cpu - sum(cost.cpu for cost in self._costs), wall - sum(cost.wall for cost in self._costs)
        return (*self._costs, Cost("between them", *rest, "MkDocs starts"), Cost("all", cpu, wall))


def table(costs: tuple[Cost, ...]) -> Iterator[str]:
    """`write: questions        4.10 s    4.20 s   12 %   16 made`, below a line of heads; the last row is all."""
    yield f"{'':<26} {'CPU':>9} {'wall':>9} {'share':>6}"
    whole = costs[-1].cpu or 1.0
    for cost in costs:
        share = f"{SHARE * cost.cpu / whole:.0f} %"
        yield f"{cost.part:<26} {cost.cpu:>7.2f} s {cost.wall:>7.2f} s {share:>6}   {cost.counts}".rstrip()
