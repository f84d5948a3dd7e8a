"""What the pages of directives cost: as many statements for three rows as for hundreds."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from cop.forums.models import Forum
from cop.forums.operations import add_member
from cop.guidance.models import (
    Directive,
    DirectiveFeedback,
    DirectiveReceipt,
    DirectiveReflection,
    DirectiveSection,
    DirectiveStep,
    DirectiveTarget,
)
from tests.cast import NOW, SINCE, Cast
from tests.counting import Statements
from tests.factories import add_account
from tests.guidance.journeys import STAGES, at_stage, journey
from tests.visiting import sign_in

PAGE, LIST, SECTION, RECEIPTS = 15, 5, 7, 7


def cost(client: FlaskClient, statements: Statements, who: str, address: str) -> int:
    sign_in(client, who)
    client.get(address)  # what the process keeps is read once
    with statements() as counted:
        answer = client.get(address)
    assert answer.status_code == 200, answer.text[:500]
    return counted.number


def row(entity: Any, **changes: object) -> dict[str, Any]:
    columns = entity.__table__.columns
    return {c.name: getattr(entity, c.name) for c in columns if c.name != "id"} | changes


def add_targets(session: Session, cast: Cast, directive: Directive, count: int) -> None:
    """Forums that are asked and have answered."""
    model = cast.forums.limestone_coast
    forums = [row(model, key=f"n{n}", slug=f"n{n}", name=f"Network {n}") for n in range(count)]
    ids = session.scalars(insert(Forum).returning(Forum.id), forums).all()
    thread_id = session.scalar(select(DirectiveTarget.thread_id))
    for forum_id in ids:
        target = DirectiveTarget(directive_id=directive.id, forum_id=forum_id, thread_id=thread_id)
        session.add(target)
        session.flush()
        feedback = DirectiveFeedback(
            target_id=target.id,
            number=1,
            by_id=cast.ray.id,
            at=NOW,
            clear="yes",
            workable="no",
            barrier="None.",
            adaptation="",
        )
        session.add(feedback)
        session.flush()
        target.feedback_id = feedback.id


def add_reflections(session: Session, cast: Cast, directive: Directive, count: int) -> None:
    rows = [
        {
            "directive_id": directive.id,
            "section": 1,
            "kind": "reflection",
            "forum_id": cast.forums.statewide.id,
            "by_id": cast.peter.id,
            "at": NOW,
            "text": f"Number {n}",
        }
        for n in range(count)
    ]
    session.execute(insert(DirectiveReflection), rows)


def add_directives_like(session: Session, directive: Directive, count: int) -> None:
    section = session.scalars(select(DirectiveSection)).first()
    step = session.scalars(select(DirectiveStep)).first()
    target = session.scalars(select(DirectiveTarget)).first()
    for number in range(count):
        new = Directive(**row(directive, reference=f"X-{number}"))
        session.add(new)
        session.flush()
        for part in (section, step, target):
            session.add(type(part)(**row(part, directive_id=new.id)))  # type: ignore[misc]
    session.flush()


@pytest.mark.parametrize("who", ["maddie", "ray", "helen", "lien", "gwen"])
def test_a_directive_costs_the_same_with_few_and_with_many_answers(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements, who: str
) -> None:
    directive = at_stage(session, cast, "responded")
    session.commit()
    address = f"/directives/{directive.reference}"
    few = cost(client, statements, who, address)
    add_targets(session, cast, directive, 100)
    add_reflections(session, cast, directive, 300)
    session.commit()
    assert few == cost(client, statements, who, address) <= PAGE


def test_a_directive_costs_no_more_at_any_stage(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements
) -> None:
    for stage, directive in journey(session, cast):
        session.commit()
        readers = ["helen"] if stage == STAGES[0] else ["ray", "helen", "caitlin"]
        for who in readers:
            spent = cost(client, statements, who, f"/directives/{directive.reference}")
            assert spent <= PAGE, (stage, who, spent)


@pytest.mark.parametrize(
    ("who", "address"), [("ray", "/directives/"), ("helen", "/strategic/slf/directives/")]
)
def test_lists_cost_the_same_with_three_and_with_three_hundred(
    client: FlaskClient,
    session: Session,
    cast: Cast,
    statements: Statements,
    who: str,
    address: str,
) -> None:
    directive = at_stage(session, cast, "local_discussion")
    add_directives_like(session, directive, 2)
    session.commit()
    few = cost(client, statements, who, address)
    for copy in session.scalars(select(Directive).where(Directive.reference.like("X-%"))):
        copy.reference = f"Y{copy.reference}"
    add_directives_like(session, directive, 297)
    session.commit()
    assert few == cost(client, statements, who, address) <= LIST
    sign_in(client, who)
    assert "Older directives" in client.get(address).text


def test_a_section_and_home_cost_the_same_with_many(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements
) -> None:
    directive = at_stage(session, cast, "local_discussion")
    add_reflections(session, cast, directive, 3)
    session.commit()
    address = f"/directives/{directive.reference}/reflections/1"
    few, home = (cost(client, statements, "peter", path) for path in (address, "/"))
    add_reflections(session, cast, directive, 297)
    add_directives_like(session, directive, 300)
    session.commit()
    assert few == cost(client, statements, "peter", address) <= SECTION
    assert home == cost(client, statements, "peter", "/")
    sign_in(client, "peter")
    first = client.get(address).text
    assert first.count("Number ") == 20
    assert "Earlier ones" in first


@pytest.mark.parametrize("who", ["ray", "helen"])
def test_receipts_cost_the_same_with_many_readers(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements, who: str
) -> None:
    directive = at_stage(session, cast, "issued")
    session.commit()
    address = f"/directives/{directive.reference}/receipts"
    few = cost(client, statements, who, address)
    for number in range(60):
        account = add_account(session, f"reader-{number}")
        add_member(session, cast.forums.far_north, account.id, "member", since=SINCE)
        session.add(DirectiveReceipt(directive_id=directive.id, user_id=account.id, at=NOW))
    session.commit()
    assert few == cost(client, statements, who, address) <= RECEIPTS
