"""A child's name beside an age or a year of school."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cop.screening.lexicon.ages import LINKS, SAFE_AFTER
from cop.screening.normal import GONE, Post
from cop.screening.rules.ages import Age, ages_in
from cop.screening.rules.base import Rule, Span, rule
from cop.screening.rules.evidence import child_around, childish, counting, grown_up, in_list
from cop.screening.rules.firstnames import (
    KNOWN,
    LED,
    LETTER,
    NEW,
    NONE,
    SEASON,
    SMALL,
    WORD,
    Name,
    is_determined,
    is_led,
    is_place,
    is_titled,
    sounds_like_one,
    kind_of,
    names_a_place,
    whole_after,
    whole_before,
    with_group,
)
from cop.screening.rules.initials import initials
from cop.screening.rules.named_after import name_after
from cop.screening.tuning import Rules

_REACH = 90
_TOKEN = re.compile(rf"{LETTER}+(?:['\-]{LETTER}+){{0,2}}|\d+|[^\w ]|_")
_MOST_TOKENS = 12
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class _Link:
    """A name before an age and what stands between: what its words are, and its first mark."""

    name: Name
    word: str
    sorts: frozenset[str]
    mark: str


@rule(
    "name_age_child",
    hits=(
        "Would love ideas for Tahlia (7), who won't talk.",
        "Jaxon, who's nearly 4, is with nan",
        "six-year-old Mia needs glasses",
        "Mia is in year 2 and 7 yrs old",
        "Bub Isla 5 mths",
        "twins Ari and Noa, 3, are in care",
        "- Sienna, 9\n- Zephyrine, 6\n\nNo placement takes both kids",
        "koby aged 4",
        "Koby and Tahlia, 7 and 9, came on Friday",
        "Maddison Pike (gr 4)",
        "| child | age |\n|---|---|\n| Ruby | 5 |",
    ),
    clean=(
        "Smith (2019) and Action 4",
        "Greg, 5 minutes before closing",
        "Tarrinup, 3 pm",
        "Hamish is acting for 6 weeks.",
        "Barossa 12, Eyre 9",
        "Our program is 6 years old.",
        "Belinda is 42.",
        "Year 11 students",
        "Sam, 16 years with the network, is retiring.",
        "Marcus has 3 and Dean has 4.",
    ),
    needs=lambda post: bool(post.low),
)
def name_and_age(post: Post, rules: Rules) -> Iterator[Span]:
    """A first name next to an age under 18: "small numbers" guidance (ABS, OAIC) treats both together as identifying."""
    last = 0
    for age in ages_in(post):
        if age.start < last:
            continue
        span = _before(post, age, last) or name_after(post, age)
        if span and span[0] >= last:
            span = span[0], _closed(post, *span)
            last = span[1]
            yield span
    yield from _in_columns(post)


def _before(post: Post, age: Age, last: int) -> Span | None:
    """Return from where to where a name and its age go, if the name stands before."""
    if age.unit not in ("old", "birthday") and _is_counted(post, age):
        return None
    link = _linked(post, age, max(last, age.start - _REACH)) or _farther(post, age, last)
    if link is None or not _is_enough(post, age, link):
        return _spoken_of(post, age, last)
    start, count = with_group(post, link.name)
    end = _all_ages(post, age.end) if count > 1 else age.end
    return max(start, last), _with_baby(post, end)


def _linked(post: Post, age: Age, first: int) -> _Link | None:
    """Walk back from an age over the words that tie it to a name, up to the word before them."""
    tokens = list(_TOKEN.finditer(post.plain, first, age.start))
    sorts: set[str] = set()
    mark = ""
    for token in reversed(tokens[-_MOST_TOKENS:]):
        word = token[0]
        if not word[0].isalpha():
            if word == "." and _INITIAL.search(post.plain, max(0, token.start() - 3), token.start()):
                continue
            if word == ";" and sorts & {"aged", "pronoun"}:
                continue
            if word in _NO_MARKS or word[0].isdigit():
                return None
            mark = word if word in _MARKS else mark
            continue
        base, sort = _sort(word, age, sorts)
        if sort is not None and not _is_name_too(post, token, sorts, mark):
            sorts.update(sort)
            continue
        return _to_name(post, token.start(), base, frozenset(sorts | ({"be"} if base != word else set())), mark)
    return None


_INITIAL = re.compile(r"(?:^|[ ])[A-Z]$")
_MARKS = frozenset(",(-:|\n")
_NO_MARKS = frozenset(".;!?)\x01@#$%=+")


def _sort(word: str, age: Age, sorts: set[str]) -> tuple[str, tuple[str, ...] | None]:
    """Return a word without its 's, and of which sorts it is if it may tie a name to an age."""
    low = word.lower()
    found = LINKS.get(low)
    if found is None and ((low in ("at", "the") and "aged" in sorts) or (low == "and" and "pronoun" in sorts)):
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
    return base, found


