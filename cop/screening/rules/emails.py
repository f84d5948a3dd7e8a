"""Mailboxes named for a person; a role's mailbox is for everybody."""

import re
from collections.abc import Iterator

from cop.screening.lexicon.names import GIVEN, SURNAMES, WORDS_TOO
from cop.screening.lexicon.services import GLUED, PLACES, ROLES
from cop.screening.normal import Post
from cop.screening.rules.base import Rule, Span, rule
from cop.screening.tuning import Rules

_LOCAL = r"[a-z0-9][a-z0-9._%+'\-]{0,63}"
_AT = r"(?: ?@ ?| ?[\[({<] ?(?:at|@) ?[\])}>] ?)"
_DOT = r"(?:\. ?|\.| ?[\[({<] ?(?:dot|\.) ?[\])}>] ?| dot )"
_LABEL = r"[a-z0-9][a-z0-9\-]{0,62}"
_MAIL = re.compile(
    rf"(?<![a-z0-9.%+'\-])({_LOCAL}){_AT}((?:{_LABEL})(?:{_DOT}{_LABEL}){{1,5}})".replace(
        "{_", "{_"
    )
)
_TIGHT = re.compile(rf"(?<![a-z0-9._%+'\-])({_LOCAL})@({_LABEL}(?:\.{_LABEL}){{1,5}})")
_SAID = re.compile(
    r"(?<![a-z0-9.])([a-z0-9_\-]{1,30}(?:(?: dot | ?[\[(] ?dot ?[\])] ?|\.| underscore )[a-z0-9_\-]{1,30}){0,2})"
    rf" at ((?:{_LABEL})(?:(?: ?[\[(] ?dot ?[\])] ?| dot |\.){_LABEL}){{1,5}})"
)
_ENDINGS = re.compile(
    r"(?:com|net|org|au|gov|edu|info|io|biz|uk|nz|me|co|id|asn|example|test|local|email)$"
)
_FREE = re.compile(
    r"^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|proton|protonmail|bigpond|optusnet|iinet"
    r"|internode|tpg|dodo|adam|westnet|iprimus|ozemail|aapt|fastmail|zoho|gmx|hey|homenet|mail|webmail|inbox)\."
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
)
def email(post: Post, rules: Rules) -> Iterator[Span]:
    """An address with a person's name before the @, written out or with "at" and "dot"."""
    low = post.text.lower()
    seen: list[Span] = []
    for pattern, sign in ((_TIGHT, _TIGHT_SIGN), (_MAIL, _MAIL_SIGN), (_SAID, _SAID_SIGN)):
        if not sign.search(low):
            continue
        for match in pattern.finditer(low):
            if any(a < match.end() and match.start() < b for a, b in seen[-50:]):
                continue
            span = _address(match, pattern is _SAID)
            if not span:
                continue
            seen.append(span)
            if _is_allowed(match, rules) or not _is_personal(match[1], match[2], post, span[0]):
                continue
            yield span


_TIGHT_SIGN = re.compile("@")
_MAIL_SIGN = re.compile(
    r" @|@ |[\[({<] ?(?:at|@)|@[a-z0-9.\-]{1,63}(?: ?[\[({<] ?(?:dot|\.)| dot |\. )"
)
_SAID_SIGN = re.compile(r" at [a-z0-9\-]{1,63}(?: dot |\.[a-z]| ?[\[(] ?dot)")


def _address(match: re.Match[str], said: bool) -> Span | None:
    """Return the place of an address, without a following sentence, if it is one."""
    labels = re.split(r"( ?[\[({<] ?(?:dot|\.) ?[\])}>] ?| dot |\. ?)", match[2])
    while len(labels) >= 3 and (
        not _ENDINGS.search(labels[-1]) or (labels[-2] == ". " and _ENDINGS.search(labels[-3]))
    ):
        labels = labels[:-2]
    if len(labels) < 3:
        spoken = "@" in match[0] and re.fullmatch(r"[^ ]{3,80}", match[0])
        return match.span() if spoken else None
    if said and " dot " not in match[0] and "dot" not in match[0]:
        return _plainly(match, labels)
    return match.start(), match.start(2) + len("".join(labels))


