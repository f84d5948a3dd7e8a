"""The forms of the loop: one for each thing that can be done to an issue."""

from cop.feedback.forms.answering import CascadeForm, CheckForm, ProgressForm, ReopenForm
from cop.feedback.forms.brief import BriefForm
from cop.feedback.forms.deciding import ConfirmForm, ProposeForm
from cop.feedback.forms.handling import AcknowledgeForm, ReferForm
from cop.feedback.forms.raising import (
    EndorseAloneForm,
    EndorseForm,
    JoinForm,
    RaiseForm,
    SubmitForm,
)
from cop.feedback.forms.reporting import NameActionForm, PublishForm, ReportForm, UpdateForm

__all__ = [
    "AcknowledgeForm",
    "BriefForm",
    "CascadeForm",
    "CheckForm",
    "ConfirmForm",
    "EndorseAloneForm",
    "EndorseForm",
    "JoinForm",
    "NameActionForm",
    "ProgressForm",
    "ProposeForm",
    "PublishForm",
    "RaiseForm",
    "ReferForm",
    "ReopenForm",
    "ReportForm",
    "SubmitForm",
    "UpdateForm",
]
