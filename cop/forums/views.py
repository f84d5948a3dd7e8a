"""How the loop works, and who may do what, printed from the table that grants it."""

from dataclasses import dataclass

from flask import Blueprint, render_template

from cop.forums.tiers import TABLE, Ability, Effect, Grant, Role, Scope
from cop.guidance.queries import steps_for_help
from cop.visitors import signed_in_only, site
from cop.web import Page

bp = Blueprint("help", __name__)
bp.before_request(signed_in_only)

EFFECT_WORDS = {
    Effect.DO: "Yes",
    Effect.PROPOSE: "Proposes",
    Effect.ADVISE: "Advises",
    Effect.ASSIST: "Helps",
}
SCOPE_WORDS = {
    Scope.OWN: "in their own forum",
    Scope.QUEUE: "for issues their forum has",
    Scope.NAMED: "where they are named",
    Scope.BELOW: "of their forum and those below it",
    Scope.SITE: "of the whole site",
    Scope.TOTALS: "of the whole site, in totals",
}


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One ability, and what each role may do of it."""

    label: str
    cells: tuple[str, ...]


@bp.get("/help")
def show_help() -> Page:
    """Explain the loop and print the table of roles."""
    facts = site()
    labels = facts.settings.get("role_labels", {}) if facts else {}
    return render_template(
        "forums/help.html",
        roles=[labels.get(role.value, role.value) for role in Role],
        rows=[matrix_row(ability) for ability in Ability],
        directive_steps=steps_for_help(),
        directive_targets=facts.settings.get("directive_targets", {}) if facts else {},
    )


def matrix_row(ability: Ability) -> MatrixRow:
    """Return a line of the matrix as the page prints it."""
    cells = TABLE[ability]
    return MatrixRow(ability.value, tuple(_words(cells.get(role)) for role in Role))


def _words(cell: Grant | None) -> str:
    return "" if cell is None else f"{EFFECT_WORDS[cell.effect]}, {SCOPE_WORDS[cell.scope]}"
