"""Reach-down: who opened the answer, shown by the rule for counts of people."""

import itertools
from datetime import date

from sqlalchemy.orm import Session

from cop.feedback.models import Cascade, CascadeOpening
from cop.feedback.operations.receipts import open_answers
from cop.forums.models import Membership
from cop.forums.people import Person
from cop.forums.tiers import Role
from cop.insights.models import LoopReach
from cop.insights.opened import reach_of
from cop.insights.permissions import get_sight, sights_of
from cop.insights.places import read_places, regions_of
from cop.insights.reach import count_reach
from cop.site.queries import read_site
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


def test_opened_is_having_the_answer_before_one(session: Session, cast: Cast) -> None:
    issue = journeys.cascaded(session, cast)
    copy = session.query(Cascade).filter_by(issue_id=issue.id).one()
    far_north = cast.forums.far_north
    for n in range(9):
        reader = _reader(session, cast, f"reader{n}", SINCE)
        if n < 6:
            open_answers(session, [copy.id], by=reader, now=journeys.hours(60))
    _reader(session, cast, "newcomer", journeys.in_days(30))
    for somebody in (cast.helen, cast.peter):  # not of this network, whoever else read it
        open_answers(session, [copy.id], by=somebody, now=journeys.hours(60))
    count_reach(session, TODAY)
    row = session.query(LoopReach).filter_by(network_id=far_north.id).one()
    already = session.query(CascadeOpening).filter(
        CascadeOpening.user_id.in_([p.id for p in (cast.maddie, cast.leanne, cast.joel, cast.ray)])
    )
    assert (row.members, row.sent, row.opened) == (13, 13, 6 + already.count())


def test_who_has_left_the_network_is_not_counted(session: Session, cast: Cast) -> None:
    issue = journeys.cascaded(session, cast)
    copy = session.query(Cascade).filter_by(issue_id=issue.id).one()
    count_reach(session, TODAY)
    before = _row(session, cast)
    reader = _reader(session, cast, "reader", SINCE)
    open_answers(session, [copy.id], by=reader, now=journeys.hours(60))
    count_reach(session, TODAY)
    assert _row(session, cast) == tuple(n + 1 for n in before)
    session.query(Membership).filter_by(user_id=reader.id).update({"until": TODAY})
    session.flush()
    count_reach(session, journeys.in_days(5))
    assert _row(session, cast) == before


def _row(session: Session, cast: Cast) -> tuple[int, int, int]:
    row = session.query(LoopReach).filter_by(network_id=cast.forums.far_north.id).one()
    return row.members, row.sent, row.opened


def _reader(session: Session, cast: Cast, key: str, since: date) -> Person:
    far_north = cast.forums.far_north.id
    user = add_account(session, key)
    session.add(Membership(user_id=user.id, forum_id=far_north, role="member", since=since))
    session.flush()
    seats = {far_north: frozenset({Role.MEMBER})}
    return Person(user.id, key, user.name, user.organisation_id, seats=seats)


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
        site = reach_of(rows, get_sight(sights_of(sponsor(session), places), ""), places, regions)
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
    whole = reach_of(rows, get_sight(sights_of(cast.rosalind, places), "site"), places, regions)
    assert whole.everyone is not None
    assert whole.everyone.answered == 180
    own = reach_of(rows, get_sight(sights_of(cast.maddie, places), ""), places, regions)
    assert own.everyone is None
    assert [name for name, _ in own.networks] == [cast.forums.far_north.name]
    totals = reach_of(rows, get_sight(sights_of(cast.lien, places), ""), places, regions)
    assert totals.networks == ()
    assert totals.everyone is not None
