"""Answering: one page for each question, a page to check, and the receipt."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import render_template, request

from cop.consultations.forms import SendForm, answer_form
from cop.consultations.models import Elector, Question, Response
from cop.consultations.operations import save_answer, start_or_continue, submit_response
from cop.consultations.permissions import Asked, can_answer
from cop.consultations.queries import (
    answers_of,
    find_response,
    get_asked,
    newest_questions,
    questions_of,
)
from cop.consultations.states import Capacity, Kind, ResponseState
from cop.consultations.urls import answers_url, consultation_url, question_url, receipt_url
from cop.errors import NotFound, require
from cop.extensions import db
from cop.visitors import me, now, wall
from cop.web import Page, handle, say


@dataclass(frozen=True, slots=True)
class Sheet:
    """The questions as this elector answers them, and what they have answered so far."""

    asked: Asked
    elector: Elector
    response: Response | None
    questions: Sequence[Question]
    given: dict[str, str]

    @property
    def sent(self) -> bool:
        """Whether the answers have been sent."""
        return bool(self.response and self.response.state == ResponseState.SUBMITTED)

    @property
    def missing(self) -> list[Question]:
        """The required questions still open."""
        return [q for q in self.questions if q.required and q.key not in self.given]

    def words(self, question: Question) -> str:
        """Return the answer as people read it: the label of a choice, or the text."""
        value = self.given.get(question.key, "")
        if Kind(question.kind) is Kind.FREE_TEXT:
            return value
        return next((o["label"] for o in question.options if o["value"] == value), "")


def answer_question(key: str, number: int) -> Page:
    """Show a question, or save its answer and go where the button says."""
    sheet = sheet_of(key)
    if not 1 <= number <= len(sheet.questions):
        raise NotFound
    question = sheet.questions[number - 1]
    sent = request.method == "POST"
    form = answer_form(question, sheet.given.get(question.key, ""), sent=sent)
    form.stored = (sheet.given.get(question.key, ""),)
    form.consultation_id = sheet.asked.consultation.id
    if not sent:
        require(can_answer(me(), sheet.asked, now()))

    def page() -> str:
        return render_template(
            "consultations/question.html",
            sheet=sheet,
            consultation=sheet.asked.consultation,
            question=question,
            form=form,
            words=len((form.answer.data or "").split()),
            wall=wall(),
        )

    def save() -> str:
        consultation = sheet.asked.consultation
        response = start_or_continue(db.session(), consultation, sheet.elector, now=now())
        going_on = form.go.data not in ("back", "later")
        save_answer(
            db.session(), response, question, form.answer.data or "", now=now(), complete=going_on
        )
        return _where_to(sheet, number, form.go.data or "")

    return handle(form, save, page)


def check_answers(key: str) -> Page:
    """Show everything answered so far, to check and to send."""
    sheet = sheet_of(key)
    if sheet.response is None:
        require(can_answer(me(), sheet.asked, now()))
    return answers_page(sheet, SendForm(formdata=None))


def send_answers(key: str) -> Page:
    """Send the answers and lead on to the receipt."""
    sheet = sheet_of(key)
    form = SendForm()

    def send() -> str:
        consultation = sheet.asked.consultation
        response = start_or_continue(db.session(), consultation, sheet.elector, now=now())
        submit_response(
            db.session(),
            response,
            capacity=Capacity(form.capacity.data),
            consent_to_quote=bool(form.consent.data),
            now=now(),
        )
        return receipt_url(key)

    return handle(form, send, lambda: answers_page(sheet, form))


def show_receipt(key: str) -> Page:
    """Show that the answers have arrived, and under which number."""
    sheet = sheet_of(key)
    if not sheet.sent:
        raise NotFound
    return render_template(
        "consultations/receipt.html",
        sheet=sheet,
        consultation=sheet.asked.consultation,
        may_change=can_answer(me(), sheet.asked, now()),
        wall=wall(),
    )


def sheet_of(key: str) -> Sheet:
    """Return this person's sheet, refusing those who see the consultation but aren't asked."""
    asked = get_asked(db.session(), key, me())
    if asked.elector is None:
        require(can_answer(me(), asked, now()))
        raise NotFound
    response = find_response(db.session(), asked.elector.id)
    if response is None:
        questions = newest_questions(db.session(), asked.consultation.id)
        return Sheet(asked, asked.elector, None, questions, {})
    questions = questions_of(db.session(), response.version_id)
    given = answers_of(db.session(), [response.id])[response.id]
    return Sheet(asked, asked.elector, response, questions, given)


def answers_page(sheet: Sheet, form: SendForm) -> str:
    """Render the page on which somebody checks their answers."""
    return render_template(
        "consultations/answers.html",
        sheet=sheet,
        consultation=sheet.asked.consultation,
        may_answer=can_answer(me(), sheet.asked, now()),
        form=form,
        wall=wall(),
    )


def _where_to(sheet: Sheet, number: int, go: str) -> str:
    """Return where the pressed button leads, and say that the answer was saved where it matters."""
    key = sheet.asked.consultation.key
    if go == "later":
        until = wall().weekday(sheet.asked.consultation.closes_at)
        say(f"Saved. You can come back until {until}.")
        return consultation_url(key)
    if "change" in request.args:
        if sheet.sent:
            say("Saved. What you sent now says this.")
        return answers_url(key)
    if go == "back":
        return question_url(key, number - 1) if number > 1 else consultation_url(key)
    return question_url(key, number + 1) if number < len(sheet.questions) else answers_url(key)
