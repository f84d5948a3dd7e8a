"""Where a finding begins and ends in the raw text, so that nothing is left beside a placeholder.

Half of a pair of marks, quotes or brackets belongs to what was found, and so do signs that are only
put on the character before them.
"""

import unicodedata

_PUT_ON = frozenset({"Mn", "Me", "Cf"})
# The longer of two marks first: a bold mark is no two marks of emphasis.
_MARKS = ("**", "__", "~~", "`", "*", '"', "“", "«")
_CLOSING = {"“": "”", "«": "»"}
_BRACKETS = (("(", ")"), ("[", "]"))
_TURNS = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
_TURNS_BACK = frozenset("\u202c\u2069")


def whole(text: str, span: tuple[int, int], first: int, last: int) -> tuple[int, int]:
    """Return a finding's place with what belongs to it, not crossing a first and a last place."""
    start, end = _with_marks(text, _with_signs(text, span, first, last), first, last)
    for opening, closing in _BRACKETS:
        piece = text[start:end]
        if piece.count(closing) > piece.count(opening) and text[start - 1 : start] == opening:
            start -= start > first
        elif piece.count(opening) > piece.count(closing) and text[end : end + 1] == closing:
            end += end < last
    return start, end


def _with_signs(text: str, span: tuple[int, int], first: int, last: int) -> tuple[int, int]:
    """Return a place with the signs put on its last character, and what turns it round."""
    start, end = span
    while end < last and unicodedata.category(text[end]) in _PUT_ON and text[end] not in _TURNS:
        end += 1
    while start > first and text[start - 1] in _TURNS:
        start -= 1
    return start, end


def _with_marks(text: str, span: tuple[int, int], first: int, last: int) -> tuple[int, int]:
    """Return a place with the other half of a mark of which it has one."""
    start, end = span
    for mark in _MARKS:
        closing = _CLOSING.get(mark, mark)
        piece = text[start:end]
        size = len(mark)
        opened = piece.count(mark) - (piece.count(closing) if closing != mark else 0)
        if closing == mark and opened % 2 == 0:
            continue
        ahead = start - size >= first and text[start - size : start] == mark
        if closing == mark and ahead:
            start -= size
        elif (opened > 0 or closing == mark) and end + size <= last:
            end += size * (text[end : end + size] == closing)
    return start, end
