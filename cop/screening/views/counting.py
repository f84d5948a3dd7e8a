"""The page of counts and its file, for the site and for a forum."""

from flask import Response, render_template, request

from cop.errors import NotFound
from cop.extensions import db
from cop.forums.models import Forum
from cop.screening.counts import (
    OUTCOMES,
    PER_PAGE,
    Counts,
    list_reasons,
    month_name,
    read_counts,
)
from cop.screening.models import Outcome
from cop.screening.urls import check_url, forum_check_url
from cop.visitors import site, today, wall
from cop.web import Page, number_asked


def counts_page(forum: Forum | None) -> Page:
    """Show what was found in the last twelve months, in the forum or on the whole site."""
    outcome, before = _outcome_asked(), number_asked("before")
    counts = _counts(forum)
    reasons = list_reasons(db.session(), forum.id, before) if forum else []
    here_url = _url(forum, "counts")
    return render_template(
        "screening/counts.html",
        forum=forum,
        counts=counts,
        outcome=outcome,
        outcomes=OUTCOMES,
        months=[month_name(month) for month in counts.months],
        reasons=reasons[:PER_PAGE],
        older=f"{here_url}?before={reasons[PER_PAGE - 1].id}#why"
        if len(reasons) > PER_PAGE
        else None,
        here_url=here_url,
        file=_url(forum, "counts.csv"),
        wall=wall(),
    )


def counts_file(forum: Forum | None) -> Response:
    """Send the counts by rule and month as CSV, whose name says of which day they are."""
    response = Response(_counts(forum).as_csv(), mimetype="text/csv")
    name = f"check-{forum.slug if forum else 'site'}-as-of-{today().isoformat()}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _counts(forum: Forum | None) -> Counts:
    facts = site()
    timezone = forum.timezone if forum else facts.timezone if facts else "UTC"
    forum_id = forum.id if forum else None
    return read_counts(db.session(), today=today(), timezone=timezone, forum_id=forum_id)


def _outcome_asked() -> Outcome:
    raw = request.args.get("outcome", Outcome.STOPPED)
    if raw not in set(Outcome):
        raise NotFound
    return Outcome(raw)


def _url(forum: Forum | None, part: str) -> str:
    return forum_check_url(forum.tier, forum.slug, part) if forum else check_url(part)
