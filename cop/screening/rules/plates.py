"""Number plates of vehicles."""

import re
from collections.abc import Iterator
from functools import lru_cache

from cop.screening.findings import Span
from cop.screening.formats import PlateFormat
from cop.screening.lexicon.words import SHORT, is_common
from cop.screening.normal import Post
from cop.screening.rules.base import Rule, rule
from cop.screening.tuning import Rules

_PLATE_WORD = re.compile(
    r"\b(?:number ?plates?|plates?|rego|regos|registered|registration|number-plate|licen[cs]e plate|reg(?: no| number)?)\b"
)
_VEHICLE = re.compile(
    r"\b(?:car|ute|van|sedan|wagon|station wagon|hatch|hatchback|vehicle|4wd|4x4|truck|suv|bus|minibus|trailer|motorbike|bike|scooter"
    r"|motorcycle|caravan|drives?|driving|drove|parked|parking|number ?plates?|plates?|rego|regos|commodore|falcon|hilux|corolla"
    r"|camry|landcruiser|land cruiser|prado|ranger|navara|triton|patrol|pajero|barina|astra|mazda|toyota|holden|ford|hyundai|kia|nissan"
    r"|subaru|mitsubishi|honda|suzuki|isuzu|volkswagen|vw|jeep|forester|outback|i30|cx-?5|rav ?4|tarago|hiace|getz|yaris|territory"
    r"|troopy|troopie|troop carrier|people mover|dual cab|lorry|semi|tractor|quad|buggy|moped|taxi|uber|hire car|number-plate|hi-?ace|dmax|sportage|rio|cerato|picanto|carnival|ix35|santa fe|x-?trail|qashqai|dualis|jimny|vitara|mux|trax|captiva|everest|escape|kluger|fortuner|mux|amarok|golf|polo|tiguan|peugeot|renault|citroen|chrysler|dodge|ram|gwm|great wall|byd|ldv|chevrolet|chevy"
    r"|colorado|d-?max|bt-?50|tesla|mg|haval|audi|bmw|merc|mercedes|volvo|lexus|skoda|cruze|focus|fiesta|lancer|swift|elantra|tucson)\b"
)
# The words of which those patterns are made: without one of them in a post, nothing is beside a vehicle.
_PLATE_WORDS = frozenset(
    "plate plates numberplate numberplates rego regos registered registration reg".split()
)
# Half a name that is an ordinary word ("people mover") doesn't count; its other half does.
_VEHICLE_WORDS = frozenset(
    re.findall(r"[a-z]{2,}", re.sub(r"\\b|\?", " ", _VEHICLE.pattern))
) - frozenset("people number station great land hi fe max hire focus territory escape golf".split())
_NOT_PLATE = re.compile(
    r"\b(?:code|codes|course|courses|flight|flights|room|rooms|section|sections|unit of competency|module|modules|cert|certificate"
    r"|event|tickets?|voucher|promo|discount|coupon|invoice|form|forms|version|model|sku|item|asset|isbn|policy|standard|document|session|sessions|build"
    r"|register|rsvp|webinar|eventbrite|qantas|gate(?= \d)|seat|clause|act(?=[ ]?$)|part|fee|fees|bay|level|schedule|zone|grant|order|po|funding|purchase|qualification|units?|ledger|cost cent(?:re|er)|password|wifi|pin|postcode|table)\b"
)
_OPEN = re.compile(
    r"\b(?:rego|number ?plates?|plates?|reg no|reg number)(?: ?(?:is|was|no|num|number|#|reads?|of|starts with|on the docket is|:)){0,3}"
    r"[ :(\"'#\-=|]{0,4}(?P<plate>[a-z0-9]{1,4}[ \-.]?[a-z0-9]{1,4}(?:[ \-.]?[a-z0-9]{1,3})?)(?![a-z0-9])"
)


# In groups as a State's are, with commas or such signs between them.
_SIGN = r"[,;/()=+\[\]|]{1,2}[ ]?"
_SIGNED = re.compile(
    r"\b(?:rego|number ?plates?|plates?|reg no|reg number)(?: is| was|:)?[ :(\"'=]{0,3}"
    rf"(?P<plate>[a-z]{{1,3}}{_SIGN}\d{{2,3}}{_SIGN}[a-z]{{2,3}}|\d[a-z]{{2,3}}{_SIGN}\d{{3}}|[a-z]{{3}}{_SIGN}\d{{2}}[a-z\d])(?![a-z\d])"
)
# Letters alone, in capitals, straight after the word.
_LETTERS = re.compile(
    r"\b(?i:rego|number ?plates?|(?<!plate)plates?)(?i: is| was| reads?| of|:)?[ :\"'(]{1,3}(?P<plate>[A-Z]{4,7})(?![A-Za-z'\-])(?! [A-Z]{2})"
)
# What is said after a plate: "ABC 12D is his rego".
_BACK = re.compile(
    r"(?<![\w\-$/.@])(?P<plate>[a-z0-9]{1,4}[ \-.]?[a-z0-9]{1,4}(?:[ \-.]?[a-z0-9]{1,3})?)(?:,| -| \(|\)| is| was)?(?: is| was)?(?: (?:his|her|the|their|my|mum's|dad's|that|its|what) (?:car's )?)?[ ]?(?:number ?plate|plate|rego|reg)\b(?! (?:\d|no\b|for|closes|opens|desk))"
)


