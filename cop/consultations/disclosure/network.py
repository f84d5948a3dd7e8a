"""Printed numbers that add up, and how far a reader can pin down one that is not shown.

Each number is a pipe between two joints; what flows into a joint flows out of it. A table with its
totals and a tree of groups are both such networks, so a hidden number's least and greatest
possible value are two maximum flows through the hidden pipes: exact, and in whole numbers.
"""

from collections import deque
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

Joint = Hashable
Room = dict[Joint, dict[Joint, int]]
NO_END = 10**9
OUTSIDE = None  # where single groups come from: no sum is printed of it


@dataclass(frozen=True, slots=True)
class Pipe:
    """A printed number: a count from 0 to `most`. A total is given up after what it adds up."""

    start: Joint
    end: Joint
    value: int
    most: int = NO_END
    rank: int = 0
    keep: bool = False

    @property
    def joints(self) -> set[Joint]:
        """The sums that this number is part of."""
        return {self.start, self.end} - {OUTSIDE}

    @property
    def missed(self) -> tuple[bool, bool]:
        """How much a reader misses it: one to keep above all, a zero more than a count."""
        return self.keep, self.value == 0


def close_up(pipes: Sequence[Pipe], hidden: set[int], span: int) -> set[int]:
    """Return what to hide so that each hidden number has `span` more possible values than one.

    It starts from those already hidden and adds the least missed beside one exposed, one by one."""
    hidden = set(hidden)
    while exposed := _exposed(pipes, hidden, span):
        more = _least_loss(pipes, hidden, exposed, span)
        if more is None:
            return hidden
        hidden.add(more)
    return hidden


def possible(pipes: Sequence[Pipe], hidden: set[int], at: int) -> tuple[int, int]:
    """Return the least and the greatest value a reader of the shown numbers can't rule out."""
    pipe = pipes[at]
    others = hidden - {at}
    down = min(_flow(pipes, others, pipe.start, pipe.end, pipe.value), pipe.value)
    spare = pipe.most - pipe.value
    up = min(_flow(pipes, others, pipe.end, pipe.start, spare), spare)
    return pipe.value - down, pipe.value + up


def _exposed(pipes: Sequence[Pipe], hidden: set[int], span: int) -> list[int]:
    """Return the hidden numbers that are known more closely than they may be."""
    return [at for at in sorted(hidden) if _known_within(pipes, hidden, at, span)]


def _known_within(pipes: Sequence[Pipe], hidden: set[int], at: int, span: int) -> bool:
    least, greatest = possible(pipes, hidden, at)
    return greatest - least < min(span, pipes[at].most)


def _least_loss(
    pipes: Sequence[Pipe], hidden: set[int], exposed: list[int], span: int
) -> int | None:
    """Return the shown number to hide next: beside an exposed one, the least missed, most help."""
    joints = {joint for at in exposed for joint in pipes[at].joints}
    shown = [at for at in range(len(pipes)) if at not in hidden]
    beside = [at for at in shown if joints & pipes[at].joints] or shown
    missed = min((pipes[at].missed for at in beside), default=None)
    return min(
        (at for at in beside if pipes[at].missed == missed),
        key=lambda at: (
            len(_exposed(pipes, hidden | {at}, span)),
            pipes[at].rank,
            pipes[at].value,
            at,
        ),
        default=None,
    )


def _flow(pipes: Sequence[Pipe], hidden: set[int], source: Joint, sink: Joint, most: int) -> int:
    """Return how much can be moved from source to sink through the hidden numbers, up to `most`."""
    room = _room(pipes, hidden)
    moved = 0
    while moved < most and (path := _path(room, source, sink)):
        step = min(most - moved, *(room[a][b] for a, b in path))
        for a, b in path:
            room[a][b] -= step
            room[b][a] += step
        moved += step
    return moved


def _room(pipes: Sequence[Pipe], hidden: set[int]) -> Room:
    """Return by how much the flow between two joints may rise; a pipe may also run back to zero."""
    room: Room = {}
    for at in hidden:
        pipe = pipes[at]
        for a, b, more in (
            (pipe.start, pipe.end, pipe.most - pipe.value),
            (pipe.end, pipe.start, pipe.value),
        ):
            row = room.setdefault(a, {})
            row[b] = row.get(b, 0) + more
    return room


def _path(room: Room, source: Joint, sink: Joint) -> list[tuple[Joint, Joint]]:
    """Return a shortest way with room on every part of it; none if there is none."""
    came: dict[Joint, Joint] = {source: source}
    queue = deque([source])
    while queue and sink not in came:
        here = queue.popleft()
        for there, more in room.get(here, {}).items():
            if more > 0 and there not in came:
                came[there] = here
                queue.append(there)
    return _steps(came, source, sink) if sink in came else []


def _steps(came: dict[Joint, Joint], source: Joint, sink: Joint) -> list[tuple[Joint, Joint]]:
    steps = []
    while sink != source:
        steps.append((came[sink], sink))
        sink = came[sink]
    return steps
