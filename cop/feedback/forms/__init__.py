"""The forms of the loop: one for each thing that can be done to an issue."""

from cop.feedback.forms.answering import CascadeForm, CheckForm, ProgressForm, ReopenForm
from cop.feedback.forms.brief import BriefForm
from cop.feedback.forms.deciding import ConfirmForm, ProposeForm
from cop.feedback.forms.handling import (
    AcknowledgeForm,
    AcknowledgeSeveralForm,
    MergeForm,
    ReferForm,
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
    "AcknowledgeSeveralForm",
    "BriefForm",
    "CascadeForm",
    "CheckForm",
    "ConfirmForm",
    "EndorseAloneForm",
    "EndorseForm",
    "JoinForm",
    "MergeForm",
    "ProgressForm",
    "ProposeForm",
    "RaiseForm",
    "ReferForm",
    "ReopenForm",
    "SubmitForm",
]
