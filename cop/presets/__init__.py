"""Presets: a jurisdiction as data. `available()` lists them, `read(name)` gives one."""

from cop.presets.entries import (
    ForumEntry,
    Preset,
    RuleSetEntry,
    SiteText,
    Targets,
    TierText,
)
from cop.presets.reader import PresetError, available, read

__all__ = [
    "ForumEntry",
    "Preset",
    "PresetError",
    "RuleSetEntry",
    "SiteText",
    "Targets",
    "TierText",
    "available",
    "read",
]
