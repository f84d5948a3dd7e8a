"""Load a jurisdiction's demo: its people first, then its history in the order it happened."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.accounts.models import Organisation, User
from cop.consultations.models import Consultation, Response
from cop.database import Base, begin_write
from cop.demo.asking import consultation_scenes
from cop.demo.catching_up import catch_up
from cop.demo.directives import directive_scenes
from cop.demo.discussions import discussion_scenes
from cop.demo.history import play
from cop.demo.issues import issue_scenes, number_of
from cop.demo.later import left_for_later
from cop.demo.links import Links
from cop.demo.network_acts import aside_scenes
from cop.demo.people import load_people
from cop.demo.reader import DemoError, DemoSet, read_demo
from cop.demo.stage import Scene, Stage
from cop.demo.verifying import verify
from cop.feedback.models import Issue, Step
from cop.forums.models import Membership
from cop.guidance.models import Directive
from cop.insights.operations import count_moved
from cop.notifications.models import Notice
from cop.site.operations import start_numbers_at
from cop.site.queries import SiteFacts, read_site
from cop.threads.models import Post, Reaction, Thread

COUNTED: Mapping[str, type[Base]] = {
    "organisations": Organisation,
    "people": User,
    "memberships": Membership,
    "threads": Thread,
    "posts": Post,
    "reactions": Reaction,
    "issues": Issue,
    "steps": Step,
    "consultations": Consultation,
    "responses": Response,
    "directives": Directive,
    "notices": Notice,
}


@dataclass(frozen=True, slots=True)
class LoadedDemo:
    """How much was loaded of what, and what was not, by name and count."""

    jurisdiction: str
    counts: dict[str, int]
    left_for_later: dict[str, int]


def load_demo(
    session: Session, jurisdiction: str, *, now: datetime, password: str | None
) -> LoadedDemo:
    """Play the demo's history onto a site of its preset, up to now; the caller commits.

    Personas can be signed in to with the password; with None nobody can, but by the demo's page.
    Raises DemoError if there is no such site, or a demo in it, or if the history comes out
    otherwise than the content states."""
    return load_set(session, read_demo(jurisdiction), now=now, password=password)


def load_set(session: Session, demo: DemoSet, *, now: datetime, password: str | None) -> LoadedDemo:
    """Do so with content that has been read."""
    begin_write(session)
    stage = Stage(session, _site_for(session, demo), now)
    load_people(stage, demo, password)
    _play_history(stage, demo)
    catch_up(stage)
    verify(stage, list(demo.issues), demo.consultations, demo.directives)
    while count_moved(session, now):  # so that loop health has its numbers before any worker runs
        pass
    return LoadedDemo(demo.jurisdiction, _counts(session), left_for_later(demo))


def demo_loaded(session: Session) -> bool:
    """Say whether a demo was loaded here: only a demo brings personas."""
    return session.scalar(select(User.id).where(User.persona.is_not(None)).limit(1)) is not None


def _site_for(session: Session, demo: DemoSet) -> SiteFacts:
    site = read_site(session)
    if site is None or site.preset != demo.preset:
        raise DemoError(f"the demo {demo.jurisdiction!r} needs a site of preset {demo.preset!r}")
    if demo_loaded(session):
        raise DemoError("this site has a demo already")
    return site


def _play_history(stage: Stage, demo: DemoSet) -> None:
    links = Links.of(list(demo.issues))
    with nothing_archived(stage):
        scenes = scenes_of(stage, demo)
        play(stage.session, scenes, lambda at: links.make(stage, at), until=stage.now)
    links.check_all_made()
    # Issues are raised in the order of their days: the next number comes after all of theirs.
    last = max((number_of(issue.reference) for issue in demo.issues), default=0)
    start_numbers_at(stage.session, "issue", last)


def scenes_of(stage: Stage, demo: DemoSet) -> list[Scene]:
    """Return everything that somebody does in the demo, each with its moment."""
    issues = list(demo.issues)
    return [
        *discussion_scenes(stage, demo.threads),
        *issue_scenes(stage, issues),
        *aside_scenes(stage, issues),
        *consultation_scenes(stage, demo.consultations),
        *directive_scenes(stage, demo.directives),
    ]


@contextmanager
def nothing_archived(stage: Stage) -> Iterator[None]:
    """Forums that are archived today were not when their history happened."""
    archived = [forum for forum in stage.forums.values() if forum.status == "archived"]
    for forum in archived:
        forum.status = "active"
    yield
    for forum in archived:
        forum.status = "archived"


def _counts(session: Session) -> dict[str, int]:
    return {
        name: session.scalar(select(func.count()).select_from(model)) or 0
        for name, model in COUNTED.items()
    }
