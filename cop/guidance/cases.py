"""Find a directive with the facts that permissions turn on."""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session, aliased

from cop.accounts.models import User
from cop.errors import NotFound
from cop.forums.models import Forum, RuleSet
from cop.forums.people import Person
from cop.guidance.models import Directive, DirectiveTarget
from cop.guidance.permissions import Case, can_see_directive


def get_case(session: Session, reference: str, person: Person) -> Case:
    """Return the directive with this reference, or raise NotFound if it is none of theirs."""
    case = _find(session, Directive.reference == reference)
    if case is None or not can_see_directive(person, case):
        raise NotFound
    return case


def case_of(session: Session, directive: Directive) -> Case:
    """Return the facts of a directive at hand, read afresh."""
    case = _find(session, Directive.id == directive.id)
    if case is None:
        raise NotFound
    return case


def _find(session: Session, which: ColumnElement[bool]) -> Case | None:
    # What this session read earlier may be older than the lock it holds now.
    row = session.execute(
        _query().where(which), execution_options={"populate_existing": True}
    ).one_or_none()
    if row is None:
        return None
    directive, forum, reflection, rules, drafter = row
    targets = session.scalars(
        select(DirectiveTarget.forum_id).where(DirectiveTarget.directive_id == directive.id)
    )
    return Case(directive, forum, reflection, rules, frozenset(targets), drafter)


@cache
def _query() -> Select[*tuple[Any, ...]]:
    reflection = aliased(Forum)
    return (
        select(Directive, Forum, reflection, RuleSet, User.name)
        .join(Forum, Forum.id == Directive.forum_id)
        .join(reflection, reflection.id == Directive.reflection_forum_id)
        .join(RuleSet, RuleSet.id == Forum.rule_set_id)
        .outerjoin(User, User.id == Directive.drafter_id)
    )
