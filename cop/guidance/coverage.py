"""Which forums answered what directives asked of them, as counts of them read it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Subquery, func, select
from sqlalchemy.orm import Session

from cop.guidance.models import Directive, DirectiveFeedback, DirectiveStep, DirectiveTarget
from cop.guidance.states import Action


def asked_forums() -> Subquery:
    """Return every forum asked by a directive whose time to answer is over, and since when it is.

    Columns: forum_id, issuer_id, ended_at, answered. Who counts them leaves out the forums that
    the reader may not know of."""
    return (
        select(
            DirectiveTarget.forum_id,
            Directive.forum_id.label("issuer_id"),
            DirectiveStep.at.label("ended_at"),
            DirectiveTarget.feedback_id.is_not(None).label("answered"),
        )
        .join(Directive, Directive.id == DirectiveTarget.directive_id)
        .join(DirectiveStep, DirectiveStep.directive_id == Directive.id)
        .where(DirectiveStep.action == Action.GATHER)
        .subquery("asked_forums")
    )


def last_answers(session: Session, forum_ids: Sequence[int]) -> dict[int, datetime]:
    """Return when each of these forums last answered a directive, of those that ever did."""
    query = (
        select(DirectiveTarget.forum_id, func.max(DirectiveFeedback.at))
        .join(DirectiveFeedback, DirectiveFeedback.target_id == DirectiveTarget.id)
        .where(DirectiveTarget.forum_id.in_(forum_ids))
        .group_by(DirectiveTarget.forum_id)
    )
    return {forum: at for forum, at in session.execute(query)}