def _plainly(match: re.Match[str], labels: list[str]) -> Span | None:
    """Read `name at example.com` as an address only where the name has the shape of one."""
    if re.search(r"[._\d]", match[1]) or match[1] in GIVEN - WORDS_TOO:
        return match.start(), match.start(2) + len("".join(labels))
    return None


def _is_allowed(match: re.Match[str], rules: Rules) -> bool:
    return bool(rules.mailboxes) and re.sub(r"\s", "", match[0]) in rules.mailboxes


def _is_personal(local: str, domain: str, post: Post, start: int) -> bool:
    """Say whether a mailbox is named for a person."""
    parts = [
        part
        for part in re.split(
            r"[^a-z]+", re.sub(r" dot | underscore |[\[(] ?dot ?[\])]", ".", local)
        )
        if part
    ]
    if not parts:
        return True
    roles = [part for part in parts if _is_role(part, domain)]
    names = [part for part in parts if part in GIVEN and part not in PLACES]
    if roles and len(roles) == len(parts):
        return False
    if len(roles) > 1 and len(parts) - len(roles) == 1:
        return False
    if roles:
        return any(
            name not in roles and name not in WORDS_TOO for name in names
        ) and not _of_service(roles, parts)
    if len(parts) > 1:
        return True
    return _one_word(parts[0], local, domain, post, start)


def _of_service(roles: list[str], parts: list[str]) -> bool:
    return parts[0] in {"st", "saint"} or ("hub" in roles and parts[0] in roles)


def _is_role(part: str, domain: str) -> bool:
    """Say whether a part of a mailbox names a role, a team or a place."""
    if part in ROLES or part in PLACES:
        return True
    if len(part) > 3 and any(_has(domain, part, size) for size in (0,)):
        return True
    if part in GIVEN or part in SURNAMES:
        return False
    return any(
        part.endswith(word) or part.startswith(word) for word in GLUED if len(part) > len(word)
    )


def _has(domain: str, part: str, _size: int) -> bool:
    return (
        any(label.startswith(part) for label in re.split(r"[.\- ]+", domain)) and part not in GIVEN
    )


def _one_word(word: str, local: str, domain: str, post: Post, start: int) -> bool:
    """Say whether one word is somebody's name: known, begun by a known one, or by its shape."""
    if word in GIVEN or word in SURNAMES or _named(word):
        return True
    if _FREE.search(domain) or re.search(r"\d", local):
        return True
    if len(word) <= 4 and not re.search(r"[aeiouy]", word):
        return False
    if _initialled(word):
        return True
    before = post.before(start, 60)
    if _SERVICE_SAYS.search(before) and not _PERSON_SAYS.search(before):
        return False
    return bool(_PERSON_SAYS.search(before)) or not _WORK.search(domain)


def _named(word: str) -> bool:
    """Say whether a first name with a letter or a surname, or an initial with a surname, is in one word."""
    if any(word[:cut] in GIVEN and len(word) - cut <= 2 for cut in range(3, len(word))):
        return True
    if word[1:] in SURNAMES or (word[2:] in SURNAMES and len(word) > 5):
        return True
    return any(
        word[:cut] in GIVEN and (word[cut:] in SURNAMES or cut >= 5) for cut in range(3, len(word))
    )


_ODD_START = re.compile(
    r"(?:[bcdfghjklmnpqrstvwxz](?=[bcdfghjkmnpqstvwxz])|[bcdfghjklmnpqrstvwxz]{3})"
)
_USUAL_START = re.compile(
    r"(?:s[cfhkmnptwqlr]|[ctpsgwk]h|[dtsk]w|kn|gn|wr|ps|[bcdfgkptvw]r|[bcfgkps]l|my|by)"
)


def _initialled(word: str) -> bool:
    """Say whether a word starts as no English word does, as an initial before a surname would."""
    return len(word) >= 5 and bool(_ODD_START.match(word)) and not _USUAL_START.match(word)


EMAILS: tuple[Rule, ...] = (email,)
