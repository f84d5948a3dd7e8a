"""What a notice says, in the words of the page it leads to."""

from datetime import date

from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.activity.models import Event
from cop.consultations.models import Consultation
from cop.consultations.urls import consultation_url
from cop.feedback.models import Issue
from cop.feedback.operations.chasing import CO_CHAIRS, SPONSOR
from cop.feedback.states import Action, Closure
from cop.feedback.urls import issue_action_url, issue_url
from cop.feedback.words import CLOSURE_WORDS
from cop.forums.models import Forum
from cop.notifications.coming_back import KINDS, coming_back
from cop.notifications.directives import message_for_directive
from cop.notifications.operations import Message
from cop.screening.urls import held_url
from cop.threads.models import Thread
from cop.threads.urls import masks_url, post_url, thread_url

# Who holds it up is not named: the next one up is told that it waits.
BESIDES = {
    "issue.overdue": ("alert", "Past its date, with {forum}{who_knows}:"),
    "issue.paused": ("clock", "{forum}: the clock stands still for"),
    "issue.resumed": ("clock", "{forum}: the clock runs again for"),
    "issue.handed_over": ("people", "{forum}: somebody else looks after"),
    "issue.left": ("x", "{forum} no longer stands behind"),
    "issue.withdrawal_asked": ("x", "{forum}: withdraw it? It needs your yes:"),
}

# The check's own; the forum's name follows as the link.
SCREEN = {
    "screen.held": ("shield", "A text was held back and waits for you to look at it:"),
    "screen.ruled": ("shield", "Somebody looked at the text that was held back:"),
    "screen.taken_back": ("shield", "Your text has to be looked at again before it is posted:"),
    "screen.masked": ("shield", "Something in what you wrote was masked. Read it:"),
    "screen.at_risk": (
        "alert",
        "Somebody wrote of a child at risk, and says none is now. Read it:",
    ),
}
RISK_IN_ANSWER = (
    "Somebody answering a consultation wrote of a child at risk, and says none is now. "
    "Only its named analysts can read answers, once they are sent:"
)
FOUND = "The check found {} in what stands here already. Look at {}:"
MASKS = {"thread.mask_asked", "thread.mask_answered"}

WHO_KNOWS = {CO_CHAIRS: "; the co-chairs have been told", SPONSOR: "; the sponsor has been told"}

NEEDS_YES = "a decision is proposed and needs your yes:"
# What such a notice says once the proposal is decided, replaced, or confirmed by its reader.
NEEDS_NOTHING = "a decision was proposed. It needs no more from you:"

# What happened, then the forum where it happened; the issue's title follows as the link.
MOVED: dict[Action, tuple[str, str]] = {
    Action.DIVERT: ("shield", "{forum} took it off the forum. Where it belongs:"),
    Action.ACT_LOCALLY: ("pencil", "{forum} is trying something itself:"),
    Action.ANSWER: ("chat", "{forum} answered the question about"),
    Action.APPEAL: ("up", "{forum} appealed against the return of"),
    Action.OBJECT: ("merge", "{forum}: it isn’t the same, and goes on by itself:"),
    Action.RAISE: ("up", "Raised in {forum}:"),
    Action.ENDORSE: ("people", "{forum}: enough people stand behind"),
    Action.SUBMIT: ("up", "With {forum} now:"),
    Action.ACKNOWLEDGE: ("check", "{forum} has received"),
    Action.CLARIFY: ("question", "{forum} asks a question about"),
    Action.MERGE: ("merge", "{forum} joined it with another issue:"),
    Action.RETURN: ("undo", "{forum} returned"),
    Action.REFER: ("up", "{forum} is raising it further:"),
    Action.DECIDE: ("gavel", "{forum} has decided. The answer is on its way:"),
    Action.START: ("pencil", "The work has begun:"),
    Action.ASK: ("loop", "Did it fix it?"),
    Action.CLOSE: ("tick", "{closure}:"),
    Action.REOPEN: ("undo", "Reopened, with {forum}:"),
    Action.REVISIT: ("clock", "{forum} takes it up again:"),
    Action.WITHDRAW: ("x", "Withdrawn:"),
}


def message_for(session: Session, event: Event) -> Message | None:
    """Return what to say of this event, or None where nothing is said."""
    forum = session.get(Forum, event.forum_id) if event.forum_id else None
    if event.subject == "thread" and forum is not None:
        return _reply(session, event, forum)
    if event.subject == "issue" and forum is not None:
        return _issue(session, event, forum)
    if event.kind == "screen.found":
        return _found(event, forum)
    if event.kind in SCREEN and forum is not None:
        return _screen(session, event, forum)
    if event.subject == "directive" and forum is not None:
        return message_for_directive(session, event, forum)
    if event.kind == "screen.at_risk_answer":
        return _risk_in_answer(session, event)
    if event.kind == "consultation.opened":
        return _consultation(session, event, forum)
    return None


