"""Open the reflection, reflect, open the discussions, and say when a forum has its own."""

from flask import Blueprint

from cop.errors import NotFound, require
from cop.extensions import db
from cop.guidance.dossier import REFLECTIONS_PER_PAGE, reflections_on, sections_of
from cop.guidance.forms import DiscussForm, NoteForm, PlanForm, ReflectForm
from cop.guidance.lines import SectionLine
from cop.guidance.operations import discussing
from cop.guidance.permissions import (
    Case,
    answering_forums,
    can_feed_back,
    can_open_discussions,
    can_open_reflection,
    can_reflect,
)
from cop.guidance.states import Action, Kind
from cop.guidance.urls import directive_url, reflections_url
from cop.guidance.views.page import act_page, case_here, forum_asked, lawful_now, permit
from cop.visitors import me, now
from cop.web import Page, handle, number_asked, say


def register(bp: Blueprint) -> None:
    """Mount these pages below a directive."""
    for path, view in (
        ("reflection", open_reflection),
        ("reflections/<int:section>", reflect),
        ("discussions", open_discussions),
        ("plans", plan_discussion),
    ):
        bp.add_url_rule(f"/<reference>/{path}", view_func=view, methods=["GET", "POST"])


def open_reflection(reference: str) -> Page:
    """Let the forum between reflect on it first."""
    case = case_here(reference)
    form = NoteForm()
    permit(can_open_reflection(me(), case), case, form)
    lawful_now(case, Action.REFLECT)

    def act() -> str:
        discussing.open_reflection(
            db.session(),
            case.directive,
            by=me(),
            note=form.note.data or "",
            now=now(),
            version=form.seen_version(),
        )
        say(f"Open. Everybody in {case.reflection.name} is told.")
        return directive_url(reference)

    return handle(form, act, lambda: act_page("reflection", case, form))


def reflect(reference: str, section: int) -> Page:
    """Read what is written on a section, and write on it while that is open."""
    case = case_here(reference)
    form = ReflectForm()
    sections = sections_of(db.session(), case, me())
    if not 1 <= section <= len(sections):
        raise NotFound
    if form.is_submitted():
        require(can_reflect(me(), case))

    def act() -> str:
        discussing.reflect(
            db.session(),
            case.directive,
            section=section,
            kind=Kind(form.kind.data),
            text=form.text.data or "",
            by=me(),
            now=now(),
        )
        say("Written. Those who reflect with you read it, and those who asked.")
        return reflections_url(reference, section)

    def page() -> str:
        here = sections[section - 1]
        return act_page("reflect", case, form, count=len(sections), **_written_on(case, here))

    return handle(form, act, page)


def _written_on(case: Case, section: SectionLine) -> dict[str, object]:
    """Return a page of what is written on a section, and whether this person may write, too."""
    before = number_asked("before")
    lines = reflections_on(db.session(), case, section.number, me(), before=before)
    shown = lines[:REFLECTIONS_PER_PAGE]
    here = reflections_url(case.directive.reference, section.number)
    return {
        "section": section,
        "lines": shown,
        "older": f"{here}?before={shown[-1].id}" if len(lines) > len(shown) else None,
        "may_reflect": can_reflect(me(), case),
        "reflections_url": reflections_url,
    }


def open_discussions(reference: str) -> Page:
    """Open a discussion in every forum that is asked."""
    case = case_here(reference)
    form = DiscussForm()
    permit(can_open_discussions(me(), case), case, form)
    lawful_now(case, Action.DISCUSS)

    def act() -> str:
        count = discussing.open_discussions(
            db.session(),
            case.directive,
            by=me(),
            message=form.message.data or "",
            read_at=directive_url(reference),
            now=now(),
            version=form.seen_version(),
        )
        forums = "the forum that is asked" if count == 1 else "each forum that is asked"
        say(f"Open. A discussion stands in {forums}.")
        return directive_url(reference)

    return handle(form, act, lambda: act_page("discuss", case, form))


def plan_discussion(reference: str) -> Page:
    """Say when a forum discusses it, or did."""
    case = case_here(reference)
    mine = answering_forums(me(), case)
    if not mine:
        require(can_feed_back(me(), case, 0))
    forum = forum_asked(mine)
    form = PlanForm()

    def act() -> str:
        discussing.plan_discussion(
            db.session(), case.directive, forum, by=me(), day=form.day.data, now=now()
        )
        say("Noted. Those who asked see it.")
        return directive_url(reference, "answers")

    return handle(form, act, lambda: act_page("plan", case, form, forum=forum))
