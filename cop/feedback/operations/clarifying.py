"""Ask the network a question while the clock stands still, and take its answer."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.operations import schedule
from cop.errors import Forbidden, Invalid, Unlawful
from cop.feedback.models import Issue, Leg, Step
from cop.feedback.operations.beginning import begin
from cop.feedback.operations.briefs import checked
from cop.feedback.operations.legs import current_leg
from cop.feedback.operations.pausing import begin_pause, end_pause
from cop.feedback.operations.undoing import offer_undo, remember
from cop.feedback.permissions import can_answer_question, can_clarify
from cop.feedback.record import lock, move
from cop.feedback.states import Action, State
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.prepared import Query, prepared
from cop.forums.queries import rule_set_of
from cop.forums.tiers import Ability
from cop.forums.working_days import add_working_days, local_day, moment_on

MOST_QUESTIONS = 2
LAST_HOUR = 23


def clarify(
    session: Session,
    issue: Issue,
    *,
    by: Person,
    question: str,
    now: datetime,
    note: str = "",
    version: int | None = None,
) -> None:
    """Ask the network that raised it; the clock stands still until it answers, for some days."""
    begin(session, issue, can_clarify, Action.CLARIFY, by=by, now=now, version=version)
    leg = current_leg(session, issue)
    check_questions_left(session, issue)
    if not question.strip():
        raise Invalid("Write the question you need answered.", "question")
    before = remember(session, issue)
    forum = session.get_one(Forum, leg.forum_id)
    answer_by = _time_to_answer(session, issue, forum, now)
    begin_pause(session, leg, "clarification", by=by, now=now)
    words = "\n\n".join(filter(None, (question.strip(), note.strip())))
    move(
        session,
        issue,
        Action.CLARIFY,
        by=by,
        now=now,
        forum_id=forum.id,
        leg_id=leg.id,
        due_on=answer_by,
        note=checked(words, "question"),
    )
    offer_undo(session, issue, before, by=by, now=now)


def _time_to_answer(session: Session, issue: Issue, forum: Forum, now: datetime) -> date:
    """Return the last day to answer, and plan for the clock to run on after it."""
    days = rule_set_of(session, forum.id).targets["clarify"]
    answer_by = add_working_days(session, forum, local_day(now, forum.timezone), days)
    at = moment_on(answer_by, forum.timezone, LAST_HOUR)
    about = {"issue": issue.id, "version": issue.version + 1}
    schedule(session, "clarification_over", not_before=at, **about)
    return answer_by


def answer_question(
    session: Session,
    issue: Issue,
    *,
    by: Person,
    answer: str,
    now: datetime,
    version: int | None = None,
) -> None:
    """Answer the question, or go on without an answer when its time is over; the clock runs on."""
    begin(session, issue, can_answer_question, Action.ANSWER, by=by, now=now, version=version)
    leg = current_leg(session, issue)
    forum = session.get_one(Forum, leg.forum_id)
    own = by.may(Ability.SUBMIT, issue.origin_id)
    if not own and issue.due_on and local_day(now, forum.timezone) <= issue.due_on:
        raise Forbidden("The network has time to answer first. Go on without when that is over.")
    if not answer.strip():
        raise Invalid("Write the answer." if own else "Say on what you go on.", "answer")
    before = remember(session, issue)
    end_pause(session, leg, now)
    move(
        session,
        issue,
        Action.ANSWER,
        by=by,
        now=now,
        forum_id=issue.origin_id if own else forum.id,
        leg_id=leg.id,
        due_on=leg.decide_by,
        note=checked(answer, "answer"),
    )
    offer_undo(session, issue, before, by=by, now=now)


def end_clarification(session: Session, issue: Issue, version: int, *, now: datetime) -> None:
    """Let the clock run on when the time to answer is over; the question stays open."""
    lock(session, issue)
    if issue.state == State.CLARIFYING and issue.version == version:
        end_pause(session, current_leg(session, issue), now)


def questions_left(session: Session, issue: Issue) -> int:
    """Return how often the handler may still ask on this visit."""
    leg = session.get(Leg, issue.leg_id) if issue.leg_id else None
    return MOST_QUESTIONS - _asked(session, leg) if leg else 0


def check_questions_left(session: Session, issue: Issue) -> None:
    """Raise Unlawful if the handler has asked as often as they may on this visit."""
    if questions_left(session, issue) <= 0:
        raise Unlawful("You have asked twice already. Decide with what you have, or return it.")


def _asked(session: Session, leg: Leg) -> int:
    """Return how many questions were asked on this visit and not taken back."""
    numbers: dict[str, set[int]] = {Action.CLARIFY: set(), Action.UNDO: set()}
    for action, number in _asked_or_undone(session, leg.issue_id, leg.id):
        numbers[action].add(number)
    taken_back = {
        number for number in numbers[Action.CLARIFY] if number + 1 in numbers[Action.UNDO]
    }
    return len(numbers[Action.CLARIFY] - taken_back)


@prepared
def _asked_or_undone(issue_id: int, leg_id: int) -> Query:
    return select(Step.action, Step.number).where(
        Step.issue_id == issue_id,  # by which steps are found
        Step.leg_id == leg_id,
        Step.action.in_((Action.CLARIFY, Action.UNDO)),
    )
