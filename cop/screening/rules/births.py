"""Dates of birth, however they are written."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from cop.screening.findings import Span
from cop.screening.lexicon.names import GIVEN, WORDS_TOO
from cop.screening.normal import Post
from cop.screening.rules.base import PEOPLE, Rule, rule
from cop.screening.rules.birth_files import in_file_names
from cop.screening.tuning import Rules

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary|uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_ORDINAL = (
    r"(?:(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_YEAR_WORDS = (
    rf"(?:two thousand(?: and)?(?: (?:(?:{_TENS})(?:[ -](?:{_UNITS}))?|{_TEENS}|{_UNITS}))?"
    rf"|(?:twenty|nineteen)[ -](?:(?:{_TENS})(?:[ -](?:{_UNITS}))?|{_TEENS}|(?:oh|o)[ -](?:{_UNITS})))"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MON = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:(?:19|20)\d\d|'?\d\d)"
_CUT = r"[ \n]?[/.\-\\,][ \n]?"
# Straight after a label any sign will do.
_SIGN = r"[^\w\x01]{1,3}"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? (?:the )?)?"
_SPOKEN_YEAR = rf"(?:[ ,\n/\-.']{{0,3}}(?:of |in )?(?:(?:19|20)\d\d(?!\d)|'\d\d(?!\d)|\d\d(?![\d:]|[ ]?(?:am|pm|%|families|people))|{_YEAR_WORDS}))"
_NAMED_DAY = r"(?:christmas|boxing|new year'?s|australia|anzac|valentine'?s|good friday|easter) (?:day|eve|sunday|monday)"
_DATE = re.compile(
    rf"(?<![\d$.])(?:(?P<iso>(?:19|20)\d\d{_CUT}{_MON}{_CUT}{_DAY})"
    rf"|(?P<num>{_DAY}{_CUT}{_MON}{_CUT}{_YEAR})"
    rf"|(?P<us>{_MON}{_CUT}{_DAY}{_CUT}(?:19|20)\d\d)"
    rf"|{_WEEKDAY}(?:the )?(?P<dmy>{_DAY}(?:[ ]?(?:st|nd|rd|th))?(?:[ /\-.,\n]{{0,2}}(?:of |day of )?)(?:the )?{_MONTH}(?P<y1>{_SPOKEN_YEAR})?)"
    rf"|(?P<wmy>(?:{_ORDINAL})(?: day)?(?: of)?[ \n]{_MONTH}(?P<y2>{_SPOKEN_YEAR})?)"
    rf"|(?P<mdy>{_MONTH}[ /\-\n]{{0,2}}(?:the )?(?:{_DAY}(?:[ ]?(?:st|nd|rd|th))?(?!\d)|{_ORDINAL})(?P<y3>{_SPOKEN_YEAR})?)"
    rf"|(?P<dom>{_DAY}[ ]?(?:st|nd|rd|th) (?:of|day of) the {_MON}[ ]?(?:st|nd|rd|th)(?P<y4>{_SPOKEN_YEAR}))"
    rf"|(?P<feast>{_NAMED_DAY}(?P<y5>{_SPOKEN_YEAR}))"
    rf"|(?P<dm>{_DAY}[/.]{_MON}(?![/.\-]?\d))"
    r")(?!\d|[./\-]\d)"
)
_RUN = re.compile(
    rf"(?:{_DAY}{_MON}(?:19|20)\d\d|(?:19|20)\d\d{_MON}{_DAY}|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d|{_DAY}[ ]{_MON}[ ]{_YEAR}|(?:19|20)\d\d[ ]{{1,2}}{_MON}[ ]{{1,2}}{_DAY}|\d{{1,2}}[ /]\d{{1,2}}[ /]\d{{2,4}}"
    rf"|(?:{_DAY}{_SIGN}{_MON}|{_MON}{_SIGN}{_DAY}){_SIGN}{_YEAR}\)?|(?:19|20)\d\d{_SIGN}{_MON}{_SIGN}{_DAY}\)?)(?!\d)"
)
_MONTH_YEAR = re.compile(
    rf"(?:{_MONTH}[ /\-,]{{1,2}}(?:of )?(?:(?:19|20)\d\d|'\d\d)|{_MON}[/\-](?:19|20)\d\d)(?!\d)"
)
_LABEL = re.compile(
    r"(?<![a-z])(?:(?P<dob>d ?[./\-]? ?o ?[./\-]? ?b\.?(?:'?s)?\b\.?|dates?[ \-]?of[ \-]?births?|birth ?-?dates?|date born|dte of birth|date of b(?:irt|rith)h?|b/date|bdate|d\.birth|birth (?:date|day)|day of birth|birth ?cert(?:ificate)?(?=[ ]\d))"
    r"|(?P<cert>birth cert(?:ificate)?s? (?:says?|shows?|has|had|states?|reads?|gives?|lists?|is|was|:|dob))"
    r"|(?P<born>born|birthed|delivered|arrived|nee)|(?P<day>birth ?days?|b'?days?)|(?P<b>b\.?(?=[ :]{0,2}\d)))(?![a-z])"
)
_DIRECT = re.compile(r"[ \n:;=.\-(\[|#>\"',/]{0,6}$")
_BETWEEN = frozenset(
    """
