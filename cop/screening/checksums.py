"""Check digits of the published Australian schemes; each takes a string of ASCII digits."""

from collections.abc import Iterable

_MEDICARE = (1, 3, 7, 9, 1, 3, 7, 9)
_TFN = (1, 4, 3, 7, 5, 8, 6, 9, 10)
_ABN = (10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19)
_ACN = (8, 7, 6, 5, 4, 3, 2, 1)


def _weighed(digits: Iterable[str], weights: Iterable[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def medicare(digits: str) -> bool:
    """Say whether ten digits are a Medicare card number; an eleventh is the person's line on it."""
    if len(digits) not in (10, 11) or digits[0] not in "23456" or digits[9] == "0":
        return False
    return _weighed(digits, _MEDICARE) % 10 == int(digits[8])


def tfn(digits: str) -> bool:
    """Say whether nine digits are a tax file number."""
    return len(digits) == 9 and _weighed(digits, _TFN) % 11 == 0


def luhn(digits: str) -> bool:
    """Say whether the last digit is the Luhn check digit (ISO/IEC 7812) of those before it."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return bool(digits) and total % 10 == 0


def ihi(digits: str) -> bool:
    """Say whether sixteen digits are an individual healthcare identifier (AS 5017)."""
    return len(digits) == 16 and digits.startswith("800360") and luhn(digits)


def abn(digits: str) -> bool:
    """Say whether eleven digits are an Australian business number."""
    return len(digits) == 11 and (_weighed(digits, _ABN) - 10) % 89 == 0


def acn(digits: str) -> bool:
    """Say whether nine digits are an Australian company number."""
    return len(digits) == 9 and (10 - _weighed(digits, _ACN) % 10) % 10 == int(digits[8])
