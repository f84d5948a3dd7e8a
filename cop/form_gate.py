"""The gate that the words of a form go through: the rules of its place, and what was answered."""

from collections.abc import Iterable

from flask import g, request

from cop.answered import Answered
from cop.extensions import db
from cop.forms import CopForm
from cop.screening.gate import Gate
from cop.screening.queries import answered_among, passes_of
from cop.screening.rulebook import rules_of
from cop.visitors import config, me, site


def gate_of(form: CopForm, said: Answered) -> Gate:
    """Return the gate for the words of this form, with what its writer said of them."""
    gate = Gate(
        rules=rules_of(db.session(), g.get("forum"), site(), also=_also_own()),
        secret=config().secret_key,
        answers=said.in_full(),
        let_through=passes_of(db.session(), me().id, request.path),
    )
    _let_stand(gate, form.stored)
    return gate


def _also_own() -> Iterable[int]:
    """Return whose contacts hold beside the forum's: where a page is of none, the writer's own."""
    named = forums_of_issue()
    if named is not None:
        return named
    return () if g.get("forum") else me().seats


def forums_of_issue() -> frozenset[int] | None:
    """Return which of the writer's forums read the issue of this page; None on any other page."""
    named: frozenset[int] | None = g.get("own_forums")
    return named


def _let_stand(gate: Gate, stored: Iterable[str]) -> None:
    """Ask nothing again of what was answered when these texts were stored, as they stand still.

    A warning may go with its words into a changed text; what somebody else let through, and a
    child at risk, stands only where nothing around it was changed."""
    texts = [text for text in stored if text]
    if not texts:
        return
    gate.stands = answered_among(db.session(), {gate.whole(text) for text in texts})
    warned = [
        (text, gate.mark(text, finding))
        for text in texts
        for finding in gate.look(text, "form")
        if finding.action == "warn"
    ]
    gate.stored = frozenset(mark for _, mark in warned)
    gate.carried |= {mark for text, mark in warned if gate.stood(text, mark)}
