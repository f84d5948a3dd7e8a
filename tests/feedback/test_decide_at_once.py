"""Two leaders at the same moment: one comes second, and there is one decision."""

import threading

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from cop.errors import DomainError
from cop.feedback.models import Decision, Issue
from cop.feedback.operations import deciding
from cop.feedback.operations.deciding import latest_proposal
from tests.cast import Cast, Forums
from tests.feedback.journeys import draft, hours, with_leaders


def race(engine: Engine, issue_id: int, acts: dict[str, str]) -> list[str]:
    """Let these people act on the issue at the same moment; return what became of each."""
    ready, said = threading.Barrier(len(acts)), []

    def one(who: str, act: str) -> None:
        with Session(engine) as session:
            cast = Cast(session, Forums(session))
            issue, by = session.get_one(Issue, issue_id), getattr(cast, who)
            words, shown = draft(cast), newest_id(session, issue)
            session.commit()
            ready.wait()
            try:
                if act == "propose":
                    made = deciding.propose(session, issue, words, by=by, now=hours(9), seen=shown)
                else:
                    made = deciding.confirm(session, issue, by=by, proposal_id=shown, now=hours(9))
                session.commit()
                said.append("decided" if made else "noted")
            except DomainError as refusal:
                session.rollback()
                said.append(type(refusal).__name__)

    racers = [threading.Thread(target=one, args=pair) for pair in acts.items()]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    return sorted(said)


def newest_id(session: Session, issue: Issue) -> int:
    found = latest_proposal(session, issue)
    return found.id if found else 0


def ready_at_the_top(engine: Engine, proposed_by: str | None = None) -> int:
    with Session(engine) as session:
        cast = Cast(session, Forums(session))
        issue = with_leaders(session, cast)
        if proposed_by:
            by = getattr(cast, proposed_by)
            deciding.propose(session, issue, draft(cast), by=by, now=hours(9))
        session.commit()
        return issue.id


def test_of_two_leaders_who_propose_at_once_one_reads_the_other_s_first(
    own_database: Engine,
) -> None:
    issue_id = ready_at_the_top(own_database)
    said = race(own_database, issue_id, {"helen": "propose", "marcus": "propose"})
    assert said == ["Stale", "noted"]


def test_two_leaders_who_confirm_at_once_make_one_decision(own_database: Engine) -> None:
    issue_id = ready_at_the_top(own_database, proposed_by="wanda")
    said = race(own_database, issue_id, {"helen": "confirm", "marcus": "confirm"})
    assert said == ["decided", "noted"]
    with Session(own_database) as session:
        assert decisions(session) == 1


def test_a_yes_never_meets_a_proposal_that_was_replaced(own_database: Engine) -> None:
    issue_id = ready_at_the_top(own_database, proposed_by="helen")
    said = race(own_database, issue_id, {"helen": "propose", "marcus": "confirm"})
    assert said in (["Stale", "noted"], ["Unlawful", "decided"])
    with Session(own_database) as session:
        assert decisions(session) == (1 if "decided" in said else 0)


def decisions(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Decision)) or 0
