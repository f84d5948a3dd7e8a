"""Mailboxes named for a person; a role's mailbox is for everybody."""

import re
from collections.abc import Iterator
from functools import lru_cache

from cop.screening.findings import Span
from cop.screening.lexicon.names import GIVEN, SURNAMES, WORDS_TOO
from cop.screening.lexicon.services import GLUED, PLACES, ROLES
from cop.screening.lexicon.towns import ENDINGS, TOWNS
from cop.screening.lexicon.words import SHORT, is_common
from cop.screening.normal import Post
from cop.screening.rules.base import Rule, rule
from cop.screening.tuning import Rules

_LOCAL = r"[a-z0-9][a-z0-9._%+'\-]{0,63}"
_LABEL = r"[a-z0-9][a-z0-9\-]{0,62}"
# How an @ and a dot are written by people who don't want to be read by machines, and over two lines.
_AT = r"(?:[ \n]?@[ \n]?|%40|[ \n]?[\[({<][ ]?(?:at|@)[ ]?[\])}>][ \n]?|&#64;)"
_DOT = r"(?:[ \n]\.[ ]?|\.\n?|[ \n]?[\[({<][ ]?(?:dot|\.|punkt|full stop)[ ]?[\])}>][ \n]?|[ \n]dot[ \n])"
_GLUE = r"(?:[ ]?[\[({<][ ]?(?:dot|\.)[ ]?[\])}>][ ]?|[ \n](?:dot|underscore|dash|hyphen)[ \n]|[ ]\.[ ]|\.\n|\n\.|[ ]?[\[(][ ]?(?:underscore|dash|hyphen)[ ]?[\])][ ]?)"
_LONG = rf"{_LOCAL}(?:{_GLUE}[a-z0-9._%+'\-]{{1,30}}){{0,3}}"
_MAIL = re.compile(
    rf"(?<![a-z0-9.%+\-])(?<![a-z0-9]')({_LONG}){_AT}((?:{_LABEL})(?:{_DOT}{_LABEL}){{1,5}})"
)
_TIGHT = re.compile(rf"(?<![a-z0-9._%+\-])(?<![a-z0-9]')({_LOCAL})@({_LABEL}(?:\.{_LABEL}){{1,5}})")
_SAID = re.compile(
    rf"(?<![a-z0-9.])([a-z0-9_\-]{{1,30}}(?:(?:{_GLUE}|\.)[a-z0-9_\-]{{1,30}}){{0,3}})"
    rf"[ \n]at[ \n]((?:{_LABEL})(?:(?:[ ]?[\[(][ ]?dot[ ]?[\])][ ]?|[ \n]dot[ \n]|\.){_LABEL}){{1,5}})"
)
_ENDINGS = re.compile(
    r"(?:com|net|org|au|gov|edu|info|io|biz|uk|nz|me|co|id|asn|example|test|local|email)$"
)
_WORK = re.compile(
    r"\.(?:gov|edu|org|asn)(?:\.|$)|health|hub|famil|service|network|school|council|partner|communit|centre|kids|youth"
)
_PERSON_SAYS = re.compile(
    r"\b(?:her|his|their|my|mum|mum's|dad|dad's|mother|father|nan|nana|grandma|carer|carer's|worker|worker's|parent|client"
    r"|aunty|uncle|she|he|foster|family|personal|private|from|colleague|rep|representative|volunteer|student)\b"
)
_SERVICE_SAYS = re.compile(
    r"\b(?:group|shared|team|general|generic|service|office|hub|centre|network|inbox|intake|reception|rsvp|rsvps|bookings?"
    r"|enquir\w{1,4}|secretariat|applications?|nominations?|questions to|contact us|our mailbox|mailbox)\b"
)


