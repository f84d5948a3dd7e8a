"""Issues and what belongs to them. The record (steps, proposals, confirmations, decisions) is
append-only: it holds ids, states and times, and its words lie in rows beside it."""

from cop.feedback.models.answer import Cascade, LocalCheck
from cop.feedback.models.brief import Brief, Endorsement
from cop.feedback.models.decision import Confirmation, Decision, Proposal, ProposalText, Referral
from cop.feedback.models.issue import Issue, IssueRaiser, IssueThread, Leg
from cop.feedback.models.local import LearningNote, LocalAction
from cop.feedback.models.pauses import ForumPause, Pause, UndoPoint
from cop.feedback.models.record import Step, StepNote
from cop.feedback.models.returns import Objection, Return
from cop.feedback.models.similar import IssueTerm

__all__ = [
    "Brief",
    "Cascade",
    "Confirmation",
    "Decision",
    "Endorsement",
    "ForumPause",
    "Issue",
    "IssueRaiser",
    "IssueTerm",
    "IssueThread",
    "LearningNote",
    "Leg",
    "LocalAction",
    "LocalCheck",
    "Objection",
    "Pause",
    "Proposal",
    "ProposalText",
    "Referral",
    "Return",
    "Step",
    "StepNote",
    "UndoPoint",
]