def _reply(session: Session, event: Event, forum: Forum) -> Message:
    thread = session.get_one(Thread, event.subject_id)
    if event.kind in MASKS:
        return _mask(event, forum, thread)
    return Message(
        icon="chat",
        tier=forum.tier,
        text=f"A reply in {forum.name}:",
        title=thread.title,
        href=post_url(forum.tier, forum.slug, thread.id, event.data["number"]),
    )


def _mask(event: Event, forum: Forum, thread: Thread) -> Message:
    """Say that somebody asked, or what became of it; the name itself is in no notice."""
    here = thread_url(forum.tier, forum.slug, thread.id)
    masks = masks_url(forum.tier, forum.slug, thread.id)
    if event.kind == "thread.mask_asked":
        due = date.fromisoformat(event.data["due"])
        text = f"{forum.name}: mask a name by {due.day} {due:%B}. Somebody asked in:"
        return Message("shield", forum.tier, text, thread.title, masks)
    if event.data["masked"]:
        text = f"{forum.name}: the name you asked about is masked in:"
        return Message("shield", forum.tier, text, thread.title, here)
    text = f"{forum.name}: the name you asked about stays as it is. Read why:"
    return Message("shield", forum.tier, text, thread.title, masks)


def _issue(session: Session, event: Event, forum: Forum) -> Message | None:
    issue = session.get_one(Issue, event.subject_id)
    title = f"{issue.reference} {issue.title}"
    if event.kind in KINDS:
        return coming_back(event, issue, forum)
    if event.kind == "issue.proposed":
        text = f"{forum.name}: {NEEDS_YES}"
        return Message("gavel", forum.tier, text, title, issue_action_url(issue.reference, "card"))
    if event.kind in BESIDES:
        icon, sentence = BESIDES[event.kind]
        who_knows = WHO_KNOWS.get(event.data.get("level", 0), "")
        text = sentence.format(forum=forum.name, who_knows=who_knows)
        return Message(icon, forum.tier, text, title, issue_url(issue.reference))
    if event.kind == "issue.author":
        text = "You are asked to help write the brief:"
        return Message("pencil", forum.tier, text, title, issue_url(issue.reference, "brief"))
    if event.kind == "issue.conflict":
        text = f"{forum.name}: somebody who decides stands aside from"
        return Message("people", forum.tier, text, title, issue_url(issue.reference))
    icon, sentence = MOVED.get(Action(event.data["action"]), ("loop", "{forum}:"))
    closure = CLOSURE_WORDS[Closure(issue.closure)] if issue.closure else "Closed"
    text = sentence.format(forum=forum.name, closure=closure)
    return Message(icon, forum.tier, text, title, issue_url(issue.reference))


def _screen(session: Session, event: Event, forum: Forum) -> Message:
    """Say that the screen held something back, or was told of; no word of what was written."""
    icon, text = SCREEN[event.kind]
    if event.subject == "forum":  # where it was written, which may be below those who hear of it
        forum = session.get_one(Forum, event.subject_id)
    if event.data.get("closed"):
        who = session.get(User, event.by_id) if event.by_id else None
        text = f"{who.name if who else 'Somebody'} wrote of a child at risk where you don’t read, "
        text += "and says none is now. Ask them:"
    href = event.data.get("href") or held_url(forum.tier, forum.slug, event.subject_id)
    return Message(icon, forum.tier, text, forum.name, href)


def _risk_in_answer(session: Session, event: Event) -> Message:
    """Say in which consultation, and who could read it; nothing of whose answer it is."""
    consultation = session.get_one(Consultation, event.subject_id)
    tier = session.get_one(Forum, consultation.forum_id).tier
    href = consultation_url(consultation.key)
    return Message("alert", tier, RISK_IN_ANSWER, consultation.title, href)


def _found(event: Event, forum: Forum | None) -> Message:
    """Say how much was found in words that stand here; nothing of what."""
    count = event.data["count"]
    text = FOUND.format(
        "one thing" if count == 1 else f"{count} things", "it" if count == 1 else "them"
    )
    if forum is None:
        return Message("shield", "statewide", text, "The site’s own pages", "/review/")
    return Message("shield", forum.tier, text, forum.name, f"/{forum.tier}/{forum.slug}/review/")


def _consultation(session: Session, event: Event, forum: Forum | None) -> Message:
    consultation = session.get_one(Consultation, event.subject_id)
    return Message(
        icon="megaphone",
        tier=forum.tier if forum else "statewide",
        text="Have your say:",
        title=consultation.title,
        href=consultation_url(consultation.key),
    )
