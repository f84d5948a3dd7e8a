"""The page of a forum's inbox: filters, the queue, one issue opened, what looks like it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from flask import render_template, request

from cop.extensions import db
from cop.feedback import permissions as may
from cop.feedback.cases import get_case
from cop.feedback.clocks import stands_still
from cop.feedback.dossier import Dossier, dossier_of
from cop.feedback.facets import MOST, Facets, counts_of, facets_of
from cop.feedback.forms import AcknowledgeSeveralForm
from cop.feedback.inbox import Asked, InboxLine, inbox_of
from cop.feedback.operations import handling
from cop.feedback.pending import pending_of
from cop.feedback.permissions import Case
from cop.feedback.similar import SimilarLine, similar_issues
from cop.feedback.states import OPEN_TO_JOINING, Action, State, lawful_from
from cop.feedback.trails import trail_of
from cop.feedback.urls import acknowledge_several_url, issue_action_url, merge_url, triage_url
from cop.feedback.views.several import told_of
from cop.feedback.views.show import confirm_form_for, offered, priority_areas
from cop.feedback.words import OUTCOME_WORDS, state_words
from cop.forms import options
from cop.forums.models import Forum
from cop.visitors import me, now, today, wall

SHOWN = {
    "waiting": "Waiting on us",
    "mine": "On me",
    "overdue": "Past its date",
    "urgent": "Urgent",
    "all": "Everything that came here",
}
ALIKE = 3
ANY = "ANY"  # in the place of a reference


def triage_page(forum: Forum, form: AcknowledgeSeveralForm) -> str:
    """Render the inbox as the address asks for it; `form` may come back with mistakes in it."""
    asked, facets = _asked(forum)
    counts = counts_of(db.session(), forum, me(), today(), asked, facets)
    page = inbox_of(db.session(), forum, me(), wall(), asked)
    waiting = [line for line in page.lines if line.acknowledgeable]
    _fill(form, forum, waiting)
    named = request.args.get("issue", "")
    reference = named or (page.lines[0].reference if page.lines else "")
    return render_template(
        "feedback/triage.html",
        forum=forum,
        form=form,
        lines=page.lines,
        asked=asked,
        counts=counts,
        views=tuple(
            (label, address(forum, asked, show=show), counts[show], show == asked.show)
            for show, label in SHOWN.items()
        ),
        most=MOST,
        regions=_choices(facets.regions(asked.theme), facets.names, asked.region),
        themes=_choices(facets.themes(asked.region), priority_areas(), asked.theme),
        address=lambda **changes: address(forum, asked, **changes),
        opens=address(forum, asked, issue=ANY).removesuffix(ANY),
        several=acknowledge_several_url(forum.tier, forum.slug),
        next_page=address(forum, asked, after=page.after) if page.after else None,
        waiting=waiting,
        selecting=request.args.get("select") == "all",
        named=bool(named),
        opened=_opened(reference) if reference and not form.errors else None,
        gone=_gone(form, forum, waiting) if form.is_submitted() else [],
        wall=wall(),
    )


def address(forum: Forum, asked: Asked, **changes: str) -> str:
    """Return the inbox as it is asked for, with these changes; the page begins anew."""
    more = {name: value for name, value in changes.items() if name in ("issue", "select")}
    here = replace(asked, **{"after": ""} | {k: v for k, v in changes.items() if k not in more})
    if "issue" in more:
        here = replace(here, after=asked.after)
    parts = {
        "show": here.show if here.show != "waiting" else "",
        "region": here.region,
        "theme": here.theme,
        "after": here.after,
        **more,
    }
    query = urlencode({name: value for name, value in parts.items() if value})
    return triage_url(forum.tier, forum.slug) + (f"?{query}" if query else "")


def _choices(
    numbers: Mapping[str, int], names: Mapping[str, str], chosen: str
) -> tuple[tuple[str, str, int, bool], ...]:
    """Return what a filter offers: key, name, how many issues, and whether it is chosen."""
    return tuple((key, names.get(key, key), count, key == chosen) for key, count in numbers.items())


def _asked(forum: Forum) -> tuple[Asked, Facets]:
    """Read the address; a region or a theme that doesn't occur is left out of it."""
    values = {name: request.args.get(name, "") for name in ("show", "region", "theme", "after")}
    asked = Asked(**values)
    if asked.show not in SHOWN:
        asked = replace(asked, show="waiting")
    facets = facets_of(db.session(), forum, me(), today(), asked.show)
    if asked.region not in facets.names:
        asked = replace(asked, region="")
    if asked.theme not in facets.themes_alone:
        asked = replace(asked, theme="")
    return asked, facets


