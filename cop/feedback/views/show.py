"""An issue's own page."""

from flask import render_template

from cop.extensions import db
from cop.feedback import permissions as may
from cop.feedback.clocks import clocks_of, stands_still
from cop.feedback.dossier import Dossier, RaiserLine, dossier_of
from cop.feedback.figure import Journey, Tier
from cop.feedback.forms import CheckForm, ConfirmForm, EndorseForm
from cop.feedback.operations.briefs import gaps
from cop.feedback.operations.clarifying import questions_left
from cop.feedback.pending import Pending, pending_of
from cop.feedback.permissions import Case
from cop.feedback.states import (
    ENDED,
    OPEN_TO_VERDICTS,
    PROMISED_NOTHING,
    State,
)
from cop.feedback.trails import STEP_ICONS, names_of, stops_of, untold
from cop.feedback.urls import issue_action_url
from cop.feedback.views.acts import Act, acts_for
from cop.feedback.views.coming_back import open_for_me, way_back
from cop.feedback.words import (
    LATE_WORDS,
    OUTCOME_WORDS,
    RETURN_REASONS,
    SEVERITIES,
    VERDICT_BADGES,
    VERDICT_WORDS,
    VIA_WORDS,
    state_words,
)
from cop.forms import ActionForm
from cop.forums.tiers import Ability
from cop.redaction.queries import said_of_masking
from cop.visitors import me, now, site, wall

VERDICT_LOOKS = {
    "fixed": ("good", "tick"),
    "partly": ("warn", "check"),
    "no": ("bad", "x"),
    "worse": ("bad", "alert"),
    "too_early": ("", "clock"),
}


def issue_page(case: Case) -> str:
    """Render the issue as this person may read it."""
    dossier = dossier_of(db.session(), case, me())
    if not me().is_member:
        return render_template("feedback/decision_only.html", **_decision_only(case, dossier))
    pending = pending_of(db.session(), case, me(), now())
    html = render_template(
        "feedback/issue.html",
        case=case,
        issue=case.issue,
        dossier=dossier,
        acts=offered(case, dossier, pending),
        reads_brief=dossier.brief is not None,
        outcome_words=OUTCOME_WORDS,
        severities=SEVERITIES,
        priority_areas=priority_areas(),
        late_words=LATE_WORDS,
        wall=wall(),
        **_where(case, dossier, pending),
        **_to_answer(case, dossier),
        **_beside(case, pending),
        **way_back(case, dossier),
    )
    open_for_me(dossier)
    return html


def _where(case: Case, dossier: Dossier, pending: Pending) -> dict[str, object]:
    """Return where the issue is and has been, drawn and in words."""
    stops, now_with = tuple(stops_of(dossier.steps, wall())), where_now(case, dossier)
    still = stands_still(case.state, pending.pause, pending.forum_pause)
    return {
        "steps": untold(dossier.steps),
        "stops": stops,
        "journey": Journey(stops, tuple(tier_labels().items()), now_with, _note(case, still)),
        "state": state_words(case.state, case.issue.closure),
        "missing": brief_lacks(case, dossier),
        "now_with": now_with,
        "ended": case.state in ENDED,
        "late": is_late(case, pending),
        "still": still,
        "clocks": clocks_of(db.session(), case, pending.pause, wall()),
        "step_icons": STEP_ICONS,
        "step_names": names_of(dossier.steps),
        "masked": said_of_masking(db.session(), "issue", case.issue.id, site())
        if case.issue.redacted
        else [],
    }


def _to_answer(case: Case, dossier: Dossier) -> dict[str, object]:
    """Return the forms with which this person backs, confirms or says whether it worked."""
    answering = answering_for(case, dossier)
    return {
        "answering": answering,
        "check_form": CheckForm(formdata=None) if answering else None,
        "endorse_form": EndorseForm(formdata=None) if may_back(case, dossier) else None,
        "confirm_form": confirm_form_for(case, dossier),
        "verdict_words": VERDICT_WORDS,
        "via_words": VIA_WORDS,
        "verdict_badges": VERDICT_BADGES,
        "verdict_looks": VERDICT_LOOKS,
    }


