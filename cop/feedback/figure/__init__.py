"""Where an issue has been, as two pictures: the loop in three parts, and the three lanes over time.

Geometry only: what comes out has coordinates and a text alternative, and the templates draw it. Up
to fourteen stops stay apart whatever tiers they lie in; a label that would touch something is left
out, since the list beside the picture has it.
"""

from cop.feedback.figure.circle import Arc, Circle, draw_circle
from cop.feedback.figure.journey import Journey
from cop.feedback.figure.lanes import Lane, Lanes, Segment, draw_lanes
from cop.feedback.figure.parts import MOST_STOPS, Dot, Labels, State, Stop, Text, Tier
from cop.feedback.figure.words import describe_circle, describe_lanes

__all__ = [
    "MOST_STOPS",
    "Arc",
    "Circle",
    "Dot",
    "Journey",
    "Labels",
    "Lane",
    "Lanes",
    "Segment",
    "State",
    "Stop",
    "Text",
    "Tier",
    "describe_circle",
    "describe_lanes",
    "draw_circle",
    "draw_lanes",
]
