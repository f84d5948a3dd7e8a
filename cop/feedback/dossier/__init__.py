"""An issue as one person may read it."""

from cop.feedback.dossier.lines import Backer, BriefSeen, LivedLine, Place, RaiserLine, Ruling
from cop.feedback.dossier.whole import Dossier, dossier_of

__all__ = [
    "Backer",
    "BriefSeen",
    "Dossier",
    "LivedLine",
    "Place",
    "RaiserLine",
    "Ruling",
    "dossier_of",
]
