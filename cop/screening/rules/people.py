"""A child's name beside an age or a year of school."""

import re
from collections.abc import Iterator

from cop.screening.findings import Span
from cop.screening.normal import Post
from cop.screening.rules.age_ends import is_counted, safe_after
from cop.screening.rules.ages import Age, ages_in
from cop.screening.rules.base import Rule, rule
from cop.screening.rules.firstnames import LETTER, kind_of, with_group
from cop.screening.rules.initials import initials
from cop.screening.rules.links import name_before, spoken_of
from cop.screening.rules.name_columns import names_in_columns, names_in_lists
from cop.screening.rules.named_after import name_after
from cop.screening.rules.weighing import is_enough
from cop.screening.tuning import Rules


@rule(
    "name_age_child",
    hits=(
        "Would love ideas for Tahlia (7), who won't talk.",
        "Jaxon, who's nearly 4, is with nan",
        "six-year-old Mia needs glasses",
        "Mia is in year 2 and 7 yrs old",
        "Bub Isla 5 mths",
        "twins Ari and Noa, 3, are in care",
        "- Sienna, 9\n- Zephyrine, 6\n\nNo placement takes both kids",
        "koby aged 4",
        "Koby and Tahlia, 7 and 9, came on Friday",
        "Maddison Pike (gr 4)",
        "| child | age |\n|---|---|\n| Ruby | 5 |",
    ),
    clean=(
        "Smith (2019) and Action 4",
        "Greg, 5 minutes before closing",
        "Tarrinup, 3 pm",
        "Hamish is acting for 6 weeks.",
        "Barossa 12, Eyre 9",
        "Our program is 6 years old.",
        "Belinda is 42.",
        "Year 11 students",
        "Sam, 16 years with the network, is retiring.",
        "Marcus has 3 and Dean has 4.",
    ),
    needs=lambda post: bool(post.low),
)
def name_and_age(post: Post, rules: Rules) -> Iterator[Span]:
    """A first name next to an age under 18: "small numbers" guidance (ABS, OAIC) treats both together as identifying."""
    post = post.unshouted
    found = list(_beside_ages(post))
    yield from found
    yield from names_in_lists(post, found)
    yield from names_in_columns(post)


def _beside_ages(post: Post) -> Iterator[Span]:
    last = 0
    for age in ages_in(post):
        if age.start < last:
            continue
        span = _before(post, age, last) or name_after(post, age)
        if span and span[0] >= last:
            span = span[0], _closed(post, *span)
            last = span[1]
            yield span


def _before(post: Post, age: Age, last: int) -> Span | None:
    """Return from where to where a name and its age go, if the name stands before."""
    if age.unit not in ("old", "birthday") and (
        is_counted(post, age) or not safe_after(post, age, aged=True)
    ):
        return None
    link = name_before(post, age, last)
    if link is None or not is_enough(post, age, link):
        return spoken_of(post, age, last)
    start, count = with_group(post, link.name)
    end = _all_ages(post, age.end) if count > 1 else age.end
    return max(start, last), _with_baby(post, end)


_MORE_AGES = re.compile(
    r"(?:[,/]|,? and|,? &)[ ]?(?:is |are )?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?![\d:/%]|\.\d|[ ]?(?:am|pm)\b)(?: ?(?:yo|y/o|yrs?|years?(?: old)?|months?|mths?|weeks?))?(?![a-z\d])"
)


def _all_ages(post: Post, end: int) -> int:
    """Return where the ages of a list of children end: "7, 9 and 11"."""
    for _ in range(5):
        more = _MORE_AGES.match(post.low, end)
        if not more:
            break
        end = more.end()
    return end


_BABY = re.compile(
    rf"\)?,? (?:and|&|plus) (?:the |their |his |her )?(?:new )?(?:baby|bub|little|newborn|wee|lil)(?: (?:brother|sister|bub))? (?P<word>{LETTER}{{2,19}})(?![a-z])(?!,? ?\(?\d)"
)


def _with_baby(post: Post, end: int) -> int:
    """Return where a list of children ends whose last one has no age: "Ruby 6, Noah 4 and baby Wren"."""
    baby = _BABY.match(post.plain, end)
    if baby and kind_of(post, baby.start("word"), baby["word"]):
        return baby.end("word")
    return end


def _closed(post: Post, start: int, end: int) -> int:
    """Return the end with the bracket or quote that closes one in between."""
    found = post.plain[start:end]
    if found.count("(") > found.count(")") and post.plain[end : end + 1] == ")":
        return end + 1
    return end


PEOPLE: tuple[Rule, ...] = (name_and_age, initials)
