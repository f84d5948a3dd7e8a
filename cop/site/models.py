"""The site's settings, the counters that hand out references, and what bears its markings."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from cop.database import Base


class Site(Base):
    """The site's settings; `version` rises with every change, so processes know when to reread."""

    __tablename__ = "site"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    version: Mapped[int] = mapped_column(default=1)
    preset: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(200))
    short_name: Mapped[str] = mapped_column(String(60))
    reference_prefix: Mapped[str] = mapped_column(String(12))
    timezone: Mapped[str] = mapped_column(String(64))
    calendar: Mapped[str] = mapped_column(String(16))
    settings: Mapped[dict[str, Any]]


class Counter(Base):
    """The last number given out under a name."""

    __tablename__ = "counter"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[int] = mapped_column(default=0)


class Marked:
    """What bears a protective marking; `site.operations.mark` alone writes these three."""

    marking: Mapped[str] = mapped_column(String(80), default="OFFICIAL")
    # Whether that is another marking than the site's own default, and so is printed.
    marked: Mapped[bool] = mapped_column(default=False)
    # Whether guests never see it: the preset says of which markings that is so.
    withheld: Mapped[bool] = mapped_column(default=False)


class Redacted:
    """What knows by itself whether words of it were masked, so that its page asks only then."""

    redacted: Mapped[bool] = mapped_column(default=False)


class Cared:
    """What may speak of somebody who has died, and when a name in it was last masked."""

    names_deceased: Mapped[bool] = mapped_column(default=False)
    masked_on: Mapped[date | None]
