"""A child's name after an age: "six-year-old Mia", "a 5 yr old boy called Zeb", "nearly four, our Matilda"."""

import re

from cop.screening.findings import Span
from cop.screening.normal import Post
from cop.screening.rules.ages import Age
from cop.screening.rules.evidence import childish
from cop.screening.rules.firstnames import (
    AFTER_LEAD,
    KNOWN,
    LED,
    LETTER,
    NEW,
    SEASON,
    SMALL,
    WORD,
    WORDY,
    is_place,
    kind_of,
    whole_after,
)

_CHILD_NOUN = (
    r"(?:boys?|girls?|sons?|daughters?|clients?|child|student|twins?|triplets|brothers?|sisters?|niece|nephew|grand(?:son|daughter|child)|foster (?:son|daughter|child|boy|girl)"
    r"|toddler|baby|bub|kid|kids|little (?:one|boy|girl|fella)|young (?:fella|bloke|person|girl|boy|man|lady)|lad|named|called|name|is|whose name is|sibling|siblings|step(?:son|daughter|brother|sister)"
    r"|male|female|cousin|pupil|preschooler|infant|newborn|participant|learner|patient|mate|old|fella|bloke|teen|teenager|yp|schoolgirl|schoolboy)"
)
_ADJECTIVE = r"(?:aboriginal|autistic|non-verbal|nonverbal|very|quiet|shy|lovely|little|young|gorgeous|half|foster|eldest|youngest|oldest|year|twin|my|our|his|her|their|the|one|deaf|new|named|called|in|care)"
_NEXT = re.compile(
    rf"[ ,\n:(\-\"']{{1,3}}(?:{_ADJECTIVE}[ ,]{{1,2}}){{0,3}}(?:{_CHILD_NOUN}[ ,:(\-\"']{{1,3}}){{0,3}}(?P<name>{WORD})(?!{LETTER})"
    rf"(?P<sur>(?: [A-Z]{LETTER}{{1,18}})?)(?P<more>(?:(?: and | & |, )[A-Z]{LETTER}{{1,18}}){{0,3}})"
)
_CHILD_LAST = re.compile(rf"\b{_CHILD_NOUN}[ ,:(\-\"']{{1,3}}$")
_SOFTLY = re.compile(
    r"\b(?:only|even|just|nearly|almost|barely|still|now|is|'s|was|turned|turning|aged|age|of|miss|master|mr)[ ]$"
)
_OF_OURS = re.compile(
    rf",? (?:is )?(?:our|my|her|his|their|little|the little|wee|baby) (?:little |big |wee )?(?P<name>{WORD})(?=[,.;!?)]|$| is\b)"
)
_CHILD_OF = re.compile(
    r"\b(?:boy|girl|lad|child|kid|son|daughter|youth|teen) (?:of|aged|who is|is) $"
)
_IN_COMMAS = re.compile(rf", (?P<name>{WORD})(?=[,.;)]| who\b|$)")
_AT_AGE = re.compile(
    rf", (?P<name>{WORD}) (?:is|was|has|had|can|can't|still|already|does|doesn't|looks|cooks|runs|gets|should|shouldn't|knows|wants|needs|loves)\b"
)
_STUDENT = re.compile(
    rf"[ ](?:student|pupil|kid|boy|girl|child|,)? ?(?:called |named )?(?P<name>{WORD})(?!{LETTER})"
)
_NO_PERSON = re.compile(
    r"(?:'s)? (?:Road|Street|School|Centre|Hub|Health|Primary|Service|Network|Program|Hilux|Corolla|Commodore|Falcon|High|College|House)\b"
)
_PEOPLES = re.compile(r"(?:ese|ian|ish|an|ic)$")


def name_after(post: Post, age: Age) -> Span | None:
    """Return from where to where an age and the name that follows it go."""
    if age.unit in ("none", "years"):
        return _bare(post, age)
    if age.unit == "class":
        return _student(post, age)
    match = _NEXT.match(post.plain, age.end, min(len(post.plain), age.end + 110))
    if not match:
        return None
    start = match.start("name")
    if age.unit != "old" and not _CHILD_LAST.search(post.plain, match.start(), start):
        return None
    name = match["name"].removesuffix("'s")
    owns = name != match["name"]
    kind = kind_of(post, start, name)
    if kind in (SMALL, WORDY) and age.unit == "old" and _is_kin_before(post, match.start(), start):
        return age.start, start + len(name)
    if not _may_follow(post, start, name, kind) or (owns and kind != KNOWN):
        return None
    return age.start, start + len(name) if owns else _end(post, match)


def _is_kin_before(post: Post, first: int, start: int) -> bool:
    """Say whether a word for a child stands straight before a name in small letters."""
    noun = _CHILD_LAST.search(post.low, first, start)
    return noun is not None and not noun[0].startswith(("is", "old", "name"))


def _may_follow(post: Post, start: int, name: str, kind: str) -> bool:
    if kind not in (KNOWN, LED, NEW, SEASON) or name.lower() in AFTER_LEAD:
        return False
    if kind == NEW and (_PEOPLES.search(name) or is_place(post, start, name)):
        return False
    return not _NO_PERSON.match(post.plain, start + len(name))


def _end(post: Post, match: re.Match[str]) -> int:
    """Return where names after an age end: with a surname, and with those that a list goes on with."""
    end = whole_after(post, match.end("name"))
    if match["more"]:
        for word in re.finditer(rf"[A-Z]{LETTER}+", match["more"]):
            start = match.start("more") + word.start()
            if kind_of(post, start, word[0]) != KNOWN or is_place(post, start, word[0]):
                break
            end = max(end, start + len(word[0]))
    return end


def _bare(post: Post, age: Age) -> Span | None:
    """Judge a number alone: "only 5, our Tyrell", "at 14, Shontae is cooking for everyone"."""
    ahead = post.low[max(0, age.start - 12) : age.start]
    if _CHILD_OF.search(ahead):
        after = _IN_COMMAS.match(post.plain, age.end)
        if after and kind_of(post, after.start("name"), after["name"]) in (KNOWN, NEW):
            return age.start, after.end("name")
    if _SOFTLY.search(ahead):
        ours = _OF_OURS.match(post.plain, age.end)
        if ours and kind_of(post, ours.start("name"), ours["name"]) in (KNOWN, LED):
            return age.start, ours.end("name")
    at = ahead.endswith(("at ", "at just ", "at only ", "aged ", "only ", "just "))
    if not at or (age.number < 13 and ahead.endswith(" at ")):
        return None
    known = _AT_AGE.match(post.plain, age.end)
    kind = kind_of(post, known.start("name"), known["name"]) if known else ""
    softly = ahead.endswith(("only ", "just "))
    if not known or not (kind == KNOWN or (kind == NEW and softly)):
        return None
    if age.number > 12 or softly or childish(post, age.start, known.end()):
        return age.start, known.end("name")
    return None


def _student(post: Post, age: Age) -> Span | None:
    """Judge a year of school: "Year 5 student Tobias"."""
    match = _STUDENT.match(post.plain, age.end)
    if not match or match[0][1:2].isupper() or not age.number:
        return None
    if kind_of(post, match.start("name"), match["name"]) not in (KNOWN, LED):
        return None
    return age.start, whole_after(post, match.end("name"))
