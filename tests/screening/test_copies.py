"""What was kept with a reason is copied later by somebody else, who could give none."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.feedback.models import Brief
from cop.feedback.operations import answering, deciding, raising
from cop.feedback.operations.briefs import hide_counts
from cop.guidance.operations import responding
from cop.guidance.operations.responding import ResponseText
from cop.guidance.states import Proposed
from cop.screening import FINDING_TYPES
from cop.screening.gate import Answer, Gate, Screened, carrying, opened, screen
from cop.screening.models import Outcome
from cop.threads.models import Post, Thread
from tests.cast import Cast
from tests.feedback.journeys import FULL_BRIEF, draft, hours, start, with_leaders
from tests.guidance.journeys import RESPONSE, at_stage, proposal_of
from tests.screening.sending import MOBILE

PHONE = "0491 570 156"


def kept() -> Gate:
    """The gate of somebody who says that this number may stand there."""
    gate = Gate()
    found = FINDING_TYPES["phone"].at(0, len(PHONE))
    gate.answers = {gate.mark(PHONE, found): Answer(Outcome.KEPT, "Our own office.")}
    return gate


def test_only_what_is_carried_passes() -> None:
    with carrying(MOBILE):
        screen(f"Copied: {MOBILE}", "post")
        with pytest.raises(Screened):
            screen("Or ring 0491 570 157.", "post")
    with pytest.raises(Screened):
        screen(MOBILE, "post")


def test_whoever_confirms_last_sends_the_response_that_another_wrote(
    session: Session, cast: Cast
) -> None:
    directive = at_stage(session, cast, "synthesised")
    text = ResponseText(RESPONSE.we_asked, RESPONSE.you_said, MOBILE, RESPONSE.we_did_not)
    now = hours(24 * 51)
    with opened(kept()):
        responding.propose_response(session, directive, text, by=cast.helen, now=now)
    proposal_id = proposal_of(session, directive, Proposed.RESPONSE)
    assert responding.confirm_response(
        session, directive, by=cast.marcus, proposal_id=proposal_id, now=now
    )
    assert any(PHONE in body for body in session.scalars(select(Post.body)))


def test_small_counts_are_hidden_in_a_brief_that_another_wrote(
    session: Session, cast: Cast
) -> None:
    words = {name: getattr(FULL_BRIEF, name) for name in FULL_BRIEF.__slots__}
    brief = type(FULL_BRIEF)(**{**words, "evidence": f"3 children said so. {MOBILE}"})
    with opened(kept()):
        issue = raising.raise_issue(
            session,
            cast.forums.far_north,
            start(session, cast),
            by=cast.maddie,
            brief=brief,
            now=hours(1),
        )
    assert hide_counts(session, issue, by=cast.ray, now=hours(2)).version == 2
    assert len(session.scalars(select(Brief.id)).all()) == 2


def test_an_answer_opens_a_discussion_under_the_title_it_was_raised_with(
    session: Session, cast: Cast
) -> None:
    issue = with_leaders(session, cast)
    raising.join(
        session, issue, cast.forums.limestone_coast, by=cast.peter, note="Here, too.", now=hours(9)
    )
    issue.title = f"Ring {PHONE}"
    deciding.propose(session, issue, draft(cast), by=cast.helen, now=hours(9))
    proposal = deciding.latest_proposal(session, issue)
    assert proposal is not None
    deciding.confirm(session, issue, by=cast.marcus, proposal_id=proposal.id, now=hours(10))
    answering.cascade(session, issue, by=cast.priya, answer="Yes.", now=hours(11))
    opened_there = select(Thread.title).where(Thread.forum_id == cast.forums.limestone_coast.id)
    assert session.scalars(opened_there).all() == [f"Ring {PHONE}"]
