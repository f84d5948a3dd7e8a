"""Whether a name and a number tied to it are a child's: what speaks for it is added up, and what against it."""

import re

from cop.screening.normal import Post
from cop.screening.rules.age_ends import safe_after
from cop.screening.rules.ages import Age
from cop.screening.rules.evidence import child_around, childish, counting, grown_up, in_list
from cop.screening.rules.firstnames import (
    KNOWN,
    LED,
    LETTER,
    NEW,
    SEASON,
    SMALL,
    WORD,
    WORDY,
    begins_sentence,
    is_determined,
    is_led,
    is_place,
    is_titled,
    kind_of,
    names_a_place,
    sounds_like_one,
    with_group,
)
from cop.screening.rules.links import Link

_ENOUGH = 3


def is_enough(post: Post, age: Age, link: Link) -> bool:
    """Add up what speaks for a child's age and what against it."""
    if age.unit == "birthday":
        return "be" in link.sorts and _of_name(post, age, link) > 0
    if age.unit != "old" and not _ends_well(post, age, link):
        return False
    if age.unit == "class" and not age.number and not _at_level(post, age, link):
        return False
    if "has" in link.sorts and not link.sorts & {"turn", "been", "aged", "soft been"}:
        return False
    points = _of_name(post, age, link) + _of_link(link, age) + _of_age(age)
    if points < _ENOUGH - 4:
        return False
    points += _of_surroundings(post, age, link)
    return points >= (4 if age.unit == "small" else _ENOUGH)


def _at_level(post: Post, age: Age, link: Link) -> bool:
    """Say whether somebody is in a level without a number, "kindy" say, and spoken of as a child."""
    return "in" in link.sorts and child_around(post, link.name.start, age.end)


def _ends_well(post: Post, age: Age, link: Link) -> bool:
    """Say whether what follows leaves a number an age; "7 and 9" are the ages of two."""
    aged = "aged" in link.sorts
    if not safe_after(post, age, aged=aged):
        return False
    return safe_after(post, age, aged=aged, listed=False) or with_group(post, link.name)[1] > 1


def _of_name(post: Post, age: Age, link: Link) -> int:
    """Return how sure the name is one of a child."""
    name, start = link.name, link.name.start
    points = _SURE[name.kind]
    if is_titled(post, start) or names_a_place(post, start, link.word):
        points -= 4
    if name.kind != LED:
        doubts = int(is_place(post, start, link.word))
        doubts += is_determined(post, start) and not in_list(post, start)
        points -= doubts * (1 if name.kind in (KNOWN, WORDY) else 3)
    if name.kind == KNOWN and is_led(post, start, link.word.lower(), capital=True):
        points += 1
    elif name.kind == NEW:
        points += _of_unknown(post, age, link)
    elif _needs_more(post, age, link):
        points -= 3
    return points


_SURE = {KNOWN: 2, LED: 3, WORDY: 1, NEW: 0, SMALL: 0, SEASON: 1}


def _needs_more(post: Post, age: Age, link: Link) -> bool:
    """Say whether a word in small letters or a season has too little beside it to be a name."""
    if link.name.kind in (SMALL, WORDY):
        tied = link.sorts & {"be", "turn", "aged", "kin"} or link.mark == "("
        tied = tied or (link.mark != "" and age.unit not in ("none", "class"))
        return not tied and (link.name.kind == SMALL or not _paired(post, link.name.start, age))
    if link.name.kind != SEASON:
        return False
    plain = link.sorts & {"aged", "turn"} or link.mark == "(" or age.unit == "old"
    aside = link.mark == "," and post.low.startswith(",", age.end)
    plain = plain or (aside and _is_for(post, link.name.start))
    return not plain and age.end - age.start <= _LONGEST_NUMBER


def _is_for(post: Post, start: int) -> bool:
    """Say whether something is for a name, or with it."""
    return post.low[max(0, start - 7) : start].endswith(_FOR)


# "three and a half" is longer than any number alone.
_LONGEST_NUMBER = 8


_AND_ANOTHER = re.compile(r" (?:and|&) \d{1,2}\b")


