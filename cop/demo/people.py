"""Bring in the demo's organisations, people and seats."""

from datetime import datetime, time

from cop.accounts.models import Organisation, User
from cop.accounts.operations import add_organisation, add_person
from cop.accounts.passwords import hash_password
from cop.demo.entries import OrganisationEntry, PersonEntry
from cop.demo.reader import DemoSet
from cop.demo.stage import Stage
from cop.forums.operations import add_member

MORNING = time(9)


def load_people(stage: Stage, demo: DemoSet, password: str | None) -> None:
    """Add everybody with the seats they hold since they joined.

    The personas are those who can be signed in to: they share one password, hashed once."""
    organisations = {entry.key: _add_organisation(stage, entry) for entry in demo.organisations}
    hashed = hash_password(password) if password else None
    for entry in demo.people:
        user = _add_person(stage, entry, organisations[entry.organisation])
        if entry.persona:
            user.password_hash = hashed
        stage.people[entry.key] = user
        _seat(stage, entry, user)


def _add_organisation(stage: Stage, entry: OrganisationEntry) -> Organisation:
    return add_organisation(
        stage.session, key=entry.key, name=entry.name, kind=entry.type, about=entry.about
    )


def _add_person(stage: Stage, entry: PersonEntry, organisation: Organisation) -> User:
    return add_person(
        stage.session,
        key=entry.key,
        name=entry.name,
        email=entry.email,
        pronouns=entry.pronouns,
        position=entry.position,
        pseudonym=entry.pseudonym or "",
        region=entry.region,
        organisation_id=organisation.id,
        administrator=entry.administrator,
        persona=entry.persona_task,
        now=_joined(stage, entry),
    )


def _seat(stage: Stage, entry: PersonEntry, user: User) -> None:
    """Seats begin on the day of joining; an administrator's entry has none."""
    since = stage.day(entry.joined_days_ago)
    for held in entry.memberships:
        forum = stage.forums[held.forum]
        add_member(stage.session, forum, user.id, held.role, since=since)
        stage.seats.setdefault(entry.key, []).append((forum.id, held.role, since))


def _joined(stage: Stage, entry: PersonEntry) -> datetime:
    return stage.moment(entry.joined_days_ago, MORNING)
