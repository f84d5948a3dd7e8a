"""What the writer of a form answered to its panel, as it was sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import request

from cop.forms import ANSWERED, LOOK
from cop.screening import check
from cop.screening.gate import Answer
from cop.screening.models import Outcome
from cop.typed import AGREED, ANSWER, REASON

LONGEST_REASON = 300
WHY = "Say why it is fine to post."
TOO_LONG = f"Shorten the reason: {LONGEST_REASON} characters fit."
NOT_THERE = "Leave it out of the reason, too."


@dataclass(frozen=True, slots=True)
class Answered:
    """What was chosen of each finding, the reasons, and of which it was confirmed."""

    said: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    confirmed: frozenset[str] = frozenset()

    def in_full(self) -> dict[str, Answer]:
        """Return the confirmed answers that count: ours, and with a reason where one is needed."""
        found = {mark: (self.said[mark], self.reasons.get(mark, "")) for mark in self.confirmed}
        return {
            mark: Answer(Outcome(value), reason)
            for mark, (value, reason) in found.items()
            if _counts(value, reason)
        }


def answered() -> Answered:
    """Return what was answered in the form of this request.

    Another button of the form than the panel's confirms nothing but what was looked at with these
    very answers."""
    said, why, agreed = (_sent(beginning) for beginning in (ANSWER, REASON, AGREED))
    pressed = bool({ANSWERED, LOOK} & set(request.form))
    return Answered(
        said,
        {mark: " ".join(reason.split()) for mark, reason in why.items()},
        frozenset(mark for mark, v in said.items() if pressed or agreed.get(mark) == v),
    )


def what_is_wrong(reason: str) -> str:
    """Return why a reason to keep something doesn't do, nothing if it does."""
    if not any(letter.isalnum() for letter in reason):
        return WHY
    if len(reason) > LONGEST_REASON:
        return TOO_LONG
    return NOT_THERE if check(reason, where="reason") else ""


def _sent(beginning: str) -> dict[str, str]:
    """Return what was sent in fields whose names begin so, by the rest of the name."""
    sent = request.form.items()
    return {k.removeprefix(beginning): v for k, v in sent if k.startswith(beginning)}


def _counts(value: str, reason: str) -> bool:
    if value not in set(Outcome):
        return False
    return value != Outcome.KEPT or not what_is_wrong(reason)
