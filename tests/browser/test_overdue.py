"""What nobody acknowledges goes up by itself, and everybody sees that it is past its date."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import PHONE_FIRST
from tests.browser.people import Site, Size, Somebody
from tests.browser.small_site import on_day, tell
from tests.feedback.journeys import submitted

pytestmark = pytest.mark.parametrize("size", PHONE_FIRST)

# Sent on Tuesday 3 March, due after five working days: a public holiday makes it the 11th.
IN_TIME, LATE, FIVE_LATE, TEN_LATE = 8, 9, 16, 23
NOTICE = "Past its date, with State-wide Practitioners Forum"


def notices(somebody: Somebody) -> int:
    somebody.go("/notices/")
    return somebody.main.get_by_text(NOTICE).count()


def sees_the_flag(somebody: Somebody, issue: str, flag: str) -> None:
    """On the issue's page as a badge of its own, and in the lists beside its name."""
    somebody.go(issue)
    expect(somebody.main.locator(".badge", has_text=flag)).to_be_visible()
    for path in ("/issues/", "/regional/far-north/issues/"):
        somebody.go(path)
        expect(somebody.main.locator(".badge", has_text=", past ")).to_be_visible()


def everybody_sees(site: Site, size: Size, issue: str, flag: str) -> None:
    for name in ("Maddie Kovac", "Peter Ballantyne"):  # of the network, and of another
        sees_the_flag(site.visit(name, size), issue, flag)


def in_time(site: Site, size: Size, issue: str) -> None:
    priya = site.visit("Priya Raghunathan", size)
    assert notices(priya) == 0
    priya.go(issue)
    priya.misses("Past its date")


def who_looks_after_it_is_told(site: Site, size: Size, issue: str) -> None:
    for name in ("Priya Raghunathan", "Wanda Nowicki"):
        handler = site.visit(name, size)
        handler.hears(NOTICE)
        handler.go("/")
        handler.sees("1 past its date")
    handler.go("/statewide/spf/triage")
    handler.sees("1 is past its date")
    handler.sees(re.compile("1 day over"))
    everybody_sees(site, size, issue, "Past its date")
    assert notices(site.visit("Rosalind Quennell", size)) == 0


def co_chairs_are_told(site: Site, size: Size, issue: str) -> None:
    """She may acknowledge as well, so the first notice was hers, too; this one is the second."""
    caitlin = site.visit("Caitlin Rourke", size)
    caitlin.hears(f"{NOTICE}; the co-chairs have been told:")
    caitlin.follow(re.compile("The same story four times"))
    assert caitlin.path == issue
    caitlin.sees("Past its date: the co-chairs have been told")
    assert notices(site.visit("Rosalind Quennell", size)) == 0


def the_sponsor_is_told(site: Site, size: Size, issue: str) -> None:
    """The State-wide forum has no sponsor of its own: it is the leaders'."""
    rosalind = site.visit("Rosalind Quennell", size)
    rosalind.hears(f"{NOTICE}; the sponsor has been told:")
    rosalind.follow(re.compile("The same story four times"))
    assert rosalind.path == issue
    everybody_sees(site, size, issue, "Past its date: the sponsor has been told")
    assert site.visit("Colin Hathaway", size).status_of(issue) == 404


def test_an_issue_that_nobody_acknowledges(tmp_path: Path, chromium: Browser, size: Size) -> None:
    folder, seen = tmp_path / "instance", set[str]()
    (issue,) = tell(folder, submitted)
    for day, happens in (
        (IN_TIME, in_time),
        (LATE, who_looks_after_it_is_told),
        (FIVE_LATE, co_chairs_are_told),
        (TEN_LATE, the_sponsor_is_told),
    ):
        with on_day(folder, chromium, day, seen) as site:
            happens(site, size, issue)
