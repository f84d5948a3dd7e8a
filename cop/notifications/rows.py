"""Notices as lists print them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from cop.notifications.messages import NEEDS_NOTHING, NEEDS_YES
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


def notice_rows(
    notices: Sequence[Notice], wall: Wall, over: Collection[int] = ()
) -> list[NoticeRow]:
    """Return the notices as a feed prints them; the same said several times running is one line.

    `over` are those that ask for a yes which is no longer needed."""

    def said(notice: Notice) -> tuple[str, str]:
        text = notice.text.replace(NEEDS_YES, NEEDS_NOTHING) if notice.id in over else notice.text
        return text, notice.title

    # They are found in the order in which people were told; what is late in the queue is older.
    notices = sorted(notices, key=lambda notice: (notice.at, notice.id), reverse=True)
    runs = [(text, list(run)) for (text, _), run in groupby(notices, key=said)]
    return [_row(text, run, wall) for text, run in runs]


def _row(text: str, run: Sequence[Notice], wall: Wall) -> NoticeRow:
    newest, oldest_new = run[0], next((n for n in reversed(run) if n.read_at is None), run[0])
    return NoticeRow(
        href=notice_url(oldest_new.id),
        icon=newest.icon,
        tier=newest.tier,
        text=text if len(run) == 1 else text.replace("A reply", f"{len(run)} replies", 1),
        title=newest.title,
        when=wall.ago(newest.at),
        when_iso=newest.at.isoformat(timespec="seconds"),
        new=any(n.read_at is None for n in run),
    )
