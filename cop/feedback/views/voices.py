"""Pages of those who help to write, tell what they have lived through, advise, or stand aside."""

from flask import Blueprint, render_template, request

from cop.errors import NotFound, require
from cop.extensions import db
from cop.feedback.cases import get_case
from cop.feedback.dossier import LivedLine, dossier_of
from cop.feedback.dossier.briefs import small_counts_in
from cop.feedback.forms import (
    AdviceForm,
    AuthorForm,
    ConflictForm,
    ConsentForm,
    CountsForm,
    ExperienceForm,
)
from cop.feedback.operations import briefs, conflicts, deciding, voices
from cop.feedback.permissions import Case, can_edit_brief, can_read_brief
from cop.feedback.standing import (
    advises_as,
    can_advise,
    can_declare_conflict,
    can_invite_author,
    can_tell_experience,
    speaks_from_experience,
)
from cop.feedback.urls import issue_action_url, issue_url
from cop.feedback.versions import changes_between, chosen, versions_of
from cop.feedback.views.page import act_page, number_in, permit
from cop.forms import options
from cop.forums.tiers import Role
from cop.visitors import me, now, today, wall
from cop.web import Page, handle, say


def register(bp: Blueprint) -> None:
    """Mount these pages below an issue."""
    for path, view in (
        ("authors", invite_author),
        ("experiences", tell_experience),
        ("withdrawal-of-consent", withdraw_experience),
        ("advice", advise),
        ("conflicts", declare_conflict),
        ("brief/counts", hide_counts),
    ):
        bp.add_url_rule(f"/<reference>/{path}", view_func=view, methods=["GET", "POST"])
    bp.add_url_rule("/<reference>/brief/versions", view_func=show_versions)


def show_versions(reference: str) -> Page:
    """List the versions of the brief, and compare two of them word by word."""
    case = get_case(db.session(), reference, me(), today())
    require(can_read_brief(me(), case))
    versions = versions_of(db.session(), case, me())
    if not versions:
        raise NotFound("The brief has not been sent yet.")
    older = chosen(versions, request.args.get("from", ""), 1)
    newer = chosen(versions, request.args.get("to", ""), 0)
    if older.seen.version > newer.seen.version:
        older, newer = newer, older
    return render_template(
        "feedback/versions.html",
        case=case,
        issue=case.issue,
        versions=versions,
        older=older.seen,
        newer=newer.seen,
        changes=changes_between(older.seen, newer.seen),
        went_up=dossier_of(db.session(), case, me()).went_up,
        wall=wall(),
    )


def hide_counts(reference: str) -> Page:
    """Write “fewer than five” for each count of people under five."""
    case = get_case(db.session(), reference, me(), today())
    form = CountsForm()
    permit(can_edit_brief(me(), case), case, form)

    def act() -> str:
        briefs.hide_counts(db.session(), case.issue, by=me(), now=now())
        say("Replaced. The brief has a new version.")
        return issue_action_url(reference, "brief")

    def page() -> str:
        newest = briefs.latest_brief(db.session(), case.issue)
        return act_page("counts", case, form, counts=small_counts_in(newest))

    return handle(form, act, page)


def invite_author(reference: str) -> Page:
    """Ask somebody to write the brief, too."""
    case = get_case(db.session(), reference, me(), today())
    form = AuthorForm()
    permit(can_invite_author(me(), case), case, form)
    people = voices.authors_to_ask(db.session(), case, now())
    form.person.choices = options([("", "Choose somebody"), *people.items()])

    def act() -> str:
        voices.invite_author(db.session(), case.issue, form.person.data, by=me(), now=now())
        say("Asked. They can write the brief until it is sent.")
        return issue_url(reference, "brief")

    return handle(form, act, lambda: act_page("author", case, form))


def tell_experience(reference: str) -> Page:
    """Add what somebody has lived through, under a pseudonym."""
    case = get_case(db.session(), reference, me(), today())
    form = ExperienceForm()
    permit(can_tell_experience(me(), case), case, form)
    own = speaks_from_experience(me(), case)
    form.consent.flags.required = not own
    if request.method == "GET" and own:
        form.pseudonym.data = voices.pseudonym_of(db.session(), me())

    def act() -> str:
        voices.tell_experience(
            db.session(),
            case.issue,
            by=me(),
            text=form.text.data or "",
            pseudonym=form.pseudonym.data or "",
            consent="" if own else form.consent.data or "",
            now=now(),
        )
        say("Added, under the name you gave. Consent can be withdrawn at any time.")
        return issue_url(reference, "brief")

    return handle(form, act, lambda: act_page("experience", case, form, own=own))


def withdraw_experience(reference: str) -> Page:
    """Withdraw consent to what was told."""
    case = get_case(db.session(), reference, me(), today())
    form = ConsentForm()
    told = _told(case, number_in(form.told.data or request.args.get("told")))
    form.told.data = str(told.id)

    def act() -> str:
        voices.withdraw_experience(db.session(), case.issue, told.id, by=me(), now=now())
        say("Withdrawn. The words are gone.")
        return issue_url(reference, "brief")

    return handle(form, act, lambda: act_page("withdraw_experience", case, form, told=told))


def advise(reference: str) -> Page:
    """Tell those who decide what they should know."""
    case = get_case(db.session(), reference, me(), today())
    form = AdviceForm()
    permit(can_advise(me(), case), case, form)
    lived = advises_as(me(), case) is Role.LIVED_EXPERIENCE
    if request.method == "GET" and lived:
        form.pseudonym.data = voices.pseudonym_of(db.session(), me())

    def act() -> str:
        voices.advise(
            db.session(),
            case.issue,
            by=me(),
            text=form.text.data or "",
            pseudonym=form.pseudonym.data or "",
            now=now(),
        )
        say("Recorded. Those who decide read it beside the proposal.")
        return issue_url(reference, "advice")

    return handle(form, act, lambda: act_page("advice", case, form, lived=lived))


def declare_conflict(reference: str) -> Page:
    """Stand aside from a decision."""
    case = get_case(db.session(), reference, me(), today())
    form = ConflictForm()
    permit(can_declare_conflict(me(), case), case, form)
    people = conflicts.delegates_for(db.session(), case, me(), today())
    form.delegate.choices = options([("", "Nobody: the others decide"), *people.items()])

    def act() -> str:
        decision = conflicts.declare_conflict(
            db.session(),
            case.issue,
            by=me(),
            note=form.note.data or "",
            delegate_id=form.delegate.data,
            now=now(),
            version=form.seen_version(),
        )
        say("Declared. With that it is decided." if decision else "Declared. You stand aside.")
        return issue_url(reference, "decision" if decision else "")

    def page() -> str:
        left = deciding.deciders_left(db.session(), case, today()) - {me().id}
        return act_page("conflict", case, form, alone=not left)

    return handle(form, act, page)


def _told(case: Case, told_id: int | None) -> LivedLine:
    """Return what was told if this person may withdraw it; to others it isn't there."""
    lines = dossier_of(db.session(), case, me()).lived
    mine = next((line for line in lines if line.id == told_id and line.may_withdraw), None)
    if mine is None:
        raise NotFound
    return mine
