"""Which rules are on, and who turned one off or on, when and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.screening import FINDING_TYPES, Kind
from cop.screening.explained import ACTIONS, EXPLAINED, ActionWords, Explained
from cop.screening.models import RuleChange
from cop.screening.queries import settings_of

MOST = 50


@dataclass(frozen=True, slots=True)
class Change:
    """That somebody turned a rule off or on."""

    type: str
    label: str
    off: bool
    why: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule as pages print it: what it does, whether it is on, and the change that made it so."""

    kind: Kind
    words: Explained
    action: ActionWords
    off: bool
    last: Change | None = None

    @property
    def title(self) -> str:
        """Return the rule's name as it begins a line."""
        return title_of(self.kind.type)


def title_of(kind: str) -> str:
    """Return what a type is called at the beginning of a line."""
    label = FINDING_TYPES[kind].label if kind in FINDING_TYPES else kind
    return label[:1].upper() + label[1:]


def rule_lines(settings: Mapping[str, Any], changes: Sequence[Change] = ()) -> list[RuleLine]:
    """Return every rule in its order, the changes (newest first) with the rule they are of."""
    off = set(settings_of(dict(settings)).get("off", ()))
    last: dict[str, Change] = {}
    for change in changes:
        last.setdefault(change.type, change)
    return [
        RuleLine(kind, EXPLAINED[type_], ACTIONS[kind.action], type_ in off, last.get(type_))
        for type_, kind in FINDING_TYPES.items()
    ]


def changes_of(session: Session) -> list[Change]:
    """Return the latest changes of rules, the newest first."""
    rows = session.execute(
        select(RuleChange, User.name)
        .join(User, User.id == RuleChange.by_id)
        .order_by(RuleChange.id.desc())
        .limit(MOST)
    )
    return [
        Change(line.type, title_of(line.type), line.off, line.why, by, line.at) for line, by in rows
    ]
