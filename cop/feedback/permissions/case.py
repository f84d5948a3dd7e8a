"""The facts about an issue that permissions turn on."""

from dataclasses import dataclass

from cop.errors import no
from cop.feedback.models import Issue, Leg
from cop.feedback.states import State
from cop.feedback.traces import EVERYTHING, Trace
from cop.forums.models import Forum, RuleSet

NOT_SENT_YET = no("This issue has not been sent to a forum yet.")


@dataclass(frozen=True, slots=True)
class Case:
    """An issue with the facts that permissions turn on, loaded together."""

    issue: Issue
    leg: Leg | None
    rules: RuleSet
    holder: Forum
    raised_by: str
    handler: str | None
    raisers: frozenset[int]
    visited: frozenset[int]
    chaired: bool
    cascaded: bool
    owner_id: int | None = None
    authors: frozenset[int] = frozenset()  # who was asked to write the brief, too
    conflicted: frozenset[int] = frozenset()  # who stands aside from this visit
    delegates: frozenset[int] = frozenset()  # who acts in their place
    traces: frozenset[Trace] = EVERYTHING  # what there may be rows of

    @property
    def state(self) -> State:
        """Where the issue stands."""
        return State(self.issue.state)

    @property
    def has_parent(self) -> bool:
        """Whether the forum that has the issue has one above it."""
        return self.holder.parent_id is not None

    @property
    def sent(self) -> bool:
        """Whether the issue has left its raising forum."""
        return self.issue.submitted_at is not None
