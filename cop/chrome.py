"""What stands around every page: navigation made from what is mounted, and the site's own words."""

from dataclasses import dataclass
from typing import Any

from flask import Flask, request
from flask_login import current_user

from cop.accounts.faces import Face, face
from cop.consultations.urls import consultations_url
from cop.feedback.urls import issues_url
from cop.forums.urls import forum_url, tier_url
from cop.site.queries import SiteFacts
from cop.visitors import SignedIn, now, site
from cop.wall import Wall


@dataclass(frozen=True, slots=True)
class NavItem:
    """A link in the navigation."""

    key: str
    href: str
    icon: str
    label: str
    count: int = 0
    count_label: str = ""


@dataclass(frozen=True, slots=True)
class NavForum:
    """A forum in the navigation."""

    href: str
    tier: str
    name: str
    new_count: int


@dataclass(frozen=True, slots=True)
class Chrome:
    """Everything that `base.html` prints around a page."""

    person: Face
    nav: tuple[NavItem, ...]
    tabs: tuple[NavItem, ...]
    forums: tuple[NavForum, ...]
    footer: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    account: tuple[NavItem, ...]
    notices: int
    theme: str
    today: str


@dataclass(frozen=True, slots=True)
class SiteWords:
    """The site's own words on every page."""

    name: str
    short_name: str
    strapline: str
    acknowledgement: str
    hotline_note: str
    loop_text: str
    settings: dict[str, Any]


NO_SITE = SiteWords("CoP", "CoP", "", "", "", "", {})


def register_chrome(app: Flask) -> None:
    """Give every template `site` and `chrome`."""
    app.context_processor(_context)


def _context() -> dict[str, Any]:
    facts = site()
    words = site_words(facts) if facts else NO_SITE
    if not facts or not current_user.is_authenticated:
        return {"site": words, "chrome": None}
    return {"site": words, "chrome": chrome_for(current_user, facts)}


def site_words(facts: SiteFacts) -> SiteWords:
    """Return the words of this site's settings."""
    settings = facts.settings
    return SiteWords(
        name=facts.name,
        short_name=facts.short_name,
        strapline=settings.get("strapline", ""),
        acknowledgement=settings.get("acknowledgement", ""),
        hotline_note=settings.get("hotline_note", ""),
        loop_text=settings.get("loop_text_alternative", ""),
        settings=settings,
    )


def chrome_for(visitor: SignedIn, facts: SiteFacts) -> Chrome:
    """Return what stands around a page for this visitor."""
    return Chrome(
        person=face(visitor.person.id, visitor.person.name),
        nav=NAV,
        tabs=TABS,
        forums=tuple(
            NavForum(forum_url(f.tier, f.slug), f.tier, f.name, f.new_posts)
            for f in visitor.forums
        ),
        footer=FOOTER,
        account=(),
        notices=visitor.unread_notices,
        theme=request.cookies.get("theme", ""),
        today=Wall(facts.timezone, now()).long_day(now()),
    )


HOME = NavItem("home", "/", "home", "Home")
NETWORKS = NavItem("networks", tier_url("regional"), "network", "Networks")
STATEWIDE = NavItem("statewide", tier_url("statewide"), "people", "State-wide")
LEADERS = NavItem("strategic", tier_url("strategic"), "gavel", "Leaders")
ISSUES = NavItem("issues", issues_url(), "loop", "Issues")
CONSULTATIONS = NavItem("consultations", consultations_url(), "megaphone", "Consultations")
HELP = NavItem("help", "/help", "help", "How it works")
NAV = (HOME, NETWORKS, STATEWIDE, LEADERS, ISSUES, CONSULTATIONS, HELP)
TABS = (HOME, NETWORKS, ISSUES, NavItem("consultations", consultations_url(), "megaphone", "Have a say"))
FOOTER = (
    (
        "Forums",
        (
            ("/", "Home"),
            (tier_url("regional"), "Networks"),
            (tier_url("statewide"), "State-wide"),
            (tier_url("strategic"), "Leaders"),
        ),
    ),
    ("Take part", ((issues_url(), "Issues"), (consultations_url(), "Consultations"))),
    ("About", (("/help", "How the loop works"), ("/help#roles", "Who may do what"))),
)
