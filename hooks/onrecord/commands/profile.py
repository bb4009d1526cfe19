"""What a build cost, as `onrecord build --profile` prints it: CPU and wall seconds of each phase, and what it made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from ..progress import Event, Finished, Made, Report, Spent, Started

SHARE: Final = 100


@dataclass(frozen=True, slots=True)
class Cost:
    """A part of a build: its name, CPU and wall seconds, and what came of it.

    A step of a phase has no wall seconds of its own: several processes may have been at it, and at others meanwhile.
    """

    part: str
    cpu: float
    wall: float | None
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
        self._steps: list[Cost] = []
        self._part = ""
        self._started = clock(), cpu_of_all()
        self._last = self._started[0], cpu()

    def __call__(self, event: Event) -> None:
        """Take down what an event ends, and pass it on."""
        match event:
            case Spent(_, cpu):
                self._spent = cpu
            case Started(phase):
                self._part, self._last = phase.value, self._now()
            case Made(phase, step, made, used):
                self._steps.append(Cost(f"{phase}: {step}", used, None, f"{made:,} made"))
            case Finished(_, counts):
                now = self._now()
                self._costs.append(Cost(self._part, now[1] - self._last[1], now[0] - self._last[0], counts))
        self._onward(event)

    def _now(self) -> tuple[float, float]:
        return self._clock(), self._cpu() + self._spent

    def costs(self) -> tuple[Cost, ...]:
        """Each phase in order, below it its steps, then what lies between the phases, then all."""
        wall, cpu = self._clock() - self._started[0], self._cpu_of_all() - self._started[1]
        rest = cpu - sum(cost.cpu for cost in self._costs), wall - sum(cost.wall or 0 for cost in self._costs)
        rows = (row for cost in self._costs for row in (cost, *self._steps_of(cost.part)))
        return (*rows, Cost("between them", *rest, "MkDocs starts"), Cost("all", cpu, wall))

    def _steps_of(self, phase: str) -> list[Cost]:
        return [step for step in self._steps if step.part.startswith(f"{phase}: ")]


def table(costs: tuple[Cost, ...]) -> Iterator[str]:
    """`write: questions        4.10 s       - s   12 %   16 made`, below a line of heads; the last row is all."""
    yield f"{'':<26} {'CPU':>9} {'wall':>9} {'share':>6}"
    whole = costs[-1].cpu or 1.0
    for cost in costs:
        share = f"{SHARE * cost.cpu / whole:.0f} %"
        wall = "-" if cost.wall is None else f"{cost.wall:.2f}"
        yield f"{cost.part:<26} {cost.cpu:>7.2f} s {wall:>7} s {share:>6}   {cost.counts}".rstrip()
