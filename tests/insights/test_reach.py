"""Reach-down: who opened the answer, shown by the rule for counts of people."""

import itertools

from sqlalchemy.orm import Session

from cop.feedback.models import Cascade
from cop.forums.models import Membership
from cop.insights.models import LoopReach
from cop.insights.opened import reach_of
from cop.insights.permissions import get_sight
from cop.insights.places import read_places, regions_of
from cop.insights.reach import count_reach
from cop.site.queries import read_site
from cop.threads.models import Post, ReadMark
from tests.cast import SINCE, TODAY, Cast
from tests.factories import add_account
from tests.feedback import journeys
from tests.insights.comparing import sponsor

NETWORKS = (
    "cfsn-northern-adelaide",
    "cfsn-southern-adelaide",
    "cfsn-eastern-adelaide",
    "cfsn-western-adelaide",
    "cfsn-far-north",
    "cfsn-eyre-western",
)


def test_opened_is_read_down_to_the_answer(session: Session, cast: Cast) -> None:
    issue = journeys.cascaded(session, cast)
    copy = session.query(Cascade).filter_by(issue_id=issue.id).one()
    answer = session.query(Post).filter_by(thread_id=copy.thread_id, at=copy.at).one()
    far_north = cast.forums.far_north
    for n in range(9):
        person = add_account(session, f"reader{n}")
        session.add(
            Membership(user_id=person.id, forum_id=far_north.id, role="member", since=SINCE)
        )
        mark = answer.number if n < 6 else answer.number - 1
        session.add(ReadMark(user_id=person.id, thread_id=copy.thread_id, number=mark))
    newcomer = add_account(session, "newcomer")
    session.add(Membership(user_id=newcomer.id, forum_id=far_north.id, role="member", since=TODAY))
    newcomer_since = journeys.in_days(30)
    session.flush()
    session.query(Membership).filter_by(user_id=newcomer.id).update({"since": newcomer_since})
    count_reach(session, TODAY)
    row = session.query(LoopReach).filter_by(network_id=far_north.id).one()
    marks = session.query(ReadMark).filter(
        ReadMark.thread_id == copy.thread_id, ReadMark.number >= answer.number
    )
    members = {cast.maddie.id, cast.leanne.id, cast.joel.id, cast.ray.id}
    read = sum(mark.user_id in members or "reader" in _key(session, mark.user_id) for mark in marks)
    assert (row.members, row.sent, row.opened) == (13, 13, read)
    assert read >= 6


def _key(session: Session, user_id: int) -> str:
    from cop.accounts.models import User

    return session.get_one(User, user_id).key


def test_hidden_numbers_cannot_be_had_by_subtraction(session: Session, cast: Cast) -> None:
    """Whatever the numbers are: sums of what is shown leave five values or more for what is not."""
    places, facts = read_places(session), read_site(session)
    assert facts is not None
    regions = regions_of(facts.settings)
    ids = {place.key: place.id for place in places}
    for sizes in itertools.product((3, 12, 40), repeat=3):
        rows = []
        for n, key in enumerate(NETWORKS):
            sent = sizes[n % 3] * 2
            rows.append((ids[key], sizes[n % 3], sent, min(sent, 2 + 7 * (n % 3))))
        site = reach_of(rows, get_sight(sponsor(session), places, ""), places, regions)
        shown = {name: turnout.answered for name, turnout in (*site.networks, *site.groups)}
        real = {place.name: row[3] for row in rows for place in places if place.id == row[0]}
        for group in ("Metropolitan networks", "Remote networks"):
            key = group.split()[0].lower()
            inside = [p.name for p in places if p.name in real and regions.group_of(p) == key]
            unknown = [name for name in inside if shown[name] is None]
            if shown[group] is not None:
                assert len(unknown) != 1
        for name, opened in shown.items():
            if opened is not None and name in real:
                assert opened == 0 or opened >= 5
        for network, members, _, _ in rows:
            name = next(p.name for p in places if p.id == network)
            assert members >= 10 or shown[name] is None


def test_totals_are_for_who_reads_the_whole_site(session: Session, cast: Cast) -> None:
    places, facts = read_places(session), read_site(session)
    assert facts is not None
    regions = regions_of(facts.settings)
    ids = {place.key: place.id for place in places}
    rows = [(ids[key], 30, 60, 30) for key in NETWORKS]
    whole = reach_of(rows, get_sight(cast.rosalind, places, "site"), places, regions)
    assert whole.everyone is not None
    assert whole.everyone.answered == 180
    own = reach_of(rows, get_sight(cast.maddie, places, ""), places, regions)
    assert own.everyone is None
    assert [name for name, _ in own.networks] == [cast.forums.far_north.name]
    totals = reach_of(rows, get_sight(cast.lien, places, ""), places, regions)
    assert totals.networks == ()
    assert totals.everyone is not None
