"""What is counted: one narrow row per fact of an issue, and the sums that pages read.

Everything here can be thrown away and counted again from the record: see `operations.count_all`.
The indexes hold every column of the query they serve, in the order in which it groups."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from cop.database import Base


class LoopFact(Base):
    """Something that an issue adds to one measure, from the day on which it counts.

    `network_id` is the forum that raised it or was answered, `place_id` the one that acted."""

    __tablename__ = "loop_fact"
    __table_args__ = (
        Index("ix_loop_fact_network", "network_id", "quarter"),
        Index(
            "ix_loop_fact_measure",
            "measure",
            "network_id",
            "counts_on",
            "place_id",
            "restricted",
            "ask",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"), index=True)
    measure: Mapped[str] = mapped_column(String(16))
    network_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    place_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    counts_on: Mapped[date]
    month: Mapped[date]
    quarter: Mapped[date]
    ask: Mapped[str] = mapped_column(String(20))
    acco: Mapped[bool]
    restricted: Mapped[bool]
    mark: Mapped[int]
    days: Mapped[int | None]


class LoopCount(Base):
    """How many facts of one quarter bear the same mark; without an ask, those of every ask."""

    __tablename__ = "loop_count"
    __table_args__ = (
        Index(
            "ix_loop_count_read",
            "ask",
            "measure",
            "network_id",
            "acco",
            "mark",
            "quarter",
            "place_id",
            "restricted",
            "number",
        ),
        Index("ix_loop_count_network", "network_id", "quarter"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    network_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    quarter: Mapped[date]
    measure: Mapped[str] = mapped_column(String(16))
    place_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    ask: Mapped[str] = mapped_column(String(20))
    acco: Mapped[bool]
    restricted: Mapped[bool]
    mark: Mapped[int]
    number: Mapped[int]


class LoopMonth(Base):
    """How many steps that were due in one month were taken in time (mark 1), and how many not."""

    __tablename__ = "loop_month"
    __table_args__ = (
        Index(
            "ix_loop_month_read",
            "ask",
            "network_id",
            "month",
            "mark",
            "place_id",
            "restricted",
            "number",
        ),
        Index("ix_loop_month_network", "network_id", "quarter"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    network_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    quarter: Mapped[date]
    month: Mapped[date]
    place_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    ask: Mapped[str] = mapped_column(String(20))
    restricted: Mapped[bool]
    mark: Mapped[int]
    number: Mapped[int]


class LoopDays(Base):
    """How many facts of one quarter took the same number of working days: a histogram."""

    __tablename__ = "loop_days"
    __table_args__ = (
        Index(
            "ix_loop_days_place",
            "ask",
            "measure",
            "place_id",
            "acco",
            "days",
            "quarter",
            "network_id",
            "restricted",
            "number",
        ),
        Index(
            "ix_loop_days_raised",
            "ask",
            "measure",
            "network_id",
            "days",
            "quarter",
            "place_id",
            "restricted",
            "number",
        ),
        Index("ix_loop_days_network", "network_id", "quarter"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    network_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    quarter: Mapped[date]
    measure: Mapped[str] = mapped_column(String(16))
    place_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    ask: Mapped[str] = mapped_column(String(20))
    acco: Mapped[bool]
    restricted: Mapped[bool]
    days: Mapped[int]
    number: Mapped[int]


class LoopReach(Base):
    """How far a network's answers of the last four quarters came: copies sent, copies opened."""

    __tablename__ = "loop_reach"

    network_id: Mapped[int] = mapped_column(ForeignKey("forum.id"), primary_key=True)
    members: Mapped[int]
    sent: Mapped[int]
    opened: Mapped[int]


class LoopRun(Base):
    """How far it is counted: one row.

    Until `whole`, issues are read for the first time, up to the id `upto`, and nothing is shown."""

    __tablename__ = "loop_run"

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    at: Mapped[datetime]
    counted_on: Mapped[date]
    looked_at: Mapped[datetime]  # when every open issue was read afresh
    upto: Mapped[int] = mapped_column(default=0)
    whole: Mapped[bool] = mapped_column(default=False)
