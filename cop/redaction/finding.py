"""Find in words that stand here what the screen would stop today, by the rules of their place."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from cop.forums.models import Forum
from cop.screening import Finding, Rules, check
from cop.screening.gate import Gate
from cop.screening.masking import mask
from cop.screening.rulebook import rules_of
from cop.site.queries import read_site


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found in a column: its type, and what the texts are known by in which it stands."""

    type: str
    texts: frozenset[str]


class Finder:
    """The rules of every place, read once, and what findings are known by."""

    def __init__(self, session: Session, secret: str) -> None:
        self._session, self._site = session, read_site(session)
        self.gate = Gate(secret=secret)
        self._rules: dict[int | None, Rules] = {}

    def rules(self, forum_id: int | None) -> Rules:
        """Return the rules that hold in a forum, or on the site's own pages."""
        if forum_id not in self._rules:
            forum = self._session.get(Forum, forum_id) if forum_id else None
            self._rules[forum_id] = rules_of(self._session, forum, self._site)
        return self._rules[forum_id]

    def found(self, value: object, forum_id: int | None) -> dict[str, Hit]:
        """Return what is found, by what each finding is known by."""
        hits: dict[str, Hit] = {}
        for text in texts_of(value):
            for finding in check(text, where="kept", rules=self.rules(forum_id)):
                mark = self.mark(text, finding)
                before = hits[mark].texts if mark in hits else frozenset()
                hits[mark] = Hit(finding.type, before | {self.gate.whole(text)})
        return hits

    def among(self, text: str, forum_id: int | None, marks: frozenset[str]) -> list[Finding]:
        """Return those findings of the text that are known by one of these."""
        found = check(text, where="kept", rules=self.rules(forum_id))
        return [finding for finding in found if self.mark(text, finding) in marks]

    def masked(self, text: str, forum_id: int | None, marks: frozenset[str]) -> str:
        """Return the text with placeholders in place of what is known by one of these."""
        return mask(text, self.among(text, forum_id, marks))

    def mark(self, text: str, finding: Finding) -> str:
        """Return what a finding is known by, as at the gate."""
        return self.gate.mark(text, finding)


def texts_of(value: object) -> Iterator[str]:
    """Return the texts in the value of a column, those within a list or a document one by one."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            if name != KEY:
                yield from texts_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts_of(part)


def changed(value: Any, change: Callable[[str], str]) -> Any:
    """Return the value with each of its texts changed, in the shape that it had."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {n: part if n == KEY else changed(part, change) for n, part in value.items()}
    if isinstance(value, list):
        return [changed(part, change) for part in value]
    return value


# Of an answer to choose from, what answers refer to it by.
KEY = "value"
