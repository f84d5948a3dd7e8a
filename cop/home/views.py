"""Home: what happened to what you raised, what is new, your networks, what you are asked."""

from collections.abc import Sequence

from flask import Blueprint, render_template

from cop.accounts.faces import face
from cop.accounts.kept_text import list_kept, open_kept
from cop.consultations.queries import latest_did, open_for
from cop.extensions import db
from cop.feedback.owed import Owed, asked_about, owed_by
from cop.feedback.queries import (
    IssueLine,
    Waiting,
    answers_of,
    issues_of_person,
    steps_of,
    waiting_for,
)
from cop.feedback.states import ENDED, State
from cop.forums.tiers import DECIDING, Ability
from cop.guidance.queries import answers_due_from, must_reads_for
from cop.home.cards import LoopCard, loop_card
from cop.home.unposted import called, what_it_is
from cop.notifications.queries import asks_no_more, list_notices
from cop.notifications.rows import NoticeRow, notice_rows
from cop.redaction.queries import waiting_to_look
from cop.screening.hotlines import hotlines_of
from cop.screening.permissions import can_set_rules
from cop.screening.queries import own_held, settings_of, waiting_to_rule
from cop.tiers.pages import kind_labels
from cop.visitors import config, me, my_forums, now, signed_in_only, site, today, wall
from cop.web import Page

bp = Blueprint("home", __name__)
bp.before_request(signed_in_only)

CARDS = 3
NEWS = 5
NOTICES = 20  # several replies in one discussion are one line


@bp.get("/")
def show_home() -> Page:
    """Show Home."""
    lines = issues_of_person(db.session(), me(), CARDS + 1)
    cards = _cards(lines[:CARDS])
    waiting = waiting_for(db.session(), my_inboxes(), today())
    owed = owed_by(db.session(), me())
    notices = list_notices(db.session(), me(), limit=NOTICES)
    over = asks_no_more(db.session(), me(), notices)
    news = notice_rows(notices[:NOTICES], wall(), over)
    return render_template(
        "home/show.html",
        greeting=greeting(),
        lede=lede(cards, waiting, owed) or rest(cards, news),
        waiting=waiting,
        owed=owed,
        kept=[
            (text, called(what_it_is(text.path, my_forums()), open_kept(config().secret_key, text)))
            for text in list_kept(db.session(), me().id)
        ],
        own_held=own_held(db.session(), me()),
        held=waiting_to_rule(db.session(), me()),
        found=waiting_to_look(db.session(), me()),
        today=wall().long_day(now()),
        cards=cards,
        more_cards=len(lines) > CARDS,
        news=news[:NEWS],
        more_news=len(news) > NEWS or len(notices) > NOTICES,
        forums=my_forums(),
        raises=raises(),
        looks_after_accounts=me().administrator,
        check=_check() if can_set_rules(me()) else None,
        kinds=kind_labels(),
        must_reads=must_reads_for(db.session(), me()),
        answers_due=answers_due_from(db.session(), me()),
        asked=open_for(db.session(), me(), now()),
        did=latest_did(db.session(), me()),
        wall=wall(),
    )


def _check() -> tuple[int, int]:
    """Return how many numbers to ring nobody has checked, and how many rules are off."""
    facts = site()
    settings = facts.settings if facts else {}
    unverified = sum(not line.verified for line in hotlines_of(settings))
    return unverified, len(settings_of(settings).get("off", ()))


def greeting() -> str:
    """Return a greeting that fits the hour where the site is."""
    hour = int(wall().time(now()).split(":")[0]) % 12
    morning = wall().time(now()).endswith("am")
    later = "Good afternoon" if hour < 5 else "Good evening"
    words = "Good morning" if morning else later
    return f"{words}, {face(me().id, me().name).first_name}"


def my_inboxes() -> list[int]:
    """Return the forums whose inbox of issues this person works on."""
    works = me().forums_where(Ability.ACKNOWLEDGE)
    return [f.id for f in my_forums() if f.id in works and f.tier in DECIDING]


def lede(cards: Sequence[LoopCard], waiting: Sequence[Waiting], owed: Sequence[Owed]) -> str:
    """Return one sentence on what came back to this person or waits for them, if anything does."""
    return _came_back(cards) or _waits(waiting, owed)


def rest(cards: Sequence[LoopCard], news: Sequence[NoticeRow]) -> str:
    """Return one sentence where nothing came back and nothing waits by its date."""
    if any(row.new for row in news):
        return "Something is new for you: it stands below."
    return _nothing_new(cards)


def _came_back(cards: Sequence[LoopCard]) -> str:
    asked = sum(card.needs_me for card in cards)
    if asked == 1:
        return "A network of yours is asked whether an answer worked."
    if asked:
        return f"Your networks are asked about {asked} answers: did they work?"
    back = sum(card.is_news for card in cards)
    if back == 1:
        return "One of your issues came back with an answer."
    if back:
        return "Issues of yours came back with answers."
    returned = any(card.state is State.RETURNED for card in cards)
    return "One of your issues came back with a reason." if returned else ""


def _waits(waiting: Sequence[Waiting], owed: Sequence[Owed]) -> str:
    count = sum(forum.issues for forum in waiting)
    if count:
        return (
            "One issue waits for an answer." if count == 1 else f"{count} issues wait for answers."
        )
    if len(owed) == 1:
        return "One thing is yours to do."
    return f"{len(owed)} things are yours to do." if owed else ""


def _nothing_new(cards: Sequence[LoopCard]) -> str:
    if me().administrator:
        return "You look after accounts and the check. What forums write is read by their members."
    if not me().is_member:
        return "Forums, issues and answers are read by their members."
    if any(card.state not in ENDED for card in cards):
        return "Something of yours is on its way. Each step stands below."
    if cards:
        return "Nothing of yours is on its way now. How it ended stands below."
    if not raises():
        return "Nothing waits for you. What comes up to your forum, you find here."
    return "Nothing of yours is on its way. When something is bigger than your network, raise it."


def raises() -> bool:
    """Say whether this person could raise anything: who raises for a forum with one above it."""
    may = me().forums_where(Ability.RAISE)
    return any(forum.has_parent and forum.id in may for forum in my_forums())


def _cards(lines: Sequence[IssueLine]) -> list[LoopCard]:
    ids = [line.id for line in lines]
    steps = steps_of(db.session(), ids) if ids else {}
    answers = answers_of(db.session(), ids, me()) if ids else {}
    asked = asked_about(db.session(), _in_check(lines), me())
    return [
        loop_card(
            line,
            steps.get(line.id, []),
            answers.get(line.id, ""),
            wall(),
            asked=line.id in asked,
            waits=asked.get(line.id, False),
        )
        for line in lines
    ]


def _in_check(lines: Sequence[IssueLine]) -> list[int]:
    return [line.id for line in lines if line.state is State.LOCAL_CHECK]