def _of_unknown(post: Post, age: Age, link: Link) -> int:
    """Return how likely a word with a capital that no list has is a person's name."""
    points = sounds_like_one(link.word) + _is_persons(post, age, link)
    start, count = with_group(post, link.name)
    if count > 1 and kind_of(post, start, post.plain[start : start + 20].split(" ", 1)[0]) == KNOWN:
        points += 1 + bool(_AND_ANOTHER.match(post.low, age.end))
    begins = begins_sentence(post, link.name.start) and not link.sorts and not link.mark
    worded = bool(link.mark) and age.unit == "none" and post.low[age.start].isalpha()
    return points + worded - begins


_WITH = re.compile(
    r"\b(?:with|about|says|said|told|tell|asked|ask|called|named|help|helping|support|supported|supporting|supports|met|meet|visit|visited|like|place|placed|placing|know|known|saw|seen|took|take|taking|gave|give|giving|drove|bought|buy|belongs to|thanks to|gave to|sent to|read to)\s(?:[A-Z]\w+ )?$"
)
_BOTH_COMMAS = re.compile(r",(?: (?!and\b|or\b|the\b|a\b|an\b|in\b|at\b|of\b|so\b|but\b)[a-z]{2})")
# What only a person does who is some age: "Ondrea is eight and won't go in the car".
_GOES_ON = re.compile(
    r"(?: now)?,?(?: and| but| so)? (?:(?:has|had|loves?|lives?|wants?|needs?|likes?|hates?|can|can't|won't|doesn't|hasn't|isn't|still|acts|runs|goes|starts|asks|asked|says|thinks|sleeps|helps"
    r"|moves|knows|gets|plays|cooks|reads|speaks|misses)\b|[a-z]{3,10}s (?:his|her)\b|(?:his|her)\b)|,? (?:nearly|almost|not|turning|going)\b"
)
_FOR = (" for ", " about ", " with ")
# Another number in brackets close by: a list, of children or of places.
_ANOTHER = re.compile(r"\(\d{1,3}\)[,;]? (?:and )?$")
_ANOTHER_AFTER = re.compile(rf"\)[,;]? (?:and )?{LETTER}+(?: {LETTER}+)? \(\d")


def _is_persons(post: Post, age: Age, link: Link) -> int:
    """Return what speaks for a person where no list has the word: a surname, what is done with it, an aside."""
    start = link.name.start
    points = int(bool(_WITH.search(post.plain[max(0, start - 22) : start])))
    points += " " in post.plain[start : link.name.end]
    if link.mark == "," and not link.sorts:
        points += bool(_BOTH_COMMAS.match(post.low, age.end))
        points += post.low.startswith(", who", age.end)
    elif link.mark == "(" and post.low[age.end : age.end + 1] in (")", "]", "}"):
        listed = _ANOTHER.search(post.plain, max(0, start - 30), start)
        alone = not listed and not _ANOTHER_AFTER.match(post.plain, age.end)
        points += 1 if alone else -(not in_list(post, start))
        points += age.unit in ("years", "small")
    elif "be" in link.sorts:
        points += bool(_GOES_ON.match(post.low, age.end))
    if age.unit == "class" and age.number:
        points += "in" in link.sorts
    return points


def _of_link(link: Link, age: Age) -> int:
    """Return how firmly an age is tied to the name."""
    sorts = link.sorts
    if sorts & {"aged", "turn"}:
        return 3
    points = -1
    if "be" in sorts:
        points = 2 if sorts & {"soft", "pronoun", "been"} else 1
        points = 3 if "who" in sorts else points
    elif "in" in sorts:
        points = 1
    elif link.mark in ("(", ","):
        points = 1 + ("soft" in sorts)
    elif link.mark or "soft" in sorts:
        points = 0
    if "kin" in sorts:
        points += 2
    if link.mark == "(" and age.unit == "class":
        points += 1
    return points + (age.unit == "class" and points < 0)


def _of_age(age: Age) -> int:
    return {"old": 4, "sex": 1}.get(age.unit, 0)


