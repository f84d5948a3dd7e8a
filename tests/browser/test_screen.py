"""What the screen stops, on a phone and at a desk, with scripts and without: every way out."""

import re

import pytest

from tests.browser.people import PHONE, Site, Size, Somebody

NEW = "/regional/far-north/threads/new"
NUMBER = "Mum’s Medicare number is 2123 45670 1 if you need it for the booking."
MOBILE = "You can ring her on 0491 570 156 after school."
AT_RISK = "I saw bruises on the little one this morning and mum says he will come back tonight."


def write(somebody: Somebody, title: str, text: str) -> None:
    somebody.go(NEW)
    somebody.write("Title", title)
    somebody.write("What do you want to say?", text)
    somebody.press("Post")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_number_is_masked_looked_at_and_posted(site: Site, size: Size, scripts: bool) -> None:
    maddie = site.visit("Maddie Kovac", size, scripts=scripts)
    write(maddie, "Which desk takes bookings?", NUMBER)
    maddie.sees("Not posted yet. One thing might point to a real family.")
    maddie.press("Make the change, let me look")
    assert "[Medicare number]" in maddie.page.get_by_label("What do you want to say?").input_value()
    maddie.press("Post")
    maddie.sees("Mum’s Medicare number is [Medicare number] if you need it")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_phone_number_is_kept_with_a_reason(site: Site, scripts: bool) -> None:
    maddie = site.visit("Maddie Kovac", PHONE, scripts=scripts)
    write(maddie, "How do you reach families after school?", MOBILE)
    maddie.choose("Keep it. It is fine, because:")
    maddie.press("Make this change and go on")
    maddie.sees("Say why it is fine to post.")
    maddie.write("Why it is fine to post", "It is our own office’s phone.")
    maddie.press("Make this change and go on")
    maddie.sees("You can ring her on 0491 570 156")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_child_at_risk_brings_the_hotlines_first(site: Site, scripts: bool) -> None:
    maddie = site.visit("Maddie Kovac", PHONE, scripts=scripts)
    write(maddie, "What would you do?", AT_RISK)
    panel = maddie.main.get_by_role("alert").inner_text()
    assert panel.index("ring first") < panel.index("13 14 78") < panel.index("Not posted yet")
    assert maddie.page.get_by_role("link", name="13 14 78").get_attribute("href") == "tel:131478"
    maddie.press("Make this change and go on")
    maddie.sees("Is a child at risk now?")  # saying that one changes it changes nothing by itself
    maddie.choose("No identifiable child is at risk now")
    maddie.press("Make this change and go on")
    maddie.sees("I saw bruises on the little one")
    ray = site.visit("Ray Willoughby", PHONE, scripts=scripts)
    ray.hears("Somebody wrote of a child at risk")


def test_the_convenor_looks_at_a_number_and_its_writer_posts_it(site: Site, size: Size) -> None:
    maddie = site.visit("Maddie Kovac", size)
    write(maddie, "Test numbers in our training", f"The trainer uses this card: {NUMBER}")
    maddie.choose("It isn’t a Medicare number, or has to be there")
    maddie.press("Make this change and go on")
    maddie.sees("It waits to be looked at")
    ray = site.visit("Ray Willoughby", size)
    ray.go("/")
    ray.follow(re.compile("^Look at it"))
    ray.follow("Medicare number")
    ray.sees("The trainer uses this card")
    ray.press("Not like this")
    ray.sees("Say what to change")
    ray.press("Let it through")
    ray.sees("They are told that they can post it.")
    maddie.go(maddie.path)
    maddie.sees("it can be posted as it stands")
    maddie.press("Post it")
    maddie.sees("The trainer uses this card")


def test_what_was_stopped_is_found_again_on_home(site: Site) -> None:
    maddie = site.visit("Maddie Kovac", PHONE)
    write(maddie, "Bookings", NUMBER)
    maddie.go("/")
    maddie.follow("Go on with it")
    maddie.sees("Your words are still here")
    maddie.press("Check and send")
    maddie.sees("Not posted yet. One thing might point to a real family.")
    maddie.press("Make this change and go on")
    maddie.go("/")
    maddie.misses("Not posted yet")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_an_answer_to_a_consultation_is_stopped(site: Site, scripts: bool) -> None:
    shona = site.visit("Shona Beckett", PHONE, scripts=scripts)
    shona.go("/consultations/con-one-story-v2/questions/1")
    shona.page.get_by_role("textbox", name=re.compile(".")).last.fill(NUMBER)
    shona.press("Continue")
    shona.sees("Not saved yet. One thing might point to a real family.")
    shona.press("Make this change and go on")
    shona.go("/consultations/con-one-story-v2/questions/1")
    shona.sees("[Medicare number]")
