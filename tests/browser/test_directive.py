"""A directive with one silent forum, in a real browser: from the draft to the response."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import PHONE_FIRST, serving
from tests.browser.people import Site, Size

pytestmark = pytest.mark.parametrize("size", PHONE_FIRST)

TITLE = "Write down the good days"
BARRIER = "The form has no place for a good day."
MESSAGE = "We ask you because you told us that nobody writes down what went well."
DID_NOT = "Change the form this year. It is printed until June."


def draft_and_issue(site: Site, size: Size) -> str:
    """Wanda drafts it for two networks; both co-chairs confirm the text."""
    wanda = site.visit("Wanda Nowicki", size)
    wanda.go("/strategic/slf/")
    wanda.follow("Directives")
    wanda.go("/strategic/slf/directives/")
    wanda.follow("Draft a directive")
    wanda.press("Save the draft")
    wanda.sees("Say in one line what you ask.")  # a mistake: told, and nothing lost
    wanda.write("In one line, what do you ask?", TITLE)
    body = "## What changes\nOne good day stands in every note.\n\n## Why\nFamilies read them."
    wanda.write(re.compile("^The text"), body)
    wanda.write(re.compile("What should people think about"), "What went well last week?")
    wanda.choose("Far North CFSN")
    wanda.choose("Limestone Coast CFSN")
    wanda.pick(re.compile("reflects on it first"), "State-wide Practitioners Forum")
    wanda.choose("Everybody in these forums has to read it")
    wanda.date("When will you look at it again?", 200)
    wanda.press("Save the draft")
    wanda.sees("Saved as DIR-")
    directive = wanda.path
    helen = site.visit("Helen Achterberg", size)
    helen.go(directive)
    helen.follow("Issue it")
    helen.press("Propose to issue it")
    helen.sees("It is issued when the others have confirmed")
    marcus = site.visit("Marcus Tilbrook", size)
    marcus.go(directive)
    marcus.sees("Proposed, not issued")
    marcus.press("Confirm this text")
    marcus.sees("Issued.")
    return directive


def reflect_and_discuss(site: Site, size: Size, directive: str) -> None:
    """The State-wide forum reflects by section; each network gets a discussion."""
    caitlin = site.visit("Caitlin Rourke", size)
    caitlin.go(directive)
    caitlin.follow("Open the reflection")
    caitlin.press("Open it")
    peter = site.visit("Peter Ballantyne", size)
    peter.go(directive)
    peter.follow(re.compile("Reflect on this.*Why"))
    peter.choose("Something to make clearer")
    peter.write("What do you want to say?", "Which families, and when?")
    peter.press("Write it")
    peter.sees("Make this clearer")
    priya = site.visit("Priya Raghunathan", size)
    priya.go(directive)
    priya.sees("1 to make clearer")
    priya.follow("Open the discussions")
    priya.write("A line to the forums", MESSAGE)
    priya.press("Open the discussions")
    priya.sees("0 of 2 answered")


def read_and_answer(site: Site, size: Size, directive: str) -> None:
    """Maddie finds the must-read on Home and confirms it; Ray answers for the Far North."""
    maddie = site.visit("Maddie Kovac", size)
    maddie.sees("Asked of you")
    maddie.follow(re.compile(f"^{TITLE}"))
    maddie.press("I have read this")
    maddie.sees("You’ve read this")
    maddie.go("/regional/far-north/")
    maddie.follow(re.compile(TITLE))
    maddie.sees(MESSAGE)
    maddie.write("Your reply", BARRIER)
    maddie.press("Post reply")
    ray = site.visit("Ray Willoughby", size)
    ray.follow(re.compile(f"Answer for Far North CFSN.*{TITLE}"))
    ray.press("Send our answer")
    ray.sees("Say whether it is clear.")
    ray.page.get_by_role("group", name="Is it clear?").get_by_label("Yes").check()
    ray.page.get_by_role("group", name="Can you work with it?").get_by_label("Partly").check()
    ray.write("What’s in the way?", BARRIER)
    ray.press("Send our answer")
    ray.sees("That is the answer of Far North CFSN")
    ray.go(f"{directive}/receipts")
    ray.sees("1 of ")
    helen = site.visit("Helen Achterberg", size)
    helen.go(f"{directive}/receipts")
    helen.sees("hidden")
    helen.misses("Maddie")


def sum_up_and_respond(site: Site, size: Size, directive: str) -> None:
    """Two months on: one network stayed silent, and is neither forgotten nor taken for a yes."""
    lien = site.visit("Lien Hoang", size)
    lien.page.wait_for_timeout(2000)  # the worker has some weeks to catch up with
    lien.go(directive)
    lien.sees("1 of 2 answered, 1 silent")
    lien.sees("Silent: Limestone Coast CFSN")
    lien.follow("Sum up what they said")
    lien.write("What did the forums say?", "There is no place for it on the form.")
    lien.write("How did you work it out?", "Read by two of us.")
    lien.write("What is known of the silent forums?", "Its convenor was on leave.")
    lien.press("Save the summary")
    helen = site.visit("Helen Achterberg", size)
    helen.go(directive)
    helen.follow("Propose a response")
    helen.write("We asked", "Does every note hold one good day?")
    helen.write("You said", "The form has no place for it.")
    helen.write(re.compile("^We did$"), "Sent a sheet to go with it.")
    helen.write("We did not", DID_NOT)
    helen.press("Propose it")
    helen.sees("Proposed, not sent")
    marcus = site.visit("Marcus Tilbrook", size)
    marcus.go(directive)
    marcus.press("Confirm this response")
    marcus.sees("What came of it")


def hear_and_raise(site: Site, size: Size, directive: str) -> None:
    """The response stands in the network’s discussion; what is in the way goes up in one click."""
    maddie = site.visit("Maddie Kovac", size)
    maddie.go("/regional/far-north/")
    maddie.follow(re.compile(TITLE))
    maddie.sees(DID_NOT)
    ray = site.visit("Ray Willoughby", size)
    ray.go(directive)
    ray.sees("Its convenor was on leave. Silence isn’t counted as a yes.")
    ray.follow(re.compile("Raise what’s in the way"))
    ray.write("What do you ask for?", "A line for it on the form.")
    ray.choose("Nobody can be recognised from this")
    ray.press("Raise it")
    ray.sees("Raised as ISS-")
    ray.go(directive)
    ray.sees(re.compile(r"Raised as ISS-\d+"))


def test_a_directive_with_one_silent_forum(
    loaded_demo: Path, tmp_path: Path, chromium: Browser, size: Size
) -> None:
    instance = tmp_path / "instance"
    shutil.copytree(loaded_demo, instance)
    with serving(instance, chromium) as site:
        directive = draft_and_issue(site, size)
        reflect_and_discuss(site, size, directive)
        read_and_answer(site, size, directive)
    with serving(instance, chromium, days=60) as later:
        sum_up_and_respond(later, size, directive)
        hear_and_raise(later, size, directive)
