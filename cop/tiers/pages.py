"""The pages that every tier has: the list of its forums, and a forum's home."""

from typing import NamedTuple

from flask import Blueprint, current_app, render_template

from cop.accounts.faces import Face, face
from cop.consultations.disclosure import small
from cop.consultations.queries import OpenAsk, open_for
from cop.consultations.urls import asked_by_url, have_a_say_url
from cop.errors import require
from cop.extensions import db
from cop.feedback.operations.pausing import open_forum_pause
from cop.feedback.permissions import can_triage
from cop.feedback.queries import issue_badges, issues_of_forum
from cop.feedback.rows import issue_row
from cop.feedback.urls import decisions_url, triage_url
from cop.forums.members import PER_PAGE, page_of_members
from cop.forums.models import Forum
from cop.forums.permissions import can_belong, can_name_cover, can_read_forum
from cop.forums.queries import RUN_BY, MemberLine, count_members, first_members, list_forums
from cop.forums.tiers import DECIDING, Role
from cop.forums.urls import forum_url, members_url
from cop.guidance.urls import issued_by_url
from cop.screening.permissions import can_review
from cop.threads.permissions import can_start_thread
from cop.threads.queries import list_threads
from cop.threads.rows import thread_rows
from cop.threads.views import community_labels, note_visit, older_url
from cop.threads.words import KIND_LABELS
from cop.visitors import forum_here, me, now, site, today, wall
from cop.web import Page, number_asked

bp = Blueprint("home", __name__)
MEMBERS_SHOWN = 5
ISSUES_SHOWN = 5


class TierRow(NamedTuple):
    """A forum in the list of its tier; who reads it isn't told whom to ask."""

    href: str
    name: str
    kind: str
    purpose: str
    mine: bool
    status: str
    contact: str | None
    contact_role: str


def tier_home(tier: str) -> Page:
    """List the tier's forums, each with its purpose and its contact."""
    facts = site()
    texts = {t["level"]: t for t in (facts.settings.get("tiers", []) if facts else [])}
    reader, kinds = me(), kind_labels()
    rows = [
        TierRow(
            href=forum_url(tier, forum.slug),
            name=forum.name,
            kind=kinds.get(forum.kind, "Forum"),
            purpose=forum.purpose,
            mine=forum.id in reader.seats,
            status=forum.status,
            contact=None if can_read_forum(reader, forum) else forum.contact_email,
            contact_role=forum.contact_role,
        )
        for forum in list_forums(db.session(), tier, reader)
    ]
    return render_template("tiers/tier.html", tier=tier, text=texts.get(tier, {}), rows=rows)


@bp.get("/")
def forum_home() -> Page:
    """Show a forum: its discussions to those who read them, its purpose and contact to others."""
    forum = forum_here()
    if not can_read_forum(me(), forum):
        return render_template("forums/card.html", **_about(forum))
    page = list_threads(db.session(), forum, me())
    badges = issue_badges(db.session(), [line.id for line in page.lines], me())
    issues = issues_of_forum(db.session(), forum.id, me(), ISSUES_SHOWN)
    html = render_template(
        "forums/home.html",
        rows=thread_rows(forum, page.lines, badges, wall()),
        older=older_url(forum, page.older, None),
        issues=[issue_row(line, wall()) for line in issues],
        thread_kinds=KIND_LABELS,
        may_start=can_start_thread(me(), forum),
        triage=_inbox(forum),
        runs=can_name_cover(me(), forum),
        reviews=can_review(me(), forum),
        belongs_somewhere=can_belong(me(), forum) and bool(community_labels()),
        asked=_asked_here(forum),
        asks=asking_tabs(forum),
        wall=wall(),
        pause_note=_pause_note(forum),
        **_about(forum),
    )
    note_visit(forum)
    return html


@bp.get("/members")
def members() -> Page:
    """List who belongs to the forum, those who run it first."""
    forum = forum_here()
    require(can_read_forum(me(), forum))
    lines = page_of_members(db.session(), forum.id, today(), after=number_asked("after"))
    shown, more = lines[:PER_PAGE], len(lines) > PER_PAGE
    further = members_url(forum.tier, forum.slug, shown[-1].user_id) if more else None
    return render_template("forums/members.html", further=further, **_about(forum, shown))


def _pause_note(forum: Forum) -> str:
    """Return what its convenor wrote of the Sorry Business it is in, for its readers."""
    pause = open_forum_pause(db.session(), forum.id) if forum.paused_on else None
    return pause.note if pause else ""


def _inbox(forum: Forum) -> str | None:
    """Return the inbox of issues, where this tier has one and this person works on it."""
    works = forum.tier in DECIDING and can_triage(me(), forum)
    return triage_url(forum.tier, forum.slug) if works else None


def asking_tabs(forum: Forum) -> list[tuple[str, str]]:
    """Return the tabs about decisions and what is asked, as far as its tier mounts them."""
    tabs = {
        "answering.have_a_say": ("Have a say", have_a_say_url(forum.tier, forum.slug)),
        "register.forum_decisions": ("Decisions", decisions_url(forum.tier, forum.slug)),
        "asking.list_asked": ("Consultations", asked_by_url(forum.tier, forum.slug)),
        "directing.list_issued": ("Directives", issued_by_url(forum.tier, forum.slug)),
    }
    mounted = current_app.view_functions
    return [tab for view, tab in tabs.items() if f"{forum.tier}.{view}" in mounted]


def _asked_here(forum: Forum) -> list[OpenAsk]:
    """Return the open consultations that ask this person as one of this forum."""
    return [ask for ask in open_for(db.session(), me(), now()) if ask.home_forum_id == forum.id]


def kind_labels() -> dict[str, str]:
    """Return what this site calls its kinds of forum."""
    facts = site()
    kinds = facts.settings.get("forum_kinds", []) if facts else []
    return {kind["kind"]: kind["label"] for kind in kinds}


def _about(forum: Forum, members: list[MemberLine] | None = None) -> dict[str, object]:
    """Return what a page says of the forum, with these members, or the first of them."""
    people, organisations = count_members(db.session(), forum.id, today())
    shown = members
    if shown is None:
        shown = first_members(db.session(), forum.id, today(), MEMBERS_SHOWN)
    return {
        "forum": forum,
        "kind": kind_labels().get(forum.kind, "Forum"),
        "member_count": people,
        "hidden_count": small(organisations) and not can_read_forum(me(), forum),
        "organisation_count": organisations,
        "run_by": [line.name for line in shown if set(RUN_BY) & set(line.roles)],
        "faces": [_face(line) for line in shown],
    }


def _face(line: MemberLine) -> Face:
    facts = site()
    labels = facts.settings.get("role_labels", {}) if facts else {}
    runs = [labels.get(role.value, role.value) for role in line.roles if role is not Role.MEMBER]
    position = ", ".join([*runs, line.position])
    return face(line.user_id, line.name, position, line.organisation)
