"""The name that an age belongs to, where it stands before, and what stands between the two."""

import re
from dataclasses import dataclass

from cop.screening.findings import Span
from cop.screening.lexicon.ages import LINKS
from cop.screening.lexicon.names import GIVEN, WORDS_TOO
from cop.screening.normal import GONE, Post
from cop.screening.rules.age_ends import safe_after
from cop.screening.rules.ages import Age
from cop.screening.rules.evidence import childish, counting, grown_up
from cop.screening.rules.firstnames import (
    KNOWN,
    LED,
    LETTER,
    NEW,
    NONE,
    SMALL,
    WORD,
    Name,
    begins_sentence,
    is_place,
    is_titled,
    kind_of,
    whole_before,
)

_REACH = 90
_TOKEN = re.compile(rf"{LETTER}+(?:['\-]{LETTER}+){{0,2}}|\d+|[^\w ]|_")
_MOST_TOKENS = 12
_CLOSE = 60


@dataclass(frozen=True, slots=True)
class Link:
    """A name before an age and what stands between: what its words are, and its first mark."""

    name: Name
    word: str
    sorts: frozenset[str]
    mark: str


def name_before(post: Post, age: Age, last: int) -> Link | None:
    """Return the name before an age that it may belong to, and what ties the two together."""
    first = max(last, age.start - _REACH)
    return _linked(post, age, first) or _farther(post, age, first)


def _linked(post: Post, age: Age, first: int) -> Link | None:
    """Walk back from an age over the words that tie it to a name, up to the word before them."""
    tokens = list(_TOKEN.finditer(post.plain, first, age.start))
    sorts: set[str] = set()
    mark = ""
    for token in reversed(tokens[-_MOST_TOKENS:]):
        word = token[0]
        if not word[0].isalpha():
            if word == "." and _INITIAL.search(
                post.plain, max(0, token.start() - 3), token.start()
            ):
                continue
            if word == ";" and sorts & {"aged", "pronoun"}:
                continue
            if word in _NO_MARKS or word[0].isdigit():
                return None
            mark = "(" if word in "[{" else word if word in _MARKS else mark
            continue
        base, sort = _sort(word, age, sorts)
        if sort is not None and not _is_name_too(token, sorts, mark):
            sorts.update(sort)
            continue
        if base != word and "kin" in sorts:
            return None  # "Priya's daughter is 9": whose name is not said
        owned = {"be"} if base != word else set()
        return _to_name(post, token.start(), base, frozenset(sorts | owned), mark)
    return None


_INITIAL = re.compile(r"(?:^|[ ])[A-Z]$")
_MARKS = frozenset(",(-:|\n")
_NO_MARKS = frozenset(".;!?)\x01@#$%=+")


def _sort(word: str, age: Age, sorts: set[str]) -> tuple[str, tuple[str, ...] | None]:
    """Return a word without its 's, and of which sorts it is if it may tie a name to an age."""
    low = word.lower()
    found = LINKS.get(low)
    if found is None and (
        (low in ("at", "the") and ("aged" in sorts or age.unit == "old"))
        or (low == "and" and "pronoun" in sorts)
    ):
        found = ()
    if found is None and age.unit == "class":
        found = ("in",) if low in _IN_CLASS else None
    if found is None and age.unit == "none" and age.number > 12 and low == "at":
        found = ("be",)
    base = word
    if found is None and low.endswith("'s"):
        base = word[:-2]
        kin = LINKS.get(base.lower())
        found = (*kin, "be") if kin is not None else None
    if found is None and _is_known_with_s(low):
        base = word[:-1]
    return base, found


def _is_known_with_s(low: str) -> bool:
    """Say whether a name stands without the apostrophe that it should have: "Jais 6"."""
    stem = low[:-1]
    return low.endswith("s") and stem in GIVEN and low not in GIVEN and stem not in WORDS_TOO


_IN_CLASS = frozenset(
    "in starts start started starting goes go going to attends at into repeating entering finishing doing enters student pupil currently who's year-old starter".split()
)


def _is_name_too(token: re.Match[str], sorts: set[str], mark: str) -> bool:
    """Say whether a word that may tie is a name here: "Will, age 7"."""
    word = token[0]
    return (
        word[0].isupper()
        and word.lower() in ("will", "may", "mark", "young")
        and ("aged" in sorts or mark in ("(", ","))
        and word.lower() != "young"
    )


def _to_name(post: Post, start: int, word: str, sorts: frozenset[str], mark: str) -> Link | None:
    kind = kind_of(post, start, word)
    # A surname may be an ordinary word; the name before it says so.
    if kind in (NONE, NEW, SMALL, KNOWN):
        whole = whole_before(post, start, word, kind)
        if whole.start < start and whole.kind in (KNOWN, LED, NEW):
            return Link(whole, post.plain[whole.start : whole.end].split(" ")[0], sorts, mark)
    if kind == NONE:
        return _initialled(post, start, word, sorts, mark)
    return Link(Name(start, start + len(word), kind), word, sorts, mark)


_FIRST = re.compile(rf"(?P<word>{WORD}) $")


def _initialled(post: Post, start: int, word: str, sorts: frozenset[str], mark: str) -> Link | None:
    """Read "Aaliyah S." as a name."""
    if len(word) != 1 or not word.isupper():
        return None
    match = _FIRST.search(post.plain, max(0, start - 24), start)
    if not match or kind_of(post, match.start(), match["word"]) != KNOWN:
        return None
    return Link(Name(match.start(), start + 1, KNOWN), match["word"], sorts, mark)


