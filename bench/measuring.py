"""What one request costs: candidates take turns, request by request, beside a calibrating loop."""

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any

from bench.serving import cpu_ns

WARM_UP = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that can be asked, and the processes that work when it is."""

    name: str
    ask: Callable[[], int]  # returns the bytes of the answer
    app: Callable[[], list[int]]
    database: Callable[[], list[int]] = list


@dataclass(slots=True)
class Cost:
    """What the requests of one candidate took; milliseconds."""

    app: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    size: int = 0

    def figures(self) -> dict[str, Any]:
        """Return the figures that are kept of it."""
        walls = sorted(self.wall)
        return asdict(
            Figures(
                app=round(median(self.app), 2),
                app_least=round(min(self.app), 2),
                database=round(sum(self.database) / len(self.database), 2),
                p50=round(median(walls), 2),
                p99=round(walls[min(len(walls) - 1, int(len(walls) * 0.99))], 2),
                size=self.size,
            )
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """CPU of the application (median, least) and the database (mean), and time; milliseconds."""

    app: float
    app_least: float
    database: float
    p50: float
    p99: float
    size: int  # bytes


def interleave(candidates: Sequence[Candidate], rounds: int) -> dict[str, dict[str, Any]]:
    """Ask each in turn, so many rounds, and return their figures by name."""
    costs = {candidate.name: Cost() for candidate in candidates}
    for number in range(WARM_UP + rounds):
        for candidate in candidates:
            cost = costs[candidate.name] if number >= WARM_UP else Cost()
            _ask(candidate, cost)
    return {name: cost.figures() for name, cost in costs.items()}


def _ask(candidate: Candidate, cost: Cost) -> None:
    app, database = candidate.app(), candidate.database()
    before, there = _cpu(app), _cpu(database)
    started = time.perf_counter()
    cost.size = candidate.ask()
    cost.wall.append((time.perf_counter() - started) * 1000)
    cost.app.append(_cpu(app) - before)
    cost.database.append(_cpu(database) - there)


def _cpu(pids: Sequence[int]) -> float:
    return sum(map(cpu_ns, pids)) / 1e6


def calibrate() -> float:
    """Return the milliseconds that a fixed loop takes now: how slow the machine is at present."""
    started = time.thread_time()
    total = 0
    for number in range(60_000):
        total += number * number % 7
    return (time.thread_time() - started) * 1000
