"""The list of issues, an issue's own page, and what is done before it is answered."""

from flask import Blueprint, g, redirect, render_template, request

from cop.errors import require
from cop.extensions import db
from cop.feedback.cases import forums_named, get_case
from cop.feedback.dossier.briefs import small_counts_in
from cop.feedback.forms import BriefForm, EndorseAloneForm, EndorseForm, JoinForm, SubmitForm
from cop.feedback.operations import briefs, raising
from cop.feedback.permissions import (
    can_edit_brief,
    can_endorse,
    can_endorse_alone,
    can_join,
    can_submit,
    joinable_forums,
)
from cop.feedback.queries import list_issues
from cop.feedback.rows import issue_rows
from cop.feedback.states import Action, State, lawful_from
from cop.feedback.urls import issue_url, issues_url
from cop.feedback.views import (
    answers,
    card,
    decisions,
    handling,
    marking,
    merging,
    mine,
    network,
    publishing,
    records,
    reports,
    show,
    voices,
)
from cop.feedback.views.page import act_page, lawful_now, number_in, permit
from cop.forms import options
from cop.forums.models import Forum
from cop.forums.queries import get_parent, name_forums
from cop.visitors import me, now, signed_in_only, today, wall
from cop.web import Page, handle, number_asked, say, sent_before

bp = Blueprint("issues", __name__, url_prefix="/issues")
bp.before_request(signed_in_only)
bp.before_request(sent_before)


@bp.before_request
def _know_its_forums() -> None:
    """Let those forums' own contacts hold for what is written of the issue, by their people."""
    reference = (request.view_args or {}).get("reference")
    if request.method == "POST" and reference:
        g.own_forums = forums_named(db.session(), reference) & me().seats.keys()


FILTERS = {
    "open": "raised,endorsed,local_action,submitted,acknowledged,clarifying,referred,reopened",
    "answered": "decided,cascaded,in_action",
    "check": "local_check",
    "closed": "closed",
}
FILTER_WORDS = {
    "open": "Waiting for an answer",
    "answered": "Answered",
    "check": "Did it fix it?",
    "closed": "Closed",
}


@bp.get("/")
def list_all() -> Page:
    """List the issues this person may see."""
    show_only = request.args.get("show", "")
    lines = list_issues(
        db.session(), me(), state=FILTERS.get(show_only), before=number_asked("before")
    )
    keep = f"&show={show_only}" if show_only in FILTERS else ""
    rows, older = issue_rows(lines, wall(), me(), here=issues_url(), keep=keep)
    return render_template(
        "feedback/list.html", rows=rows, older=older, show=show_only, filters=FILTER_WORDS
    )


@bp.get("/<reference>")
def show_issue(reference: str) -> Page:
    """Show an issue: where it is, who has it, by when; and what came back."""
    case = get_case(db.session(), reference.upper(), me(), today())
    if case.issue.reference != reference:
        return redirect(issue_url(case.issue.reference), 301)
    return show.issue_page(case)


@bp.route("/<reference>/brief", methods=["GET", "POST"])
def edit_brief(reference: str) -> Page:
    """Complete the brief, a version at a time."""
    case = get_case(db.session(), reference, me(), today())
    text = briefs.latest_brief(db.session(), case.issue)
    form = BriefForm.of(text, urgent=case.issue.urgent, marking=case.issue.marking)
    permit(can_edit_brief(me(), case), case, form)

    def act() -> str:
        briefs.edit_brief(
            db.session(),
            case.issue,
            form.brief(),
            by=me(),
            now=now(),
            version=form.seen_version(),
            seen=number_in(form.seen.data),
            marking=form.marking.data or "",
        )
        say("Saved. The brief has a new version.")
        return issue_url(reference, "brief")

    def page() -> str:
        newest = briefs.latest_brief(db.session(), case.issue)
        seen = briefs.brief_version(db.session(), case.issue, number_in(form.seen.data))
        if seen:
            form.take_newer(seen, newest)
        form.seen.data = str(newest.version)
        counts = small_counts_in(newest)
        return act_page("brief", case, form, counts=counts)

    return handle(form, act, page)


@bp.route("/<reference>/endorsements", methods=["GET", "POST"])
def endorse(reference: str) -> Page:
    """Back an issue of this person's own network."""
    case = get_case(db.session(), reference, me(), today())
    require(can_endorse(me(), case))
    form = EndorseForm()

    def act() -> str:
        raising.endorse(db.session(), case.issue, by=me(), note=form.note.data or "", now=now())
        say("You stand behind it. Thank you.")
        return issue_url(reference)

    return handle(form, act, lambda: act_page("endorse", case, form))


@bp.route("/<reference>/endorsement-alone", methods=["GET", "POST"])
def endorse_alone(reference: str) -> Page:
    """Let an issue through on the convenor's word."""
    case = get_case(db.session(), reference, me(), today())
    require(can_endorse_alone(me(), case))
    lawful_now(case, Action.ENDORSE)
    form = EndorseAloneForm()

    def act() -> str:
        raising.endorse_alone(
            db.session(), case.issue, by=me(), reason=form.reason.data or "", now=now()
        )
        say("It may go up on your word. Your reason stands on the brief.")
        return issue_url(reference)

    return handle(form, act, lambda: act_page("endorse_alone", case, form))


@bp.route("/<reference>/submission", methods=["GET", "POST"])
def submit(reference: str) -> Page:
    """Send an issue to the next forum."""
    case = get_case(db.session(), reference, me(), today())
    form = SubmitForm()
    permit(can_submit(me(), case), case, form)
    lawful_now(case, Action.SUBMIT)
    target = get_parent(db.session(), case.holder)

    def act() -> str:
        raising.submit(
            db.session(),
            case.issue,
            by=me(),
            note=form.note.data or "",
            now=now(),
            version=form.seen_version(),
            small_counts_read=form.small_counts.data,
        )
        say(f"Sent to the {target.name if target else 'next forum'}.")
        return issue_url(reference)

    def page() -> str:
        brief = briefs.latest_brief(db.session(), case.issue)
        still = Action.SUBMIT in {line.action for line in lawful_from(case.state)}
        leaves_home = case.state is State.ENDORSED
        return act_page(
            "submit",
            case,
            form,
            target=target if still else None,
            missing=briefs.gaps(brief),
            counts=small_counts_in(brief) if leaves_home else [],
        )

    return handle(form, act, page)


@bp.route("/<reference>/raisers", methods=["GET", "POST"])
def join(reference: str) -> Page:
    """Join this person's network to another's issue."""
    case = get_case(db.session(), reference, me(), today())
    form = JoinForm()
    forums = name_forums(db.session(), joinable_forums(me(), case))
    form.forum.choices = options(forums)
    chosen = form.forum.data or next(iter(forums), 0)
    require(can_join(me(), case, chosen))
    form.forum.data = chosen

    def act() -> str:
        forum = db.session().get_one(Forum, form.forum.data)
        raising.join(db.session(), case.issue, forum, by=me(), note=form.note.data or "", now=now())
        say(f"{forum.name} stands behind it now, and will hear the answer.")
        return issue_url(reference)

    return handle(form, act, lambda: act_page("join", case, form, forums=forums))


decisions.register(bp)
answers.register(bp)
handling.register(bp)
network.register(bp)
voices.register(bp)
records.register(bp)
mine.register(bp)
publishing.register(bp)
reports.register(bp)
merging.register(bp)
card.register(bp)
marking.register(bp)
