"""What pages call the states of a consultation, its promise, and who somebody answers for."""

from cop.consultations.states import Capacity, ItemStatus, State

STATE_WORDS = {
    State.DRAFT: "Being prepared",
    State.OPEN: "Open",
    State.CLOSED: "Closed",
    State.PUBLISHED: "Results are out",
}

CAPACITY_WORDS = {
    Capacity.INDIVIDUAL: "Just me",
    Capacity.GROUP: "My network or team",
    Capacity.ORGANISATION: "My organisation",
}

IAP2_WORDS = {
    "inform": "We tell you what is happening.",
    "consult": "We listen, and tell you how what you said changed the decision.",
    "involve": "We work with you, so that what you say shows in what we do.",
    "collaborate": "We work out the answer with you.",
    "empower": "What you decide is done.",
}

# The words of a badge, how it looks and its icon.
STATUS_BADGES = {
    ItemStatus.DONE: ("Done", "good", "tick"),
    ItemStatus.UNDER_WAY: ("Under way", "warn", "clock"),
    ItemStatus.NOT_STARTED: ("Not started", "", "clock"),
}
NOT_CHANGED = ("Not changed", "", "info")
HIDDEN = "hidden"
