"""What can go wrong in the domain, each with a sentence for people; `web.py` makes it a page."""

from dataclasses import dataclass


class DomainError(Exception):
    """A refusal that a person can read."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotFound(DomainError):
    """The thing does not exist, or does not exist for this person."""

    def __init__(self, message: str = "We couldn’t find that.") -> None:
        super().__init__(message)


class Forbidden(DomainError):
    """The person may see the thing but may not do this to it."""


class Invalid(DomainError):
    """What was typed can't be accepted; `field` names the form field it belongs to."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class Unlawful(DomainError):
    """The thing is not in a state that allows this step."""


class Stale(DomainError):
    """Somebody changed the thing after this person opened it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether somebody may do something, and why not."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Verdict(True)


def no(reason: str) -> Verdict:
    """Refuse with a reason in plain words."""
    return Verdict(False, reason)


def require(verdict: Verdict) -> None:
    """Raise Forbidden with the verdict's reason unless it allows."""
    if not verdict:
        raise Forbidden(verdict.reason)
