"""Draft a directive, and go on drafting it: each saving is a new version of the text."""

from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.errors import Invalid, Unlawful, require
from cop.feedback.models import Issue
from cop.feedback.operations.briefs import checked
from cop.feedback.operations.handling import check_future
from cop.feedback.permissions import visible_issues
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.permissions import visible_forums
from cop.forums.tiers import Ability, Effect
from cop.forums.working_days import local_day
from cop.guidance.cases import case_of
from cop.guidance.models import Directive, DirectiveSection, DirectiveTarget
from cop.guidance.operations.beginning import begin
from cop.guidance.permissions import can_draft, can_edit_draft, can_replace
from cop.guidance.record import lock, move
from cop.guidance.sections import LONGEST, sections_of
from cop.guidance.states import Action, State
from cop.site.operations import mark, next_number, refuse_marked_text
from cop.threads.markdown import render
from cop.threads.operations import checked_title

PREFIX = "DIR"
MOST_PROMPTS = 12


@dataclass(frozen=True, slots=True)
class DraftText:
    """What a draft says: the text with a heading before each section, and whom it asks what."""

    title: str
    body: str
    reflection_id: int | None
    targets: frozenset[int] = frozenset()
    prompts: list[str] = field(default_factory=list)
    must_read: bool = False
    review_on: date | None = None
    related_issues: list[str] = field(default_factory=list)
    drafter_id: int | None = None
    marking: str = ""


def create_draft(
    session: Session,
    forum: Forum,
    text: DraftText,
    *,
    by: Person,
    now: datetime,
    replaces: Directive | None = None,
    note: str = "",
) -> Directive:
    """Begin a directive, or the next version of one."""
    require(can_draft(by, forum))
    edition = _check_replaces(session, replaces, by) if replaces else 1
    directive = Directive(
        reference=f"{PREFIX}-{next_number(session, 'directive'):02d}",
        title=checked_title(text.title),
        forum_id=forum.id,
        reflection_forum_id=_reflection(session, text),
        edition=edition,
        replaces_id=replaces.id if replaces else None,
        prompts=[],
        related_issues=[],
        created_at=now,
        moved_at=now,
    )
    mark(session, directive, text.marking)
    session.add(directive)
    session.flush()
    _write(session, directive, forum, text, by=by, now=now)
    note = checked(note, "note")
    move(session, directive, Action.DRAFT, by=by, now=now, forum_id=forum.id, note=note)
    return directive


def edit_draft(
    session: Session,
    directive: Directive,
    text: DraftText,
    *,
    by: Person,
    now: datetime,
    version: int | None = None,
) -> None:
    """Write the next version of the text; what was confirmed of the last one is void."""
    case = begin(session, directive, can_edit_draft, None, by=by, version=version)
    if case.state is not State.DRAFT:
        raise Unlawful(
            f"{directive.reference} has been issued, so its text stays. Draft a newer version."
        )
    directive.title = checked_title(text.title)
    mark(session, directive, text.marking)
    directive.reflection_forum_id = _reflection(session, text)
    _write(session, directive, case.forum, text, by=by, now=now)
    directive.version += 1
    session.flush()


def _write(
    session: Session,
    directive: Directive,
    forum: Forum,
    text: DraftText,
    *,
    by: Person,
    now: datetime,
) -> None:
    """Write what the draft says under the next number of its text."""
    check_future(text.review_on, local_day(now, forum.timezone), "review_on")
    refuse_marked_text(session, directive.title, "title")
    directive.must_read = text.must_read
    directive.review_on = text.review_on
    directive.prompts = _prompts(text.prompts)
    directive.related_issues = _references(session, directive, text.related_issues, by)
    if by.may(Ability.DIRECT, forum.id, Effect.DO, Effect.PROPOSE):
        directive.drafter_id = _drafter(session, text.drafter_id)
    directive.text_version += 1
    _write_sections(session, directive, text.body)
    _choose_targets(session, directive, text.targets, by)


