"""Whether an address is a service's own: the service stands straight before or after it."""

import re

from cop.screening.lexicon.services import BUILDINGS
from cop.screening.normal import Post

_LINK = (
    r"(?:[ ,:;(\n\-\"']|\b(?:is|are|was|now|at|has|have|had|moved|moving|moves|shifted|shifting|relocated|relocating|to|located|on|situated|based|in|will|be|being|held"
    r"|the|address|new|postal|street|found|operates?|operating|from|out of|opened|opens|opening|lives|sits|stays|mail|here|its|your|our|again|back"
    r"|permanently|temporarily|ground|floor|rear|level|corner|cnr|both|hosted|c/-|c/o|care of|still|sent|this|week|today|year|next door|old|who are|people|mob|crew|which is|that is)\b)"
)
_SERVICE_BEFORE = re.compile(
    rf"\b(?P<what>{BUILDINGS})(?:'s)?(?: \([^()]{{1,30}}\))?(?P<of>(?: (?:of |in |for |and )?(?!(?:is|are|was|has|at|on|in|of|to)\b)[a-z.&]{{2,14}}){{0,3}}?)(?P<link>{_LINK}{{0,12}})$"
)
_EVENT_BEFORE = re.compile(
    rf"(?:\b(?:visit|find|join|meet|see) us{_LINK}{{0,6}}|"
    r"\b(?:venue|where|location|held|hosted|workshop|training|conference|forum|launch|expo|agm|roundtable|event|open day|seminar"
    r"|morning tea|symposium|fun day|info session|information session|network meeting|next meeting|committee meeting|playgroup|drop-in|fair)"
    rf"(?: (?:is|on|will be|address|day|session|details|this|next|starts|runs))?{_LINK}{{0,6}}"
    r"|\b(?:return|post|send|mail|submit|lodge)(?:ed|s)? (?:(?:the|your|all|any|completed|signed|these|this|paper|hard copy) ){0,3}(?:forms?|surveys?|nominations?|rsvps?|applications?|tenders?|invoices?|feedback|evaluations?"
    r"|submissions?|responses?|cheques?|paperwork|registrations?|copies|originals|entries|donations?|questionnaires?)(?: forms?)?(?: by post| back)?(?: to| at|:)? ?"
    r"|\b(?:our|the secretariat's|our new|our postal|the department's|the network's|the service's|the agency's|head office|return(?:ed)? forms|rsvps?|invoices?"
    r"|applications?|tenders|nominations|submissions)(?: (?:postal|street|mailing|new|office|mail|old))?(?: (?:address|home))?(?: (?:is|are|now|to|has|changed|go|at|sent|should|be|posted|by post)){0,4}[ :,]{0,3})$"
)
_NEARBY = re.compile(
    r"\b(?:near|next (?:to|door)|opposite|behind|across from|across the road from|beside|by(?! (?:post|mail|hand|e-?mail|fax|phone|courier)\b)|around the corner from|close to|outside|walks? to|past|over from"
    r"|metres (?:from|to)|km (?:from|to)|door to|up from|down from|in front of|not far from|away from|backs onto|(?:he|she|they|kids?|children|family) (?:attends?|go(?:es)? to))\b[^.;]{0,45}$"
)
_AFTER_SERVICE = re.compile(
    rf"[ ,]{{0,2}}(?:\(|-|is|which is|,(?! ?(?:yet|but|and|so|then|when|while|where|because|though|although|who)\b)|that is|houses|home of|has|care of|c/-)[ ]?(?:the |our |a |an |now |where |home to |new )*(?:[a-z'\-]{{2,20}} ){{0,4}}?(?:{BUILDINGS})\b"
)
_HOME = re.compile(
    r"\b(?:famil(?:y|ies) (?:has |have )?(?:moved|lives?|is|are)|they (?:live|moved|have moved|are staying|stay)|lives?|living|staying|stays|resides|home visit|visit(?:ed|ing)? (?:mum|dad|nan|her|him|them|the family)"
    r"|house at|home at|placement|mum|dad|nan|nanna|grandma|grandpa|pop|aunty|uncle|carer|kids|child|children|his|her|their|baby|bub|boy|girl|he|she|they|neighbours?)\b"
)
_NEAR_AFTER = re.compile(
    r"[ ,(\-]{0,3}(?:(?:is|which is|that is|has|right|just|it's)[ ])?(?:near|next|opposite|behind|across|beside|by|past|outside|around|close|over|not far|round|up from|down from|in front|where (?:he|she|they|mum|dad|the kids))\b"
)
_TO = re.compile(r"\b(?:to|from)\b")
_HOME_SERVICE = re.compile(
    r"\b(?:famil(?:y|ies)|mum|dad|nan|they|she|he|kids|carer) (?:has |have |had |is |are |now )?(?:moved|lives?|living|staying|stays)\b[^.;]{0,50}$"
)
_LIVED_THERE = re.compile(
    r"\b(?:lives?|living|staying|stays|resides|house|home) (?:is )?(?:at|in|on)?[^.;]{0,40}$"
)
_THE_ONE = re.compile(r"\b(?:the|our|a)\b[^,]*$")
# Kinds of house that are a service's, where a house alone is somebody's home.
_HOUSE_OF_ALL = re.compile(r"\b(?:neighbourhood|community|open|opera|safe|wesley|[a-z]+'s) $")
_MOVED_ITSELF = re.compile(r"moved|moving|relocat|changed|moves|sent")
_WENT = re.compile(r"\b(?:moved|went|transferred|driven|ran|walked|taken)\b")


