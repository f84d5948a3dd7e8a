"""Notices as lists print them."""

from collections.abc import Sequence
from dataclasses import dataclass

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
    """Return the notices as a feed prints them."""
    return [
        NoticeRow(
            href=notice_url(n.id),
            icon=n.icon,
            tier=n.tier,
            text=n.text,
            title=n.title,
            when=wall.ago(n.at),
            when_iso=n.at.isoformat(timespec="seconds"),
            new=n.read_at is None,
        )
        for n in notices
    ]
