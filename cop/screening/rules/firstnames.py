"""Which words of a post may be a child's first name, and where the whole name begins and ends."""

import re
from dataclasses import dataclass

from cop.screening.lexicon.ages import NOT_NAMES
from cop.screening.lexicon.names import GIVEN, SURNAMES, WORDS_TOO
from cop.screening.lexicon.services import PLACES
from cop.screening.lexicon.towns import ENDINGS, TOWNS
from cop.screening.lexicon.words import SHORT, is_common
from cop.screening.normal import Post

# A letter of any alphabet; a name may have an apostrophe or a dash in it.
LETTER = r"[^\W\d_]"
WORD = rf"{LETTER}{{1,19}}(?:['\-]{LETTER}{{1,14}}){{0,2}}"

# How sure a word is a first name.
KNOWN, LED, NEW, SMALL, WORDY, SEASON, NONE = "known", "led", "new", "small", "wordy", "season", ""
# Names that are months, seasons and verbs: only a plain age makes a name of them.
_SEASONS = frozenset("april august autumn june may mark summer sunday will winter".split())
# Words beside numbers, a system and a faith, that are first names too.
_ALSO_NAMES = frozenset("carl christian grant max".split())
_DATED = re.compile(
    r"(?:\d|\b(?:st|nd|rd|th|of|in|since|until|till|by|early|late|mid|this|last|next|every|from|to))[ ]?$"
)
_NAMES_TOO = frozenset(
    {
        "alice",
        "barker",
        "lincoln",
        "elizabeth",
        "adelaide",
        "victoria",
        "hunter",
        "murray",
        "river",
        "albany",
        "logan",
        "katherine",
        "sydney",
        "kimberley",
    }
)
_LEADS = frozenset(
    "little lil lil' bub baby named called is wee twin twins miss master our my brother brothers sister sisters sibling siblings sib sibs son daughter"
    " boy girl client student kid child cousin niece nephew grandson granddaughter toddler eldest youngest oldest middle poor newborn mate lad".split()
)
_LEADS_LOW = frozenset("named called bub little lil wee twins baby".split())
AFTER_LEAD = frozenset(
    "boy girl one ones fella guy man lady lad bloke person people kid mate thing bit more while over under about after brother sister son daughter"
    " man's and aged age is was group groups number numbers team bub baby carers parents mums family so too less like no not to of in he she".split()
)
# What many first names end in, and hardly any town.
_LIKELY = (
    "leigh", "lyn", "lynn", "aya", "iah", "elle", "ella", "etta", "isha", "xon", "yden", "aden", "iden", "ylah", "ika", "ita", "iya", "deep", "jeet", "preet",
    "ullah", "eesha", "ique", "ani", "ari", "ien", "ael", "iel", "oa", "uel", "wan", "een", "ron", "ren", "nah", "rie", "mi", "kai", "esha", "vi", "sha", "zy",
)  # fmt: skip
# "Hyun-woo": the second syllable is written small.
_TWO_SYLLABLES = re.compile(r"[A-Z][a-z]{1,4}-[a-z]{2,5}")
_DETERMINED = frozenset(
    "the a an this these those our your their my her his some any each every no".split()
)
_PLACED = re.compile(
    r"\b(?:in|at|to|near|via|around|between|outside|section|sections|the)\s(?:[A-Z][a-z]+ )?$"
)
_PLACE_AFTER = re.compile(
    r" (?:Creek|Street|Road|School|Region|Hub|Centre|Health|Council|Valley|Bay|Hall|Network|Park|Primary|High|College|House|Room|Ward|Unit)\b"
)
_TITLE = re.compile(
    r"\b(?:dr|mr|mrs|ms|prof|professor|uncle|auntie|aunty|cr|hon|sgt|constable|pastor|father|nurse|justice|minister|judge|magistrate)\.? ?$"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a post: where the whole of it stands, and how sure it is one."""

    start: int
    end: int
    kind: str


def kind_of(post: Post, start: int, word: str) -> str:
    """Return how sure a word is a first name."""
    low = post.low[start : start + len(word)]
    capital = word[0].isupper()
    if capital and low in _SEASONS:
        return NONE if _DATED.search(post.low[max(0, start - 12) : start]) else SEASON
    if low in _ALSO_NAMES and capital and not word.isupper():
        return KNOWN
    base = low if low.isalpha() else re.split("['-]", low)[0]
    if low in NOT_NAMES or low.endswith("'s") or (low in PLACES and low not in _NAMES_TOO):
        return NONE
    if base in NOT_NAMES:
        return NEW if capital and "-" in low and not _is_word(low.rpartition("-")[2]) else NONE
    if _is_known(low, base, capital=capital):
        return KNOWN
    return _unknown(post, start, word, capital=capital)


def _is_known(low: str, base: str, *, capital: bool) -> bool:
    """Say whether a list has a name, written as names that are words too must be."""
    if not capital:
        return base in GIVEN and low not in WORDS_TOO
    if base in GIVEN or base in WORDS_TOO or _is_double(low):
        return True
    return len(base) > 4 and _is_pet_name(base) and not is_common(base)


def _is_double(low: str) -> bool:
    """Say whether a name with a dash ends in a known one: "Peta-Jane"."""
    return "-" in low and low.rpartition("-")[2] in GIVEN


def _is_pet_name(base: str) -> bool:
    """Say whether a known name got an ending: "Mikey", "Benno"."""
    return any(
        base.endswith(ending)
        and base[: -len(ending)] in GIVEN
        and base[: -len(ending)] not in _SHORT_WORDS
        for ending in ("ie", "y", "ey", "o")
        if len(base) - len(ending) > 2
    )


_SHORT_WORDS = frozenset(name for name in WORDS_TOO if len(name) < 4)


def _is_word(low: str) -> bool:
    return low in NOT_NAMES or is_common(low) or low in SHORT


def _unknown(post: Post, start: int, word: str, *, capital: bool) -> str:
    """Return how sure a word is a name that no list has."""
    low = post.low[start : start + len(word)]
    if (
        len(low) < 2
        or (word.isupper() and len(word) > 1)
        or (len(low) == 2 and (not capital or low in _TWO))
    ):
        return NONE
    if is_led(post, start, low, capital=capital):
        return LED
    if not capital and low in WORDS_TOO and post.hurried:
        return NONE if low in _ONLY_WORDS else WORDY
    if is_common(low) or low in SHORT or low in AFTER_LEAD or low.endswith(_NO_ENDINGS):
        return NONE
    if capital:
        return NONE if any(map(str.isupper, word[4:].split("-")[0])) else NEW
    return SMALL if len(low) > 3 and post.hurried else NONE


# Words that are hardly ever a name where they are written small.
_ONLY_WORDS = frozenset(
    "will may mark hope grant bill art page price max min ward dot star rich true major van west april august june summer winter autumn guy said my gray lane dean"
    " bob bay chance earl edge cash po pat rob ray rain sue sage rose cliff case miles stone tag star val link law king queen prince lee tony do jet jack jay".split()
)


# What no first name ends in: "Navigators (four)".
_NO_ENDINGS = (
    "ors", "ers", "ists", "tion", "tions", "sion", "ings", "ments", "ment", "ness", "ship", "ships", "ism", "ity", "ities", "ology", "ics", "ware", "tech", "med", "ative",
)  # fmt: skip
_TWO = frozenset(
    "am an as at be by do go he hi if in is it me my no of oh ok on or so to up us we ed ot sp gp tv pm nb ps re vs st mt dr mr ms".split()
)


def is_led(post: Post, start: int, low: str, *, capital: bool) -> bool:
    """Say whether the word before says that a child's name follows."""
    before = post.low[max(0, start - 20) : start].rstrip(" ,:(\"'")
    word = before.rpartition(" ")[2].rpartition("\n")[2]
    if word not in _LEADS or low in AFTER_LEAD or low.endswith(("ing", "ed", "ly")):
        return False
    if word == "is":
        return before.endswith("name is")
    if word in ("my", "our"):
        return capital and not is_common(low)
    return capital or (word in _LEADS_LOW and not is_common(low))


def is_place(post: Post, start: int, word: str) -> bool:
    """Say whether a word is where something is: in, at or from it, or it ends as towns do."""
    low = post.low[start : start + len(word)]
    if low in TOWNS or low in PLACES:
        return True
    if low in GIVEN or re.split("['-]", low)[0] in GIVEN:
        return False
    return low.endswith(ENDINGS) or bool(_PLACED.search(post.plain[max(0, start - 22) : start]))


def sounds_like_one(word: str) -> bool:
    """Say whether a word that no list has ends as first names do."""
    return word.lower().endswith(_LIKELY) or bool(_TWO_SYLLABLES.fullmatch(word))


def names_a_place(post: Post, start: int, word: str) -> bool:
    """Say whether a street, a school or a room is called so: "Sophie Street"."""
    return bool(_PLACE_AFTER.match(post.plain, start + len(word)))


def is_titled(post: Post, start: int) -> bool:
    """Say whether a title stands before a name: it is a grown-up's."""
    return bool(_TITLE.search(post.low[max(0, start - 12) : start]))


def begins_sentence(post: Post, start: int) -> bool:
    """Say whether the capital is only the first letter of a sentence in running text."""
    return start == 0 or post.plain[max(0, start - 2) : start] in (". ", "! ", "? ", "\n\n")


def is_determined(post: Post, start: int) -> bool:
    """Say whether an article stands straight before a word."""
    before = post.low[max(0, start - 8) : start].rstrip(" ")
    return before.rpartition(" ")[2].rpartition("\n")[2] in _DETERMINED


_BEFORE = re.compile(rf"(?P<word>{LETTER}{{1,19}}(?:['\-]{LETTER}{{1,14}})?)(?P<gap> |, )$")
_GROUP = re.compile(
    rf"(?P<word>{WORD})(?P<gap>,? (?:and|&|\+) (?:(?:his|her|their) )?(?:(?:little|baby|big|twin|older|younger|wee) )?(?:(?:brother|sister|cousin) )?|, ?|/| ?\+ ?)$"
)


def whole_before(post: Post, start: int, word: str, kind: str) -> Name:
    """Return the whole name that ends with this word: first names before a surname belong to it."""
    end = start + len(word)
    for _ in range(2):
        match = _BEFORE.search(post.plain, max(0, start - 24), start)
        if not match:
            break
        found = kind_of(post, match.start(), match["word"])
        if not (match["word"][0].isupper() and post.plain[start].isupper()) and not (
            post.hurried and found == KNOWN and kind == SMALL
        ):
            break
        if "," in match["gap"]:
            if not (match["word"].isupper() and kind == KNOWN):
                break
        elif found != KNOWN and not (found == NEW and (kind == NEW or _is_surname(word))):
            break
        start, kind = match.start(), KNOWN if found == KNOWN else kind
    return Name(start, end, kind)


def _is_surname(word: str) -> bool:
    return word.lower() in SURNAMES


def with_group(post: Post, name: Name) -> tuple[int, int]:
    """Return where a list of names begins that ends with this one, and how many names it has."""
    start, count = name.start, 1
    for _ in range(5):
        match = _GROUP.search(post.plain, max(0, start - 44), start)
        if not match:
            break
        kind = kind_of(post, match.start("word"), match["word"])
        if kind not in (KNOWN, LED, NEW, SMALL, WORDY):
            break
        if kind != LED and is_place(post, match.start("word"), match["word"]):
            break
        start, count = match.start("word"), count + 1
        whole = whole_before(post, start, match["word"], kind)
        start = whole.start
    return start, count


_SURNAME = re.compile(rf" (?P<word>{LETTER}{{2,19}}(?:['\-]{LETTER}{{2,14}})?)|[ ][A-Z]\.")


def whole_after(post: Post, end: int) -> int:
    """Return where a name ends with the surname that follows, if one does."""
    match = _SURNAME.match(post.plain, end)
    if not match:
        return end
    word = match["word"]
    if word is None:
        return match.end()
    low = word.lower()
    if not word[0].isupper() or low in NOT_NAMES or (is_common(low) and low not in SURNAMES):
        return end
    if low in PLACES or low in TOWNS or _PLACE_AFTER.match(post.plain, match.end()):
        return end
    return match.end()