@rule(
    "email",
    hits=(
        "Write to tahlia.whitlow@example.com please",
        "sarahk@health.example.gov.au",
        "jsmith at example dot com",
        "dad is koby99 [at] example [dot] net",
    ),
    clean=(
        "Write to intake@example.gov.au",
        "northern.cfsn@example.gov.au or early.years@example.org.au",
        "kadinahub@example.org.au",
        "Look at example.org for more.",
    ),
    needs=lambda post: "@" in post.low or "at" in post.words or "%40" in post.low,
)
def email(post: Post, rules: Rules) -> Iterator[Span]:
    """An address with a person's name before the @, written out or with "at" and "dot"."""
    low = post.text.lower()
    seen: list[Span] = []
    for pattern in _written_ways(post, low):
        for match, span in _addresses(pattern, low):
            if any(a < match.end() and match.start() < b for a, b in seen[-50:]):
                continue
            seen.append(span)
            if _is_allowed(match, rules) or not _is_personal(match[1], match[2], post, span[0]):
                continue
            yield span


def _addresses(pattern: re.Pattern[str], low: str) -> Iterator[tuple[re.Match[str], Span]]:
    """Yield what is an address; of "is at jo dot k at example dot com" the end may be one."""
    at = 0
    while match := pattern.search(low, at):
        span = _address(match, pattern is _SAID)
        if span:
            yield match, span
        at = match.end() if span else match.start(2)


def _written_ways(post: Post, low: str) -> Iterator[re.Pattern[str]]:
    """Yield the ways of writing an address that may be found in a text."""
    if "@" in low:
        yield _TIGHT
    if ("@" in low or "%40" in low or _IN_BRACKETS.search(low)) and _MAIL_SIGN.search(low):
        yield _MAIL
    if "at" in post.words and _SAID_SIGN.search(low):
        yield _SAID


_IN_BRACKETS = re.compile(r"[\[({<][ ]?at[ \])}>]")
_MAIL_SIGN = re.compile(
    r"[ \n]@|@[ \n]|%40|[\[({<][ ]?(?:at|@)[ ]?[\])}>]|@[a-z0-9.\-]{1,63}(?:[ \n]?[\[({<][ ]?(?:dot|\.)|[ \n]dot[ \n]|[ ]\.|\.\n|\n\.)|(?:[ \n]\.[ ]?|\.\n|\n\.|[ ]dot[ ])[a-z0-9\-]{1,40}@"
)
_SAID_SIGN = re.compile(r"[ \n]at[ \n][a-z0-9\-]{1,63}(?:[ \n]dot[ \n]|\.[a-z]|[ ]?[\[(][ ]?dot)")


_CUT = re.compile(rf"({_DOT})")


def _address(match: re.Match[str], said: bool) -> Span | None:
    """Return the place of an address, without a following sentence, if it is one."""
    labels = _CUT.split(match[2])
    while len(labels) >= 3 and (
        not _ENDINGS.search(labels[-1])
        or (labels[-2] in (". ", ".\n") and _ENDINGS.search(labels[-3]))
    ):
        labels = labels[:-2]
    if len(labels) < 3:
        spoken = "@" in match[0] and re.fullmatch(r"[^ ]{3,80}", match[0])
        return match.span() if spoken else None
    if said and not re.search(r"\bdot\b", match[0]):
        return _plainly(match, labels)
    return match.start(), match.start(2) + len("".join(labels))


def _plainly(match: re.Match[str], labels: list[str]) -> Span | None:
    """Read `name at example.com` as an address only where the name has the shape of one."""
    if re.search(r"[._\d]", match[1]) or _may_be_name(match[1]):
        return match.start(), match.start(2) + len("".join(labels))
    return None


def _may_be_name(word: str) -> bool:
    if word in GIVEN:
        return word not in WORDS_TOO
    return len(word) > 3 and word not in ROLES | PLACES | TOWNS and not _made_of_words(word)


def _is_allowed(match: re.Match[str], rules: Rules) -> bool:
    return bool(rules.mailboxes) and re.sub(r"\s", "", match[0]) in rules.mailboxes


