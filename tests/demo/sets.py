"""The four demo sets, read once, each beside the preset it is for."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cop.demo.issue_entries import IssueEntry
from cop.demo.reader import DemoSet, read_demo
from cop.presets import Preset, read
from cop.presets.strict import load
from tests.demo.loop import World


@dataclass(frozen=True)
class Demo:
    """A demo's content, its preset, and who is who in it."""

    content: DemoSet
    preset: Preset
    world: World

    def issue(self, reference: str) -> IssueEntry:
        return next(issue for issue in self.content.issues if issue.reference == reference)


@cache
def demo_of(jurisdiction: str) -> Demo:
    content = read_demo(jurisdiction)
    preset = read(content.preset)
    return Demo(content, preset, World(preset, content.people, content.issues))


@cache
def raw(path: Path) -> dict[str, Any]:
    """A content file as written, for what is not loaded yet."""
    return load(path)