_IN_CLASS = frozenset(
    "in starts start started starting goes go going to attends at into repeating entering finishing doing enters student pupil currently who's year-old starter".split()
)


def _is_name_too(post: Post, token: re.Match[str], sorts: set[str], mark: str) -> bool:
    """Say whether a word that may tie is a name here: "Will, age 7"."""
    word = token[0]
    return (
        word[0].isupper()
        and word.lower() in ("will", "may", "mark", "young")
        and ("aged" in sorts or mark in ("(", ","))
        and word.lower() != "young"
    )


def _to_name(post: Post, start: int, word: str, sorts: frozenset[str], mark: str) -> _Link | None:
    kind = kind_of(post, start, word)
    # A surname may be an ordinary word; the name before it says so.
    if kind in (NONE, NEW) or kind == KNOWN:
        whole = whole_before(post, start, word, kind)
        if whole.start < start and whole.kind in (KNOWN, LED, NEW):
            return _Link(whole, post.plain[whole.start : whole.end].split(" ")[0], sorts, mark)
    if kind == NONE:
        return _initialled(post, start, word, sorts, mark)
    return _Link(Name(start, start + len(word), kind), word, sorts, mark)


_FIRST = re.compile(rf"(?P<word>{WORD}) $")


def _initialled(post: Post, start: int, word: str, sorts: frozenset[str], mark: str) -> _Link | None:
    """Read "Aaliyah S." as a name."""
    if len(word) != 1 or not word.isupper():
        return None
    match = _FIRST.search(post.plain, max(0, start - 24), start)
    if not match or kind_of(post, match.start(), match["word"]) != KNOWN:
        return None
    return _Link(Name(match.start(), start + 1, KNOWN), match["word"], sorts, mark)


_SAID = re.compile(
    r"(?P<be>(?:is|was|'s|has just turned|just turned|turned|turns|turning|will be|will turn|has turned|has been)(?: (?:only|just|nearly|almost|about|now|still|already|barely|around))*[ ])$"
)
_ASIDE = re.compile(rf"(?P<word>{WORD}) (?:from|of) [^,.;!?\n\x01\d()]{{2,32}}, $")


def _farther(post: Post, age: Age, last: int) -> _Link | None:
    """Find the name of a clause in which an age stands farther on: "Mia, who lives with nan, is 7"."""
    first = max(last, age.start - _REACH)
    if age.unit == "old":
        return _in_clause(post, age, first)
    aside = _ASIDE.search(post.plain, first, age.start)
    if aside and kind_of(post, aside.start("word"), aside["word"]) in (KNOWN, LED):
        return _Link(Name(*aside.span("word"), KNOWN), aside["word"], frozenset(), ",")
    said = _SAID.search(post.low, max(first, age.start - 40), age.start)
    if not said or age.unit == "class":
        return None
    if "turn" in said["be"]:
        return _in_clause(post, age, first)
    before = post.plain[first : said.start()]
    comma = re.search(rf"(?:^|[.!?\n,:] |\"|\b)(?P<word>{WORD}),(?: who\b)?[^.;!?\n\x01\d()]{{1,55}},? ?$", before)
    if not comma:
        comma = re.search(rf"(?P<word>{WORD}),? who\b[^.;!?\n\x01\d()]{{1,45}}$", before)
    if not comma:
        return None
    start = first + comma.start("word")
    kind = kind_of(post, start, comma["word"])
    if kind not in (KNOWN, LED):
        return None
    return _Link(Name(start, start + len(comma["word"]), kind), comma["word"], frozenset({"be"}), "")


_ORGANISED = re.compile(
    r"\b(?:program|programme|building|policy|car|van|ute|data|laptop|computer|house|network|service|group|project|system|centre|child|son|daughter|boy|girl|kids?|children"
    r"|baby|their|partnership|form|act|report|agreement|students?|clients?|families|people|fleet|playgroup|grand\w+|niece|nephew|dog|bus|school|hub|forum|office|twins?|lad|fella|teen|bloke|someone|ones)\b"
)
_A_CHILD = re.compile(
    r"^(?: is|'s| was|,)(?: (?:a|an|our|the|my|one|such a|just a))[a-z ]{0,30} (?:kid|boy|girl|child|student|lad|fella)\b"
)
_CLAUSE = re.compile(r"(?:,|'s| is| was| has| who| had| his| her)[^.;!?\n\x01]{0,65}?[ ,(\-](?:\d{1,2} (?:and|,) )?$")


