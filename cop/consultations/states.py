"""The states of a consultation and of a response, and every lawful step between them."""

from enum import StrEnum


class State(StrEnum):
    """Where a consultation stands."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    PUBLISHED = "published"


class Action(StrEnum):
    """A step that moves a consultation from one state to another."""

    OPEN = "open"
    CLOSE = "close"
    PUBLISH = "publish"


class Mode(StrEnum):
    """What becomes of the link between a person and their answers; fixed at opening."""

    ATTRIBUTED = "attributed"
    CONFIDENTIAL = "confidential"
    ANONYMOUS = "anonymous"


class Kind(StrEnum):
    """How a question is answered."""

    FREE_TEXT = "free_text"
    SINGLE_CHOICE = "single_choice"


class ResponseState(StrEnum):
    """Where a response stands; a sent one may be edited until the consultation closes."""

    DRAFT = "draft"
    SUBMITTED = "submitted"


class Capacity(StrEnum):
    """For whom somebody answers."""

    INDIVIDUAL = "individual"
    GROUP = "group"
    ORGANISATION = "organisation"


class ItemKind(StrEnum):
    """Whether something that people said was done."""

    DID = "did"
    DID_NOT = "did_not"


class ItemStatus(StrEnum):
    """How far something that was promised has come."""

    DONE = "done"
    UNDER_WAY = "under_way"
    NOT_STARTED = "not_started"


TRANSITIONS: dict[Action, tuple[State, State]] = {
    Action.OPEN: (State.DRAFT, State.OPEN),
    Action.CLOSE: (State.OPEN, State.CLOSED),
    Action.PUBLISH: (State.CLOSED, State.PUBLISHED),
}
