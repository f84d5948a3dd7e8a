"""What a notice says of an answer on its way back: unopened, unchecked, reported on, reviewed."""

from datetime import date

from cop.activity.models import Event
from cop.feedback.models import Issue
from cop.feedback.urls import issue_action_url, issue_url
from cop.forums.models import Forum
from cop.notifications.operations import Message
from cop.threads.urls import post_url

KINDS: dict[str, tuple[str, str]] = {
    "issue.answered": ("down", "The answer to what your network raised:"),
    "issue.unopened": ("eye", "Nobody in {forum} has opened the answer yet. Tell them it’s there:"),
    "issue.check_due": ("loop", "Did it fix it in {forum}? Tell the people who decided:"),
    "issue.check_silent": ("clock", "{forum} hasn’t said yet whether it worked, by {answer_by}:"),
    "issue.review_due": ("calendar", "Today {forum} looks again at its answer:"),
    "issue.progress_due": ("pencil", "Tell the networks how far it is:"),
    "issue.action_given": ("flag", "You answer for a part of what {forum} decided:"),
    "issue.action_dropped": ("x", "Taken off: your part of what {forum} decided:"),
    "issue.reported": ("chat", "{forum} tells how it goes:"),
}
ON_ITS_PAGE = {
    "issue.check_due": "fixed",
    "issue.check_silent": "fixed",
    "issue.review_due": "decision",
    "issue.reported": "progress",
    "issue.action_given": "progress",
    "issue.action_dropped": "progress",
}


def coming_back(event: Event, issue: Issue, forum: Forum) -> Message:
    """Return what to say of one of these events."""
    icon, sentence = KINDS[event.kind]
    text = sentence.format(forum=forum.name, answer_by=_day(event.data.get("answer_by")))
    title = f"{issue.reference} {issue.title}"
    return Message(icon, forum.tier, text, title, _address(event, issue, forum))


def _address(event: Event, issue: Issue, forum: Forum) -> str:
    if "thread" in event.data:
        return post_url(forum.tier, forum.slug, event.data["thread"], event.data["number"])
    if event.kind == "issue.progress_due":
        return issue_action_url(issue.reference, "reports")
    return issue_url(issue.reference, ON_ITS_PAGE[event.kind])


def _day(raw: str | None) -> str:
    day = date.fromisoformat(raw) if raw else None
    return f"{day:%A} {day.day} {day:%B}" if day else ""