is was as of on the his her their my your a an for listed recorded shown given down says say shows showing per from birth cert certificate child child's kid
kids mum dad mum's dad's baby bub bub's boy girl son daughter eldest youngest oldest middle sibling siblings brother sister parent parents carer client day approx about around
approximately probably possibly either think thinks we i have has got it it's which who that confirmed stated believed and to be at hospital in passport medicare card
file referral form health book blue red up next to him she he they them twin twins ie eg actual real correct not sure early late back was's mother mother's father father's nan nana
nans pop recorded wrongly says's will falls coming year years full name grandson granddaughter niece nephew student young person foster both all written reads visa papers
immunisation record intake sheet system either or prem premature overseas here interstate only known being last week yesterday today month this just gone number one first second third elder little
""".split()
)  # fmt: skip
_STOPPERS = re.compile(
    r"\b(?:field|fields|column|mandatory|changes?|changed|asks?|asked|becomes?|required|goes live|update[ds]?|format|checks?|policy|training|meeting|meetings|due|before|after"
    r"|since|until|between|prior|registered|training|workshop|webinar|by(?! (?:mum|dad|nan|the|her|his|gp|a)\b)|lodged|applied|application|applications|closes?|closed|open|opens|rules?|review|party|celebrat\w{0,5}|lunch"
    r"|morning tea|cake|out|removed|added|collect\w{0,4}|guideline|data|audit|expires?|expiry|appointment|court|hearing|sent|visit|visited|posted|received|requested|arriving|booked|launched|established|deadline|must|memo|see|page|email|please|minutes|version)\b|[$%\x01]"
)
_ORGANISATION = re.compile(
    r"\b(?:network|service|services|program|programme|programs|forum|forums|organisation|project|idea|hub|hubs|centre|partnership|initiative|playgroup|group|community of practice|cop|team|agency"
    r"|department|act|framework|alliance|coalition|school|library|town|collaboration|committee|website|newsletter|podcast|app|we|our|tool|model|roundtable|communique|clinic|hospital|station|hall|church|building|bridge|store|paper|magazine|truck|bus|shed|institute|charity|club|playgroups|website|shop|day|concept|movement|campaign|strategy|approach)\b"
)
_HUMAN = re.compile(
    PEOPLE.pattern[:-3]
    + r"|who|children|twin|eldest|youngest|oldest|newborn|infant|toddler|(?:little|wee) one|bubba|nipper|kiddo|littlie|grandkids?|grandchild(?:ren)?|niece|nephew|grandson|granddaughter|i|i'm|sibs?|siblings|man|woman)\b"
)
_AGE = r"(?:[1-9]|1\d|[2-9]\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty)"
_NTH = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{_ORDINAL}|1st)"
_TURNS = re.compile(
    rf"\b(?:turn(?:s|ed|ing)?|will be|'ll be|'d be|would be|would have been|be|is|was|are|were|he's|she's|becomes?|became|reach(?:es|ed)?|hits?)(?: only| just)? (?:the age of )?{_AGE}(?: years?(?: old| of age)?| yrs?(?: old)?| yo| months?)?,?[ \n](?:years old )?(?:(?:back |just |next |this |last |again )?(?:on|come|from|in|at|as of|this|next|last)[ \n])?(?:{_WEEKDAY}|the |the coming )$"
)
_TURNED = re.compile(rf"\bturn(?:s|ed|ing)?(?: only| just)? {_AGE}\b")
_NTH_BIRTHDAY = re.compile(rf"\b{_NTH} (?:birthday|b'?day)")
_AGE_NEAR = re.compile(
    rf"\bturn(?:s|ed|ing)?(?: the big)? {_AGE}\b|\b{_NTH} (?:birthday|b'?day)|\b(?:be|he's|she's|is|was|will be|are) (?:only |just |nearly |almost )?{_AGE}\b(?! (?:on|people|families|kids|of))|\b\d{{1,2}} ?(?:yrs?|years?|yo|y/o)\b|\baged? {_AGE}\b|\({_AGE}\)|\b{_AGE}[ -]years?[ -]old"
)
_AFTER_LABEL = re.compile(
    r"\)?[ ,]{0,2}[(\-=|]?[ ]?(?:(?:that|which|it|those|these|both) (?:is|was|are|were) |that's |it's |is |was |as |being |for )?(?:(?:his|her|their|the|my|mum's|dad's|baby's|bub's|child's|kid's|a|[a-z]{3,12}'s) )?(?:(?:listed |actual |correct |recorded )?(?:d\.? ?o\.? ?b(?:'?s)?\b|dates? of birth|birth ?dates?|birth ?days?|b'?days?)\b|"
    r"(?:is|was) (?:when|the day|the date)[^.;\n]{0,25}born|when (?:he|she|they|bub|baby|[a-z]{3,12}) (?:was|were) born|(?:he|she|they|bub|baby|mum|dad|the twins|[a-z]{3,12}) (?:was|were) born\b(?! (?:out|from|in))|\(?born\b)"
)
_CHAIN = re.compile(
    r"[ \n,;/&|()+.\-]{0,4}(?:and|or|then|plus|&)?[ ]?(?:(?:[a-z'\-]{2,14}|[a-z]\.)[ \n:(\-,]{1,3}){0,2}[ \n]?(?:the )?$"
)
_LABELLED = frozenset(
    "dob dobs d born dateofbirth birth births birthday birthdays birthdate birthdates bdate birthcert dte b date dates bday bdays arrived delivered birthed nee day".split()
)
_CUES = _LABELLED | frozenset(
    """birthdays bday bdays turn turns turned turning arrived delivered birthed nee eldest oldest youngest middle child sibling siblings twin twins aged yo y yr yrs year years
    be is was are were s pdf doc docx jpg jpeg png txt heic xls xlsx tif tiff msg eml csv""".split()
)


_MONTH_WORDS = frozenset(
    """jan january feb february febuary mar march apr april may jun june jul july aug august sep sept september oct october nov november dec
    december christmas boxing year australia anzac valentine easter good""".split()
)


@rule(
    "date_of_birth",
    hits=(
        "The eldest was born 3/4/2015.",
        "DOB 030415",
        "d.o.b. – 3rd of April '15",
        "his birthday is 4 March and he turns 7",
        "third of April two thousand and fifteen is her date of birth",
        "little one turned four on 19th of June 2017",
        "date of birth (from birth cert): April 3, 2015",
        "mum (b. 3.4.92)",
        "scan_dob_2015-04-03.pdf",
        "DOBs 3/4/15 and 6/7/17",
    ),
    clean=(
        "The service was born in 2003.",
        "Our network's birthday is 4 March 2026.",
        "The form asks for DOB from 1 July 2026.",
        "The birth certificate workshop is on 12/3/2026.",
        "Children born before 30 April 2021 can start.",
        "The day was born out of last year's feedback and is on 12 March 2026.",
        "minutes_2026-02-17.pdf",
    ),
    needs=lambda post: (
        (post.numbered or not _MONTH_WORDS.isdisjoint(post.words))
        and not _CUES.isdisjoint(post.words)
    ),
)
def date_of_birth(post: Post, rules: Rules) -> Iterator[Span]:
    """A day, month and year that somebody was born; or a birthday beside an age."""
    if not _LABELLED.isdisjoint(post.words):
        yield from _after_labels(post)
    yield from _listed(post)
    yield from in_file_names(post)


def _listed(post: Post) -> Iterator[Span]:
    """Yield dates that are births, and those on a list with one before or after."""
    dates = list(_dates(post))
    labels = list(_LABEL.finditer(post.low)) if not _LABELLED.isdisjoint(post.words) else []
    ends = [label.end() for label in labels]
    births = []
    for date in dates:
        at = bisect_right(ends, date.start())
        label = labels[at - 1] if at and ends[at - 1] > date.start() - _FAR else None
        births.append(_is_birth(post, date, label))
    for order in (range(1, len(dates)), range(len(dates) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for place in order:
            other = place + step
            if births[other] and not births[place] and _full(dates[place]):
                births[place] = _chained(post, min(place, other), max(place, other), dates)
    for date, born in zip(dates, births, strict=True):
        if born:
            yield _with_age(post, date), date.end()


_FAR = 110
_OF_IT = re.compile(r"\bit was born[^.!?]{0,12}$")


def _with_age(post: Post, date: re.Match[str]) -> int:
    """Return where a date begins; without a year the age before it is part of what it tells."""
    if _full(date):
        return date.start()
    first = max(0, date.start() - 70)
    turned = _TURNS.search(post.low[first : date.start()])
    return first + turned.start() if turned else date.start()


def _dates(post: Post) -> Iterator[re.Match[str]]:
    """Yield dates, looking where a digit, a month or an ordinal begins."""
    low = post.low
    starts = [digits.start() for digits in _DIGITS.finditer(low)]
    if not _MONTH_WORDS.isdisjoint(post.words):
        starts += [word.start() for word in _WORDED.finditer(low)]
        starts.sort()
    done = 0
    for start in starts:
        match = _DATE.match(low, start) if start >= done else None
        if match:
            done = match.end()
            yield match


_DIGITS = re.compile(r"\d+")
_WORDED = re.compile(
    r"[acdefjmnostv](?<![a-z].)(?:(?<=j)(?:an|u[nl])|(?<=f)(?:eb|irst|our|ift)|(?<=m)a[ry]|(?<=a)(?:pr|ug|ustralia|nzac)|(?<=s)(?:ep|econd|ixth|ixteenth|eventh|eventeenth)|(?<=o)ct|(?<=n)(?:ov|inth|ineteenth|ew)|(?<=d)ec"
    r"|(?<=t)(?:h|enth|we)|(?<=e)(?:ight|leventh|aster)|(?<=c)hristmas|(?<=v)alentine)"
)


def _chained(post: Post, one: int, other: int, dates: list[re.Match[str]]) -> bool:
    """Say whether two dates beside each other are of one list."""
    gap = post.low[dates[one].end() : dates[other].start()]
    return len(gap) < 40 and bool(_CHAIN.match(gap))


def _full(match: re.Match[str]) -> bool:
    return bool(
        match["iso"] or match["num"] or match["us"] or any(match[f"y{n}"] for n in range(1, 6))
    )


def _after_labels(post: Post) -> Iterator[Span]:
    """Yield digits run together, and a month with a year, straight after a label."""
    for label in _LABEL.finditer(post.low):
        if _OF_IT.search(post.low[max(0, label.start() - 8) : label.end()]):
            continue
        if not (label["dob"] or label["cert"] or label["born"] == "born"):
            continue
        at = label.end()
        while at < label.end() + 12 and post.low[at : at + 1] in tuple(" :;=-(|#.>\n\"'["):
            at += 1
        if re.match(r"(?:is|was|of|on)[ :]", post.low[at : at + 4]):
            at += post.low[at : at + 4].index(" ") + 1 if " " in post.low[at : at + 4] else 3
        if run := _RUN_BEFORE.search(post.low, max(0, label.start() - 26), label.start()):
            yield run.span("run")
        found = _RUN.match(post.low, at) or _MONTH_YEAR.match(post.low, at)
        if found and (not label["born"] or len(re.findall(r"\d", found[0])) == 8):
            yield found.span()


# Digits run together that are called somebody's birth straight after them: "tried 14082019 as dob".
_RUN_BEFORE = re.compile(
    rf"(?<![\d/.\-])(?P<run>{_DAY}{_MON}(?:19|20)\d\d|(?:19|20)\d\d{_MON}{_DAY})[ ,(]{{1,2}}(?:as|is|was|for|being)[ ](?:(?:the|her|his|their|a|my|our|mum's|dad's|bub's|child's|kid's)[ ])?\Z"
)


def _is_birth(post: Post, match: re.Match[str], label: re.Match[str] | None) -> bool:
    start, end = match.span()
    before = post.low[max(0, start - _FAR) : start]
    if _OF_IT.search(before):
        return False
    if match["dm"]:
        return _day_and_month(post, match) and (
            bool(_turns(post, match, before)) or _birthday_and_age(post, match, label)
        )
    if _full(match) and (_BESIDE_AGE.search(before[-40:]) or _births_column(post, start)):
        return True
    if label and (_belongs(post, label, match) or _SIBLING.search(before[-34:])):
        return True
    if _turns(post, match, before):
        return True
    after = "" if match[0].endswith(".") else post.after(end, 60)
    said = _AFTER_LABEL.match(after)
    if said and not re.match(r"[^a-z]{0,4}birth ?day (?:party|cake|of our)", after):
        return not _of_organisation(post.before(start, 60) + after) or (
            "birth" not in said[0] and "b" not in said[0]
        )
    return False


# An age or a place among siblings straight before a date: "aged 7 (24/06/2018)", "eldest: 24/06/2018".
_BESIDE_AGE = re.compile(
    rf"(?:\baged? {_AGE}(?: years?)?|\b{_AGE} ?(?:yo|y/o|yrs?(?: old)?|years? old|mths? old|months? old)|\b(?:eldest|oldest|middle|youngest|child|sibling|twin)(?: (?:one|child|boy|girl|son|daughter|kid|sibling|\d|[a-d]))?)"
    r"[ ]?[,:(\-\[|][ ]?(?:[mf]\b,? ?)?\(?$"
)


# Which of several children a date is of, where birthdays were spoken of before.
_SIBLING = re.compile(
    r"\b(?:older|younger|elder|bigger|smaller|little|big|first|second|third|other) (?:one|two|twin|boy|girl|kid|child|brother|sister|sib)(?:'?s)?(?: is| was| has|:|,)?[ :(\-]{0,3}$"
)


def _births_column(post: Post, place: int) -> bool:
    header = post.header_of(place)
    return bool(_LABEL.search(header + " ")) and not _STOPPERS.search(header)


def _birthday_and_age(post: Post, match: re.Match[str], label: re.Match[str] | None) -> bool:
    """Say whether a day and a month are called a birthday, beside an age."""
    if not label or not label["day"]:
        return False
    if not _STRAIGHT.fullmatch(post.low, label.end(), match.start()):
        return False
    return bool(
        _AGE_NEAR.search(post.before(match.start(), 90) + " ; " + post.after(match.end(), 60))
    )


_STRAIGHT = re.compile(r"[ :=\-]{0,3}(?:is |on |was )?(?:the )?")


def _day_and_month(post: Post, match: re.Match[str]) -> bool:
    """Say whether a day and a month without a year are that, and no score, share or version."""
    return not re.match(
        r"[ ]?(?:of|per|am|pm|%|cup|families|people|for)\b", post.low[match.end() :][:9]
    )


def _turns(post: Post, match: re.Match[str], before: str) -> bool:
    """Say whether somebody turns an age on this date."""
    turned = _TURNS.search(before[-70:]) if _MAY_TURN.search(before[-70:]) else None
    if not turned:
        return False
    ahead = post.before(match.start(), 110)[: -len(turned[0]) or None]
    if _last_is_organisation(ahead) or _OF_ORGANISATION.match(post.after(match.end(), 40)):
        return False
    if turned[0].startswith("turn") and not _OF_A_THING.search(ahead):
        return True
    return bool(
        _HUMAN.search(ahead[-60:] + turned[0] + " ; " + post.after(match.end(), 20))
        or _named_in(post, match.start(), 60)
    ) and not re.search(r"\bthere\b", ahead[-20:])


_OF_ORGANISATION = re.compile(rf"[ ,:(\-]{{1,3}}(?:the|our) [a-z ]{{0,16}}?{_ORGANISATION.pattern}")
_MAY_TURN = re.compile(r"\b(?:turn|be|is|was|are|were|becom|became|reach|hit)|['’]s\b")
# "The shed turned 2": no person, unless the words for people say so.
_OF_A_THING = re.compile(
    r"\b(?:the|our|this|that|a) [a-z\-]{2,16}(?: has| have| had| just| only)?[ ]?$"
)


def _named_in(post: Post, place: int, most: int) -> bool:
    words = re.findall(r"[A-Za-z]+", post.plain[max(0, place - most) : place])
    return any(_is_given(word) for word in words)


def _is_given(word: str) -> bool:
    low = word.lower()
    return (low in GIVEN and (low not in WORDS_TOO or word[0].isupper())) or (
        low in WORDS_TOO and word[0].isupper() and low not in _MONTH_NAMES
    )


_MONTH_NAMES = frozenset({"april", "may", "june", "august", "will", "sunday"})


def _belongs(post: Post, label: re.Match[str], match: re.Match[str]) -> bool:
    """Say whether a date belongs to the word of birth before it."""
    gap = post.low[label.end() : match.start()]
    if "\n\n" in gap or (
        re.search(r"[.!?]\s[^.!?]*[a-z]{2}", gap)
        and not re.match(r"[.?] (?:it'?s|it is|[(\d])", gap)
    ):
        return False
    kind = label.lastgroup
    off = (
        r"[ ](?:out of|from|through|during|of|in (?:19|20)\d\d)\b"
        if kind not in ("dob", "cert")
        else r"[ ]out of\b"
    )
    if re.match(off, gap) or _STOPPERS.search(gap):
        return False
    if re.search(r"\bfrom (?:the )?$", gap):
        return False
    if kind in ("dob", "cert"):
        return _few_strangers(post, gap, match.start(), 4)
    if kind == "b":
        return gap.strip(" \"'([") == "" and bool(
            re.search(
                r"(?:[(\[,;|\-\n.!?:#]|^|\b[a-z]{2,14})[ ]{0,2}$",
                post.low[max(0, label.start() - 20) : label.start()],
            )
        )
    return _is_somebodys(post, label, match, gap)


def _few_strangers(post: Post, gap: str, place: int, most: int) -> bool:
    if _DIRECT.match(gap):
        return True
    written = post.plain[place - len(gap) : place]
    strangers = [
        word
        for word in re.findall(r"[A-Za-z']+", written)
        if word.lower() not in _BETWEEN and not word[0].isupper() and word.lower() not in GIVEN
    ]
    return len(strangers) < most and len(re.findall(r"[A-Za-z']+", written)) <= 14


def _is_somebodys(post: Post, label: re.Match[str], match: re.Match[str], gap: str) -> bool:
    """Say whether "born" or "birthday" is a person's, with a year or beside an age."""
    ahead = post.before(label.start(), 70)
    if (
        label["born"]
        and label["born"] != "born"
        and not re.search(r"\b(?:baby|bub|twins|newborn|she was|he was)\b", ahead)
    ):
        return False
    if _last_is_organisation(ahead) or not _few_strangers(post, gap, match.start(), 2):
        return False
    if _full(match):
        return True
    first, last = post.sentence(match.start())
    if label["day"]:
        near = post.low[max(first, match.start() - 110) : min(last + 60, match.end() + 80)]
        return bool(_AGE_NEAR.search(near))
    return bool(_HUMAN.search(ahead)) and not re.search(r"\bchildren\b", ahead)


def _last_is_organisation(ahead: str) -> bool:
    """Say whether what stands nearest before is an organisation and not a person."""
    group = human = -1
    ahead = _WHERE.sub("", ahead)
    for found in _ORGANISATION.finditer(ahead):
        group = found.start()
    for found in _HUMAN.finditer(ahead):
        human = found.start()
    return group >= 0 and group >= human


# Whom a group has: "a little boy in our Thursday group".
_WHERE = re.compile(r" (?:in|at|from|of) (?:our|the|my|a|this)(?: \w+){0,3}\s*\Z")


def _of_organisation(text: str) -> bool:
    return bool(_ORGANISATION.search(text)) and not _HUMAN.search(text)


BIRTHS: tuple[Rule, ...] = (date_of_birth,)