def _is_personal(local: str, domain: str, post: Post, start: int) -> bool:
    """Say whether a mailbox is named for a person."""
    local = local.partition("+")[0] or local
    spoken = re.search(r"[ \n(\[]", local)
    written = re.sub(r"\b(?:dot|underscore|dash|hyphen)\b", ".", local) if spoken else local
    parts = [part for part in re.split(r"[^a-z]+", written) if part]
    if not parts:
        return True
    if len(parts) > 1:
        return _several(parts, domain, post)
    return _one_word(parts[0], local, domain, post, start)


def _several(parts: list[str], domain: str, post: Post) -> bool:
    """Judge a mailbox of several words: names, roles, places, initials and others."""
    sure = [part for part in parts if _is_name(part)]
    roles = [part for part in parts if _is_role(part, domain) and part not in sure]
    if len(roles) == len(parts) or parts[0] in {"st", "saint"}:
        return False
    if sure:
        return not (len(roles) > 1 and len(sure) == 1 and len(parts) == len(roles) + 1)
    rest = [part for part in parts if part not in roles and not _is_placed(part, domain, post)]
    rest = [part for part in rest if not is_common(part) or part in GIVEN or part in SURNAMES]
    if any(part in _KIN or _of_some_kin(part) for part in parts):
        return True
    if (parts[0] in _TITLES or _is_family(parts)) and rest:
        return True
    if roles and not any(part in GIVEN and part not in WORDS_TOO for part in rest):
        return False
    return any(len(part) > 2 or part in GIVEN for part in rest) or (
        bool(rest) and not any(is_common(part) for part in parts if len(part) > 2)
    )


_TITLES = frozenset(
    "nurse dr doctor principal teacher worker mr mrs ms miss carer volunteer pastor deacon sister".split()
)
_KIN = frozenset(
    "mum dad nan nana nanna granny grandma grandpa pop poppy mama papa mummy daddy aunty auntie uncle mother father".split()
)


def _is_family(parts: list[str]) -> bool:
    """Say whether a mailbox is a family's by its surname: `the.whitlows`."""
    return parts[0] == "the" and len(parts) == 2 and parts[1].endswith("s") and len(parts[1]) > 4


def _of_some_kin(part: str) -> bool:
    """Say whether a word is one of a family with another before it: `coolmum`."""
    return part[-3:] in ("mum", "dad") and len(part) > 5 and not is_common(part)


def _is_name(part: str) -> bool:
    """Say whether a word is a name and no place or ordinary word."""
    if part in PLACES or part in TOWNS or part in ROLES:
        return False
    root = part.removesuffix("s")
    return any(
        name in SURNAMES or (name in GIVEN and name not in WORDS_TOO)
        for name in (part, root)
        if len(name) > 2
    ) and not (is_common(part) and part not in SURNAMES)


def _is_role(part: str, domain: str) -> bool:
    """Say whether a part of a mailbox names a role, a team or a place."""
    if part in ROLES or part in PLACES or part in TOWNS:
        return True
    if (len(part) > 3 and _in_domain(part, domain)) or _is_slip(part):
        return True
    if part in GIVEN or part in SURNAMES:
        return False
    return any(
        part.endswith(word) or part.startswith(word) for word in GLUED if len(part) > len(word)
    )


@lru_cache(maxsize=512)
def _is_slip(part: str) -> bool:
    """Say whether two letters of a role changed places: `recetpion`."""
    if not 5 < len(part) < 20 or part in GIVEN or part in SURNAMES:
        return False
    return any(
        part[:place] + part[place + 1] + part[place] + part[place + 2 :] in ROLES
        for place in range(len(part) - 1)
    )


def _in_domain(part: str, domain: str) -> bool:
    return part not in GIVEN and any(
        label.startswith(part) for label in re.split(r"[.\- \n]+", domain)
    )