def _fill(form: AcknowledgeSeveralForm, forum: Forum, waiting: list[InboxLine]) -> None:
    """Offer the people who look after issues here, and tick what the address asks for."""
    people = handling.handlers_of(db.session(), forum, today()) if waiting else {}
    form.handler.choices = options(people)
    if request.method == "GET":
        form.handler.data = me().id if me().id in people else None
        every = request.args.get("select") == "all"
        form.issues.data = [line.reference for line in waiting] if every else []


def _gone(
    form: AcknowledgeSeveralForm, forum: Forum, waiting: list[InboxLine]
) -> list[tuple[Case, str]]:
    """Return what was selected and isn't in the list any more, each with the reason."""
    here = {line.reference for line in waiting}
    lost = [reference for reference in form.issues.data or [] if reference not in here]
    return told_of(forum, {"not": ".".join(lost)}).refused if lost else []


def _opened(reference: str) -> dict[str, object]:
    """Return the issue that is opened beside the list."""
    case = get_case(db.session(), reference, me(), today())
    dossier = dossier_of(db.session(), case, me())
    lines = alike(case, dossier, ALIKE)
    pending = pending_of(db.session(), case, me(), now())
    still = stands_still(case.state, pending.pause, pending.forum_pause)
    return {
        "case": case,
        "issue": case.issue,
        "dossier": dossier,
        "trail": trail_of(dossier.steps, wall(), None if still else case.issue.due_on),
        "state": state_words(case.state, case.issue.closure),
        # What a network does comes after what this forum is asked for.
        "acts": sorted(
            offered(case, dossier, pending), key=lambda act: act.href.endswith("/raisers")
        ),
        "card": issue_action_url(case.issue.reference, "card")
        if may.can_read_deliberation(me(), case)
        else "",
        "alike": lines,
        "merge_into": merge_targets(case, lines),
        "confirm_form": confirm_form_for(case, dossier),
        "outcome_words": OUTCOME_WORDS,
        "pause": pending.pause,
        "waiting": case.state in (State.SUBMITTED, State.REOPENED),
    }


def alike(case: Case, dossier: Dossier, most: int) -> list[SimilarLine]:
    """Return what sounds like this issue, without itself and what is one with it already."""
    brief = dossier.brief
    told = [brief.what_is_happening, brief.evidence] if brief else []
    said = "\n".join([case.issue.title, dossier.ask, *told])
    one_with_it = [case.issue.id, case.issue.merged_into_id or case.issue.id]
    lines = similar_issues(
        db.session(), said, person=me(), limit=most + len(dossier.merged), exclude=one_with_it
    )
    own = {reference for reference, _ in dossier.merged}
    return [line for line in lines if line.reference not in own][:most]


def merge_targets(case: Case, lines: Sequence[SimilarLine]) -> dict[str, str]:
    """Return, of these issues, where to merge this one into each that takes it in."""
    lawful = Action.MERGE in {line.action for line in lawful_from(case.state)}
    if not lawful or case.issue.restricted or not may.can_merge(me(), case):
        return {}
    return {
        line.reference: merge_url(case.issue.reference, line.reference)
        for line in lines
        if line.part_of is None and line.state in OPEN_TO_JOINING
    }
