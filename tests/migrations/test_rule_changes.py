"""Why rules were turned off moves from the site's settings into rows, and back."""

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from cop.screening.changes import changes_of
from cop.screening.models import HeldText, RuleChange, Ruling
from cop.site.models import Site
from tests.cast import NOW, Cast, Forums, load_cast
from tests.migrations.conftest import Alembic

MOVED = "39731675bd75"


def test_reasons_move_into_rows_and_back(alembic: Alembic) -> None:
    alembic.upgrade("head")
    with Session(alembic.engine) as session:
        load_cast(session)
        by_id = Cast(session, Forums(session)).colin.id
        row = {"at": NOW, "type": "phone", "by_id": by_id}
        changes = [{**row, "off": True, "why": "Rosters."}, {**row, "off": False, "why": ""}]
        session.execute(insert(RuleChange), changes)
        session.commit()
    alembic.downgrade(f"{MOVED}-1")
    with Session(alembic.engine) as session:
        lines = session.scalars(select(Site.settings)).one()["screening"]["changes"]
    assert [(line["off"], line["why"], line["by"]) for line in lines] == [
        (False, "", by_id),
        (True, "Rosters.", by_id),
    ]
    alembic.upgrade("head")
    with Session(alembic.engine) as session:
        assert [(c.off, c.why, c.at) for c in changes_of(session)] == [
            (False, "", NOW),
            (True, "Rosters.", NOW),
        ]
        assert "changes" not in session.scalars(select(Site.settings)).one()["screening"]


def test_a_text_that_was_taken_back_counts_as_declined_before(alembic: Alembic) -> None:
    alembic.upgrade("head")
    with Session(alembic.engine) as session:
        load_cast(session)
        cast = Cast(session, Forums(session))
        held = HeldText(
            at=NOW,
            author_id=cast.maddie.id,
            forum_id=cast.forums.far_north.id,
            path="/",
            types=[],
            marks=[],
            state=Ruling.WITHDRAWN,
        )
        session.add(held)
        session.commit()
    alembic.downgrade(f"{MOVED}-1")
    alembic.upgrade("head")
    with Session(alembic.engine) as session:
        assert session.scalars(select(HeldText.state)).one() is Ruling.DECLINED