def _write_sections(session: Session, directive: Directive, body: str) -> None:
    refuse_marked_text(session, body, "body")
    sections = sections_of(checked(body, "body", LONGEST))
    session.add_all(
        DirectiveSection(
            directive_id=directive.id,
            text_version=directive.text_version,
            number=number,
            heading=checked(section.heading, "body"),
            text=checked(section.text, "body", LONGEST),
            html=render(section.text),
        )
        for number, section in enumerate(sections, start=1)
    )
    session.flush()


def _choose_targets(
    session: Session, directive: Directive, chosen: frozenset[int], by: Person
) -> None:
    """Ask these forums, and go on asking those that this person can’t know of."""
    there = set(
        session.scalars(select(Forum.id).where(visible_forums(by), Forum.status != "archived"))
    )
    if not chosen <= there - {directive.forum_id}:
        raise Invalid("Choose from the forums that are listed.", "targets")
    visible = select(Forum.id).where(visible_forums(by))
    session.execute(
        delete(DirectiveTarget).where(
            DirectiveTarget.directive_id == directive.id,
            DirectiveTarget.forum_id.in_(visible),
            DirectiveTarget.forum_id.not_in(chosen),
        )
    )
    asked = select(DirectiveTarget.forum_id).where(DirectiveTarget.directive_id == directive.id)
    before = set(session.scalars(asked))
    session.add_all(
        DirectiveTarget(directive_id=directive.id, forum_id=forum_id)
        for forum_id in sorted(chosen - before)
    )
    session.flush()


def _reflection(session: Session, text: DraftText) -> int:
    """Return the forum that reflects on it first: one that everybody may know of."""
    found = session.scalar(
        select(Forum.id).where(
            Forum.id == text.reflection_id,
            Forum.visibility != "restricted",
            Forum.status != "archived",
        )
    )
    if found is None:
        raise Invalid("Choose the forum that reflects on it first.", "reflection")
    return found


def _drafter(session: Session, drafter_id: int | None) -> int | None:
    if drafter_id is not None and session.get(User, drafter_id) is None:
        raise Invalid("Choose somebody who is listed.", "drafter")
    return drafter_id


def _prompts(prompts: list[str]) -> list[str]:
    if len(prompts) > MOST_PROMPTS:
        raise Invalid(f"Ask fewer questions: {MOST_PROMPTS} fit.", "prompts")
    return [checked(prompt, "prompts", 300) for prompt in prompts]


def _references(session: Session, directive: Directive, named: list[str], by: Person) -> list[str]:
    """Return the issues that it answers: those named, and those that this person can’t see."""
    found = list(dict.fromkeys(reference.strip().upper() for reference in named))
    if len(found) > MOST_PROMPTS or any(len(reference) > 24 for reference in found):
        raise Invalid("Name a few issues by their references, such as ISS-12.", "related_issues")
    before = directive.related_issues
    there = select(Issue.reference).where(Issue.reference.in_([*found, *before]))
    seen = set(session.scalars(there.where(visible_issues(by))))
    unknown = [reference for reference in found if reference not in seen]
    if unknown:
        raise Invalid(
            f"There is no {' or '.join(unknown)} among the issues you can see. "
            "Name issues by their references, such as ISS-12.",
            "related_issues",
        )
    unseen = set(session.scalars(there)) - seen
    return found + [reference for reference in before if reference in unseen]


def _check_replaces(session: Session, replaces: Directive, by: Person) -> int:
    """Return the number of the version that follows this one, or raise if one does already."""
    lock(session, replaces)
    case = case_of(session, replaces)
    require(can_replace(by, case))
    if case.state is State.DRAFT:
        raise Unlawful(f"{replaces.reference} is a draft still. Change it as it is.")
    begun = session.scalar(select(Directive.reference).where(Directive.replaces_id == replaces.id))
    if begun is not None:
        raise Unlawful("A newer version is being drafted already.")
    return replaces.edition + 1
