"""What must not be posted. Every operation that stores what a person wrote asks here first."""

from cop.screening.engine import check, make_ready
from cop.screening.findings import FINDING_TYPES, Finding, Kind
from cop.screening.tuning import DEFAULT, Rules

__all__ = ["DEFAULT", "FINDING_TYPES", "Finding", "Kind", "Rules", "check", "make_ready"]
