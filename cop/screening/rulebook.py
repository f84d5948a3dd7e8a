"""The rules that hold in a place: the site's settings, and a forum's own contacts."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.forums.models import Forum
from cop.forums.prepared import Query, prepared
from cop.screening import Rules
from cop.screening.formats import ClientSystem
from cop.screening.models import OwnContact
from cop.screening.queries import settings_of
from cop.site.queries import SiteFacts


def rules_of(
    session: Session, forum: Forum | None, site: SiteFacts | None, *, also: Iterable[int] = ()
) -> Rules:
    """Return the rules by which words are screened in this forum, or on the site's own pages.

    On the page of something that belongs to forums, what these let through holds `also`."""
    settings = settings_of(site.settings if site else {})
    own = _own_contacts(session, {*also, *([forum.id] if forum else [])})
    return Rules.of(
        off=settings.get("off", ()),
        mailboxes=own["mailbox"],
        phones=own["phone"],
        addresses=own["address"],
        states=settings.get("states"),
        client_systems=_client_systems(settings.get("client_systems", ())),
    )


def _client_systems(lines: Iterable[Mapping[str, Any]]) -> tuple[ClientSystem, ...]:
    """Return the systems that the site's preset names."""
    return tuple(
        ClientSystem(
            names=tuple(line["names"]),
            state=line.get("state") or "",
            shortest=line["shortest"],
            longest=line["longest"],
            common=line["common"],
        )
        for line in lines
    )


def _own_contacts(session: Session, forums: Collection[int]) -> dict[str, list[str]]:
    """Return what the forums let through, by kind, in one statement."""
    own: dict[str, list[str]] = {"mailbox": [], "phone": [], "address": []}
    if not forums:
        return own
    for kind, words in _contacts_of(session, sorted(forums)):
        own[kind].append(words)
    return own


@prepared
def _contacts_of(forums: list[int]) -> Query:
    return select(OwnContact.kind, OwnContact.words).where(OwnContact.forum_id.in_(forums))
