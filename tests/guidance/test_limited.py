"""A discussion of a directive that was limited: no page of it and no notice leads others there."""

import re

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.models import Event
from cop.forums.communities import belong, community_of
from cop.forums.models import Forum
from cop.guidance.cases import case_of
from cop.guidance.dossier import targets_of
from cop.guidance.models import Directive, DirectiveTarget
from cop.notifications.messages import message_for
from cop.threads.models import Thread
from cop.threads.permissions import can_read_thread
from cop.threads.urls import thread_url
from tests.cast import NOW, Cast
from tests.guidance.journeys import at_stage
from tests.visiting import sign_in


def limited(session: Session, cast: Cast, stage: str) -> tuple[Directive, Thread, Forum]:
    """A directive at this stage, whose discussion in Far North is for the women of it alone."""
    directive, there = at_stage(session, cast, stage), cast.forums.far_north
    for name in ("leanne", "maddie"):
        belong(session, there, "women", by=getattr(cast, name), now=NOW)
    thread_id = session.scalar(
        select(DirectiveTarget.thread_id).where(
            DirectiveTarget.directive_id == directive.id, DirectiveTarget.forum_id == there.id
        )
    )
    thread = session.get_one(Thread, thread_id)
    thread.community_id = community_of(session, there, "women").id
    session.commit()
    return directive, thread, there


def test_it_is_named_to_those_who_read_it_alone(session: Session, cast: Cast) -> None:
    directive, thread, there = limited(session, cast, "responded")
    named = set()
    for person in cast.everybody():
        case = case_of(session, directive)
        lines = {line.forum_id: line for line in targets_of(session, case, person)}
        reads = bool(can_read_thread(person, there, thread))
        found = lines[there.id].thread_id if there.id in lines else None
        assert (found == thread.id) is reads, person.key
        named |= {person.key} if reads else set()
    assert named == {"leanne", "maddie"}


def test_one_that_guests_never_see_is_not_named_to_them(session: Session, cast: Cast) -> None:
    directive, thread, there = limited(session, cast, "responded")
    thread.community_id, thread.withheld, there.visibility = None, True, "open"
    session.flush()
    for person in cast.everybody():
        case = case_of(session, directive)
        lines = {line.forum_id: line for line in targets_of(session, case, person)}
        found = lines[there.id].thread_id if there.id in lines else None
        assert (found is not None) is bool(can_read_thread(person, there, thread)), person.key


def test_every_link_to_a_discussion_opens(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    directive, thread, there = limited(session, cast, "responded")
    here = thread_url(there.tier, there.slug, thread.id)
    for who, reads in {"leanne": True, "maddie": True, "ray": False, "joel": False}.items():
        sign_in(client, who)
        page = client.get(f"/directives/{directive.reference}").text
        assert (here in page) is reads, who
        links = set(re.findall(r'href="(/[^"]*/threads/\d+[^"]*)"', page))
        assert all(client.get(link).status_code == 200 for link in links), who


def test_notices_lead_to_the_directive_instead(session: Session, cast: Cast) -> None:
    directive, _, there = limited(session, cast, "responded")
    kinds = ("directive.discussion", "directive.answered")
    told = select(Event).where(Event.kind.in_(kinds), Event.subject_id == directive.id)
    here = set()
    for event in session.scalars(told).all():
        message = message_for(session, event)
        assert message is not None
        leads = message.href == f"/directives/{directive.reference}"
        assert leads is (event.forum_id == there.id)
        here.add(event.kind) if leads else None
    assert here == set(kinds)