_SAID = re.compile(
    r"(?P<be>(?:is|was|'s|has just turned|just turned|turned|turns|turning|will be|will turn|has turned|has been)(?: (?:only|just|nearly|almost|about|now|still|already|barely|around)){0,2}[ ])$"
)
_ASIDE = re.compile(rf"(?P<word>{WORD}) (?:from|of) [^,.;!?\n\x01\d()]{{2,32}}, $")


_AFTER_COMMA = re.compile(
    rf"\b(?P<word>{WORD}),(?: who\b)?[^.;!?\n\x01\d()]{{1,55}},? ?$|\b(?P<named>{WORD}) who\b[^.;!?\n\x01\d()]{{1,45}}$"
)


def _farther(post: Post, age: Age, first: int) -> Link | None:
    """Find the name of a clause in which an age stands farther on: "Mia, who lives with nan, is 7"."""
    if age.unit == "old" or post.low.endswith((", age ", ", aged "), first, age.start):
        return _in_clause(post, age, first)
    aside = _ASIDE.search(post.plain, first, age.start)
    if aside and kind_of(post, aside.start("word"), aside["word"]) in (KNOWN, LED):
        return Link(Name(*aside.span("word"), KNOWN), aside["word"], frozenset(), ",")
    said = _SAID.search(post.low, max(first, age.start - 40), age.start)
    if not said or age.unit == "class":
        return None
    if "turn" in said["be"]:
        return _in_clause(post, age, first)
    found = _AFTER_COMMA.search(post.plain, first, said.start())
    if not found:
        return None
    group = "word" if found["word"] else "named"
    kind = kind_of(post, found.start(group), found[group])
    if kind not in (KNOWN, LED):
        return None
    return Link(Name(*found.span(group), kind), found[group], frozenset({"be"}), "")


_ORGANISED = re.compile(
    r"\b(?:program|programme|building|policy|car|van|ute|data|laptop|computer|house|network|service|group|project|system|centre|child|son|daughter|boy|girl|kids?|children"
    r"|baby|their|partnership|form|act|report|agreement|students?|clients?|families|people|fleet|playgroup|grand\w+|niece|nephew|dog|bus|school|hub|forum|office|twins?|lad|fella|teen|bloke|someone|ones)\b"
)
_A_CHILD = re.compile(
    r"^(?: is|'s| was|,)(?: (?:a|an|our|the|my|one|such a|just a))[a-z ]{0,30} (?:kid|boy|girl|child|student|lad|fella)\b"
)
_CLAUSE = re.compile(
    r"(?:,|'s| is| was| has| who| had| his| her)[^.;!?\n\x01]{0,65}?[ ,(\-](?:\d{1,2} (?:and|,) )?$"
)


def _in_clause(post: Post, age: Age, first: int) -> Link | None:
    """Find the last name before an age that says "old", in the same clause."""
    names = [
        (word.start(), named, kind)
        for word in _NAMELIKE.finditer(post.plain, first, age.start)
        if (named := word[0].removesuffix("'s"))
        and (kind := kind_of(post, word.start(), named)) in (KNOWN, LED, NEW)
    ]
    if not names:
        return None
    start, word, kind = names[-1]
    between = post.plain[start + len(word) : age.start]
    if not _CLAUSE.match(between) or GONE in between:
        return None
    link = _A_CHILD.sub("", between.lower())
    link = re.sub(r"(?:^| )(?:year|yr|grade) \d+", "", link)
    if _ORGANISED.search(link):
        return None
    if kind == NEW and not _stands_out(post, start, word):
        return None
    return Link(Name(start, start + len(word), kind), word, frozenset({"be"}), "")


_NAMELIKE = re.compile(WORD)
_PRONOUN = re.compile(
    r"(?:^|[ ,(\-.\n])(?:he|she)(?:'s| is|s| was| just turned| turned| turns|'ll be| will be| has just turned|'s just turned)(?: (?:only|just|nearly|almost|about|now|still|turning|barely)){0,2} $"
)


def spoken_of(post: Post, age: Age, last: int) -> Span | None:
    """Return an age that "she" or "he" is, where a child's name went before."""
    if age.unit not in ("none", "old", "class", "small") or not safe_after(post, age):
        return None
    said = _PRONOUN.search(post.low, max(last, age.start - 34), age.start)
    if not said:
        return None
    first = max(last, age.start - 150)
    for word in _NAMELIKE.finditer(post.plain, first, said.start()):
        named = word[0].removesuffix("'s")
        kind = kind_of(post, word.start(), named)
        if kind in (KNOWN, LED) or (kind == NEW and _stands_out(post, word.start(), named)):
            return _of_child(post, age, word.start(), kind)
    return None


def _stands_out(post: Post, start: int, word: str) -> bool:
    """Say whether an unknown word with a capital is no place and doesn't only begin a sentence."""
    return not is_place(post, start, word) and not begins_sentence(post, start)


def _of_child(post: Post, age: Age, start: int, kind: str) -> Span | None:
    """Return the place of an age if the person named there is a child."""
    if is_titled(post, start) or grown_up(post, start, age.end):
        return None
    near = kind != NEW and age.start - start <= _CLOSE and not counting(post, start, age.end)
    sure = (age.unit == "small" and kind != NEW) or near or childish(post, start, age.end) > 1
    return (age.start, age.end) if sure else None
