"""The protective markings of a site, as its preset lists them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cop.errors import Invalid

LONGEST_LINE = 80
# What people put around a marking, and before it: **PROTECTED**, [SEC=PROTECTED].
AROUND = "*_#>[](){}-–—:.= \t"
AFTER = r"//|[:,\]\-–—]"  # what goes on after a marking begins with one of these
SEC = re.compile(r"^(?:sec|classification|security classification)\s*[=:]\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Marking:
    """A marking, and the tag that the subject of a mail bears for it."""

    label: str
    mail_tag: str


@dataclass(frozen=True)
class Markings:
    """Which markings a site uses, which it refuses, and which guests never see."""

    default: str
    refused: tuple[str, ...]
    guests_never_see: tuple[str, ...]
    confirm_labels_before_release: bool
    list: tuple[Marking, ...]

    def chosen(self, label: str) -> str:
        """Return the marking of this name, the default where none is named, or raise Invalid."""
        label = " ".join(label.split()) or self.default
        if label in self.labels:
            return label
        if refused := self._refused_in(label.upper()):
            raise Invalid(self._sentence(refused), "marking")
        raise Invalid("Choose a marking from the list.", "marking")

    def hides_from_guests(self, label: str) -> bool:
        """Say whether guests never see what bears this marking."""
        return label.startswith(self.guests_never_see)

    def named_in(self, text: str) -> str:
        """Return the marking that the text bears as its first or last line, in any case.

        Nothing for the site’s own default. Of a line that could be several, it is the longest of
        those that it has in it, or else the first that goes on where it ends."""
        for line in _edges(text):
            bare = SEC.sub("", line.strip(AROUND)).strip(AROUND)
            if len(bare) <= LONGEST_LINE and (found := self._named(bare)):
                return found
        return ""

    def _named(self, line: str) -> str:
        others = [marking for marking in self.list if marking.label != self.default]
        for marking in others:
            if _plain(line) in (_plain(marking.label), _plain(_without_sec(marking.mail_tag))):
                return marking.label
        within = [marking.label for marking in others if _begins_with(line, marking.label)]
        if within:
            return max(within, key=len)
        # One word by itself is what anybody might say.
        cut_short = len(_plain(line).split()) > 1
        goes_on = (m.label for m in others if cut_short and _begins_with(m.label, line))
        return next(goes_on, "")

    def refuse_in_text(self, text: str, field: str) -> None:
        """Raise Invalid if the text bears a refused marking as its first or last line."""
        for line in ends_of(text):
            if refused := self._refused_in(line):
                raise Invalid(self._sentence(refused), field)

    @property
    def labels(self) -> tuple[str, ...]:
        """What can be chosen, in the site's order."""
        return tuple(marking.label for marking in self.list)

    def mail_tag(self, label: str) -> str:
        """Return what the subject of a mail about this bears; nothing for a marking of old."""
        return next((marking.mail_tag for marking in self.list if marking.label == label), "")

    def _refused_in(self, line: str) -> str | None:
        """Return the refused marking that this line is, alone or with what may follow a marking."""
        for refused in self.refused:
            if line == refused or re.match(rf"{re.escape(refused)}\s*({AFTER})", line):
                return refused
        return None

    def _sentence(self, refused: str) -> str:
        return (
            f"This is marked {refused}, and nothing {refused} may be kept here. Take it to where "
            "such papers belong. If it isn’t, take the marking out."
        )


def ends_of(text: str) -> list[str]:
    """Return the first and the last line if they could be markings, without what is around them.

    A marking stands in capitals, as “secret” by itself may be what somebody says."""
    found = []
    for line in _edges(text):
        bare = line.strip(AROUND)
        unlabelled = SEC.sub("", bare).strip(AROUND)
        tagged = unlabelled != bare
        marking = re.split(AFTER, bare, maxsplit=1)[0]
        if len(bare) <= LONGEST_LINE and (tagged or marking == marking.upper()):
            found.append(unlabelled.upper())
    return found


def _edges(text: str) -> list[str]:
    """Return the first and the last line that have any words in them."""
    lines = [line for line in text.splitlines() if line.strip(AROUND)]
    return lines[:1] + lines[-1:]


def _plain(words: str) -> str:
    """Return the words alone, as labels are written with colons, dashes, strokes or nothing."""
    return " ".join(re.findall(r"\w+", words.casefold()))


def _without_sec(tag: str) -> str:
    return SEC.sub("", tag.strip(AROUND))


def _begins_with(line: str, label: str) -> bool:
    """Say whether the line goes on after this label as markings do, and not as a sentence does."""
    words = r"[\s:/,=\-–—]+".join(re.escape(word) for word in re.findall(r"\w+", label))
    pattern = rf"{words}\s*(//|[:,\-–—])"
    return bool(words) and re.match(pattern, line, re.IGNORECASE) is not None


def markings_of(settings: Mapping[str, Any]) -> Markings:
    """Return the markings among a site's settings; one that names none marks everything alike."""
    given = settings.get("protective_markings")
    if not given:
        return Markings("OFFICIAL", (), (), True, (Marking("OFFICIAL", "[SEC=OFFICIAL]"),))
    return Markings(
        default=given["default"],
        refused=tuple(given["refused"]),
        guests_never_see=tuple(given["guests_never_see"]),
        confirm_labels_before_release=given["confirm_labels_before_release"],
        list=tuple(Marking(**entry) for entry in given["list"]),
    )
