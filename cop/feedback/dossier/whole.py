"""Everything that an issue’s own page shows, gathered in a fixed number of statements."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from cop.feedback.dossier.briefs import seen_by
from cop.feedback.dossier.lines import (
    AdviceLine,
    Backer,
    BriefSeen,
    ConflictLine,
    LivedLine,
    Options,
    Place,
    RaiserLine,
    Ruling,
    SentLine,
)
from cop.feedback.dossier.places import backers_of, merges_of, places_of
from cop.feedback.dossier.raisers import raisers_of
from cop.feedback.dossier.rulings import rulings_of
from cop.feedback.dossier.voices import unproposed, voices_of, with_voices
from cop.feedback.models import (
    Brief,
    Issue,
    Leg,
    Referral,
)
from cop.feedback.permissions import Case, can_read_brief
from cop.feedback.queries import steps_of_issue
from cop.feedback.states import Action
from cop.feedback.trails import StepLine
from cop.forums.people import Person
from cop.forums.prepared import Query, prepared
from cop.forums.tiers import Ability


@dataclass(frozen=True, slots=True)
class Dossier:
    """An issue as this person may read it; what they may not is empty."""

    steps: Sequence[StepLine]
    raisers: Sequence[RaiserLine]
    ask: str
    brief: BriefSeen | None
    lived: Sequence[LivedLine]
    went_up: Sequence[SentLine]
    authors: Sequence[str]
    asked_to_write: Sequence[str]
    before: Sequence[AdviceLine | ConflictLine]
    backers: Sequence[Backer]
    places: Sequence[Place]
    decision: Ruling | None
    proposal: Ruling | None
    referral: Options | None
    merged: Sequence[tuple[str, str]]
    part_of: tuple[str, str] | None


def dossier_of(session: Session, case: Case, person: Person) -> Dossier:
    """Return what this person may read of the issue."""
    issue = case.issue
    reads = bool(can_read_brief(person, case))
    names = reads and _reads_names(issue, person)
    brief, referral = _brief(session, issue)
    decision, proposal = rulings_of(session, case, person)
    voices = voices_of(session, case, person)
    part_of, merged = merges_of(session, case)
    return Dossier(
        steps=_steps(session, issue, person),
        raisers=raisers_of(session, case, person, named=reads),
        ask=brief.ask if person.is_member else "",
        brief=seen_by(person, issue, brief) if reads else None,
        lived=voices.lived if reads else [],
        went_up=voices.went_up if reads else [],
        authors=voices.authors if names else [],
        asked_to_write=voices.asked_to_write if names else [],
        backers=backers_of(session, issue) if names else [],
        places=places_of(session, case, person),
        before=unproposed(voices, case, person) if proposal is None else [],
        decision=with_voices(decision, voices, person),
        proposal=with_voices(proposal, voices, person),
        referral=referral if reads and _reads_options(case, person) else None,
        part_of=part_of,
        merged=merged,
    )


def _reads_names(issue: Issue, person: Person) -> bool:
    """Say whether who backed the issue is named: to those who read the backers' forum alone."""
    return person.may(Ability.READ, issue.origin_id)


def _reads_options(case: Case, person: Person) -> bool:
    """Say whether the options that went up are readable: where it has been, and once answered."""
    return case.cascaded or bool(person.forums_where(Ability.READ) & case.visited)


def _brief(session: Session, issue: Issue) -> tuple[BriefSeen, Options | None]:
    """Return the newest brief and the newest referral, in one statement."""
    *brief, referral_id, options, advice, criteria = _newest_brief(session, issue.id).one()
    return BriefSeen(*brief), Options(options, advice, criteria) if referral_id else None


@prepared
def _newest_brief(issue_id: int) -> Query:
    return (
        select(*(getattr(Brief, field.name) for field in fields(BriefSeen)))
        .add_columns(Referral.id, Referral.options, Referral.advice, Referral.criteria)
        .select_from(Brief)
        .outerjoin(Leg, Leg.issue_id == Brief.issue_id)
        .outerjoin(Referral, and_(Referral.leg_id == Leg.id, Referral.undone.is_(False)))
        .where(Brief.issue_id == issue_id)
        .order_by(Brief.version.desc(), Referral.id.desc().nulls_last())
        .limit(1)
    )


def _steps(session: Session, issue: Issue, person: Person) -> Sequence[StepLine]:
    """Return the steps; who backed the issue is named to those who read their forum."""
    steps = steps_of_issue(session, issue.id)
    if _reads_names(issue, person):
        return steps
    return [replace(s, by=None) if s.action is Action.ENDORSE else s for s in steps]
