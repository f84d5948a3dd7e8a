"""`cop screen --existing` says how much it found of what where, and whether something waits."""

import subprocess
import sys
from subprocess import PIPE

import pytest
from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.orm import Session

from cop.config import ROOT
from cop.forums.models import Forum
from cop.redaction.models import ReviewItem, Standing, WordsScan
from tests.cli.conftest import Cop
from tests.redaction.planting import NUMBER


@pytest.fixture
def set_up(cop: Cop, empty: Engine) -> Engine:
    """A site with a number in what a forum says of itself."""
    assert cop("init", "--preset", "sa-cfss").returncode == 0
    with Session(empty) as session:
        about = update(Forum).where(Forum.key == "spf").values(about=f"Ask with {NUMBER}.")
        session.execute(about)
        session.commit()
    return empty


def test_it_counts_by_type_and_place_and_ends_with_3_while_something_waits(
    cop: Cop, set_up: Engine
) -> None:
    done = cop("screen", "--existing")
    assert done.returncode == 3, done.stderr
    assert "1  Medicare number (about the forum)" in done.stdout
    assert NUMBER not in done.stdout + done.stderr
    again = cop("screen", "--existing")
    assert (again.returncode, again.stdout) == (3, "Something waits to be looked at.\n")
    with Session(set_up) as session:
        session.execute(update(ReviewItem).values(state=Standing.FINE, cleared=ReviewItem.marks))
        session.commit()
    ruled = cop("screen", "--existing")
    assert (ruled.returncode, ruled.stdout) == (0, "Nothing waits.\n")


def test_what_was_stopped_goes_on_unless_it_is_told_to_begin_again(
    cop: Cop, set_up: Engine
) -> None:
    with Session(set_up) as session:
        session.execute(delete(WordsScan))
        last = session.scalars(select(Forum.id).order_by(Forum.id.desc())).first()
        session.execute(insert(WordsScan).values(table_name="forum", last_id=last, ended=False))
        session.commit()
    assert cop("screen", "--existing").stdout == "Nothing waits.\n"
    with Session(set_up) as session:
        session.execute(insert(WordsScan).values(table_name="forum", last_id=last, ended=False))
        session.commit()
    assert cop("screen", "--existing", "--afresh").returncode == 3


def test_without_saying_what_it_explains_itself(cop: Cop) -> None:
    assert cop("screen").returncode == 2
    assert "Example: cop screen --existing" in cop("screen", "--help").stdout


def test_two_at_once_share_the_work(env: dict[str, str], set_up: Engine) -> None:
    command = [sys.executable, "-m", "cop.cli", "screen", "--existing", "--afresh"]
    both = [
        subprocess.Popen(command, cwd=ROOT, env=env, stdout=PIPE, stderr=PIPE, text=True)
        for _ in range(2)
    ]
    ends = [one.communicate() for one in both]
    assert [said for _, said in ends] == ["", ""]
    assert 3 in {one.returncode for one in both}
    with Session(set_up) as session:
        assert session.scalars(select(ReviewItem.column_name)).all() == ["about"]
        assert not session.scalars(select(WordsScan)).all()
