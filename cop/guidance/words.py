"""What pages call the states and steps of a directive, and the answers to it."""

from cop.guidance.states import Action, Degree, Kind, State

STATE_WORDS = {
    State.DRAFT: "Being drafted",
    State.ISSUED: "Issued",
    State.REFLECTION: "Being reflected on",
    State.LOCAL_DISCUSSION: "Being discussed locally",
    State.FEEDBACK_IN: "Feedback is in",
    State.SYNTHESISED: "Summed up",
    State.RESPONDED: "Answered",
    State.REVIEWED: "Reviewed",
}

# As a step that is still possible: “What can follow: open the reflection.”
ACTION_WORDS = {
    Action.DRAFT: "draft it",
    Action.ISSUE: "issue it",
    Action.REFLECT: "open the reflection",
    Action.DISCUSS: "open a discussion in each forum",
    Action.GATHER: "wait for the forums’ answers",
    Action.SYNTHESISE: "sum up what they said",
    Action.RESPOND: "respond to it",
    Action.REVIEW: "review it",
}

# As a line of its history, or of what is still to come.
STEP_WORDS = {
    Action.DRAFT: "Drafted",
    Action.ISSUE: "Issued",
    Action.REFLECT: "Reflection",
    Action.DISCUSS: "Local discussion",
    Action.GATHER: "Feedback in",
    Action.SYNTHESISE: "Summed up",
    Action.RESPOND: "Response",
    Action.REVIEW: "Review",
}

STEP_ICONS = {
    Action.DRAFT: "pencil",
    Action.ISSUE: "megaphone",
    Action.REFLECT: "bulb",
    Action.DISCUSS: "chat",
    Action.GATHER: "up",
    Action.SYNTHESISE: "merge",
    Action.RESPOND: "down",
    Action.REVIEW: "check",
}

DEGREE_WORDS = {
    Degree.YES: "Yes",
    Degree.MOSTLY: "Mostly",
    Degree.PARTLY: "Partly",
    Degree.NO: "No",
}

DEGREE_LOOKS = {
    Degree.YES: ("good", "tick"),
    Degree.MOSTLY: ("good", "check"),
    Degree.PARTLY: ("warn", "alert"),
    Degree.NO: ("bad", "x"),
}

KIND_WORDS = {
    Kind.REFLECTION: "A reflection on my practice",
    Kind.CLARIFICATION: "Something to make clearer",
}
