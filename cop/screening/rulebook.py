"""The rules that hold in a place: the site's settings, and a forum's own contacts."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.forums.models import Forum
from cop.screening import Rules
from cop.screening.models import OwnContact
from cop.screening.queries import settings_of
from cop.site.queries import SiteFacts


def rules_of(session: Session, forum: Forum | None, site: SiteFacts | None) -> Rules:
    """Return the rules by which words are screened in this forum, or on the site's own pages."""
    off = settings_of(site.settings if site else {}).get("off", [])
    own = _own_contacts(session, forum.id) if forum else {}
    return Rules.of(
        off=off,
        mailboxes=own.get("mailbox", ()),
        phones=own.get("phone", ()),
        addresses=own.get("address", ()),
    )


def _own_contacts(session: Session, forum_id: int) -> dict[str, list[str]]:
    own: dict[str, list[str]] = {}
    rows = session.execute(
        select(OwnContact.kind, OwnContact.words).where(OwnContact.forum_id == forum_id)
    )
    for kind, words in rows:
        own.setdefault(kind, []).append(words)
    return own
