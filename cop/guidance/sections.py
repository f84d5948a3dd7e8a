"""A directive’s text: written as one, with a heading before each section, and read by section."""

import re
from dataclasses import dataclass

from cop.errors import Invalid

LONGEST = 20_000
MOST_SECTIONS = 40
LONGEST_HEADING = 200
FIRST = "In short"
HEADING = re.compile(r"^#{1,2}(?:[ \t](.*))?$")


@dataclass(frozen=True, slots=True)
class SectionText:
    """A heading and what stands under it."""

    heading: str
    text: str


def sections_of(body: str) -> list[SectionText]:
    """Return the sections of a text: each begins with a line such as “## Before you write”.

    What stands before the first heading is a section of its own."""
    parts: list[tuple[str, list[str]]] = [(FIRST, [])]
    for line in body.replace("\r\n", "\n").splitlines():
        heading = HEADING.match(line)
        if heading:
            parts.append((_heading(heading[1] or ""), []))
        else:
            parts[-1][1].append(line)
    found = [SectionText(name, "\n".join(lines).strip()) for name, lines in parts]
    first, rest = found[0], found[1:]
    sections = [first, *rest] if first.text else rest
    _check(sections)
    return sections


def body_of(sections: list[SectionText]) -> str:
    """Return the text as one, to go on writing it."""
    return "\n\n".join(f"## {s.heading}\n\n{s.text}".strip() for s in sections)


def _heading(raw: str) -> str:
    """Return the words of a heading without the hashes that may close it, as in “## One ##”."""
    words = raw.strip()
    bare = words.rstrip("#")
    return bare.rstrip() if not bare or bare[-1].isspace() else words


def _check(sections: list[SectionText]) -> None:
    if not sections:
        raise Invalid("Write what you ask of the forums.", "body")
    if len(sections) > MOST_SECTIONS:
        raise Invalid(f"Make fewer sections: {MOST_SECTIONS} fit.", "body")
    for section in sections:
        if not section.heading:
            raise Invalid("A section has no heading. Write it after the ##.", "body")
        if not section.text:
            raise Invalid(f"Write something under “{section.heading[:60]}”.", "body")
        if len(section.heading) > LONGEST_HEADING:
            over = len(section.heading) - LONGEST_HEADING
            raise Invalid(f"Shorten the heading “{section.heading[:60]}…” by {over}.", "body")
