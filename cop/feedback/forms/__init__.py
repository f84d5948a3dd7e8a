"""The forms of the loop: one for each thing that can be done to an issue."""

from cop.feedback.forms.answering import CascadeForm, CheckForm, ProgressForm, ReopenForm
from cop.feedback.forms.brief import BriefForm
from cop.feedback.forms.deciding import ConfirmForm, ProposeForm
from cop.feedback.forms.handling import (
    AcknowledgeForm,
    AcknowledgeSeveralForm,
    HandOverForm,
    MergeForm,
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
from cop.feedback.forms.reporting import (
    DropActionForm,
    NameActionForm,
    PublishForm,
    ReportForm,
    UpdateForm,
)
from cop.feedback.forms.voices import (
    AdviceForm,
    AuthorForm,
    ConflictForm,
    ConsentForm,
    CountsForm,
    ExperienceForm,
)

__all__ = [
    "AcknowledgeForm",
    "AcknowledgeSeveralForm",
    "AdviceForm",
    "AppealForm",
    "AuthorForm",
    "BriefForm",
    "CascadeForm",
    "CheckForm",
    "ConfirmForm",
    "ConflictForm",
    "ConsentForm",
    "CountsForm",
    "DivertForm",
    "DropActionForm",
    "EndorseAloneForm",
    "EndorseForm",
    "ExperienceForm",
    "HandOverForm",
    "JoinForm",
    "LearningForm",
    "LocalActionForm",
    "LocalClosureForm",
    "MergeForm",
    "NameActionForm",
    "ObjectForm",
    "PauseForm",
    "ProgressForm",
    "ProposeForm",
    "PublishForm",
    "QuestionForm",
    "RaiseForm",
    "ReferForm",
    "ReopenForm",
    "ReplyForm",
    "ReportForm",
    "ReturnForm",
    "SubmitForm",
    "UpdateForm",
    "WithdrawForm",
]
