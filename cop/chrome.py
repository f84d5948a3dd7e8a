"""What stands around every page: navigation made from what is mounted, and the site's own words."""

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from flask import Flask, g, request

from cop.accounts.faces import Face, face
from cop.accounts.urls import kept_url, sign_out_url, theme_url
from cop.consultations.urls import consultation_url, consultations_url
from cop.feedback.urls import (
    alike_url,
    decision_url,
    decisions_url,
    issue_action_url,
    issue_url,
    issues_url,
    my_issues_url,
    public_said_did_url,
    said_did_url,
    triage_url,
)
from cop.forums.tiers import DECIDING, Ability, Tier
from cop.forums.urls import communities_url, forum_url, running_url, tier_url
from cop.guidance.urls import directive_action_url, directive_url, directives_url
from cop.home.unposted import what_it_is
from cop.insights.permissions import may_read_health
from cop.insights.urls import health_url
from cop.notifications.urls import notices_url
from cop.redaction.urls import review_url
from cop.screening.hotlines import all_verified, hotlines_to_ring
from cop.screening.permissions import can_set_rules
from cop.screening.urls import (
    at_risk_url,
    check_url,
    forum_check_url,
    held_url,
    how_checked_url,
)
from cop.site.queries import SiteFacts, kept_site
from cop.threads.urls import care_url, masks_url, new_thread_url, thread_url
from cop.visitors import SignedIn, my_forums, now, site, visitor
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


class NavForum(NamedTuple):
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
    outsider: bool
    forums: tuple[NavForum, ...]
    footer: "Footer"
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
    hotlines_verified: bool
    loop_text: str
    tier_words: dict[str, str]
    settings: dict[str, Any]


ADDRESSES = (
    care_url,
    communities_url,
    masks_url,
    at_risk_url,
    check_url,
    consultation_url,
    directive_action_url,
    directive_url,
    directives_url,
    decision_url,
    decisions_url,
    forum_check_url,
    forum_url,
    health_url,
    held_url,
    kept_url,
    how_checked_url,
    alike_url,
    issue_action_url,
    issue_url,
    issues_url,
    my_issues_url,
    new_thread_url,
    notices_url,
    running_url,
    public_said_did_url,
    review_url,
    said_did_url,
    sign_out_url,
    theme_url,
    thread_url,
    tier_url,
    triage_url,
)
NO_SITE = SiteWords("CoP", "CoP", "", "", "", True, "", {}, {})
Footer = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def register_chrome(app: Flask) -> None:
    """Give every template `site` and `chrome`, and the addresses of things."""
    app.context_processor(_context)
    app.jinja_env.filters["unbroken"] = unbroken
    app.jinja_env.globals["unposted_at"] = lambda path: what_it_is(path, my_forums())
    app.jinja_env.globals.update({builder.__name__: builder for builder in ADDRESSES})


def _context() -> dict[str, Any]:
    broken = "broken" in g  # then the database may be what broke, so it is not asked
    facts = kept_site() if broken else site()
    person = None if broken else visitor()
    words = site_words(facts) if facts else NO_SITE
    chrome = chrome_for(person, words, facts) if person and facts else None
    return {"site": words, "chrome": chrome, "tier_words": words.tier_words}


def unbroken(name: str) -> str:
    """Return a name with hyphens at which a heading is not broken, as in “State-wide”."""
    return name.replace("-", "\N{NON-BREAKING HYPHEN}")


def site_words(facts: SiteFacts) -> SiteWords:
    """Return the words of this site's settings."""
    settings = facts.settings
    return SiteWords(
        name=facts.name,
        short_name=facts.short_name,
        strapline=settings.get("strapline", ""),
        acknowledgement=settings.get("acknowledgement", ""),
        hotline_note=settings.get("hotline_note", ""),
        hotlines_verified=all_verified(hotlines_to_ring(settings)),
        loop_text=settings.get("loop_text_alternative", ""),
        tier_words={tier["level"]: tier["plural"] for tier in settings.get("tiers", [])},
        settings=settings,
    )


