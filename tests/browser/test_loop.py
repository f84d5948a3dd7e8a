"""The main job in a real browser: once around the loop, at two sizes, and once without scripts."""

import re

import pytest

from tests.browser.conftest import PHONE_FIRST
from tests.browser.people import PHONE, Site, Size, Somebody

TITLE = "Referral form does not work without a connection"
ANSWER = "Yes, in part. Paper counts the same as the screen from the first of next month."


def start_and_raise(site: Site, size: Size, *, scripts: bool) -> tuple[Somebody, str, str]:
    """Maddie starts a discussion, Leanne replies, Maddie raises it."""
    maddie = site.visit("Maddie Kovac", size, scripts=scripts)
    maddie.go("/regional/far-north/")
    maddie.follow("Start a discussion")
    maddie.choose("Something in the way")
    maddie.write("Title", TITLE)
    maddie.write("What do you want to say?", "Past the ranges there is **no signal**.")
    maddie.press("Preview")
    maddie.sees("no signal")
    maddie.press("Post")
    thread = maddie.path
    leanne = site.visit("Leanne Cooper", size, scripts=scripts)
    leanne.go(thread)
    leanne.write("Your reply", "Same for our outreach families.")
    leanne.press("Post reply")
    leanne.sees("Same for our outreach families.")
    maddie.go(thread)
    maddie.follow("Raise it")
    maddie.press("Raise it")
    maddie.sees("Say what is happening.")  # a mistake: told, and nothing lost
    maddie.write("What’s happening, and for whom?", "The form needs a connection to open at all.")
    maddie.write("What do you ask for?", "Paper that counts the same as the screen.")
    maddie.choose("Nobody can be recognised from this")
    maddie.press("Raise it")
    return maddie, thread, maddie.path


def back_and_send(site: Site, size: Size, issue: str, *, scripts: bool) -> Somebody:
    """Two colleagues back it, Ray completes the brief and sends it up."""
    for name in ("Leanne Cooper", "Joel Santos"):
        colleague = site.visit(name, size, scripts=scripts)
        colleague.go(issue)
        colleague.write(re.compile("How is it where you work"), "Every week.")
        colleague.press("Back this issue")
        colleague.sees("You stand behind it")
    ray = site.visit("Ray Willoughby", size, scripts=scripts)
    ray.go(issue)
    ray.follow("Complete the brief")
    ray.write(re.compile("How do you know"), "Nine of 14 outreach families.")
    ray.write(re.compile("Who does it touch"), "Families beyond reception.")
    ray.choose("3: families lose help")
    ray.write(re.compile("What have you tried"), "Paper copies, typed in later.")
    ray.write(re.compile("What does it mean for Aboriginal"), "Most outreach families.")
    ray.choose("Yes")
    ray.write(re.compile("Which one, or why not"), "Red Sandhill Aboriginal Corporation")
    ray.write(re.compile("lived experience told you"), "“I’d rather hold the paper.”")
    ray.press("Save the brief")
    ray.sees("The brief has a new version")
    ray.follow("Send it up")
    ray.press("Send it")
    ray.sees("Sent to the State-wide Practitioners Forum")
    return ray


