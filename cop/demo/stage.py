"""Where the demo is played: the database, its calendar, and who and what is there by key."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.consultations.models import Consultation
from cop.demo.reader import DemoError
from cop.demo.timeline import day_after, day_before
from cop.feedback.models import Issue
from cop.forums.calendars import Calendar
from cop.forums.models import Forum
from cop.forums.people import Person, person_of, seats_of
from cop.guidance.models import Directive
from cop.site.queries import SiteFacts
from cop.threads.models import Post, Thread

YEARS = timedelta(days=3 * 365)
# Issues are worked on in the afternoon, after what the calendar does of itself in the morning.
AFTERNOON = time(15)


@dataclass(frozen=True, slots=True)
class Scene:
    """Something that somebody did at a moment."""

    at: datetime
    do: Callable[[datetime], object]
    may_tie: bool = False


@dataclass
class Stage:
    """What every part of the loading reads and fills."""

    session: Session
    site: SiteFacts
    now: datetime
    calendar: Calendar = field(init=False)
    forums: dict[str, Forum] = field(init=False)
    people: dict[str, User] = field(default_factory=dict)
    seats: dict[str, list[tuple[int, str, date]]] = field(default_factory=dict)
    threads: dict[str, Thread] = field(default_factory=dict)
    posts: dict[tuple[str, int], Post] = field(default_factory=dict)
    issues: dict[str, Issue] = field(default_factory=dict)
    consultations: dict[str, Consultation] = field(default_factory=dict)
    directives: dict[str, Directive] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.calendar = Calendar.of(self.site.calendar, self.today - YEARS, self.today + YEARS)
        self.forums = {forum.key: forum for forum in self.session.scalars(select(Forum))}

    @property
    def zone(self) -> ZoneInfo:
        """The site's time zone, in which the content tells its times."""
        return ZoneInfo(self.site.timezone)

    @property
    def today(self) -> date:
        """The day of loading."""
        return self.now.astimezone(self.zone).date()

    def day(self, days_ago: int) -> date:
        """The working day that `days_ago` names."""
        return day_before(self.calendar, self.today, days_ago)

    def day_ahead(self, in_days: int) -> date:
        """The working day that `in_days` names."""
        return day_after(self.calendar, self.today, in_days)

    def moment(self, days_ago: int, clock: time = AFTERNOON) -> datetime:
        """The moment of that day when clocks on the wall show this time; never still to come."""
        at = datetime.combine(self.day(days_ago), clock, self.zone)
        if at > self.now:
            raise DemoError(f"{days_ago} days ago at {clock:%H:%M} is still to come")
        return at

    def by(self, key: str, at: datetime) -> Person:
        """This person with the seats they held at that moment."""
        day = at.astimezone(self.zone).date()
        held = [(forum, role) for forum, role, since in self.seats.get(key, ()) if since <= day]
        return person_of(self.people[key], seats_of(held))


def one_after_another(moments: list[datetime], minutes: int = 3) -> list[datetime]:
    """Return the moments in their order: what would be too early is put off by some minutes."""
    told: list[datetime] = []
    for at in moments:
        earliest = told[-1] + timedelta(minutes=minutes) if told else at
        told.append(max(at, earliest))
    return told
