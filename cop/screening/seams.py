"""Where a word is written into the number that it names: "CRN123456789A", "mob0491570156".

Such a word and its number are read with a blank between them.
"""

import re

# A digit, a bracket or a plus sign straight after a letter, or a digit before one of these words.
_SEAM = re.compile(
    r"[0-9(+](?:(?<=[A-Za-z].)|(?P<ends>(?<=[0-9])(?=(?i:tfn|medicare|mobile|mob|ihi|dob)\b)))"
)
_NAMED = re.compile(
    r"(?:^|[^A-Za-z\d])(?i:(?P<any>tfns?|crns?|ihi|mc|mcare|mcn|medicare|irn|dln?|licen[cs]es?|lic|permits?|bsb|acc(?:oun)?ts?|acc|refs?|reference|nos?|num|nbr|numbers?"
    r"|ids?|card|customer|client|person|mob(?:ile)?|ph|phone|tel|telephone|cell|fax|home|work|ring|rang|call|text|txt|sms|contact|savings)"
    r"|(?P<born>d\.?o\.?bs?|born|birth(?:day|date)?|b'?day)|(?P<rung>[mptwhf]))$"
    # Many numbers begin with a letter: there, only capitals show where the word before them ends.
    r"|\b(?:[Rr]ego|[Pp]late|[Pp]ermit|[Ll]icen[cs]e)(?P<capitals>[A-Z]{1,3})$"
)
_DIGITS = re.compile(r"[(+]{0,2}\d(?:[ ./\-()=,]{0,2}\d){2}")
_DAY = re.compile(r"\d{1,2}[./\-\d]|\d{1,2}(?:st|nd|rd|th)?[ ]?[A-Za-z]{3}")
_RUNG = re.compile(r"\(?(?:0|\+?61)[ )(0]{0,3}[23478](?:[ .\-)]{0,2}\d){8}(?!\d)")
_PART = re.compile(r"\d{2,6}[A-Z]{0,3}(?![A-Za-z\d])")
_LONGEST = 13


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
    named = _NAMED.search(text[max(0, at - _LONGEST) : at])
    if named is None:
        return 0
    if named["capitals"]:
        return at - len(named["capitals"]) if _PART.match(text, at) else 0
    way = _DIGITS if named["any"] else _DAY if named["born"] else _RUNG
    return at if way.match(text, at) else 0
