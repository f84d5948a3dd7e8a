"""A held text as it is opened: its fields, and what its writer said of what was found in them."""

from dataclasses import dataclass

from cop.screening import FINDING_TYPES, Finding, Rules, check
from cop.screening.gate import Gate
from cop.screening.models import HeldText, Outcome
from cop.screening.operations.holding import BESIDES, LABEL, purpose_of
from cop.screening.pieces import Piece, pieces_of
from cop.sealing import Fields, unseal
from cop.typed import ANSWER, REASON, is_chosen

ONE_LINE = 80
SAID = {
    Outcome.HELD: "asked you to look",
    Outcome.KEPT: "it is fine to post",
    Outcome.FALSE_ALARM: "it isn’t one",
    Outcome.CONFIRMED: "no identifiable child is at risk now",
}
# What is sent again with the text, so that it counts when it is posted.
SENT_AGAIN = {Outcome.KEPT, Outcome.FALSE_ALARM, Outcome.CONFIRMED}


@dataclass(frozen=True, slots=True)
class SealedField:
    """A field of the form that was stopped, in pieces with what was found marked."""

    name: str
    label: str
    text: str
    pieces: tuple[Piece, ...]
    chosen: bool

    @property
    def one_line(self) -> bool:
        """Whether it is short enough for a box of one line, and no text of its own."""
        return self.name != "body" and len(self.text) <= ONE_LINE and "\n" not in self.text


@dataclass(frozen=True, slots=True)
class Said:
    """What its writer said of something that was found, and why."""

    mark: str
    label: str
    outcome: Outcome
    reason: str

    @property
    def words(self) -> str:
        """Return what they said, as a line says it."""
        return SAID[self.outcome]

    @property
    def sent_again(self) -> bool:
        """Whether the answer goes along when the text is posted."""
        return self.outcome in SENT_AGAIN


@dataclass(frozen=True, slots=True)
class OpenedText:
    """A held text, opened for who may read it."""

    fields: tuple[SealedField, ...] = ()
    said: tuple[Said, ...] = ()

    @property
    def risk_answered(self) -> bool:
        """Whether its writer was asked about a child at risk, and says none is now."""
        return any(said.outcome is Outcome.CONFIRMED for said in self.said)


def open_held(held: HeldText, secret: str, rules: Rules) -> OpenedText:
    """Open a held text; nothing stands in one that was posted or forgotten."""
    if held.sealed is None:
        return OpenedText()
    typed = unseal(secret, purpose_of(held.forum_id, held.author_id), held.sealed)
    written = [(n, t) for n, t in typed if not n.startswith(BESIDES)]
    found = {name: check(text, where=name, rules=rules) for name, text in written}
    gate = Gate(rules=rules, secret=secret)
    known = {gate.mark(text, f): f for name, text in written for f in found[name]}
    labels = {name.removeprefix(LABEL): text for name, text in typed if name.startswith(LABEL)}
    return OpenedText(
        tuple(
            SealedField(
                name=name,
                label=labels.get(name) or name.replace("_", " ").capitalize(),
                text=text,
                pieces=pieces_of(text, found[name]),
                chosen=is_chosen(name, text, labels),
            )
            for name, text in written
        ),
        _said(typed, known),
    )


def _said(typed: Fields, known: dict[str, Finding]) -> tuple[Said, ...]:
    reasons = {n.removeprefix(REASON): text for n, text in typed if n.startswith(REASON)}
    answers = {n.removeprefix(ANSWER): text for n, text in typed if n.startswith(ANSWER)}
    return tuple(
        Said(mark, _named(known.get(mark)), Outcome(answer), reasons.get(mark, ""))
        for mark, answer in answers.items()
        if answer in SAID
    )


def _named(finding: Finding | None) -> str:
    label = FINDING_TYPES[finding.type].label if finding else "what was found"
    return label[:1].upper() + label[1:]
