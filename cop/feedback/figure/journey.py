"""What both pictures of an issue are drawn from."""

from dataclasses import dataclass

from cop.feedback.figure.circle import Circle, draw_circle
from cop.feedback.figure.lanes import Lanes, draw_lanes
from cop.feedback.figure.parts import Stop, Tier


@dataclass(frozen=True, slots=True)
class Journey:
    """The stops of an issue with the words of its pictures: equal ones look the same.

    It draws only when it is asked to, so that what is kept of one equal to it costs nothing."""

    stops: tuple[Stop, ...]
    labels: tuple[tuple[Tier, str], ...]
    headline: str = ""
    note: str = ""

    def circle(self) -> Circle:
        """Draw the loop in three parts."""
        return draw_circle(self.stops, dict(self.labels), headline=self.headline, note=self.note)

    def lanes(self) -> Lanes:
        """Draw the three lanes over time."""
        return draw_lanes(self.stops, dict(self.labels))
