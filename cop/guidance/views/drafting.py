"""Draft a directive, change the draft, draft a newer version, and issue it."""

from flask import Blueprint, render_template

from cop.errors import require
from cop.extensions import db
from cop.feedback.views.page import number_in
from cop.forms import options
from cop.forums.models import Forum
from cop.forums.queries import list_people
from cop.forums.tiers import Ability, Effect
from cop.guidance.dossier import dossier_of, sections_of
from cop.guidance.forms import ConfirmForm, DraftForm
from cop.guidance.operations import drafting, issuing
from cop.guidance.operations.confirming import waiting_proposal
from cop.guidance.permissions import (
    Case,
    can_confirm,
    can_draft,
    can_edit_draft,
    can_propose,
    can_replace,
)
from cop.guidance.queries import choosable_forums, related_issues, target_ids
from cop.guidance.sections import SectionText, body_of
from cop.guidance.states import Action, Proposed, State
from cop.guidance.urls import directive_url, issued_by_url
from cop.guidance.views.page import act_page, case_here, lawful_now, permit
from cop.guidance.views.show import confirm_form
from cop.visitors import forum_here, me, now
from cop.web import Page, handle, say


def register(bp: Blueprint) -> None:
    """Mount these pages below a directive."""
    for path, view in (
        ("draft", edit_draft),
        ("successor", draft_successor),
        ("issuing", propose_issue),
        ("issuing-confirmations", confirm_issue),
    ):
        bp.add_url_rule(f"/<reference>/{path}", view_func=view, methods=["GET", "POST"])


def new_directive() -> Page:
    """Begin a directive of the forum of this address."""
    forum = forum_here()
    require(can_draft(me(), forum))
    form = DraftForm()
    _offer(form, forum)
    if not form.is_submitted():
        form.reflection.data = forum.id

    def act() -> str:
        draft = drafting.create_draft(db.session(), forum, form.draft(), by=me(), now=now())
        say(f"Saved as {draft.reference}. Only {forum.name} reads it until it is issued.")
        return directive_url(draft.reference)

    def page() -> str:
        back = issued_by_url(forum.tier, forum.slug)
        return render_template("guidance/new.html", forum=forum, form=form, back=back, before=None)

    return handle(form, act, page)


def edit_draft(reference: str) -> Page:
    """Change a draft; what was confirmed of the last version is void."""
    case = case_here(reference)
    form = _filled(case)
    permit(can_edit_draft(me(), case), case, form)
    _offer(form, case.forum, directs=_directs(case.forum))

    def act() -> str:
        drafting.edit_draft(
            db.session(),
            case.directive,
            form.draft(),
            by=me(),
            now=now(),
            version=form.seen_version(),
        )
        say("Saved. The text has a new version.")
        return directive_url(reference)

    return handle(form, act, lambda: act_page("draft", case, form))


def draft_successor(reference: str) -> Page:
    """Draft the version that will replace this one, beginning with its words."""
    case = case_here(reference)
    require(can_replace(me(), case))
    form = _filled(case)
    _offer(form, case.forum)

    def act() -> str:
        draft = drafting.create_draft(
            db.session(), case.forum, form.draft(), by=me(), now=now(), replaces=case.directive
        )
        say(f"Saved as {draft.reference}. It replaces {reference} once it is issued.")
        return directive_url(draft.reference)

    def page() -> str:
        return render_template(
            "guidance/new.html",
            forum=case.forum,
            form=form,
            back=directive_url(reference),
            before=case.directive,
        )

    return handle(form, act, page)


def propose_issue(reference: str) -> Page:
    """Put the text to the co-chairs, or issue it where one yes is enough."""
    case = case_here(reference)
    form = ConfirmForm()
    permit(can_propose(me(), case), case, form)
    lawful_now(case, Action.ISSUE)

    def act() -> str:
        issued = issuing.propose_issue(
            db.session(), case.directive, by=me(), now=now(), version=form.seen_version()
        )
        say(_issued(case) if issued else "Proposed. It is issued when the others have confirmed.")
        return directive_url(reference)

    def page() -> str:
        waits = waiting_proposal(db.session(), case, Proposed.ISSUE, now())
        dossier = dossier_of(db.session(), case, me())
        return act_page(
            "issue",
            case,
            form,
            missing=issuing.gaps(db.session(), case.directive),
            dossier=dossier,
            waits=waits is not None,
            may_confirm=confirm_form(case, dossier) is not None,
        )

    return handle(form, act, page)


def confirm_issue(reference: str) -> Page:
    """Say yes to the text; the last yes issues it."""
    case = case_here(reference)
    require(can_confirm(me(), case))
    lawful_now(case, Action.ISSUE)
    form = ConfirmForm()

    def act() -> str:
        issued = issuing.confirm_issue(
            db.session(),
            case.directive,
            by=me(),
            proposal_id=number_in(form.proposal.data) or 0,
            now=now(),
        )
        say(_issued(case) if issued else "Confirmed. Others still have to.")
        return directive_url(reference)

    def page() -> str:
        dossier = dossier_of(db.session(), case, me())
        return act_page("confirm_issue", case, form, dossier=dossier)

    return handle(form, act, page)


def _issued(case: Case) -> str:
    return f"Issued. {case.reflection.name} reflects on it first."


def _filled(case: Case) -> DraftForm:
    """Return the form with what the directive says now."""
    directive = case.directive
    sections = sections_of(db.session(), case, me())
    related = related_issues(db.session(), directive, me())
    return DraftForm(
        data={
            "title": directive.title,
            "body": body_of([SectionText(s.heading, s.text) for s in sections]),
            "prompts": "\n".join(directive.prompts),
            "targets": list(target_ids(db.session(), directive, me())),
            "reflection": directive.reflection_forum_id,
            "must_read": directive.must_read,
            "marking": directive.marking,
            "review_on": directive.review_on if case.state is State.DRAFT else None,
            "related_issues": " ".join(reference for reference, _ in related),
            "drafter": directive.drafter_id if case.state is State.DRAFT else None,
        }
    )


def _offer(form: DraftForm, forum: Forum, *, directs: bool = True) -> None:
    """Offer the forums that this person may know of, and the people who might help."""
    there = choosable_forums(db.session(), me())
    form.targets.choices = options([(f.id, f.name) for f in there if f.id != forum.id])
    first = [(f.id, f.name) for f in there if f.visibility != "restricted"]
    form.reflection.choices = options([("", "Choose a forum"), *first])
    if directs:
        form.drafter.choices = options([("", "Nobody else"), *list_people(db.session())])
    else:
        del form.drafter


def _directs(forum: Forum) -> bool:
    return me().may(Ability.DIRECT, forum.id, Effect.DO, Effect.PROPOSE)