def _in_clause(post: Post, age: Age, first: int) -> _Link | None:
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
    if kind == NEW and (_begins_sentence(post, start) or is_place(post, start, word)):
        return None
    return _Link(Name(start, start + len(word), kind), word, frozenset({"be"}), "")


_NAMELIKE = re.compile(WORD)
_PRONOUN = re.compile(
    r"(?:^|[ ,(\-.\n])(?:he|she)(?:'s| is|s| was| just turned| turned| turns|'ll be| will be| has just turned|'s just turned)(?: (?:only|just|nearly|almost|about|now|still|turning|barely)){0,2} $"
)


def _spoken_of(post: Post, age: Age, last: int) -> Span | None:
    """Return an age that "she" or "he" is, where a child's name went before."""
    if age.unit not in ("none", "old", "class", "small") or not _safe_after(post, age):
        return None
    said = _PRONOUN.search(post.low, max(last, age.start - 34), age.start)
    if not said:
        return None
    first = max(last, age.start - 150)
    for word in _NAMELIKE.finditer(post.plain, first, said.start()):
        named = word[0].removesuffix("'s")
        kind = kind_of(post, word.start(), named)
        if kind not in (KNOWN, LED, NEW) or (
            kind == NEW
            and (is_place(post, word.start(), named) or _begins_sentence(post, word.start()))
        ):
            continue
        if is_titled(post, word.start()) or grown_up(post, word.start(), age.end):
            return None
        sure = (age.unit == "small" and kind != NEW) or childish(post, word.start(), age.end) > 1
        return (age.start, age.end) if sure else None
    return None


def _is_enough(post: Post, age: Age, link: _Link) -> bool:
    """Add up what speaks for a child's age and what against it."""
    name = link.name
    if age.unit == "birthday":
        return "be" in link.sorts and _of_name(post, age, link) > 0
    if age.unit != "old" and not _safe_after(post, age, link):
        return False
    if age.unit == "class" and not age.number:
        if "in" not in link.sorts or not child_around(post, name.start, age.end):
            return False
    if "has" in link.sorts and not link.sorts & {"turn", "been", "aged", "soft been"}:
        return False
    points = _of_name(post, age, link) + _of_link(link, age) + _of_age(age)
    if points < _ENOUGH - 4:
        return False
    points += _of_surroundings(post, age, link)
    return points >= (4 if age.unit == "small" else _ENOUGH)


def _of_name(post: Post, age: Age, link: _Link) -> int:
    """Return how sure the name is one of a child."""
    name, start = link.name, link.name.start
    points = {KNOWN: 2, LED: 3, NEW: 0, SMALL: 0, SEASON: 0}[name.kind]
    if name.kind == KNOWN and is_led(post, start, link.word.lower(), capital=True):
        points += 1
    if is_titled(post, start) or names_a_place(post, start, link.word):
        points -= 4
    if name.kind != LED and is_place(post, start, link.word):
        points -= 1 if name.kind == KNOWN else 3
    if name.kind != LED and is_determined(post, start) and not in_list(post, start):
        points -= 1 if name.kind == KNOWN else 3
    if name.kind == NEW:
        points += sounds_like_one(link.word) + _is_persons(post, age, link)
    if name.kind == NEW and link.mark != "(" and not link.sorts and _begins_sentence(post, start):
        points -= 1
    if name.kind == SMALL and not link.sorts & {"be", "turn", "aged"}:
        points -= 3
    if name.kind == SEASON and not (
        link.sorts & {"aged", "turn"} or link.mark == "(" or age.unit == "old" or age.end - age.start > 8
    ):
        points -= 3
    return points


_WITH = re.compile(
    r"\b(?:with|about|says|said|told|tell|asked|ask|called|named|help|helping|support|supporting|supports|met|meet|visit|visited|like|place|placed|placing|know|known|saw|seen)\s(?:[A-Z]\w+ )?$"
)
_BOTH_COMMAS = re.compile(r",(?: (?:who|is|was|has|had|and|would|will|can|can't|won't|says|[a-z]{2,12}(?:s|ed))\b)")
# Another number in brackets close by: a list, of children or of places.
_ANOTHER = re.compile(r"\(\d{1,3}\)[,;]? (?:and )?$")
_ANOTHER_AFTER = re.compile(rf"\)[,;]? (?:and )?{LETTER}+(?: {LETTER}+)? \(\d")


