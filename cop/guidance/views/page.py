"""The page on which something is done to a directive: what it is, then the form."""

from flask import render_template, request

from cop.errors import NotFound, Verdict, require
from cop.extensions import db
from cop.feedback.views.page import number_in
from cop.forms import CopForm
from cop.forums.models import Forum
from cop.forums.queries import name_forums
from cop.guidance.cases import get_case
from cop.guidance.permissions import Case
from cop.guidance.record import changed_words, check_lawful
from cop.guidance.rows import state_badge
from cop.guidance.states import Action
from cop.visitors import me, wall


def case_here(reference: str) -> Case:
    """Return the directive of this address as far as it exists for this person."""
    return get_case(db.session(), reference, me())


def act_page(name: str, case: Case, form: CopForm, **more: object) -> str:
    """Render the page of one act, made for the directive’s present version."""
    if request.method == "POST":  # what refused the form may have moved it
        case = case_here(case.directive.reference)
        if form.seen_version() not in (None, case.directive.version):
            form.own_up(changed_words(case.directive))
    form.version.data = str(case.directive.version)
    return render_template(
        f"guidance/acts/{name}.html",
        case=case,
        directive=case.directive,
        form=form,
        badge_here=badge_of(case),
        wall=wall(),
        **more,
    )


def badge_of(case: Case) -> tuple[str, str, str | None, str | None]:
    """Return the badge that says where the directive stands."""
    directive = case.directive
    due, replaced = directive.due_on, not case.in_force
    return state_badge(case.state, due, replaced, case.forum.tier, wall())


def permit(verdict: Verdict, case: Case, form: CopForm) -> None:
    """Refuse with the reason, but let the act answer a form that was made before the last step."""
    made_before = form.seen_version() not in (None, case.directive.version)
    if request.method == "GET" or not made_before:
        require(verdict)


def lawful_now(case: Case, action: Action) -> None:
    """On opening a form, refuse what the table doesn’t allow; a sent form is judged by the act."""
    if request.method == "GET":
        check_lawful(case.directive, action)


def forum_asked(forums: frozenset[int]) -> Forum:
    """Return the forum that the address or the form names, or the first of these."""
    raw = request.values.get("forum")
    if not forums or (raw is not None and number_in(raw) not in forums):
        raise NotFound
    chosen = number_in(raw) or next(iter(name_forums(db.session(), forums)))
    return db.session().get_one(Forum, chosen)
