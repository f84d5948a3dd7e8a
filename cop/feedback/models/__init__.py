"""Issues and what belongs to them. The record (steps, proposals, confirmations, decisions) is
append-only: it holds ids, states and times, and its words lie in rows beside it."""

from cop.feedback.models.actions import ActionItem, Report, ReportText
from cop.feedback.models.answer import Cascade, LocalCheck
from cop.feedback.models.brief import Brief, Endorsement
from cop.feedback.models.decision import (
    Confirmation,
    Conflict,
    ConflictNote,
    Decision,
    DecisionWord,
    Proposal,
    ProposalText,
    Referral,
)
from cop.feedback.models.issue import Issue, IssueRaiser, IssueThread, Leg
from cop.feedback.models.local import LearningNote, LocalAction
from cop.feedback.models.outcomes import PublicOutcome
from cop.feedback.models.pauses import ForumPause, Pause, UndoPoint
from cop.feedback.models.receipts import CascadeOpening, CascadePost, CascadeReceipt
from cop.feedback.models.record import Step, StepNote
from cop.feedback.models.returns import Diversion, Objection, Return, Withdrawal
from cop.feedback.models.similar import IssueTerm
from cop.feedback.models.voices import Advice, BriefAuthor, BriefSent, LivedExperience

__all__ = [
    "ActionItem",
    "Advice",
    "Brief",
    "BriefAuthor",
    "BriefSent",
    "Cascade",
    "CascadeOpening",
    "CascadePost",
    "CascadeReceipt",
    "Confirmation",
    "Conflict",
    "ConflictNote",
    "Decision",
    "DecisionWord",
    "Diversion",
    "Endorsement",
    "ForumPause",
    "Issue",
    "IssueRaiser",
    "IssueTerm",
    "IssueThread",
    "LearningNote",
    "Leg",
    "LivedExperience",
    "LocalAction",
    "LocalCheck",
    "Objection",
    "Pause",
    "Proposal",
    "ProposalText",
    "PublicOutcome",
    "Referral",
    "Report",
    "ReportText",
    "Return",
    "Step",
    "StepNote",
    "UndoPoint",
    "Withdrawal",
]
