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
from cop.feedback.forms.voices import (
    AdviceForm,
    AuthorForm,
    ConflictForm,
    CountsForm,
    ExperienceForm,
    WithdrawForm,
)

__all__ = [
    "AcknowledgeForm",
    "AdviceForm",
    "AuthorForm",
    "BriefForm",
    "CascadeForm",
    "CheckForm",
    "ConfirmForm",
    "ConflictForm",
    "CountsForm",
    "EndorseAloneForm",
    "EndorseForm",
    "ExperienceForm",
    "JoinForm",
    "ProgressForm",
    "ProposeForm",
    "RaiseForm",
    "ReferForm",
    "ReopenForm",
    "SubmitForm",
    "WithdrawForm",
]
