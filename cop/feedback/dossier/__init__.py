"""An issue as one person may read it."""

from cop.feedback.dossier.lines import Backer, Place, RaiserLine, Ruling
from cop.feedback.dossier.whole import Dossier, dossier_of

__all__ = ["Backer", "Dossier", "Place", "RaiserLine", "Ruling", "dossier_of"]