@lru_cache(maxsize=32)
def _patterns(formats: tuple[PlateFormat, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return a pattern for shapes that are sure, and one for every shape."""
    sure = {shape for form in formats for shape in form.sure}
    every = sure | {shape for form in formats for shape in form.shapes}
    return _of_shapes(sure), _of_shapes(every)


def _of_shapes(shapes: set[str]) -> re.Pattern[str]:
    written = sorted((_as_pattern(shape) for shape in shapes), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(written) or '(?!)'})(?![\w@])(?!-\w)")


# Where a plate may begin: a word of its own. It has a digit among its first letters, and few digits at once.
_DIGITS = re.compile(r"\d{1,20}")
# Without a vehicle in the post only capitals count, and every shape that needs none has these.
_WRITTEN = re.compile(r"\d[ \-.·\n]{0,3}[A-Z](?:[A-Z]|(?![a-z]))|S[BS]?[ \-.·\n]{0,3}\d{2,3}")
_SOLID = re.compile(r"\b(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{6,7}\b")
_MOST_TOGETHER = 5
_REACH = 6
_NOT_BEFORE = frozenset("$/:")
_NOT_AFTER = frozenset("%/:")
_NO_START = frozenset("-$/.@")


def _shaped(post: Post, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield what has the shape of a plate, looking only around digits."""
    low = post.low
    done = 0
    for digits in _DIGITS.finditer(low):
        at = digits.start()
        if (
            at < done
            or digits.end() - at > _MOST_TOGETHER
            or low[at - 1 : at] in _NOT_BEFORE
            or low[digits.end() : digits.end() + 1] in _NOT_AFTER
        ):
            continue
        for start in range(max(done, at - _REACH), at + 1):
            if not low[start].isalnum() or (
                start and (low[start - 1].isalnum() or low[start - 1] in _NO_START)
            ):
                continue
            match = pattern.match(low, start)
            if match:
                yield match
                done = match.end()
                break


def _as_pattern(shape: str) -> str:
    piece = {"9": r"\d", " ": r"[ \-.·\n]{0,3}"}
    if "A" not in shape:
        return "".join(piece.get(character, character.lower()) for character in shape)
    return "".join("[a-z]" if c == "A" else piece.get(c, c.lower()) for c in shape)


@rule(
    "number_plate",
    hits=(
        "A white van, plate S123 ABC, was outside again.",
        "dad's ute 1abc 123",
        "rego is abc-12d",
        "the car (ABC 123) is parked over the road",
        "XTR·81K was written on her hand, the silver Corolla",
    ),
    clean=(
        "Course CHC 301 and flight QF 206 are booked.",
        "Registration code ABC 123 opens on Monday.",
        "Section 28A and room ABC 12",
    ),
    needs=lambda post: post.numbered or not _PLATE_WORDS.isdisjoint(post.words),
)
def number_plate(post: Post, rules: Rules) -> Iterator[Span]:
    """A plate in the shape of a State, beside a vehicle or unmistakable; anything that is called a plate."""
    called = not _PLATE_WORDS.isdisjoint(post.words)
    vehicle = called or not _VEHICLE_WORDS.isdisjoint(post.words)
    written = _WRITTEN.search(post.plain) or (post.plain.islower() and _SOLID.search(post.low))
    if vehicle or written:
        yield from _of_a_state(post, rules, vehicle=vehicle)
    if called:
        yield from _called_plates(post)


def _of_a_state(post: Post, rules: Rules, *, vehicle: bool) -> Iterator[Span]:
    """Yield what has the shape of a State's plates."""
    sure, every = _patterns(rules.plates)
    last = -1
    for match in _shaped(post, every if vehicle else sure):
        alone = sure.fullmatch(post.low, *match.span())
        beside = vehicle and (
            _is_beside_vehicle(post, match) or _goes_on(post, last, match.start())
        )
        if (alone and _is_sure(post, match)) or beside:
            last = match.end()
            yield match.span()


def _goes_on(post: Post, last: int, start: int) -> bool:
    """Say whether what begins here stands beside a plate that was found: "CE 41 ZR and 482-WKF"."""
    return last >= 0 and _NEXT.fullmatch(post.low, last, start) is not None


_NEXT = re.compile(r"[ ,]{0,2}(?:and|or|&|then)?[ ](?:a |the )?")


def _called_plates(post: Post) -> Iterator[Span]:
    """Yield what is called a plate, whatever its shape: people choose their own."""
    if not post.plain.isupper():
        yield from (match.span("plate") for match in _LETTERS.finditer(post.plain))
    for pattern in (_OPEN, _SIGNED, _BACK):
        for match in pattern.finditer(post.low):
            if _is_own(post, match):
                yield match.span("plate")


def _mixed(found: str) -> bool:
    return bool(re.search(r"\d", found) and re.search(r"[a-z]", found, re.IGNORECASE))


def _is_sure(post: Post, match: re.Match[str]) -> bool:
    """Say whether a shape that no other code has is written as a plate is."""
    found = post.plain[match.start() : match.end()]
    if (
        found.split(" ")[0] in _LITTLE
        or _NOT_PLATE.search(post.before(match.start(), 40))
        or not _mixed(found)
        or (" " in found and not _looks_written(found))
    ):
        return False
    letters = [c for c in found if c.isalpha()]
    if all(c.isupper() for c in letters) or (" " not in found and post.plain.islower()):
        return True
    return bool(_VEHICLE.search(_around(post, match)))


def _around(post: Post, match: re.Match[str]) -> str:
    return post.before(match.start(), 90, whole=True) + " ¦ " + post.after(match.end(), 40)


def _is_beside_vehicle(post: Post, match: re.Match[str]) -> bool:
    before = post.before(match.start(), 60)
    if _PLATE_WORD.search(post.header_of(match.start())) and _mixed(match[0]):
        return True
    if (
        match[0].split(" ")[0] in _LITTLE
        or (match[0].split(" ")[0] in _CODES and not _PLATE_WORD.search(before[-30:]))
        or _NOT_PLATE.search(before[-30:])
        or (not _mixed(match[0]) and not re.search(r"plates?|rego", before[-16:]))
    ):
        return False
    if " " in match[0] and not _looks_written(post.plain[match.start() : match.end()]):
        return False
    near = before[-45:] + " ¦ " + post.after(match.end(), 25)
    return bool(_VEHICLE.search(near)) or bool(
        re.search(
            r"\b(?:rego|regos|reg|plates?|rego'd)\b|registration (?:no\.?|number)[ :#.]{0,3}(?:is |was )?[ ]?¦",
            near,
        )
    )


_ORDINARY = re.compile(
    r"\d\s?(?:am|pm|km|kms|hrs|min|mins|the|and|for|are|was|had|has|who|all|per|day|new|old|yrs|mth|kid|car|van|ute|bus|men|one|two|off|out|to|of|in"
    r"|on|at|is|it|we|he|by|an|as|or|so|if|up)$|^(?:the|and|for|are|was|had|has|all|per|top|age|aged|a|i|of|in|on|at|is|to|by|or|we|for|term|room|page|part|any|our|her|his"
    r"|new|old|year|yr|no|mt|only|nsw|sa|wa|vic|qld|tas|nt|act|apr|may|jun|jul|aug|sep|oct|nov|dec|jan|feb|mar|ext|box|lot|usd|aud|abn|acn|crn|tfn|bsb|dob|mrn|urn)[ ]?\d"
)


def _looks_written(found: str) -> bool:
    """Say whether letters and digits look put on a plate, and are no word and a number."""
    first = found.split(" ")[0]
    if first.islower() and (first in SHORT or (first != found and is_common(first))):
        return False
    return not _ORDINARY.search(found.lower())


def _is_own(post: Post, match: re.Match[str]) -> bool:
    """Say whether what follows "plate" or "rego" is one: letters and digits, or capitals alone."""
    found = post.plain[match.start("plate") : match.end("plate")]
    if _NOT_PLATE.search(post.before(match.start(), 30)) or (
        not _looks_written(found) and not found.isupper()
    ):
        return False
    solid = re.sub(r"[^A-Za-z\d]", "", found)
    if any(_is_ordinary(piece) for piece in re.split(r"[^A-Za-z\d]+", found)):
        return False
    if (
        (found.split(" ")[0].islower() and found.split(" ")[0] in _LITTLE)
        or not 4 <= len(solid) <= 7
        or re.match(
            r"[ ]?(?:days|weeks|months|fees?|and|per|dollars)\b",
            post.low[match.end() : match.end() + 9],
        )
    ):
        return False
    if _mixed(solid):
        return sum(c.isdigit() for c in solid) >= 2 or solid.upper() == solid
    return (
        solid.isalpha()
        and solid.isupper()
        and post.plain.upper() != post.plain
        and " " not in found
    )


def _is_ordinary(piece: str) -> bool:
    """Say whether a piece is a word in small letters: no plate has four of them and a blank."""
    return (
        piece.isalpha()
        and piece.islower()
        and (len(piece) > 3 or piece in SHORT or piece in _LITTLE or is_common(piece))
    )


_LITTLE = frozenset(
    "is was are the and for in on at to of by has had no not it he she they we who due from with far now yet got paid left just only over about all".split()
)

# What stands before the number of an account, an order or a cost centre.
_CODES = frozenset("gl po cc wbs".split())

PLATES: tuple[Rule, ...] = (number_plate,)
