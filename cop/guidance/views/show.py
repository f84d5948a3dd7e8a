"""A directive’s own page, and what changed since the version before."""

from flask import render_template

from cop.errors import NotFound
from cop.extensions import db
from cop.forms import ActionForm
from cop.forums.tiers import Ability
from cop.guidance import permissions as may
from cop.guidance.cases import get_case
from cop.guidance.clocks import targets_of
from cop.guidance.comparing import compare
from cop.guidance.dossier import Dossier, dossier_of, sections_of
from cop.guidance.forms import ConfirmForm
from cop.guidance.permissions import Case
from cop.guidance.queries import neighbours_of
from cop.guidance.rows import answered_words, stops_of, tallies_of, waiting_words
from cop.guidance.sections import SectionText
from cop.guidance.states import ANSWERED, State
from cop.guidance.urls import directive_action_url, raise_barrier_url, reflections_url
from cop.guidance.views.acts import acts_for
from cop.guidance.views.page import badge_of, case_here
from cop.guidance.words import DEGREE_LOOKS, DEGREE_WORDS, STEP_WORDS
from cop.redaction.queries import said_of_masking
from cop.visitors import me, site, wall
from cop.web import Page


def show_directive(reference: str) -> Page:
    """Show a directive: its text by section, where it stands, and what each forum answered."""
    case = case_here(reference)
    dossier = dossier_of(db.session(), case, me())
    facts = site()
    targets = targets_of(facts.settings if facts else {})
    return render_template(
        "guidance/show.html",
        case=case,
        directive=case.directive,
        dossier=dossier,
        badge_here=badge_of(case),
        stops=stops_of(case, dossier.steps, targets, wall()),
        acts=acts_for(case, dossier),
        answered=answered_words(len(dossier.answered), len(dossier.targets), case.state),
        answers_in=case.state in ANSWERED,
        reads_answers=bool(may.can_read_answers(me(), case)),
        tallies=tallies_of(dossier) if dossier.answered else [],
        may_reflect=bool(may.can_reflect(me(), case)),
        receipt=receipt_form(case, dossier),
        confirm=confirm_form(case, dossier),
        degree_words=DEGREE_WORDS,
        degree_looks=DEGREE_LOOKS,
        step_words=STEP_WORDS,
        waiting_words=lambda line: waiting_words(line, wall()),
        action_url=directive_action_url,
        reflections_url=reflections_url,
        raise_url=raise_barrier_url,
        masked=said_of_masking(db.session(), "directive", case.directive.id, facts)
        if case.directive.redacted
        else [],
        raisable=me().forums_where(Ability.RAISE),
        wall=wall(),
    )


def receipt_form(case: Case, dossier: Dossier) -> ActionForm | None:
    """Return the button with which this person confirms that they have read it."""
    wanted = case.in_force and not dossier.received and may.can_receive(me(), case)
    return ActionForm(formdata=None) if wanted else None


def confirm_form(case: Case, dossier: Dossier) -> ConfirmForm | None:
    """Return the form with which this person confirms what is proposed, if their yes is missing."""
    proposal = dossier.proposal
    if proposal is None or me().id in proposal.confirmer_ids or not may.can_confirm(me(), case):
        return None
    form = ConfirmForm(formdata=None)
    form.proposal.data = str(proposal.id)
    return form


def show_comparison(reference: str) -> Page:
    """Show what changed since the version before, section by section."""
    case = case_here(reference)
    before, _ = neighbours_of(db.session(), case.directive, me())
    if before is None:
        raise NotFound
    earlier = get_case(db.session(), before.reference, me())
    return render_template(
        "guidance/comparison.html",
        case=case,
        directive=case.directive,
        before=before,
        compared=compare(_texts(earlier), _texts(case)),
        badge_here=badge_of(case),
        is_draft=case.state is State.DRAFT,
    )


def _texts(case: Case) -> list[SectionText]:
    sections = sections_of(db.session(), case, me())
    return [SectionText(section.heading, section.text) for section in sections]