def chrome_for(visitor: SignedIn, words: SiteWords, facts: SiteFacts) -> Chrome:
    """Return what stands around a page for this visitor."""
    tiers = tier_items(words)
    return Chrome(
        person=face(visitor.person.id, visitor.person.name),
        nav=(
            HOME,
            *tiers,
            ISSUES,
            DECISIONS,
            DIRECTIVES,
            CONSULTATIONS,
            *triage_items(visitor),
            *health_items(visitor),
            *check_items(visitor),
            HELP,
        ),
        # The site’s own name of its networks is too long for a phone’s bar.
        outsider=not visitor.person.is_member and not visitor.person.seats,
        tabs=(HOME, replace(tiers[0], label="Networks"), ISSUES, SAY),
        forums=tuple(
            NavForum(forum_url(f.tier, f.slug), f.tier, f.name, f.new_posts) for f in visitor.forums
        ),
        footer=footer_links(
            tiers, (*triage_items(visitor), *health_items(visitor), *check_items(visitor))
        ),
        account=(),
        notices=visitor.unread_notices,
        theme=request.cookies.get("theme", ""),
        today=Wall(facts.timezone, now()).long_day(now()),
    )


HOME = NavItem("home", "/", "home", "Home")
ISSUES = NavItem("issues", issues_url(), "loop", "Issues")
DECISIONS = NavItem("decisions", decisions_url(), "gavel", "Decisions")
CONSULTATIONS = NavItem("consultations", consultations_url(), "megaphone", "Consultations")
DIRECTIVES = NavItem("directives", directives_url(), "book", "Directives")
SAY = NavItem("consultations", consultations_url(), "megaphone", "Have a say")
HEALTH = NavItem("health", health_url(), "chart", "Loop health")
CHECK = NavItem("check", check_url(), "shield", "The check")
HELP = NavItem("help", "/help", "help", "How it works")
ICONS = {Tier.REGIONAL: "network", Tier.STATEWIDE: "people", Tier.STRATEGIC: "gavel"}


def tier_items(words: SiteWords) -> tuple[NavItem, ...]:
    """Return the tiers under the names that this site gives them."""
    return tuple(
        NavItem(tier.value, tier_url(tier), ICONS[tier], words.tier_words.get(tier, tier.value))
        for tier in Tier
    )


def triage_items(visitor: SignedIn) -> tuple[NavItem, ...]:
    """Return the inboxes this person works on; only forums of tiers that decide have one."""
    return tuple(
        NavItem(f"triage-{f.slug}", triage_url(f.tier, f.slug), "decide", f"Triage: {f.name}")
        for f in visitor.forums
        if f.tier in DECIDING and visitor.person.may(Ability.ACKNOWLEDGE, f.id)
    )


def health_items(visitor: SignedIn) -> tuple[NavItem, ...]:
    """Return loop health for who has any to read."""
    return (HEALTH,) if may_read_health(visitor.person) else ()


def check_items(visitor: SignedIn) -> tuple[NavItem, ...]:
    """Return the rules of the check for who sets them."""
    return (CHECK,) if can_set_rules(visitor.person) else ()


def footer_links(tiers: tuple[NavItem, ...], inboxes: tuple[NavItem, ...]) -> Footer:
    """Return the foot of the page, which on a phone is the whole menu."""
    return (
        ("Forums", (("/", "Home"), *((item.href, item.label) for item in tiers))),
        (
            "Take part",
            (
                (issues_url(), "Issues"),
                (decisions_url(), "Decisions"),
                (directives_url(), "Directives"),
                (my_issues_url(), "Where is my issue?"),
                (said_did_url(), "You said, we did"),
                (consultations_url(), "Consultations"),
                (notices_url(), "Notices"),
                *((item.href, item.label) for item in inboxes),
            ),
        ),
        (
            "About",
            (
                ("/help", "How the loop works"),
                (how_checked_url(), "How the check works"),
                ("/help#roles", "Who may do what"),
            ),
        ),
    )
