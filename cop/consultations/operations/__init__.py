"""What is done to a consultation: prepare, open, answer, close and publish it."""

from cop.consultations.operations.answering import save_answer, start_or_continue
from cop.consultations.operations.closing import (
    OutcomeLine,
    OutcomeText,
    close_consultation,
    publish_consultation,
)
from cop.consultations.operations.opening import Audience, open_consultation
from cop.consultations.operations.preparing import QuestionText, create_consultation
from cop.consultations.operations.sending import answer_all, submit_response

__all__ = [
    "Audience",
    "OutcomeLine",
    "OutcomeText",
    "QuestionText",
    "answer_all",
    "close_consultation",
    "create_consultation",
    "open_consultation",
    "publish_consultation",
    "save_answer",
    "start_or_continue",
    "submit_response",
]
