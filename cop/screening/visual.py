"""What a reader sees of a text in which signs turn the direction of writing round.

Behind an override (U+202E) "651" shows as "156": a number typed backwards is read as it should be.
"""

from collections.abc import Iterator

OVERRIDES = "\u202e"
_ENDS = frozenset("\u202c\u202d\n\r\u2029")
_FEWEST = 4
_AROUND = 200
# More than anybody writes behind overrides; what goes on beyond is hostile.
_MOST = 10_000


def turned_round(text: str) -> tuple[str, list[int]] | None:
    """Return the part of a text with overrides as a reader sees it, and the place of each sign.

    Nothing is returned where no override can hide anything."""
    runs = [run for run in _runs(text) if _signs(text[run[0] : run[1]]) >= _FEWEST]
    if not runs:
        return None
    first = max(0, runs[0][0] - _AROUND)
    last = min(len(text), runs[-1][1] + _AROUND, first + _MOST)
    places: list[int] = []
    at = first
    for start, end in runs:
        if start >= last:
            break
        end = min(end, last)
        places.extend(range(at, start))
        places.extend(range(end - 1, start - 1, -1))
        at = end
    places.extend(range(at, last))
    return "".join(text[place] for place in places), places


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where the signs go that each override turns round."""
    at = text.find(OVERRIDES)
    while at >= 0:
        end = at + 1
        while end < len(text) and text[end] not in _ENDS:
            end += 1
        yield at + 1, end
        at = text.find(OVERRIDES, end)


def _signs(text: str) -> int:
    return sum(character.isalnum() for character in text)
