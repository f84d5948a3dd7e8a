"""Tie discussions to issues, at the moment when both are there."""

from dataclasses import dataclass, field
from datetime import datetime

from cop.demo.issue_entries import IssueEntry
from cop.demo.reader import DemoError
from cop.demo.stage import Stage
from cop.feedback.cases import case_of
from cop.feedback.operations.raising import link_thread


@dataclass
class Links:
    """The ties that the content tells of and that have not been made yet."""

    waiting: set[tuple[str, str, str]] = field(default_factory=set)

    @classmethod
    def of(cls, entries: list[IssueEntry]) -> "Links":
        """All ties but the first source of each issue, which raising it makes."""
        sources = {(e.reference, key, "source") for e in entries for key in e.source_threads[1:]}
        talks = {
            (e.reference, key, "deliberation") for e in entries for key in e.deliberation_threads
        }
        return cls(sources | talks)

    def make(self, stage: Stage, now: datetime) -> None:
        """Make the ties whose issue and discussion are both there."""
        for reference, key, kind in sorted(self.waiting):
            if reference in stage.issues and key in stage.threads:
                self._make(stage, reference, key, kind, now)

    def check_all_made(self) -> None:
        """Raise DemoError if a tie was never possible."""
        if self.waiting:
            raise DemoError(f"discussions never tied to their issues: {sorted(self.waiting)}")

    def _make(self, stage: Stage, reference: str, key: str, kind: str, now: datetime) -> None:
        issue, thread = stage.issues[reference], stage.threads[key]
        case = case_of(stage.session, issue, now)
        if thread.forum_id not in (case.raisers if kind == "source" else case.visited):
            return
        link_thread(stage.session, issue, thread, kind)
        self.waiting.discard((reference, key, kind))
