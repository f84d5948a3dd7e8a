"""One plain character for each that means it.

People write numbers in full-width digits, with invisible characters in them, in bold, in quotes and
over two lines. Here all of that becomes plain.
"""

import html
import re
import unicodedata
from urllib.parse import unquote

from cop.screening.findings import FINDING_TYPES

# What a finding was replaced by: nothing is read into it, nor past it.
GONE = "\x01"
_DROP = "\x00"
_QUOTES = dict.fromkeys("‘’‚‛ʼʹˈ´′＇", "'") | dict.fromkeys("“”„‟«»″", '"')
_MARKS = dict.fromkeys("•‣◦∙·−⁃﹣", "-") | {"…": ".", "\u2028": "\n", "\u2029": "\n", "\x85": "\n"}
_FRACTIONS = dict.fromkeys("½¼¾", "½")
_SPECIAL = {
    **_QUOTES,
    **_FRACTIONS,
    **_MARKS,
    "\x0b": "\n",
    "\x0c": "\n",
    GONE: _DROP,
    "⁄": "/",
    "∕": "/",
}
_NOTHING = {"Cf", "Mn", "Me", "Cc", "Mc"}
_BLANK = {"So", "Sk", "Cs", "Co", "Cn", "Zs"}


def _fold(character: str) -> str:
    """Return the one plain character that this one means, or a mark that it means none."""
    if character in _SPECIAL:
        return _SPECIAL[character]
    category = unicodedata.category(character)
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    if category in _NOTHING:
        return _DROP
    if category == "Pd":
        return "-"
    simple = [c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c)]
    if len(simple) == 3 and simple[0] == "(" and simple[1].isdigit():
        return simple[1]  # a digit in brackets that is one sign
    if simple and (len(simple) == 1 or (simple[0].isdigit() and not simple[1].isdigit())):
        plain = simple[0]
        if plain == character and category in _BLANK:
            return " "  # a picture between two digits of a number
        return plain if plain == character or plain < "\x80" else _fold(plain)
    return " " if category in _BLANK or not character.isalpha() else character


class _Folding(dict[int, str]):
    """Folds each character once; `str.translate` asks here."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = character
        if not (" " <= character <= "~" or character in "\n\r\t"):
            plain = _fold(character)
        if len(self) < 20_000:
            self[code] = plain
        return plain


FOLDING = _Folding()
# A sign as an address on the web writes it, in one to four bytes of UTF-8; "%2520" is "%20" again.
_BYTE = "%(?:25){0,4}[89ABab][0-9A-Fa-f]"
_PERCENT = (
    "%(?:25){0,4}(?:[0-7][0-9A-Fa-f]"
    f"|[CDcd][0-9A-Fa-f]{_BYTE}|[Ee][0-9A-Fa-f](?:{_BYTE}){{2}}|[Ff][0-7](?:{_BYTE}){{3}})"
)
_DOUBLED = re.compile("%(?:25){1,4}(?=[0-9A-Fa-f]{2})")
_PLACEHOLDERS = "|".join(re.escape(kind.placeholder[1:]) for kind in FINDING_TYPES.values())
ODD = re.compile(
    r"(?=[\x00\t\r\n *`~\\_&<\[>%])(?:"
    r"\A[ \t\x00>]+"
    r"|(?:\r\n?|\n)(?:[ \t\x00>]+|(?=[*+][ \t]))(?:[*+][ \t]+)?|\r\n?"
    rf"|(?P<gone>\[(?:{_PLACEHOLDERS}))"
    r"|(?P<entity>&(?:#[0-9]{1,6}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,20});)"
    rf"|(?P<percent>{_PERCENT})"
    r"|(?P<tag></?(?:br|p|b|i|em|strong|span|div|td|tr|li) ?/?>)"
    r"|[ \t\x00*`~\\]{2,}|[\t\x00*`~\\]"
    r"|(?<![^\W_])_+|_+(?![^\W_]))"
)
OCR = re.compile(r"(?<!\w)[\dOolI]{3,20}(?!\w)")
NEAR_DIGIT = re.compile(r"\d[OolI]|[OolI]\d")
_AS_DIGIT = str.maketrans("OolI", "0011")


_TWO_GROUPS = re.compile(r"\d{3}[ .\-/\n]{0,3}\d{3}[ .\-/\n]{0,3}\Z")


_INLINE = frozenset({"b", "i", "em", "strong", "span"})


def replacement(match: re.Match[str]) -> str:
    found = match[0]
    if match["gone"]:
        return GONE
    if match["entity"]:
        return _entity(found)
    if match["percent"]:
        return _plainly(unquote(_DOUBLED.sub("%", found), errors="replace"))
    if match["tag"]:
        return "" if found.strip("</ >") in _INLINE else " "
    if found[0] in "\r\n":
        return "\n- " if ("*" in found or "+" in found) else "\n"
    if match.start() == 0 and ">" in found:
        return ""
    return " " if " " in found or "\t" in found else ""


def _entity(found: str) -> str:
    """Return what an entity of HTML shows, as one plain character or none."""
    shown = html.unescape(found)
    if shown == found:
        return found
    return _plainly(shown)


def _plainly(shown: str) -> str:
    """Return what a sign in other clothes is read as: one plain character or none."""
    plain = shown.translate(FOLDING)
    return "" if plain in (_DROP, "*", "`", "~", "\\") else plain.replace("\t", " ")


def digits_meant(match: re.Match[str]) -> str:
    """Read O and l as digits where nearly all the rest are; a last letter may be a check letter."""
    found = match[0]
    digits = sum(character.isdigit() for character in found)
    if digits * 3 < len(found) * 2 or digits == len(found):
        return found
    ends = digits == 9 and len(found) == 10
    if digits == 3 and len(found) == 4:
        ends = bool(_TWO_GROUPS.search(match.string, max(0, match.start() - 10), match.start()))
    body = found[:-1] if ends and not found[-1].isdigit() else found
    return body.translate(_AS_DIGIT) + found[len(body) :]
