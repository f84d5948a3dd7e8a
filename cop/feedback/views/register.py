"""The register of decisions: of the site, of a forum, and a page for each decision."""

from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request

from cop.extensions import db
from cop.feedback.cases import get_case
from cop.feedback.dossier.rulings import all_rulings
from cop.feedback.dossier.voices import voices_of, with_voices
from cop.feedback.operations.finding import words_of
from cop.feedback.register import (
    PER_PAGE,
    Wanted,
    deciding_forums,
    first_year,
    get_decision,
    list_decisions,
    number_of,
    supersedes,
)
from cop.feedback.states import Outcome
from cop.feedback.urls import decision_url, decisions_url
from cop.feedback.words import OUTCOME_WORDS
from cop.forums.models import Forum
from cop.visitors import forum_here, me, signed_in_only, today, wall
from cop.web import Page, number_asked

bp = Blueprint("decisions", __name__, url_prefix="/decisions")
bp.before_request(signed_in_only)
of_forum = Blueprint("register", __name__)

STANDS = {"current": "Still stands", "superseded": "Superseded", "review": "Review is due"}
LONGEST_QUESTION = 200
YEARS = range(2000, 2200)
ASKED = ("q", "outcome", "forum", "year", "stands")


@bp.get("/")
def list_all() -> Page:
    """List the decisions this person may read."""
    return _page(None)


@bp.get("/<key>")
def show_decision(key: str) -> Page:
    """Show one decision: what was decided, by whom, on which conditions, and if it still stands."""
    line = get_decision(db.session(), number_of(key), me())
    if key != line.key:
        return redirect(decision_url(line.number), 301)
    case = get_case(db.session(), line.reference, me(), today())
    ruling = next(r for r in all_rulings(db.session(), case, me()) if r.number == line.number)
    return render_template(
        "feedback/decision.html",
        line=line,
        issue=case.issue,
        ruling=with_voices(ruling, voices_of(db.session(), case, me()), me()),
        instead_of=supersedes(db.session(), line, me()),
        outcome_words=OUTCOME_WORDS,
        reads_issue=me().is_member,
        wall=wall(),
    )


@of_forum.get("/decisions/")
def forum_decisions() -> Page:
    """List what this forum decided, as far as this person may read it."""
    return _page(forum_here())


def _page(forum: Forum | None) -> Page:
    forums = {} if forum else deciding_forums(db.session(), me())
    wanted = _wanted(forum, forums)
    timezone = wall().timezone
    lines = list_decisions(
        db.session(),
        me(),
        wanted,
        timezone=timezone,
        today=wall().today,
        before=number_asked("before"),
    )
    first = first_year(db.session(), me(), timezone)
    return render_template(
        "feedback/register.html",
        forum=forum,
        here_url=_here(forum),
        lines=lines[:PER_PAGE],
        older=_older(forum, lines[PER_PAGE - 1].number) if len(lines) > PER_PAGE else None,
        asked={name: _raw(name) for name in ASKED},
        any_asked=any(_raw(name) for name in ASKED),
        forums=forums,
        outcomes={o.value: label for o, label in OUTCOME_WORDS.items()},
        outcome_words=OUTCOME_WORDS,
        years=range(wall().today.year, (first or wall().today.year) - 1, -1),
        stands=STANDS,
        wall=wall(),
    )


def _wanted(forum: Forum | None, forums: dict[int, str]) -> Wanted:
    """Return what the address asks for; what it can't mean is left out."""
    year, named, stands = _raw("year"), _raw("forum"), _raw("stands")
    by_number = {str(id_): id_ for id_ in forums}
    return Wanted(
        outcome=_raw("outcome") if _raw("outcome") in set(Outcome) else "",
        forum_id=forum.id if forum else by_number.get(named),
        year=int(year) if year in map(str, YEARS) else None,
        review_due=stands == "review",
        superseded={"current": False, "superseded": True}.get(stands),
        words=tuple(words_of(_raw("q"))),
    )


def _raw(name: str) -> str:
    return request.args.get(name, "").strip()[:LONGEST_QUESTION]


def _here(forum: Forum | None) -> str:
    return decisions_url(forum.tier, forum.slug) if forum else decisions_url()


def _older(forum: Forum | None, last: int) -> str:
    kept = {name: _raw(name) for name in ASKED if _raw(name)}
    return f"{_here(forum)}?{urlencode(kept | {'before': last})}"
