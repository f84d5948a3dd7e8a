"""What /help/check promises people is what the rules do."""

import pytest

from cop.screening import check
from cop.screening.explained import EXPLAINED

# What the page says, a text, and what is found in it.
PROMISES = [
    ("medicare", "The invoice is 2123456701.", set()),
    ("driver_licence", "The software licence number is 12345678.", set()),
    ("date_of_birth", "His birthday is 4 March and he turns 7.", {"date_of_birth"}),
    ("date_of_birth", "The eldest was born in 2015.", set()),
    ("phone", "The office line is (08) 7010 1234.", {"phone"}),
    ("phone", "Ring 000, 13 14 78, 1300 975 707 or 1800 55 1800.", set()),
    ("number_plate", "S123 ABC was outside again.", {"number_plate"}),
    ("name_age_child", "Koby is in year 2 and loves it.", {"name_age_child"}),
    ("name_age_child", "K.M. goes to Tarrinup Area School.", {"name_age_child"}),
    ("name_age_child", "Koby goes to Tarrinup Area School.", set()),
    ("name_age_child", "Koby lives in Tarrinup.", set()),
    ("name_age_child", "Belinda, 42, looks after him.", set()),
]


@pytest.mark.parametrize(("kind", "text", "found"), PROMISES)
def test_the_page_promises_what_the_rules_do(kind: str, text: str, found: set[str]) -> None:
    assert kind in EXPLAINED
    assert {finding.type for finding in check(text)} == found


@pytest.mark.parametrize(
    "text",
    [
        "Koby’s best friend Mia lives next door.",
        "His number is oh four nine one five seven oh one five six.",
        "The only foster family on the island.",
    ],
)
def test_the_page_says_what_it_cannot_see(text: str) -> None:
    assert check(text) == []