_NOW_AT = re.compile(
    r"[ ]?(?:(?:we're|we are|it's|it is|you'll find (?:us|it)|find (?:us|it)) )?(?:now |at |in |new address ?:? ?)+\Z"
)
# Where a court's papers are sent is where somebody lives.
_OF_LAW = re.compile(r"\baddress for service\b")


def is_service(post: Post, start: int, end: int) -> bool:
    """Say whether an address is a service's own: the service stands straight before or after it."""
    if _is_ours(post, end):
        return True
    before = post.before(start, 110)
    if _NOW_AT.match(before):  # the sentence before names it: "The clinic has moved. Now at …"
        before = post.before(start, 110, whole=True).replace(". ", " ")
    if _OF_LAW.search(before):
        return False
    named = _SERVICE_BEFORE.search(before)
    while named and not _is_title(post, start - len(before), named):
        named = _SERVICE_BEFORE.search(before, named.end("what"))
    if named:
        return not _somebody_lives(before, named)
    return bool(_EVENT_BEFORE.search(before)) and not _HOME.search(before[-60:])


def _is_ours(post: Post, end: int) -> bool:
    """Say whether an address is called a service's straight after, and not only near one."""
    after = post.after(end, 70)
    return bool(_AFTER_SERVICE.match(after)) and not _NEAR_AFTER.match(after)


def _is_title(post: Post, first: int, named: re.Match[str]) -> bool:
    """Say whether what follows the kind of service is the rest of its name, in capitals if any are."""
    if post.hurried:
        return True
    begin, end = named.span("of")
    words = re.findall(r"[A-Za-z.&]+", post.plain[first + begin : first + end])
    return all(word[0].isupper() or word in ("of", "in", "for", "and") for word in words)


def _somebody_lives(before: str, named: re.Match[str]) -> bool:
    """Say whether the service is only near by, or somebody moved from it to there."""
    ahead = before[: named.start()]
    if _NEARBY.search(ahead):
        return True
    if _LIVED_THERE.search(ahead) and "," in named["link"]:
        return not _THE_ONE.search(ahead)
    if named["what"] == "house" and not _HOUSE_OF_ALL.search(ahead):
        return True
    if _HOME_SERVICE.search(ahead):
        return True
    moved = _TO.search(named["link"]) and not _MOVED_ITSELF.search(named["link"])
    return bool(moved and _WENT.search(ahead))
