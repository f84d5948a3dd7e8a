"""Check digits agree with references that were written without looking at them."""

from hypothesis import given
from hypothesis import strategies as st

from cop.screening import checksums


def digits(length: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=length, max_size=length)


def medicare_by_hand(number: str) -> bool:
    """Services Australia: eight digits times 1 3 7 9 1 3 7 9; what is left of ten is the ninth."""
    total = 0
    for place in range(8):
        total += int(number[place]) * [1, 3, 7, 9][place % 4]
    return (
        number[0] in {"2", "3", "4", "5", "6"} and total % 10 == int(number[8]) and number[9] > "0"
    )


def tfn_by_hand(number: str) -> bool:
    """ATO: the digits times 1 4 3 7 5 8 6 9 10 are divisible by eleven."""
    a, b, c, d, e, f, g, h, i = map(int, number)
    return (a + 4 * b + 3 * c + 7 * d + 5 * e + 8 * f + 6 * g + 9 * h + 10 * i) % 11 == 0


def luhn_by_hand(number: str) -> bool:
    """ISO/IEC 7812: double every second digit from the right, add the digits of what comes out."""
    written = "".join(
        str(int(digit) * 2) if place % 2 else digit for place, digit in enumerate(number[::-1])
    )
    return sum(map(int, written)) % 10 == 0


def abn_by_hand(number: str) -> bool:
    """ABR: take one from the first digit; times 10 1 3 5 … 19 the sum is divisible by 89."""
    first = (int(number[0]) - 1) * 10
    rest = sum(int(digit) * (2 * place + 1) for place, digit in enumerate(number[1:]))
    return (first + rest) % 89 == 0


def acn_by_hand(number: str) -> bool:
    """ASIC: the digits times 8 … 1; the check digit makes the sum a multiple of ten."""
    return (sum(int(number[place]) * (8 - place) for place in range(8)) + int(number[8])) % 10 == 0


@given(digits(10))
def test_medicare(number: str) -> None:
    assert checksums.medicare(number) == medicare_by_hand(number)


@given(digits(9))
def test_tax_file_number(number: str) -> None:
    assert checksums.tfn(number) == tfn_by_hand(number)


@given(st.text("0123456789", min_size=1, max_size=20))
def test_luhn(number: str) -> None:
    assert checksums.luhn(number) == luhn_by_hand(number)


@given(digits(10))
def test_healthcare_identifier(rest: str) -> None:
    assert checksums.ihi("800360" + rest) == luhn_by_hand("800360" + rest)
    assert not checksums.ihi("800362" + rest)


@given(digits(11))
def test_business_number(number: str) -> None:
    assert checksums.abn(number) == abn_by_hand(number)


@given(digits(9))
def test_company_number(number: str) -> None:
    assert checksums.acn(number) == acn_by_hand(number)


def test_each_check_digit_has_one_right_value() -> None:
    for check, stem, place in (
        (checksums.medicare, "2123456*01", 7),
        (checksums.luhn, "800360608*", 9),
        (checksums.acn, "10456351*", 8),
    ):
        right = [d for d in "0123456789" if check(stem.replace("*", d))]
        assert len(right) <= 1 if place == 7 else len(right) == 1


def test_wrong_lengths_are_nothing() -> None:
    assert not checksums.medicare("212345670")
    assert not checksums.tfn("12345678")
    assert not checksums.luhn("")
    assert not checksums.abn("1")
    assert not checksums.acn("1")
