"""A consultation's first page: why we ask, what becomes of the answers, and where to begin."""

from typing import cast

from flask import render_template
from flask_login import current_user

from cop.consultations.counts import turnouts_of
from cop.consultations.disclosure import Turnout
from cop.consultations.permissions import (
    Asked,
    can_answer,
    can_read_answers,
    can_see_rates,
    can_see_results,
)
from cop.consultations.queries import (
    analysts_of,
    answers_of,
    find_response,
    get_asked,
    latest_did,
    newest_questions,
)
from cop.consultations.results import rates_of
from cop.consultations.rows import count_words
from cop.consultations.states import ResponseState, State
from cop.consultations.urls import answers_url, question_url, responses_url, results_url
from cop.consultations.views.labels import region_labels, tier_labels
from cop.consultations.words import IAP2_WORDS
from cop.extensions import db
from cop.redaction.queries import said_of_masking
from cop.visitors import SignedIn, me, now, site, wall
from cop.web import Page


def show_consultation(key: str) -> Page:
    """Show what it is about and the way in."""
    asked = get_asked(db.session(), key, me())
    questions = newest_questions(db.session(), asked.consultation.id)
    turnouts = turnouts_of(db.session(), [asked.consultation.id]).get(asked.consultation.id, {})
    seen = bool(can_see_rates(me(), asked) or can_see_results(me(), asked))
    return render_template(
        "consultations/intro.html",
        asked=asked,
        consultation=asked.consultation,
        questions=questions,
        count=count_words(len(questions)),
        level=IAP2_WORDS.get(asked.consultation.iap2_level, ""),
        is_open=asked.is_open(now()),
        results_are_out=asked.state is State.PUBLISHED,
        may_answer=can_answer(me(), asked, now()),
        step=_next_step(asked, [question.key for question in questions]),
        mine=_home_turnout(asked, turnouts),
        home_forum=_home_forum(asked),
        rates=rates_of(turnouts, tier_labels(), region_labels()) if seen and turnouts else None,
        results=results_url(key) if seen else None,
        responses=responses_url(key) if can_read_answers(me(), asked) else None,
        analysts=analysts_of(db.session(), asked.consultation.id),
        masked=said_of_masking(
            db.session(), "consultation", asked.consultation.id, site(), but="answer"
        ),
        did=latest_did(db.session(), me()),
        wall=wall(),
    )


def _next_step(asked: Asked, keys: list[str]) -> tuple[str, str]:
    """Return the button that leads an elector on: its words and where it goes."""
    key = asked.consultation.key
    response = find_response(db.session(), asked.elector.id) if asked.elector else None
    if response is None:
        return "Give your answers", question_url(key, 1)
    if response.state == ResponseState.SUBMITTED:
        return "See what you sent", answers_url(key)
    given = answers_of(db.session(), [response.id])[response.id]
    ahead = [number for number, name in enumerate(keys, start=1) if name not in given]
    if not given or not ahead:
        ready = "Check your answers and send them" if given else "Give your answers"
        return ready, answers_url(key) if given else question_url(key, 1)
    return f"Carry on from question {ahead[0]}", question_url(key, ahead[0])


def _home_turnout(asked: Asked, turnouts: dict[tuple[str, ...], Turnout]) -> Turnout | None:
    """Return how many have answered in the forum that this person counts in."""
    elector = asked.elector
    if elector is None:
        return None
    return turnouts.get((elector.tier, elector.region, str(elector.forum_id)))


def _home_forum(asked: Asked) -> str:
    """Return the name of the forum that this person counts in, as the navigation has it."""
    counted_in = asked.elector.forum_id if asked.elector else None
    mine = cast(SignedIn, current_user).forums
    return next((f.name for f in mine if f.id == counted_in), "The forum you counted in")
