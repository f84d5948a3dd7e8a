"""Forums, memberships, rule sets and the working days that clocks are counted in."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cop.database import Base, words


class RuleSet(Base):
    """Who decides in a forum, how many must confirm, and the targets in working days."""

    __tablename__ = "rule_set"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(40), unique=True)
    deciders: Mapped[list[str]]
    confirmations: Mapped[str] = mapped_column(String(20))
    targets: Mapped[dict[str, int]]


class Forum(Base):
    """A community at one tier; `parent_id` says where its issues go next."""

    __tablename__ = "forum"
    __table_args__ = (
        UniqueConstraint("tier", "slug"),
        CheckConstraint("tier in ('regional', 'statewide', 'strategic')", name="tier"),
        CheckConstraint("visibility in ('open', 'members', 'restricted')", name="visibility"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(80), unique=True)
    slug: Mapped[str] = mapped_column(String(80))
    tier: Mapped[str] = mapped_column(String(10))
    kind: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(200), info=words("name of the forum"))
    region: Mapped[str] = mapped_column(String(80))
    purpose: Mapped[str] = mapped_column(info=words("purpose of the forum"))
    about: Mapped[str] = mapped_column(info=words("about the forum"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("forum.id"), index=True)
    rule_set_id: Mapped[int] = mapped_column(ForeignKey("rule_set.id"))
    visibility: Mapped[str] = mapped_column(String(12), default="members")
    status: Mapped[str] = mapped_column(String(12), default="active")
    acknowledgement: Mapped[str] = mapped_column(info=words("acknowledgement of Country"))
    established_note: Mapped[str] = mapped_column(
        default="", info=words("how the forum was set up")
    )
    contact_role: Mapped[str] = mapped_column(String(120), info=words("whom to ask"))
    contact_email: Mapped[str] = mapped_column(String(254))
    sunset_on: Mapped[date | None]
    sunset_rule: Mapped[str] = mapped_column(default="", info=words("when the forum ends"))
    timezone: Mapped[str] = mapped_column(String(64))
    calendar: Mapped[str] = mapped_column(String(16))
    thread_count: Mapped[int] = mapped_column(default=0)
    post_count: Mapped[int] = mapped_column(default=0)
    # Shown above its discussions, but for those that have a notice of their own.
    cultural_notice: Mapped[str] = mapped_column(
        String(200), default="", info=words("cultural notice")
    )
    notice_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    # The first day of the Sorry Business that the forum is in; the pause itself is the loop's.
    paused_on: Mapped[date | None]


class Membership(Base):
    """A person's role in a forum from one day, to another or for good.

    Who acts for somebody holds that person's role while they are away; the other rests."""

    __tablename__ = "membership"
    __table_args__ = (
        UniqueConstraint("user_id", "forum_id", "role", "since"),
        Index("ix_membership_forum", "forum_id", "role"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    role: Mapped[str] = mapped_column(String(20))
    since: Mapped[date]
    until: Mapped[date | None]
    acting_for_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class Community(Base):
    """A community within a forum, such as its women, to which a discussion can be limited.

    The key is the site's; there is a row once somebody says that they belong to it."""

    __tablename__ = "community"
    __table_args__ = (UniqueConstraint("forum_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    key: Mapped[str] = mapped_column(String(40))


class CommunityMember(Base):
    """Somebody who says that they belong to a community, or whom the forum's people keep out.

    Who leaves by themselves leaves no row: what somebody once said of themselves isn't kept."""

    __tablename__ = "community_member"
    __table_args__ = (Index("ix_community_member_person", "user_id", "kept_out", "community_id"),)

    community_id: Mapped[int] = mapped_column(ForeignKey("community.id"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    since: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kept_out: Mapped[bool] = mapped_column(default=False)


class ForumVisit(Base):
    """How many of a forum's posts a person has been shown, so that what is new is a subtraction."""

    __tablename__ = "forum_visit"

    user_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"), primary_key=True)
    posts_seen: Mapped[int] = mapped_column(default=0)


class WorkingDayRow(Base):
    """A calendar day and how many working days came up to it, so durations are subtractions."""

    __tablename__ = "working_day"
    __table_args__ = (Index("ix_working_day_ordinal", "calendar", "ordinal", "works"),)

    calendar: Mapped[str] = mapped_column(String(16), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    ordinal: Mapped[int]
    works: Mapped[bool]
