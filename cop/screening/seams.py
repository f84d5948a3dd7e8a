"""Where a word is written into the number that it names: "CRN123456789A", "mob0491570156".

Such a word and its number are read with a blank between them.
"""

import re
from string import ascii_letters

# A digit, a bracket or a plus sign straight after a letter, or a digit before one of these words.
_SEAM = re.compile(
    r"[0-9(+](?:(?<=[A-Za-z].)|(?P<ends>(?=[TtMmIiDd])(?<=[0-9])(?=(?i:tfn|medicare|mobile|mob|ihi|dob)\b)))"
)
_NAMED = re.compile(
    r"(?i:(?P<any>tfns?|crns?|ihi|mc|mcare|mcn|medicare|centrelink|irn|dln?|licen[cs]es?|lic|permits?|bsb|acc(?:oun)?ts?|acc|refs?|reference|nos?|num|nbr|numbers?"
    r"|ids?|card|customer|client|person|mob(?:ile)?|ph|phone|tel|telephone|cell|fax|home|work|ring|rang|call|text|txt|sms|contact|savings)(?:no|num|number|id|is|ref)?"
    r"|(?P<born>dobs?|born|dateofbirth|birth(?:day|date)?|bday))"
    # Many numbers begin with a letter: there, only capitals show where the word before them ends.
    r"|(?:[Rr]ego|[Pp]late|[Pp]ermit|[Ll]icen[cs]e)(?P<capitals>[A-Z]{1,3})"
)
_INITIALS = re.compile(r"(?<![A-Za-z\d])d[./]o[./]b", re.IGNORECASE)
_RUNG_AT = frozenset("mptwhfMPTWHF")
_DIGITS = re.compile(r"[(+]{0,2}\d(?:[ ./\-()\[\]=+,;\n]{0,2}\d){2}")
_DAY = re.compile(r"\d{1,2}[./\-\d]|\d{1,2}(?:st|nd|rd|th)?[ ]?[A-Za-z]{3}")
_RUNG = re.compile(r"\(?(?:0|\+?61)[ )(0]{0,3}[23478](?:[ .\-/,;=+()\[\]\n]{0,2}\d){8}(?!\d)")
_PART = re.compile(r"\d{2,6}[A-Z]{0,3}(?![A-Za-z\d])")
_LONGEST = 16


def seams_in(text: str) -> list[int]:
    """Return the places at which a word ends and its number begins, or the other way round."""
    found = []
    for match in _SEAM.finditer(text):
        at = match.start()
        place = at + 1 if match["ends"] is not None else _seam(text, at)
        if place:
            found.append(place)
    return found


def _seam(text: str, at: int) -> int:
    """Return where the word ends that names what begins here, or nothing."""
    before = text[max(0, at - _LONGEST) : at]
    rest = before.rstrip(ascii_letters)
    word = before[len(rest) :]
    if rest[-1:].isdigit():
        return 0
    if len(word) == 1:
        return at if _is_one_letter(text, at, word) else 0
    named = _NAMED.fullmatch(word)
    if named is None:
        return 0
    if named["capitals"]:
        return at - len(named["capitals"]) if _PART.match(text, at) else 0
    return at if (_DIGITS if named["any"] else _DAY).match(text, at) else 0


def _is_one_letter(text: str, at: int, letter: str) -> bool:
    """Say whether "M" or "P" stands before what is rung, or the last of "D.O.B" before a day."""
    if letter in _RUNG_AT:
        return _RUNG.match(text, at) is not None
    return bool(_INITIALS.match(text, max(0, at - 5)) and _DAY.match(text, at))
