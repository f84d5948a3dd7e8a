"""Tables for these tests alone, kept out of the product's metadata."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from cop.database import NAMES, Base, append_only


class Scratch(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = Base.type_annotation_map


class Mood(StrEnum):
    GLAD = "glad"


class Diary(Scratch):
    __tablename__ = "diary"

    id: Mapped[int] = mapped_column(primary_key=True)
    pages: Mapped[int] = mapped_column(default=0)


class Entry(Scratch):
    """A line that stays as it was written."""

    __tablename__ = "entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    diary_id: Mapped[int | None] = mapped_column(ForeignKey("diary.id"))
    at: Mapped[datetime | None]
    mood: Mapped[Mood | None]
    data: Mapped[dict[str, Any] | None]


append_only(Entry)
