"""The gate that every word passes on its way into the database.

Operations call `screen` with what they are about to keep. What it finds stops them, unless whoever
wrote it has answered in a way that the rule allows: a gate carries these answers, and the rules of
the place. The web opens one for each form; without one, as on the command line, nothing passes."""

import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace

from cop.errors import Invalid
from cop.passing import screens
from cop.screening import DEFAULT, Finding, Rules, check
from cop.screening.models import Outcome
from cop.sealing import fingerprint


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody said of a finding, and why."""

    outcome: Outcome
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """A finding that was let through or taken out, and how; never its value."""

    type: str
    action: str
    where: str
    outcome: Outcome
    reason: str = ""
    mark: str = ""  # what it is known by

    def unexplained(self) -> "Settled":
        """Return the same without why it was let through."""
        return replace(self, reason="")


# How far an answer of its writer goes, by what the rule asks for. Only a reviewer opens a block.
ENOUGH: Mapping[str, frozenset[Outcome]] = {
    "block": frozenset(),
    "warn": frozenset({Outcome.KEPT, Outcome.FALSE_ALARM}),
    "interrupt": frozenset({Outcome.CONFIRMED}),
}


class Screened(Invalid):
    """The screen found what must not be posted, and nobody has answered for it."""

    def __init__(self, findings: list[Finding], where: str) -> None:
        super().__init__(" ".join(dict.fromkeys(f.sentence for f in findings)), where)
        self.findings = findings
        self.where = where


@dataclass(slots=True)
class Gate:
    """The rules of a place, what the writer answered, and what went through because of it."""

    rules: Rules = DEFAULT
    secret: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    let_through: frozenset[str] = frozenset()
    carried: frozenset[str] = frozenset()
    stands: frozenset[tuple[str, str]] = frozenset()  # what was answered, in texts stored here
    stored: frozenset[str] = frozenset()  # what may be kept, and stands in them already
    settled: list[Settled] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)
    looked_at: dict[str, list[Finding]] = field(default_factory=dict)
    passed: set[tuple[str, str]] = field(default_factory=set)

    def look(self, text: str, where: str) -> list[Finding]:
        """Return what is found in the text; the same text is read once, however often it is asked.

        So the web reads a form before it takes the database's one lock for writing."""
        if text not in self.looked_at:
            self.looked_at[text] = check(text, where=where, rules=self.rules)
        return self.looked_at[text]

    def mark(self, text: str, finding: Finding) -> str:
        """Return what a finding is known by: its words sealed, however they are spaced."""
        words = unicodedata.normalize("NFKC", text[finding.start : finding.end]).casefold()
        letters = "".join(letter for letter in words if letter.isalnum())
        return fingerprint(self.secret, finding.type, letters)

    def whole(self, text: str) -> str:
        """Return what a whole text is known by: who let it through has read these words alone."""
        return fingerprint(self.secret, "text", " ".join(text.split()))

    def stood(self, text: str, mark: str) -> bool:
        """Say whether it was answered before, in what is copied or in this very text."""
        whole = self.whole(text) if self.stands else ""
        return mark in self.carried or bool({(whole, mark), (whole, "")} & self.stands)

    def lets_through(self, text: str, finding: Finding) -> bool:
        """Say whether somebody who looked let it through; of a child at risk its writer answers."""
        if not self.let_through or finding.action == "interrupt":
            return False
        return self.whole(text) in self.let_through

    def settle(self, text: str, finding: Finding, where: str) -> bool:
        """Say whether the finding may pass, and remember how it came to."""
        mark = self.mark(text, finding)
        if self.stood(text, mark):
            self.passed.add((self.whole(text), mark))
            return True
        answer = self.answers.get(mark)
        if answer and answer.outcome not in ENOUGH[finding.action]:
            answer = None
        if self.lets_through(text, finding):
            self.used.add(self.whole(text))
            answer = answer or Answer(Outcome.LET_THROUGH)
        elif answer is None:
            return False
        self.passed.add((self.whole(text), mark))
        self.note(finding, where, answer, mark)
        return True

    def note(self, finding: Finding, where: str, answer: Answer, mark: str) -> None:
        """Remember what became of a finding, once."""
        new = Settled(finding.type, finding.action, where, answer.outcome, answer.reason, mark)
        if not any((one.mark, one.outcome) == (mark, answer.outcome) for one in self.settled):
            self.settled.append(new)


_open: ContextVar[Gate | None] = ContextVar("gate", default=None)


@contextmanager
def opened(gate: Gate) -> Iterator[Gate]:
    """Let words pass by this gate for as long as the block runs."""
    token = _open.set(gate)
    try:
        yield gate
    finally:
        _open.reset(token)


@contextmanager
def carrying(*texts: str) -> Iterator[None]:
    """Let pass in the block what stands in these texts: it went through when they were kept.

    For an act that copies what somebody else wrote: who acts now could answer for none of it."""
    gate = _open.get() or Gate()
    marks = {
        gate.mark(text, finding)
        for text in texts
        for finding in check(text, where="copy", rules=gate.rules)
    }
    with opened(replace(gate, carried=gate.carried | marks)):
        yield


@screens
def screen(text: str, where: str) -> None:
    """Let the text pass, or raise Screened with what was found in it and not answered for."""
    gate = _open.get() or Gate()
    gate.seen.add(text)
    found = gate.look(text, where)
    left = [finding for finding in found if not gate.settle(text, finding, where)]
    if left:
        raise Screened(left, where)
