"""Notices as lists print them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from cop.notifications.models import Notice
from cop.notifications.urls import notice_url
from cop.wall import Wall


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One line of a feed."""

    href: str
    icon: str
    tier: str
    text: str
    title: str
    when: str
    when_iso: str
    new: bool


def notice_rows(notices: Sequence[Notice], wall: Wall) -> list[NoticeRow]:
    """Return the notices as a feed prints them; the same said several times running is one line."""
    runs = [list(run) for _, run in groupby(notices, key=lambda n: (n.text, n.title))]
    return [_row(run, wall) for run in runs]


def _row(run: Sequence[Notice], wall: Wall) -> NoticeRow:
    newest, oldest_new = run[0], next((n for n in reversed(run) if n.read_at is None), run[0])
    return NoticeRow(
        href=notice_url(oldest_new.id),
        icon=newest.icon,
        tier=newest.tier,
        text=newest.text
        if len(run) == 1
        else newest.text.replace("A reply", f"{len(run)} replies", 1),
        title=newest.title,
        when=wall.ago(newest.at),
        when_iso=newest.at.isoformat(timespec="seconds"),
        new=any(n.read_at is None for n in run),
    )