def _beside(case: Case, pending: Pending) -> dict[str, object]:
    """Return what the page prints of what hangs on the issue."""
    return {
        "pending": pending,
        "button_form": ActionForm(formdata=None) if has_buttons(pending) else None,
        "may_mark": bool(may.can_mark_issue(me(), case)),
        "may_resume": bool(may.can_pause_leg(me(), case)),
        "return_reasons": RETURN_REASONS,
    }


def _decision_only(case: Case, dossier: Dossier) -> dict[str, object]:
    """Return what an observer reads of an issue: the answer, once it was sent."""
    return {
        "case": case,
        "issue": case.issue,
        "dossier": dossier,
        "steps": untold(dossier.steps),
        "outcome_words": OUTCOME_WORDS,
        "wall": wall(),
    }


def offered(case: Case, dossier: Dossier, pending: Pending) -> list[Act]:
    """Return what this person may do now, without a question once all have been asked."""
    acts = acts_for(case, dossier, pending)
    question = issue_action_url(case.issue.reference, "question")
    if all(act.href != question for act in acts) or questions_left(db.session(), case.issue) > 0:
        return acts
    return [act for act in acts if act.href != question]


def has_buttons(pending: Pending) -> bool:
    """Say whether something hangs on the issue that is answered with a button."""
    return pending.undo or pending.wish is not None or pending.pause is not None


def answering_for(case: Case, dossier: Dossier) -> list[RaiserLine]:
    """Return the networks for which this person may say whether it worked, while that is open."""
    decision = dossier.decision
    promised = decision is not None and decision.outcome not in PROMISED_NOTHING
    if case.state not in OPEN_TO_VERDICTS or not promised:
        return []
    return [line for line in dossier.raisers if me().may(Ability.CHECK, line.forum_id)]


def may_back(case: Case, dossier: Dossier) -> bool:
    """Say whether this person could back the issue and has not yet."""
    backed = {backer.user_id for backer in dossier.backers} | {case.issue.raised_by_id}
    return me().id not in backed and bool(may.can_endorse(me(), case))


def confirm_form_for(case: Case, dossier: Dossier) -> ConfirmForm | None:
    """Return the form with which this person confirms the open proposal, if theirs is missing."""
    proposal = dossier.proposal
    if proposal is None or me().id in proposal.confirmer_ids or not may.can_confirm(me(), case):
        return None
    form = ConfirmForm(formdata=None)
    form.proposal.data = str(proposal.proposal_id)
    return form


def is_late(case: Case, pending: Pending) -> bool:
    """Say whether the issue's date is over while its clock runs."""
    due = case.issue.due_on
    if due is None or due >= wall().today or case.state in ENDED:
        return False
    return not stands_still(case.state, pending.pause, pending.forum_pause)


def brief_lacks(case: Case, dossier: Dossier) -> list[str]:
    """Return what a backed issue still needs before it is sent, for those who read its brief."""
    if case.state is not State.ENDORSED or dossier.brief is None:
        return []
    return list(gaps(dossier.brief).values())


def where_now(case: Case, dossier: Dossier) -> str:
    """Return where the issue is, for the middle of the circle; of a question, who must answer."""
    if case.state in ENDED:
        return state_words(case.state, case.issue.closure)
    if case.state in OPEN_TO_VERDICTS:
        return "Back with the networks"
    if case.state is State.CLARIFYING:
        return f"A question waits for {_asked_network(case, dossier)}"
    return f"With {case.holder.name}"


def _asked_network(case: Case, dossier: Dossier) -> str:
    names = [line.name for line in dossier.raisers if line.forum_id == case.issue.origin_id]
    return names[0] if names else "the network"


def tier_labels() -> dict[Tier, str]:
    """Return what this site calls the three tiers."""
    facts = site()
    tiers = facts.settings.get("tiers", []) if facts else []
    return {tier["level"]: tier["plural"] for tier in tiers}


def _note(case: Case, still: bool) -> str:
    due = case.issue.due_on
    return f"by {wall().day(due)}" if due and not still and case.state not in ENDED else ""


def priority_areas() -> dict[str, str]:
    """Return what this site calls its priority areas, by key."""
    facts = site()
    areas = facts.settings.get("priority_areas", []) if facts else []
    return {area["key"]: area["name"] for area in areas}