def _is_persons(post: Post, age: Age, link: _Link) -> int:
    """Return what speaks for a person where no list has the word: a surname, what is done with it, an aside."""
    start = link.name.start
    points = int(bool(_WITH.search(post.plain[max(0, start - 22) : start])))
    points += " " in post.plain[start : link.name.end] and not _begins_sentence(post, start)
    if link.mark == "," and not link.sorts:
        points += bool(_BOTH_COMMAS.match(post.low, age.end))
    if link.mark == "(" and post.low[age.end : age.end + 1] == ")":
        listed = _ANOTHER.search(post.plain, max(0, start - 30), start)
        points += not listed and not _ANOTHER_AFTER.match(post.plain, age.end)
    if age.unit == "class" and age.number:
        points += "in" in link.sorts
    return points


def _of_link(link: _Link, age: Age) -> int:
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
    elif link.mark:
        points = 0
    elif "soft" in sorts:
        points = 0
    if "kin" in sorts:
        points += 2
    if link.mark == "(" and age.unit == "class":
        points += 1
    return points + (age.unit == "class" and points < 0)


def _of_age(age: Age) -> int:
    return {"old": 4, "sex": 1}.get(age.unit, 0)


def _of_surroundings(post: Post, age: Age, link: _Link) -> int:
    """Return what the sentence adds or takes away."""
    start, end = link.name.start, age.end
    near = childish(post, start, end)
    points = near
    if age.unit == "old":
        return points
    if link.mark and _SAYS_ON.match(post.low, end):
        points += 1
    listed = in_list(post, start)
    paired = _paired(post, start, age)
    if paired:
        points += 2
    elif listed or _is_line(post, start, age):
        points += 1
    if counting(post, start, end) and not listed:
        points -= 1 if (near > 1 and link.name.kind != NEW) or (near and paired) else 3
    if grown_up(post, start, end):
        points -= 3
    return points


# A dash that closes what a dash opened, and what only people do: "Sefina (8) is back at school".
_SAYS_ON = re.compile(
    r"[ ]?-[ \n]|\)(?:,? who\b| (?:is|has|was|needs|wants|loves|likes|hates|won't|can't|doesn't|isn't|hasn't|turned|turns|goes|lives|and (?:his|her)\b))"
)


def _begins_sentence(post: Post, start: int) -> bool:
    """Say whether the capital is only the first letter of a sentence in running text."""
    return start == 0 or post.plain[max(0, start - 2) : start] in (". ", "! ", "? ", "\n\n")


_PAIR_AFTER = re.compile(rf"\)?,? ?(?:and |& )?(?:baby |little |bub )?(?P<word>{WORD}),? ?\(?(?:is |aged )?\d{{1,2}}\b")
_PAIR_BEFORE = re.compile(rf"(?P<word>{WORD}),? ?\(?(?:is |aged )?\d{{1,2}}(?: ?y[rso/]{{0,3}})?\)?,? ?(?:and |& )?$")


