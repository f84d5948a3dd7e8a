"""The tiers, the roles, and the one table of what each role may do, where and to what effect.

Permissions, lists, the help page and the tests read this table; nothing else grants anything."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class Tier(StrEnum):
    """The three levels, from the ground up. Rules look at positions and rule sets, not at these."""

    REGIONAL = "regional"
    STATEWIDE = "statewide"
    STRATEGIC = "strategic"


# The tiers that mount the inbox of issues: see cop/tiers/statewide.py and strategic.py.
DECIDING = frozenset({Tier.STATEWIDE, Tier.STRATEGIC})


class Role(StrEnum):
    """What somebody is in a forum."""

    MEMBER = "member"
    FACILITATOR = "facilitator"
    CO_CHAIR = "co_chair"
    SPONSOR = "sponsor"
    BACKBONE = "backbone"
    SECRETARIAT = "secretariat"
    ANALYST = "analyst"
    OBSERVER = "observer"
    LIVED_EXPERIENCE = "lived_experience"


class Scope(StrEnum):
    """Where a grant holds."""

    OWN = "own"  # the forum in which the role is held
    QUEUE = "queue"  # issues whose leg is in that forum
    NAMED = "named"  # what names this person: a consultation's analysts, a decision's owner
    BELOW = "below"  # that forum and every forum whose issues reach it
    SITE = "site"  # every forum of the site that is not restricted
    TOTALS = "totals"  # the same, but no forum on its own


class Effect(StrEnum):
    """How far a grant goes."""

    DO = "do"
    PROPOSE = "propose"  # prepares it; somebody else makes it count
    ADVISE = "advise"
    ASSIST = "assist"  # may help with it until it is sent


class Ability(StrEnum):
    """What can be done, in the words of the help page."""

    READ = "Read the forum’s discussions"
    POST = "Start discussions and reply"
    RAISE = "Raise an issue"
    ENDORSE = "Back an issue"
    BRIEF = "Complete the brief"
    DIVERT = "Take a case matter off the forum"
    ACT_LOCALLY = "Fix an issue in the network"
    TELL = "Add what people have lived through, under a pseudonym"
    SUBMIT = "Send an issue to the next forum"
    JOIN = "Join the network to another’s issue"
    WITHDRAW = "Withdraw an issue, or leave one"
    OBJECT = "Object to a merge"
    APPEAL = "Appeal against a return"
    PAUSE = "Pause the network for Sorry Business"
    COVER = "Name who acts for somebody away"
    CARE = "Mark a discussion, and put a cultural notice on it"
    ASK_MASK = "Ask that a name be masked in a discussion"
    MASK = "Mask a name in a discussion"
    LIMIT = "Limit a discussion to a community"
    BELONG = "Say which communities one belongs to"
    KEEP_COMMUNITIES = "Keep who belongs to the forum’s communities"
    ACKNOWLEDGE = "Acknowledge an issue"
    CLARIFY = "Ask the network a question"
    MERGE = "Merge issues"
    RETURN = "Return an issue with a reason"
    REFER = "Raise an issue further, with options"
    FORWARD = "Send on what was raised further"
    DECIDE = "Decide"
    CASCADE = "Send the answer back"
    PROGRESS = "Start the work and report on it"
    CHECK = "Say whether it fixed the problem"
    REOPEN = "Reopen an issue"
    CONSULT = "Open a consultation"
    ANSWER = "Answer a consultation"
    READ_ANSWERS = "Read a consultation’s answers"
    DIRECT = "Issue a directive, respond to it and review it"
    DRAFT_DIRECTIVE = "Draft a directive"
    OPEN_REFLECTION = "Open the reflection and the discussions on a directive"
    REFLECT = "Reflect on a directive, section by section"
    FEED_BACK = "Answer a directive for a forum"
    SYNTHESISE = "Sum up what forums say of a directive"
    RECEIVE = "Confirm having read a must-read"
    READ_RECEIPTS = "See who in the forum has read a must-read"
    HEALTH = "Read loop health"
    REVIEW = "Look at what the check held back or found"
    ALLOW = "Say which contacts are services’ own"


@dataclass(frozen=True, slots=True)
class Grant:
    """One cell of the table."""

    scope: Scope
    effect: Effect


M, F, C, SP, B, SE, A, OBSERVER, L = Role
OWN = Grant(Scope.OWN, Effect.DO)
OWN_PROPOSE = Grant(Scope.OWN, Effect.PROPOSE)
OWN_ASSIST = Grant(Scope.OWN, Effect.ASSIST)
OWN_ADVISE = Grant(Scope.OWN, Effect.ADVISE)
QUEUE = Grant(Scope.QUEUE, Effect.DO)
QUEUE_PROPOSE = Grant(Scope.QUEUE, Effect.PROPOSE)
QUEUE_ADVISE = Grant(Scope.QUEUE, Effect.ADVISE)
NAMED = Grant(Scope.NAMED, Effect.DO)

# A co-chair or facilitator decides only where the forum's rule set names the role, and a
# facilitator refers only where the forum has no co-chair, and opens a consultation only where
# nobody else may: permissions.py adds those conditions.
TABLE: dict[Ability, dict[Role, Grant]] = {
    Ability.READ: dict.fromkeys((M, F, C, SP, B, SE, L), OWN),
    Ability.POST: dict.fromkeys((M, F, C, SP, B, SE, L), OWN),
    Ability.RAISE: dict.fromkeys((M, F, C, SP, L), OWN),
    Ability.ENDORSE: dict.fromkeys((M, F, C, SP, L), OWN),
    Ability.BRIEF: {F: OWN, C: OWN, B: OWN_ASSIST, SE: OWN_ASSIST, L: OWN_ASSIST},
    Ability.TELL: {L: OWN, F: OWN_ASSIST},
    Ability.SUBMIT: dict.fromkeys((F, C), OWN),
    Ability.DIVERT: dict.fromkeys((F, C), OWN),
    Ability.ACT_LOCALLY: dict.fromkeys((F, C), OWN),
    Ability.WITHDRAW: {F: OWN},
    Ability.OBJECT: dict.fromkeys((F, C), OWN),
    Ability.APPEAL: dict.fromkeys((F, C), OWN),
    Ability.PAUSE: dict.fromkeys((F, C), OWN),
    Ability.COVER: dict.fromkeys((F, C, SP, SE), OWN),
    # Who started a discussion does these for it, too: threads/permissions.py adds that.
    **dict.fromkeys((Ability.CARE, Ability.MASK, Ability.LIMIT), dict.fromkeys((F, C), OWN)),
    Ability.ASK_MASK: dict.fromkeys((M, F, C, SP, B, SE, L), OWN),
    Ability.BELONG: dict.fromkeys((M, F, C, SP, B, SE, L), OWN),
    Ability.KEEP_COMMUNITIES: dict.fromkeys((F, C), OWN),
    Ability.JOIN: {F: OWN},
    Ability.ACKNOWLEDGE: dict.fromkeys((F, C, SE), QUEUE),
    Ability.CLARIFY: dict.fromkeys((F, C, SE), QUEUE),
    Ability.MERGE: dict.fromkeys((F, C, SE), QUEUE),
    Ability.RETURN: dict.fromkeys((F, C), QUEUE),
    Ability.REFER: {C: QUEUE, F: QUEUE, SE: QUEUE_PROPOSE},
    Ability.FORWARD: dict.fromkeys((F, C, SE), QUEUE),
    Ability.DECIDE: {C: QUEUE, F: QUEUE, SE: QUEUE_PROPOSE, SP: QUEUE_ADVISE, L: QUEUE_ADVISE},
    Ability.CASCADE: dict.fromkeys((F, SE), QUEUE),
    Ability.PROGRESS: dict.fromkeys((M, F, C, SP, B, SE, L), NAMED),
    Ability.CHECK: {F: OWN, M: OWN_ADVISE, L: OWN_ADVISE},
    Ability.REOPEN: {F: OWN},
    Ability.CONSULT: dict.fromkeys((F, C, SP, B, SE), OWN),
    Ability.ANSWER: dict.fromkeys((M, F, C, SP, B, SE, L), OWN),
    Ability.READ_ANSWERS: {A: NAMED},
    Ability.DIRECT: {C: OWN, SP: OWN, SE: OWN_PROPOSE},
    Ability.DRAFT_DIRECTIVE: dict.fromkeys((M, F, C, SP, B, SE, L), NAMED),
    Ability.OPEN_REFLECTION: dict.fromkeys((F, C, SE), OWN),
    Ability.REFLECT: dict.fromkeys((M, F, C, SP, B, SE, L), OWN),
    Ability.FEED_BACK: {F: OWN, C: OWN, M: OWN_ADVISE, L: OWN_ADVISE},
    Ability.SYNTHESISE: dict.fromkeys((A, SE), OWN),
    Ability.RECEIVE: dict.fromkeys((M, F, C, SP, B, SE, L), OWN),
    Ability.READ_RECEIPTS: dict.fromkeys((F, C), OWN),
    Ability.REVIEW: dict.fromkeys((F, C, SE), OWN),
    Ability.ALLOW: dict.fromkeys((F, C, SE), OWN),
    Ability.HEALTH: {
        **dict.fromkeys((M, F, B, L), OWN),
        **dict.fromkeys((C, SE), Grant(Scope.BELOW, Effect.DO)),
        SP: Grant(Scope.SITE, Effect.DO),
        A: Grant(Scope.TOTALS, Effect.DO),
    },
}


def grant(ability: Ability, role: Role) -> Grant | None:
    """Return what the table gives this role for this ability."""
    return TABLE[ability].get(role)


@cache
def roles_that(ability: Ability, *effects: Effect) -> frozenset[Role]:
    """Return the roles that have this ability, to one of these effects (`do` if none is named)."""
    wanted = effects or (Effect.DO,)
    return frozenset(role for role, cell in TABLE[ability].items() if cell.effect in wanted)
