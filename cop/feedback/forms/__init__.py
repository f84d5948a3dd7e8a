"""The forms of the loop: one for each thing that can be done to an issue."""

from cop.feedback.forms.answering import CascadeForm, CheckForm, ProgressForm, ReopenForm
from cop.feedback.forms.brief import BriefForm
from cop.feedback.forms.deciding import ConfirmForm, ProposeForm
from cop.feedback.forms.handling import (
    AcknowledgeForm,
    HandOverForm,
    PauseForm,
    QuestionForm,
    ReferForm,
    ReturnForm,
)
from cop.feedback.forms.network import (
    AppealForm,
    DivertForm,
    LearningForm,
    LocalActionForm,
    LocalClosureForm,
    ObjectForm,
    ReplyForm,
    WithdrawForm,
)
from cop.feedback.forms.raising import (
    EndorseAloneForm,
    EndorseForm,
    JoinForm,
    RaiseForm,
    SubmitForm,
)

__all__ = [
    "AcknowledgeForm",
    "AppealForm",
    "BriefForm",
    "CascadeForm",
    "CheckForm",
    "ConfirmForm",
    "DivertForm",
    "EndorseAloneForm",
    "EndorseForm",
    "HandOverForm",
    "JoinForm",
    "LearningForm",
    "LocalActionForm",
    "LocalClosureForm",
    "ObjectForm",
    "PauseForm",
    "ProgressForm",
    "ProposeForm",
    "QuestionForm",
    "RaiseForm",
    "ReferForm",
    "ReopenForm",
    "ReplyForm",
    "ReturnForm",
    "SubmitForm",
    "WithdrawForm",
]