def _of_surroundings(post: Post, age: Age, link: Link) -> int:
    """Return what the sentence adds or takes away."""
    start, end = link.name.start, age.end
    near = childish(post, start, end)
    points = near
    if age.unit == "none" and _SEATED.search(post.before(start, 90, whole=True)):
        return points - 4
    if age.unit == "old":
        return points
    if link.mark and _SAYS_ON.match(post.low, end):
        points += 1
    listed, paired = in_list(post, start), _paired(post, start, age)
    points += _of_list(post, age, link, near, listed=listed, paired=paired)
    if counting(post, start, end) and not listed:
        firmly = link.sorts & {"aged", "turn", "who"}
        sure = (near > 1 and link.name.kind != NEW) or (near and paired) or firmly
        points -= 1 if sure else 3
    if grown_up(post, start, end):
        points -= 3 if near < 2 else 1
    return points


def _of_list(post: Post, age: Age, link: Link, near: int, *, listed: bool, paired: bool) -> int:
    """Return what a list adds; a name and a number with nothing between need one, or a "for"."""
    start = link.name.start
    bare = not link.mark and not link.sorts and age.unit == "none"
    wanted = ((near and bare) or age.unit == "small") and _is_for(post, start)
    if paired:
        return 2 + wanted
    lines = _is_line(post, start, age)
    if listed or lines:
        return 1 + wanted + (lines and near > 1)
    return wanted - (bare and not wanted and not post.hurried)


# A dash that closes what a dash opened, and what only people do: "Sefina (8) is back at school".
_SAYS_ON = re.compile(
    r"[ ]?-[ \n]|\)(?:,? who\b| (?:is|has|was|needs|wants|loves|likes|hates|won't|can't|doesn't|isn't|hasn't|turned|turns|goes|lives|and (?:his|her)\b))"
)


# Names and numbers of tables, teams and scores: "Tables for Thursday: Noor 4, Leanne 7".
_SEATED = re.compile(
    r"\b(?:tables?|seats?|seating|rooms?|desks?|bays?|lanes?|teams?|scores?|points|votes|laps|goals|tickets|shifts?|rounds?|lockers?|parking)\b[^.:;\n]{0,30}:[^.;\n]{0,50}\Z"
)
_PAIR_AFTER = re.compile(
    rf"\)?,? ?(?:and |& )?(?:baby |little |bub )?(?P<word>{WORD}),? ?\(?(?:is |aged )?\d{{1,2}}\b"
)
_PAIR_BEFORE = re.compile(
    rf"(?P<word>{WORD}),? ?\(?(?:is |aged )?\d{{1,2}}(?: ?y[rso/]{{0,3}})?\)?,? ?(?:and |& )?$"
)


def _paired(post: Post, start: int, age: Age) -> bool:
    """Say whether another known name with a number stands right before or after."""
    after = _PAIR_AFTER.match(post.plain, age.end)
    before = _PAIR_BEFORE.search(post.plain, max(0, start - 34), start)
    return any(
        pair is not None
        and (pair["word"][0].isupper() or post.hurried)
        and kind_of(post, pair.start("word"), pair["word"]) == KNOWN
        and not is_place(post, pair.start("word"), pair["word"])
        for pair in (after, before)
    )


def _is_line(post: Post, start: int, age: Age) -> bool:
    """Say whether a name and an age are a line of a list."""
    begins = _LINE_START.search(post.text, max(0, start - 16), start)
    if not begins or "\n" not in post.text:
        return False
    ends = _LINE_END if begins["mark"] else _WHOLE_LINE
    return bool(ends.match(post.text, age.end))


_LINE_START = re.compile(
    r"(?:^|\n)[ ]?(?P<mark>[-|#]|\d[.)])?[ ]?(?:(?:[Bb]aby|[Bb]ub|[Ll]ittle|[Nn]ame:) )?$"
)
_LINE_END = re.compile(r"[ ]?(?:\n|$|[,(|;-])")
_WHOLE_LINE = re.compile(r"[ ]?(?:\n|$)")
