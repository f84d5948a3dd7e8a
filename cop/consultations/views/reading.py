"""Reading what came in: results for everyone, answers for the named analysts."""

from flask import render_template

from cop.accounts.faces import face
from cop.consultations.counts import choices_of, turnouts_of, written_of
from cop.consultations.disclosure import Path, Turnout
from cop.consultations.lines import PER_PAGE
from cop.consultations.permissions import (
    Asked,
    can_read_answers,
    can_see_rates,
    can_see_results,
)
from cop.consultations.queries import (
    answers_of,
    get_asked,
    list_responses,
    newest_questions,
    outcome_of,
)
from cop.consultations.results import Finding, findings_of, rates_of
from cop.consultations.urls import responses_url
from cop.consultations.views.labels import region_labels, tier_labels
from cop.consultations.words import CAPACITY_WORDS, NOT_CHANGED, STATUS_BADGES
from cop.errors import require
from cop.extensions import db
from cop.redaction.queries import said_of_masking
from cop.visitors import me, now, site, wall
from cop.web import Page, number_asked


def show_results(key: str) -> Page:
    """Show what was said and done; until then, to those who run it, only who has answered."""
    asked = get_asked(db.session(), key, me())
    out = can_see_results(me(), asked)
    if not out:
        require(can_see_rates(me(), asked))
    turnouts = turnouts_of(db.session(), [asked.consultation.id])[asked.consultation.id]
    return render_template(
        "consultations/results.html",
        asked=asked,
        consultation=asked.consultation,
        is_open=asked.is_open(now()),
        results_are_out=bool(out),
        rates=rates_of(turnouts, tier_labels(), region_labels()),
        findings=_findings(asked, turnouts) if out else [],
        came=outcome_of(db.session(), asked.consultation.id),
        status_badges=STATUS_BADGES,
        not_changed=NOT_CHANGED,
        responses=responses_url(key) if can_read_answers(me(), asked) else None,
        wall=wall(),
    )


def show_responses(key: str) -> Page:
    """Show the answers, each with who gave it, to the analysts it names."""
    asked = get_asked(db.session(), key, me())
    require(can_read_answers(me(), asked))
    found = list_responses(db.session(), asked.consultation.id, before=number_asked("before"))
    page = found[:PER_PAGE]
    more = len(found) > PER_PAGE
    return render_template(
        "consultations/responses.html",
        consultation=asked.consultation,
        asked=asked,
        masked=said_of_masking(db.session(), "consultation", asked.consultation.id, site()),
        lines=page,
        faces=[face(line.user_id, line.name, "", line.organisation) for line in page],
        answers=answers_of(db.session(), [line.response.id for line in page]),
        questions=newest_questions(db.session(), asked.consultation.id),
        capacities={capacity.value: words for capacity, words in CAPACITY_WORDS.items()},
        regions=region_labels(),
        older=f"{responses_url(key)}?before={page[-1].response.id}" if more else None,
        wall=wall(),
    )


def _findings(asked: Asked, turnouts: dict[Path, Turnout]) -> list[Finding]:
    consultation = asked.consultation
    return findings_of(
        consultation,
        newest_questions(db.session(), consultation.id),
        choices_of(db.session(), consultation.id),
        written_of(db.session(), consultation.id),
        turnouts,
        tier_labels(),
    )