def _is_placed(word: str, domain: str, post: Post) -> bool:
    """Say whether a word is a place: known, by its ending, or because the post speaks of it as one."""
    if word in TOWNS or word in PLACES:
        return True
    if len(word) < 4 or word in GIVEN or word in SURNAMES:
        return False
    if word.endswith(ENDINGS) or (len(word) > 4 and word in re.sub(r"[^a-z.]", "", domain)):
        return True
    spoken = rf"\b(?:in|at|from|near|of|to|around|outside|via) {word}\b(?!@|\.[a-z])|(?<![@.]){word} (?:hub|network|region|centre|school|primary|library|office|playgroup|families|council|area)"
    return bool(re.search(spoken, post.low))


_SMALL = frozenset(
    "of in to at the my our we up on go be for and sa wa nt ed a i us me it is do no so an by or".split()
)


@lru_cache(maxsize=512)
def _made_of_words(word: str) -> bool:
    """Say whether a word is common words and names of roles and places run together."""
    if len(word) > 40:
        return False
    # How few short words of no particular meaning it takes to get to each letter.
    fewest = [0] + [99] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 14), end):
            piece = word[start:end]
            if fewest[start] < 99 and _is_word(piece):
                fewest[end] = min(fewest[end], fewest[start] + _is_short(piece))
    return fewest[-1] <= 1


def _is_short(piece: str) -> bool:
    return len(piece) < 5 and piece not in ROLES and not is_common(piece)


def _is_word(piece: str) -> bool:
    if len(piece) < 4:
        return (
            piece in _SMALL
            or piece in SHORT
            or piece in ROLES
            or piece in PLACES
            or is_common(piece)
        )
    return (
        piece in ROLES
        or piece in PLACES
        or piece in TOWNS
        or is_common(piece)
        or (piece[-1] == "s" and piece[:-1] in SHORT)
    )


def _one_word(word: str, local: str, domain: str, post: Post, start: int) -> bool:
    """Say whether one word is somebody's name: known, begun by a known one, or no word of a service's."""
    before = post.before(start, 60)
    said = before + " ; " + post.after(start + len(local) + len(domain) + 1, 30)
    service = bool(_SERVICE_SAYS.search(said)) and not _PERSON_SAYS.search(before)
    if (
        re.search(r"\.edu\b|school", domain)
        and re.search(r"(?:ps|hs|as|pc|kgn|school|college)$", word)
        and not _is_name(word)
    ):
        return False
    if word in ROLES or _is_placed(word, domain, post):
        return False
    if word in GIVEN or word in SURNAMES:
        return not (service and word in WORDS_TOO)
    if _of_kin(word):
        return True
    if _made_of_words(word) or _is_role(word, domain) or _of_saint(word):
        return False
    if re.search(r"\d", local) or _named(word):
        return True
    if len(word) <= 4 and (len(word) <= 3 or not re.search(r"[aeiouy]", word)):
        return bool(_PERSON_SAYS.search(said)) or not _WORK.search(domain)
    return not service


def _of_saint(word: str) -> bool:
    return bool(re.match(r"(?:st|saint)[a-z]{3,12}s$", word)) and word.endswith("s")


def _of_kin(word: str) -> bool:
    """Say whether one of a family is in the word: `dadofthree`, `grannyfarrow`, `kobysmum`."""
    found = re.search(
        r"^(?:mum|dad|nan|nana|nanna|granny|grandma|grandpa|mama|papa|mummy|daddy|aunty|uncle)(?!s)(?:of|to)?"
        r"|(?:s|my|the)(?:mum|dad|nan|nana|granny|mama|mummy|daddy|aunty)$",
        word,
    )
    rest = word[found.end() :] if found and not found.start() else ""
    return bool(found) and not (rest and rest in ROLES)


def _named(word: str) -> bool:
    """Say whether a first name with a letter or a surname, or an initial with a surname, is in one word."""
    if any(word[:cut] in GIVEN and len(word) - cut <= 2 for cut in range(3, len(word))):
        return True
    if word[1:] in SURNAMES or (word[2:] in SURNAMES and len(word) > 5):
        return True
    return any(
        word[:cut] in GIVEN and (word[cut:] in SURNAMES or cut >= 5) for cut in range(3, len(word))
    )


EMAILS: tuple[Rule, ...] = (email,)
