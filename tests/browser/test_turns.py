"""The turns an issue can take beside the straight way, each in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy.orm import Session

from cop.feedback.models import Issue
from tests.browser.conftest import PHONE_FIRST
from tests.browser.people import Site, Size, Somebody
from tests.browser.small_site import on_day, tell
from tests.cast import Cast
from tests.feedback.asides import acknowledged_in
from tests.feedback.journeys import acknowledged, endorsed, raised, start

pytestmark = pytest.mark.parametrize("size", PHONE_FIRST)

TITLE = "The same story four times"
WORDS = "Families tell their story four times"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "instance"


def at(site: Site, size: Size, name: str, issue: str) -> Somebody:
    """Somebody opens the issue."""
    somebody = site.visit(name, size)
    somebody.go(issue)
    return somebody


def send(ray: Somebody, issue: str) -> None:
    ray.go(issue)
    ray.follow("Send it up")
    ray.press("Send it")


# --- merged, and one objects -------------------------------------------------------------------


def three_received(session: Session, cast: Cast) -> list[Issue]:
    """The same from three networks, all received by the State-wide forum."""
    return [
        acknowledged(session, cast),
        acknowledged_in(session, cast, "limestone_coast", cast.peter),
        acknowledged_in(session, cast, "eyre_western", cast.annika),
    ]


def test_three_are_merged_and_the_one_that_objects_goes_on_alone(
    folder: Path, chromium: Browser, size: Size
) -> None:
    whole, theirs, third = tell(folder, three_received)
    into = whole.removeprefix("/issues/")
    with on_day(folder, chromium, 1) as site:
        priya = site.visit("Priya Raghunathan", size)
        for issue in (theirs, third):
            priya.go(f"{issue}/merge?into={into}")
            priya.write(re.compile("Why do they belong together"), "All three are one form.")
            priya.press(f"Merge into {into}")
            priya.sees(f"hear everything that {into} hears")
        priya.go(whole)
        priya.sees("Heard from 3 networks")
        peter = at(site, size, "Peter Ballantyne", theirs)
        peter.sees("Merged: is it the same?")
        peter.follow("Say that it isn’t the same")
        peter.press("Take it out again")
        peter.sees("Say what is different.")  # a mistake: told, and nothing lost
        peter.write("What is different?", "Ours is about paper, theirs about the line.")
        peter.press("Take it out again")
        peter.sees("Heard from one network")
        peter.misses("It goes on as part of ISS-")
        priya.go(whole)
        priya.sees("Heard from 2 networks")
        networks = priya.page.get_by_role("region", name="Heard from 2 networks")
        expect(networks).to_contain_text("Eyre Western CFSN")
        expect(networks).to_contain_text("Far North CFSN")
        expect(networks).not_to_contain_text("Limestone Coast CFSN")
        annika = at(site, size, "Annika Lindqvist", third)
        annika.sees("It goes on as part of ISS-")


# --- returned, and appealed against once --------------------------------------------------------


def give_back(somebody: Somebody, issue: str) -> None:
    somebody.go(issue)
    somebody.follow("Return it with a reason")
    somebody.choose("You may decide it yourselves")
    somebody.write("The reason, in plain words", "Nothing in the rules forbids it.")
    somebody.write("What can the network do now?", "Use the short form from Monday.")
    somebody.press("Return it")


def test_a_return_is_appealed_against_once_and_heard_by_somebody_else(
    folder: Path, chromium: Browser, size: Size
) -> None:
    (issue,) = tell(folder, acknowledged)
    with on_day(folder, chromium, 1) as site:
        priya = site.visit("Priya Raghunathan", size)
        give_back(priya, issue)
        ray = at(site, size, "Ray Willoughby", issue)
        ray.sees("Returned: You may decide it yourselves")
        ray.sees("Use the short form from Monday.")
        ray.follow("Appeal against the return")
        ray.sees("Nothing in the rules forbids it.")
        ray.write(re.compile("Why can’t it stay"), "The form is not ours to change.")
        ray.press("Appeal")
        send(ray, issue)
        priya.go(issue)
        priya.misses("Acknowledge it")
        wanda = at(site, size, "Wanda Nowicki", issue)
        wanda.follow("Acknowledge it")
        wanda.date("When will they hear from you next?", 14)
        offered = wanda.page.get_by_label("Who looks after it?")
        expect(offered).not_to_contain_text("Priya")
        wanda.press("Acknowledge")
        caitlin = site.visit("Caitlin Rourke", size)
        give_back(caitlin, issue)
        ray.go(issue)
        ray.sees("Returned: You may decide it yourselves")
        ray.misses("Appeal against the return")


# --- taken back within the minute ---------------------------------------------------------------


def test_what_was_sent_by_mistake_is_taken_back_within_the_minute(
    folder: Path, chromium: Browser, size: Size
) -> None:
    (issue,) = tell(folder, endorsed)
    with on_day(folder, chromium, 1) as site:
        ray = at(site, size, "Ray Willoughby", issue)
        send(ray, issue)
        ray.sees("With State-wide Practitioners Forum")
        maddie = at(site, size, "Maddie Kovac", issue)
        assert maddie.page.get_by_role("button", name="Take it back").count() == 0
        ray.press("Take it back")
        ray.sees("Backed, not sent yet")
        ray.sees("Send it up")
        assert ray.page.get_by_role("button", name="Take it back").count() == 0
        priya = site.visit("Priya Raghunathan", size)
        priya.go("/statewide/spf/triage")
        priya.misses(TITLE)


# --- withdrawn by two people --------------------------------------------------------------------


def test_two_people_withdraw_an_issue(folder: Path, chromium: Browser, size: Size) -> None:
    (issue,) = tell(folder, acknowledged)
    with on_day(folder, chromium, 1) as site:
        maddie = at(site, size, "Maddie Kovac", issue)
        maddie.follow("Withdraw it")
        maddie.write("Why?", "The services agreed among themselves.")
        maddie.press("Withdraw it")
        maddie.sees("It happens once who raised it and the network’s convenor agree.")
        assert maddie.page.get_by_role("button", name="Agree").count() == 0
        ray = site.visit("Ray Willoughby", size)
        ray.hears(re.compile("withdraw it\\? It needs your yes"))
        ray.go(issue)
        ray.sees("Maddie Kovac has asked to withdraw it")
        ray.press("Agree")
        ray.sees("Withdrawn")
        priya = site.visit("Priya Raghunathan", size)
        priya.go("/statewide/spf/triage")
        priya.misses(TITLE)


# --- solved at home -----------------------------------------------------------------------------


def test_a_network_solves_it_itself_and_says_what_it_learnt(
    folder: Path, chromium: Browser, size: Size
) -> None:
    (issue,) = tell(folder, raised)
    with on_day(folder, chromium, 1) as site:
        ray = at(site, size, "Ray Willoughby", issue)
        ray.follow("Fix it in the network")
        ray.pick("Who does it?", "Leanne Cooper")
        ray.date("By when will you know whether it works?", 14)
        ray.write(re.compile("What will you try"), "Accept each other’s first page.")
        ray.press("Plan it")
        ray.sees("Accept each other’s first page.")
        ray.follow("Say that it’s solved")
        ray.write("What changed?", "Nobody is asked twice.")
        ray.write(re.compile("What can others take from it"), "One page is enough to begin.")
        ray.press("Close it")
        ray.sees("One page is enough to begin.")
        maddie = site.visit("Maddie Kovac", size)
        maddie.go("/issues/?show=closed")
        maddie.follow(re.compile(TITLE))
        maddie.sees("What others can take from it")
        maddie.sees("One page is enough to begin.")


# --- taken off the forum ------------------------------------------------------------------------


def raised_beside_another(session: Session, cast: Cast) -> Issue:
    """An issue, and a discussion from which the same could be raised again."""
    issue = raised(session, cast)
    start(session, cast, "Once more")
    return issue


def looks_for_similar(somebody: Somebody) -> None:
    somebody.go("/regional/far-north/")
    somebody.follow(re.compile("Once more"))
    somebody.follow("Raise it")
    somebody.write(re.compile("In one line"), TITLE)
    somebody.write(re.compile("What’s happening"), f"{WORDS} before anybody helps.")
    somebody.press("Look for similar")


def test_a_case_matter_is_taken_off_and_its_words_are_gone(
    folder: Path, chromium: Browser, size: Size
) -> None:
    (issue,) = tell(folder, raised_beside_another)
    reference = issue.removeprefix("/issues/")
    with on_day(folder, chromium, 1) as site:
        joel = site.visit("Joel Santos", size)
        looks_for_similar(joel)
        joel.sees(f"Back {reference} instead")
        ray = at(site, size, "Ray Willoughby", issue)
        ray.sees(WORDS)
        ray.follow("Take it off the forum")
        ray.write(re.compile("Where does it belong"), "Ring the duty line of the service, today.")
        ray.write(re.compile("A title that points to nobody"), "Taken off the forum")
        ray.press("Take it off the forum")
        ray.sees("Confirm that the words of the brief are removed.")
        ray.choose("Remove the words of the brief for good")
        ray.press("Take it off the forum")
        ray.sees("It belongs somewhere else")
        maddie = at(site, size, "Maddie Kovac", issue)
        maddie.sees("Ring the duty line of the service, today.")
        for gone in (WORDS, "told four times on average"):
            maddie.misses(gone)
        # The discussion keeps its title: it is removed there, by itself.
        expect(maddie.page.get_by_role("heading", level=1)).to_have_text("Taken off the forum")
        maddie.go("/issues/?show=closed")
        maddie.misses(TITLE)
        looks_for_similar(joel)
        joel.sees("No issue sounds like this yet.")
        joel.misses(reference)


# --- asked, and answered ------------------------------------------------------------------------


def due(somebody: Somebody, issue: str) -> str:
    """The day by which the forum decides, as the page says it."""
    somebody.go(issue)
    said = re.search(r", by (.+?)\.", somebody.main.locator(".lede").first.inner_text())
    assert said is not None
    return said[1]


def test_the_clock_stands_still_while_a_question_waits(
    folder: Path, chromium: Browser, size: Size
) -> None:
    """Asked on Wednesday 4 March, answered on Wednesday the 11th: four working days on.

    A public holiday lies in between, and Easter before the date that it moves to."""
    (issue,) = tell(folder, acknowledged)
    with on_day(folder, chromium, 1) as site:
        priya = site.visit("Priya Raghunathan", size)
        before = due(priya, issue)
        priya.follow("Ask the network a question")
        priya.write("What do you need to know?", "How many of them were outreach families?")
        priya.press("Ask")
        priya.sees("The clock stands still")
        seen = site.seen
    with on_day(folder, chromium, 8, seen) as site:
        ray = site.visit("Ray Willoughby", size)
        ray.hears(re.compile("asks a question about"))
        ray.go(issue)
        ray.sees("until the network answers")
        ray.follow("Answer the question")
        ray.sees("How many of them were outreach families?")
        ray.write("Your answer", "Nine of fourteen.")
        ray.press("Send the answer")
        ray.misses("The clock stands still")
        assert (before, due(ray, issue)) == ("Wednesday 1 April", "Thursday 9 April")
