"""Co-authors, lived experience under a pseudonym, and advice that is no vote."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.errors import Forbidden, Invalid, NotFound, Unlawful
from cop.feedback.cases import case_of
from cop.feedback.dossier import dossier_of
from cop.feedback.models import Advice, BriefAuthor, Issue, LivedExperience
from cop.feedback.operations import briefs, deciding, voices
from cop.forums.operations import add_member
from cop.forums.people import Person
from tests.cast import SINCE, Cast
from tests.factories import brief
from tests.feedback.journeys import (
    acknowledged,
    cascaded,
    decided,
    draft,
    hours,
    raised,
    submitted,
    with_leaders,
)
from tests.feedback.reading import events

SAID = "I told it four times, and the fourth time I left half of it out."


def lives_in_far_north(session: Session, cast: Cast) -> Person:
    """Somebody who sits in the Far North for lived experience."""
    add_member(session, cast.forums.far_north, cast.stranger.id, "lived_experience", since=SINCE)
    return cast.stranger


def tell(session: Session, issue: Issue, by: Person, **more: object) -> LivedExperience:
    words = {"text": SAID, "pseudonym": "Wattle", "now": hours(3)} | more
    return voices.tell_experience(session, issue, by=by, **words)  # type: ignore[arg-type]


# --- co-authors ---------------------------------------------------------------------------------


def test_the_convenor_asks_a_member_who_then_writes(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    with pytest.raises(Forbidden):
        briefs.edit_brief(session, issue, brief(), by=cast.joel, now=hours(2))
    voices.invite_author(session, issue, cast.joel.id, by=cast.ray, now=hours(2))
    briefs.edit_brief(session, issue, brief(), by=cast.joel, now=hours(3))
    assert briefs.latest_brief(session, issue).by_id == cast.joel.id
    (told,) = events(session, issue, "issue.author")
    assert told.data == {"person": cast.joel.id}


def test_what_was_sent_a_co_author_does_not_change(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    voices.invite_author(session, issue, cast.joel.id, by=cast.ray, now=hours(2))
    sent = submitted(session, cast)
    session.add(
        BriefAuthor(issue_id=sent.id, user_id=cast.joel.id, invited_by_id=cast.ray.id, at=hours(3))
    )
    session.flush()
    with pytest.raises(Forbidden, match="has been sent"):
        briefs.edit_brief(session, sent, brief(), by=cast.joel, now=hours(5))


def test_who_left_the_network_does_not_write_any_more(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    guest = lives_in_far_north(session, cast)
    voices.invite_author(session, issue, guest.id, by=cast.ray, now=hours(2))
    gone = Person(guest.id, guest.key, guest.name, guest.organisation_id)
    with pytest.raises(Forbidden):
        briefs.edit_brief(session, issue, brief(), by=gone, now=hours(3))


@pytest.mark.parametrize("who", ["peter", "lien", "maddie", "colin"])
def test_only_members_of_a_raising_network_are_asked(
    session: Session, cast: Cast, who: str
) -> None:
    issue = raised(session, cast)
    with pytest.raises(Invalid, match="Choose a member"):
        voices.invite_author(session, issue, getattr(cast, who).id, by=cast.ray, now=hours(2))


def test_nobody_is_asked_twice_and_only_the_convenor_asks(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    voices.invite_author(session, issue, cast.joel.id, by=cast.ray, now=hours(2))
    with pytest.raises(Invalid):
        voices.invite_author(session, issue, cast.joel.id, by=cast.ray, now=hours(2))
    for person in cast.everybody():
        if person.key != "ray":
            with pytest.raises(Forbidden):
                voices.invite_author(session, issue, cast.leanne.id, by=person, now=hours(2))


# --- lived experience ---------------------------------------------------------------------------


def test_it_is_shown_under_the_pseudonym_to_whoever_reads_the_brief(
    session: Session, cast: Cast
) -> None:
    issue = raised(session, cast)
    tell(session, issue, lives_in_far_north(session, cast))
    lines = dossier_of(session, case_of(session, issue, hours(4)), cast.ray).lived
    assert [(line.pseudonym, line.text) for line in lines] == [("Wattle", SAID)]
    assert cast.stranger.name not in repr(lines)


def test_whom_the_brief_is_closed_to_reads_none_of_it(session: Session, cast: Cast) -> None:
    issue = submitted(session, cast)
    tell(session, issue, cast.shona, now=hours(5))
    case = case_of(session, issue, hours(6))
    assert dossier_of(session, case, cast.gwen).lived == []
    assert len(dossier_of(session, case, cast.caitlin).lived) == 1


def test_the_role_lets_tell_and_a_convenor_for_somebody(session: Session, cast: Cast) -> None:
    issue = submitted(session, cast)
    for person in cast.everybody():
        if person.key not in {"shona", "ray"}:
            with pytest.raises(Forbidden):
                tell(session, issue, person, now=hours(5))
    with pytest.raises(Invalid, match="how this person agreed") as refusal:
        tell(session, issue, cast.ray, now=hours(5))
    assert refusal.value.field == "consent"
    told = tell(session, issue, cast.ray, consent="She read it and agreed.", now=hours(5))
    assert told.consent == "She read it and agreed."


@pytest.mark.parametrize(
    "name", ["", "  ", "Shona", "shona b.", "Ms Beckett", "Maddie Kovac", "x" * 61]
)
def test_a_pseudonym_is_nobody_s_name(session: Session, cast: Cast, name: str) -> None:
    issue = submitted(session, cast)
    with pytest.raises(Invalid) as refusal:
        tell(session, issue, cast.shona, pseudonym=name, now=hours(5))
    assert refusal.value.field == "pseudonym"


def test_nobody_speaks_under_another_s_pseudonym(session: Session, cast: Cast) -> None:
    issue = submitted(session, cast)
    session.get_one(User, cast.joel.id).pseudonym = "Ironbark"
    with pytest.raises(Invalid):
        tell(session, issue, cast.shona, pseudonym="Ironbark", now=hours(5))
    tell(session, issue, cast.ray, pseudonym="Ironbark", consent="He agreed.", now=hours(5))


def test_withdrawn_the_words_are_gone_and_a_stone_stays(session: Session, cast: Cast) -> None:
    issue = submitted(session, cast)
    told = tell(session, issue, cast.shona, now=hours(5))
    for person in (cast.ray, cast.priya, cast.maddie):
        with pytest.raises(NotFound):
            voices.withdraw_experience(session, issue, told.id, by=person, now=hours(6))
    voices.withdraw_experience(session, issue, told.id, by=cast.shona, now=hours(6))
    assert session.scalar(select(LivedExperience.text)) == ""
    (line,) = dossier_of(session, case_of(session, issue, hours(7)), cast.ray).lived
    assert (line.withdrawn, line.text, line.may_withdraw) == (True, "", False)
    with pytest.raises(Unlawful):
        voices.withdraw_experience(session, issue, told.id, by=cast.shona, now=hours(8))


def test_consent_is_withdrawn_after_the_answer_too(session: Session, cast: Cast) -> None:
    issue = submitted(session, cast)
    told = tell(session, issue, cast.shona, now=hours(5))
    issue.state = "closed"
    session.flush()
    voices.withdraw_experience(session, issue, told.id, by=cast.shona, now=hours(6))
    assert told.withdrawn_at == hours(6)


def test_what_a_convenor_wrote_a_convenor_withdraws(session: Session, cast: Cast) -> None:
    issue = submitted(session, cast)
    told = tell(session, issue, cast.ray, consent="She agreed.", now=hours(5))
    add_member(session, cast.forums.far_north, cast.leanne.id, "facilitator", since=SINCE)
    voices.withdraw_experience(session, issue, told.id, by=cast.leanne, now=hours(6))
    assert told.consent == ""


def test_after_the_answer_nothing_is_added(session: Session, cast: Cast) -> None:
    issue = cascaded(session, cast)
    with pytest.raises(Forbidden, match="local check"):
        tell(session, issue, cast.shona, now=hours(12))


# --- advice ---------------------------------------------------------------------------------------


def test_advice_is_recorded_beside_the_proposal_and_is_no_vote(
    session: Session, cast: Cast
) -> None:
    issue = with_leaders(session, cast)
    advise = dict(text="Ask the families who left.", now=hours(8.5))
    voices.advise(session, issue, by=cast.shona, pseudonym="Wattle", **advise)
    voices.advise(session, issue, by=cast.rosalind, text="The budget allows it.", now=hours(8.6))
    case = case_of(session, issue, hours(9))
    before = dossier_of(session, case, cast.helen).before
    assert [line.name for line in before] == ["Wattle", "Rosalind Quennell"]
    deciding.propose(session, issue, draft(cast), by=cast.helen, now=hours(9))
    assert issue.state == "acknowledged"
    case = case_of(session, issue, hours(9.5))
    proposal = dossier_of(session, case, cast.marcus).proposal
    assert proposal is not None
    assert [(a.name, a.role) for a in proposal.advice] == [
        ("Wattle", "lived_experience"),
        ("Rosalind Quennell", "sponsor"),
    ]
    assert proposal.confirmed_by == ["Helen Achterberg"]


def test_outside_the_forum_that_decides_nobody_reads_advice(session: Session, cast: Cast) -> None:
    issue = with_leaders(session, cast)
    voices.advise(
        session, issue, by=cast.shona, text="Ask them.", pseudonym="Wattle", now=hours(8.5)
    )
    case = case_of(session, issue, hours(9))
    for person in (cast.ray, cast.maddie, cast.peter, cast.caitlin):
        assert dossier_of(session, case, person).before == []


def test_who_advises(session: Session, cast: Cast) -> None:
    issue = with_leaders(session, cast)
    for person in cast.everybody():
        if person.key not in {"shona", "rosalind"}:
            with pytest.raises(Forbidden):
                voices.advise(session, issue, by=person, text="Yes.", now=hours(9))


@pytest.mark.parametrize("sent", [{"text": " "}, {"text": "x" * 4001}, {"pseudonym": "Shona"}])
def test_what_advice_needs(session: Session, cast: Cast, sent: dict[str, str]) -> None:
    issue = acknowledged(session, cast)
    words = {"text": "Ask them.", "pseudonym": "Wattle"} | sent
    with pytest.raises(Invalid) as refusal:
        voices.advise(session, issue, by=cast.shona, now=hours(6), **words)
    assert refusal.value.field == next(iter(sent))
    assert session.scalars(select(Advice)).all() == []


def test_after_the_decision_advice_comes_too_late(session: Session, cast: Cast) -> None:
    issue = decided(session, cast)
    with pytest.raises(Forbidden, match="before a decision"):
        voices.advise(session, issue, by=cast.rosalind, text="No.", now=hours(11))