def _paired(post: Post, start: int, age: Age) -> bool:
    """Say whether another known name with a number stands right before or after."""
    after = _PAIR_AFTER.match(post.plain, age.end)
    before = _PAIR_BEFORE.search(post.plain, max(0, start - 34), start)
    return any(
        pair is not None
        and pair["word"][0].isupper()
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

_STOPS = re.compile(r"[ ]?[,.;:)!?\n\]|/\"'\x01=]|[ ]?$|[ ]?-(?!\d)|[ ]?[({]|[ ][&+]")
_NEXT_WORD = re.compile(rf"[ ]({LETTER}+(?:'{LETTER}+)?)(?: ({LETTER}+|\d+))?")
_UNITS_AFTER = re.compile(
    r"[ -]?(?:minutes?|mins?|hours?|hrs?|am\b|pm\b|a\.m|p\.m|km|kms|per cent|percent|families|people|members|sites|services|times|weeks?|months?|days?|terms?|sessions?|dollars|points?|pages?|items?|staff"
    r"|of\b|out of|or \d|to \d|-\d|x\b|metres|children|kids|copies|seats|places|votes|o'clock|and (?:over|under|above|up|older|younger)\b|plus\b|or (?:so|over|under|more|fewer)\b|\+|at the (?:table|meeting)|years? (?:with|in|at|as|of|on|experience|service|ago|later))"
)
_MONTH_AFTER = re.compile(
    r"[ ](?:and \d{1,2} |or \d{1,2} |& \d{1,2} )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]{3,6})?\b(?! (?:be|i|we|need))"
)
_SMALL_AFTER = re.compile(
    r"[ ](?:ago|leave|later|notice|into|from now|before|after|off|away|to go|of\b|pregnant|long|straight|on\b|in\b|with\b|late|early|early|running|left|out\b|behind)"
)


def _is_counted(post: Post, age: Age) -> bool:
    """Say whether a unit, a month or a range follows that makes a number something else."""
    low, end = post.low, age.end
    if _UNITS_AFTER.match(low, end) or _MONTH_AFTER.match(low, end):
        return True
    return age.unit in ("small", "years") and bool(_SMALL_AFTER.match(low, end))


def _safe_after(post: Post, age: Age, link: _Link | None = None) -> bool:
    """Say whether what follows a number leaves it an age, and no count, time or range."""
    low, end = post.low, age.end
    if _STOPS.match(low, end):
        return True
    word = _NEXT_WORD.match(low, end)
    if word is None:
        return False
    if age.unit == "class" and not age.number:
        return word[1] not in _NO_LEVEL
    if post.text[end : end + 1] == "\n":
        return True
    if word[1] in ("and", "or"):
        counted = word[2] is not None and word[2].isdigit() and link is not None
        return not counted or with_group(post, link.name)[1] > 1
    return word[1] in SAFE_AFTER or (
        link is not None and bool(link.sorts & {"aged"}) and not word[1].endswith("s")
    )


_NO_LEVEL = frozenset("staff teacher teachers room desk area to program programs gym hub".split())
_MORE_AGES = re.compile(
    r"(?:[,/]|,? and|,? &)[ ]?(?:is |are )?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?![\d:./%]|[ ]?(?:am|pm)\b)(?: ?(?:yo|y/o|yrs?|years?(?: old)?|months?|mths?|weeks?))?(?![a-z\d])"
)


def _all_ages(post: Post, end: int) -> int:
    """Return where the ages of a list of children end: "7, 9 and 11"."""
    for _ in range(5):
        more = _MORE_AGES.match(post.low, end)
        if not more:
            break
        end = more.end()
    return end


_BABY = re.compile(rf"\)?,? (?:and|&|plus) (?:the |their |his |her )?(?:new )?(?:baby|bub|little|newborn|wee|lil)(?: (?:brother|sister|bub))? (?P<word>{LETTER}{{2,19}})(?![a-z])(?!,? ?\(?\d)")


def _with_baby(post: Post, end: int) -> int:
    """Return where a list of children ends whose last one has no age: "Ruby 6, Noah 4 and baby Wren"."""
    baby = _BABY.match(post.plain, end)
    if baby and baby["word"][0].isupper() and kind_of(post, baby.start("word"), baby["word"]):
        return baby.end("word")
    return end


def _closed(post: Post, start: int, end: int) -> int:
    """Return the end with the bracket or quote that closes one in between."""
    found = post.plain[start:end]
    if found.count("(") > found.count(")") and post.plain[end : end + 1] == ")":
        return end + 1
    return end


_NAME_HEADER = re.compile(r"\b(?:name|names|child|children|kid|kids|student|young person|yp|client|sibling|siblings|first name|who|person)\b")
_AGE_HEADER = re.compile(r"\b(?:age|ages|aged|yrs|years old|yo|year level|yr level|grade|school year)\b")
_AGE_CELL = re.compile(r"[^\w]{0,4}(?:(?:yr|year|grade|gr|y) ?)?(?P<n>\d{1,2})(?!\d)")
_NAME_CELL = re.compile(rf"[ ]*(?P<word>{WORD}(?: {WORD})?)")


def _in_columns(post: Post) -> Iterator[Span]:
    """Yield names in a table that has a column for ages."""
    for table in post.tables:
        ages = [n for n, head in enumerate(table.headers) if _AGE_HEADER.search(head)]
        names = [n for n, head in enumerate(table.headers) if _NAME_HEADER.search(head)]
        if not ages:
            continue
        for row in table.rows:
            yield from _in_row(post, row, ages[0], (names or [n for n in (0, 1) if n != ages[0]])[0], bool(names))


def _in_row(post: Post, row: tuple[Span, ...], age: int, name: int, named: bool) -> Iterator[Span]:
    if max(age, name) >= len(row):
        return
    number = _AGE_CELL.match(post.low, *row[age])
    word = _NAME_CELL.match(post.plain, *row[name])
    if not number or not word or not 0 < int(number["n"]) <= 17:
        return
    kind = kind_of(post, word.start("word"), word["word"].split(" ")[0])
    if kind in (KNOWN, LED) or (kind == NEW and named):
        yield word.span("word")


PEOPLE: tuple[Rule, ...] = (name_and_age, initials)
