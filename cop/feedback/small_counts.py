"""Find counts of people under five in a text, and say “fewer than five” in their place.

It errs on the side of silence: what it finds is a count of people, though it may miss one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# What people are called who could be recognised by being few; who works there is not among them.
PEOPLE = {
    "adult": "adults",
    "aunt": "aunties",
    "aunty": "aunties",
    "baby": "babies",
    "boy": "boys",
    "brother": "brothers",
    "carer": "carers",
    "child": "children",
    "client": "clients",
    "couple": "couples",
    "daughter": "daughters",
    "elder": "Elders",
    "family": "families",
    "father": "fathers",
    "girl": "girls",
    "grandfather": "grandfathers",
    "grandmother": "grandmothers",
    "grandparent": "grandparents",
    "household": "households",
    "infant": "infants",
    "kid": "kids",
    "man": "men",
    "mother": "mothers",
    "mum": "mums",
    "parent": "parents",
    "participant": "participants",
    "person": "people",
    "sibling": "siblings",
    "sister": "sisters",
    "son": "sons",
    "student": "students",
    "teenager": "teenagers",
    "toddler": "toddlers",
    "twin": "twins",
    "woman": "women",
    "young person": "young people",
}
# Words that may stand between the number and the people.
BETWEEN = (
    "aboriginal",
    "torres strait islander",
    "first nations",
    "foster",
    "kinship",
    "local",
    "more",
    "other",
    "refugee",
    "migrant",
    "remote",
    "separate",
    "single",
    "young",
    "different",
    "new",
)
# After these, a number is a name: Year 3 students, Stage 2 families.
NAMED = "year|grade|stage|tier|level|phase|priority|category|band|step|room|ward|in"

_SMALL = r"(?:[1-4]|one|two|three|four)"
_RANGE = rf"{_SMALL}(?:\s?(?:[-–]|to|or)\s?{_SMALL})?"
_OF = r"(?:\s+of\s+(?:the\s+|these\s+|our\s+)?(?:[a-z]+|\d{1,3})?)?"
_PEOPLE = "|".join(sorted({*PEOPLE, *(p.lower() for p in PEOPLE.values())}, key=len, reverse=True))
FOUND = re.compile(
    rf"(?<![\w.,$–-])(?P<count>{_RANGE})(?P<rest>{_OF}(?:\s+(?:{'|'.join(BETWEEN)}))*\s+)"
    rf"(?P<people>{_PEOPLE})\b(?!-)",
    re.IGNORECASE,
)
_NAMED_BEFORE = re.compile(rf"\b(?:{NAMED})\s+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SmallCount:
    """A count of people under five, where it stands in its text."""

    start: int
    end: int
    text: str
    instead: str


def find_small_counts(text: str) -> list[SmallCount]:
    """Return the counts of people under five in this text, in their order."""
    return list(_found(text))


def hide_small_counts(text: str) -> str:
    """Return the text with “fewer than five” for each count of people under five."""
    for count in reversed(find_small_counts(text)):
        text = text[: count.start] + count.instead + text[count.end :]
    return text


def _found(text: str) -> Iterator[SmallCount]:
    for match in FOUND.finditer(text):
        if not _NAMED_BEFORE.search(text[: match.start()]):
            yield SmallCount(match.start(), match.end(), match[0], _instead(match))


def _instead(match: re.Match[str]) -> str:
    people = match["people"]
    many = PEOPLE.get(people.lower(), people)
    words = f"fewer than five{match['rest']}{many}"
    begins = match["count"][0].isupper() or _begins_sentence(match.string[: match.start()])
    return words[0].upper() + words[1:] if begins else words


def _begins_sentence(before: str) -> bool:
    """Say whether a sentence begins after this text."""
    before = before.rstrip().rstrip("“‘\"'").rstrip()
    return not before or before[-1] in ".!?"