def decide(site: Site, size: Size, issue: str, *, scripts: bool) -> None:
    """It is acknowledged, raised further, acknowledged, proposed, confirmed and answered."""
    peter = site.visit("Peter Ballantyne", size, scripts=scripts)
    peter.go(issue)
    peter.follow("Join your network to it")
    peter.write(re.compile("What do you see in your region"), "Behind the forest it is the same.")
    peter.press("Join")
    peter.sees("Limestone Coast CFSN stands behind it now")
    priya = site.visit("Priya Raghunathan", size, scripts=scripts)
    priya.follow(re.compile("^Triage: State-wide"))
    priya.follow(re.compile(TITLE))
    priya.follow("Acknowledge it")
    priya.date("When will they hear from you next?", 14)
    priya.press("Acknowledge")
    priya.sees("Acknowledged")
    caitlin = site.visit("Caitlin Rourke", size, scripts=scripts)
    caitlin.go(issue)
    caitlin.follow("Raise it further")
    caitlin.choose("More than one agency has to act")
    caitlin.write(re.compile("What could be decided"), "Paper equal to screen\nA working group")
    caitlin.write(re.compile("What do you advise"), "The first.")
    caitlin.press("Ready to send on")
    priya.go(issue)
    priya.follow("Send it on")
    priya.press("Send it")
    wanda = site.visit("Wanda Nowicki", size, scripts=scripts)
    wanda.follow(re.compile("^Triage: Strategic"))
    wanda.follow(re.compile(TITLE))
    wanda.follow("Acknowledge it")
    wanda.date("When will they hear from you next?", 20)
    wanda.press("Acknowledge")
    helen = site.visit("Helen Achterberg", size, scripts=scripts)
    helen.go(issue)
    helen.follow("Propose a decision")
    helen.choose("Yes, with changes")
    helen.write(re.compile("The answer, in plain words"), "Paper counts the same as the screen.")
    helen.write(re.compile("^Why$"), "The form stopped where the signal stops.")
    helen.write(re.compile("What you didn’t agree to"), "A second form.")
    helen.pick("Who owns it?", "Caitlin Rourke, State-wide Practice Lead")
    helen.date("Done by", 60)
    helen.press("Propose it")
    helen.sees("It counts when the others have confirmed it")
    marcus = site.visit("Marcus Tilbrook", size, scripts=scripts)
    marcus.go(issue)
    marcus.sees("Proposed, not decided")
    marcus.press("Confirm this decision")
    marcus.sees("Confirmed, and decided")
    priya.go(issue)
    priya.follow("Send the answer back")
    priya.write(re.compile("as the networks will read it"), ANSWER)
    priya.press("Send it to 2 networks")


def hear_and_check(site: Site, size: Size, thread: str, issue: str, *, scripts: bool) -> None:
    """It stands in the threads and on Home; one says fixed, one no, and it goes round again."""
    maddie = site.visit("Maddie Kovac", size, scripts=scripts)
    maddie.sees(ANSWER)
    maddie.go(thread)
    maddie.sees(ANSWER)
    ray = site.visit("Ray Willoughby", size, scripts=scripts)
    ray.go(issue)
    ray.choose("Yes, it’s fixed")
    ray.press("Send our answer")
    peter = site.visit("Peter Ballantyne", size, scripts=scripts)
    peter.go(issue)
    peter.choose("No")
    peter.press("Send our answer")
    peter.sees("Say what is still in the way")
    peter.write(re.compile("What’s still in the way"), "Forest families are where they were.")
    peter.press("Send our answer")
    peter.sees("That is the answer of Limestone Coast CFSN")
    peter.sees("Did it fix it?")
    peter.follow("Reopen it with new evidence")
    peter.write(re.compile("What have you seen"), "Nine of eleven forest families told it again.")
    peter.press("Reopen it")
    peter.sees("Reopened")
    colin = site.visit("Colin Hathaway", size, scripts=scripts)
    assert colin.status_of(issue) == 404
    assert colin.status_of(thread) == 404


def live_the_loop(site: Site, size: Size, *, scripts: bool = True) -> None:
    _, thread, issue = start_and_raise(site, size, scripts=scripts)
    back_and_send(site, size, issue, scripts=scripts)
    decide(site, size, issue, scripts=scripts)
    hear_and_check(site, size, thread, issue, scripts=scripts)


@pytest.mark.parametrize("size", PHONE_FIRST)
def test_an_issue_goes_once_around_the_loop(site: Site, size: Size) -> None:
    live_the_loop(site, size)


def test_the_loop_needs_no_scripts(site: Site) -> None:
    live_the_loop(site, PHONE, scripts=False)
