"""What the screen stops, on a phone and at a desk, with scripts and without: every way out."""

import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy.orm import Session

from cop.feedback.models import Issue
from cop.forums.communities import belong
from cop.screening.gate import carrying
from cop.threads.caring import Care
from cop.threads.operations import start_thread
from tests.browser.conftest import environment
from tests.browser.people import PHONE, Site, Size, Somebody
from tests.browser.small_site import on_day, tell
from tests.cast import NOW, Cast

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
    maddie.press("Make this change and post")
    maddie.sees("Say why it is fine to post.")
    maddie.write("Why it is fine to post", "It is our own office’s phone.")
    maddie.press("Make this change and post")
    maddie.sees("You can ring her on 0491 570 156")


DRAWN = """mark => {
  const at = words => {
    const range = document.createRange(), start = mark.firstChild.data.indexOf(words);
    range.setStart(mark.firstChild, start); range.setEnd(mark.firstChild, start + words.length);
    return range.getBoundingClientRect().left;
  };
  return [at('2123'), at('45670')];
}"""


@pytest.mark.parametrize("button", ["Post", "Preview"])
def test_a_number_beside_words_from_right_to_left_is_drawn_as_it_is(
    site: Site, button: str
) -> None:
    maddie = site.visit("Maddie Kovac", PHONE, scripts=False)
    maddie.go(NEW)
    maddie.write("Title", "Which desk takes bookings?")
    maddie.write("What do you want to say?", "بطاقة الأم 2123 45670 1 للحجز")
    maddie.press(button)
    first, second = maddie.main.locator("mark").first.evaluate(DRAWN)
    assert first < second


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_what_was_answered_stays_while_one_looks(site: Site, size: Size, scripts: bool) -> None:
    maddie = site.visit("Maddie Kovac", size, scripts=scripts)
    write(maddie, "Bookings after school", f"{MOBILE}\n\n{NUMBER}")
    maddie.choose("Keep it. It is fine, because:")
    maddie.write("Why it is fine to post", "It is our own office’s phone.")
    maddie.page.get_by_role("button", name="Post", exact=True).click()
    maddie.sees("Not posted yet. Two things might point to a real family.")
    maddie.press("Make the changes, let me look")
    maddie.sees("Your changes stand below")
    reason = maddie.page.get_by_label("Why it is fine to post")
    assert reason.input_value() == "It is our own office’s phone."
    maddie.page.get_by_role("button", name="Post", exact=True).click()
    maddie.sees("Mum’s Medicare number is [Medicare number] if you need it")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_child_at_risk_brings_the_hotlines_first(site: Site, scripts: bool) -> None:
    maddie = site.visit("Maddie Kovac", PHONE, scripts=scripts)
    write(maddie, "What would you do?", AT_RISK)
    panel = maddie.main.get_by_role("alert").inner_text()
    assert panel.index("ring first") < panel.index("13 14 78") < panel.index("Not posted yet")
    assert maddie.page.get_by_role("link", name="13 14 78").get_attribute("href") == "tel:131478"
    maddie.press("Answer this and post")
    maddie.sees("Is a child at risk now?")  # saying that one changes it changes nothing by itself
    maddie.choose("No identifiable child is at risk now")
    maddie.press("Answer this and post")
    maddie.sees("I saw bruises on the little one")
    ray = site.visit("Ray Willoughby", PHONE, scripts=scripts)
    ray.hears("Somebody wrote of a child at risk")


def test_the_convenor_looks_at_a_number_and_its_writer_posts_it(site: Site, size: Size) -> None:
    maddie = site.visit("Maddie Kovac", size)
    write(maddie, "Test numbers in our training", f"The trainer uses this card: {NUMBER}")
    maddie.choose("It isn’t a Medicare number, or has to be there")
    maddie.press("Make this change and post")
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
    held = maddie.path
    maddie.go(held)
    maddie.sees("Ray Willoughby looked at it: it can be posted as it stands")
    ray.go(held)
    ray.press("No, not yet: let it wait")
    ray.sees("It can’t be posted until somebody lets it through.")
    maddie.press("Post it")
    maddie.sees("Not posted yet. One thing might point to a real family.")
    ray.go(held)
    ray.press("Let it through")
    maddie.go(held)
    maddie.press("Post it")
    maddie.sees("The trainer uses this card")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_nobody_is_asked_to_look_before_a_child_at_risk_is_answered(
    site: Site, size: Size, scripts: bool
) -> None:
    maddie = site.visit("Maddie Kovac", size, scripts=scripts)
    write(maddie, "What would you do?", f"{NUMBER} {AT_RISK}")
    maddie.choose("It isn’t a Medicare number, or has to be there")
    maddie.write("What should they know?", "The trainer’s card.")
    maddie.press("Make this change and post")
    maddie.sees("Answer this first")
    panel = maddie.main.get_by_role("alert").inner_text()
    assert panel.index("ring first") < panel.index("13 14 78") < panel.index("Not posted yet")
    maddie.choose("No identifiable child is at risk now")
    maddie.press("Make this change and post")
    maddie.sees("It waits to be looked at")
    ray = site.visit("Ray Willoughby", size, scripts=scripts)
    ray.hears("Somebody wrote of a child at risk")
    ray.go(maddie.path)
    ray.sees("If a child is at risk now, ring first")
    ray.sees("Maddie Kovac was asked, and answered: no identifiable child is at risk now.")
    ray.sees("“The trainer’s card.”")
    ray.press("Let it through")
    maddie.go(maddie.path)
    maddie.press("Post it")
    maddie.sees("I saw bruises on the little one")


def test_what_was_stopped_is_found_again_on_home(site: Site) -> None:
    maddie = site.visit("Maddie Kovac", PHONE)
    write(maddie, "Bookings", NUMBER)
    maddie.go("/")
    maddie.follow("Go on with it")
    maddie.sees("Your words are still here")
    maddie.press("Check and send")
    maddie.sees("Not posted yet. One thing might point to a real family.")
    maddie.press("Make this change and post")
    maddie.go("/")
    maddie.misses("Not posted yet")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_the_numbers_to_ring_have_the_focus_where_a_title_is_missing_too(
    site: Site, size: Size, scripts: bool
) -> None:
    maddie = site.visit("Maddie Kovac", size, scripts=scripts)
    write(maddie, "", AT_RISK)
    maddie.sees("Give your discussion a title.")
    assert "ring first" in maddie.page.locator(":focus").inner_text()
    assert maddie.page.locator("a[href='tel:000']").first.bounding_box() is not None


def test_a_link_leads_past_many_findings_to_the_text(site: Site) -> None:
    maddie = site.visit("Maddie Kovac", PHONE)
    write(maddie, "Whom do I ring?", "\n\n".join(f"Ring 0491 570 {n}" for n in range(110, 116)))
    maddie.page.get_by_role("link", name="Go past this to your text").click()
    expect(maddie.page.get_by_label("What do you want to say?")).to_be_in_viewport()
    maddie.page.get_by_text("Replace it with [phone number], or something else").first.click()
    maddie.page.get_by_text("It isn’t a phone number").first.click()
    maddie.press("Make these changes and post")
    maddie.sees("Ring 0491 570 110")
    maddie.sees("[phone number]")


def test_who_waits_takes_their_text_back(site: Site) -> None:
    maddie = site.visit("Maddie Kovac", PHONE)
    write(maddie, "Test numbers in our training", f"The trainer uses this card: {NUMBER}")
    maddie.choose("It isn’t a Medicare number, or has to be there")
    maddie.press("Make this change and post")
    maddie.sees("Ray Willoughby looks at it.")
    maddie.press("Take it back")
    maddie.sees("Your words are still here")
    assert NUMBER in maddie.page.get_by_label("What do you want to say?").input_value()
    ray = site.visit("Ray Willoughby", PHONE)
    ray.misses("One text held back")


def test_a_preview_shows_what_would_be_stopped(site: Site, size: Size) -> None:
    maddie = site.visit("Maddie Kovac", size)
    maddie.go(NEW)
    maddie.write("Title", "Card 2123 45670 1")
    maddie.write("What do you want to say?", NUMBER)
    maddie.press("Preview")
    maddie.sees("The check would stop one thing")
    assert maddie.main.locator("mark.flag").inner_text().startswith("2123 45670 1")
    maddie.press("Post")
    maddie.sees(re.compile("In “Title” you wrote: .*Also in “What do you want to say", re.DOTALL))
    maddie.press("Make this change and post")
    maddie.sees("Card [Medicare number]")


def test_a_refused_reply_is_found_in_its_discussion_again(site: Site) -> None:
    maddie = site.visit("Maddie Kovac", PHONE)
    write(maddie, "Which desk takes bookings?", "Does anybody know?")
    maddie.write("Your reply", NUMBER)
    maddie.press("Post reply")
    maddie.sees("Not posted yet. One thing might point to a real family.")
    maddie.go(maddie.path)  # as who presses return in the address
    maddie.sees("Which desk takes bookings?")
    assert maddie.page.get_by_label("Your reply").input_value() == NUMBER


def found_among_women(session: Session, cast: Cast) -> list[Issue]:
    """Leanne and Maddie talk among women; what Leanne wrote came before the check."""
    for person in (cast.leanne, cast.maddie):
        belong(session, cast.forums.far_north, "women", by=person, now=NOW)
    with carrying("2123 45670 1"):
        start_thread(
            session,
            cast.forums.far_north,
            by=cast.leanne,
            title="Among us",
            body="Her card is 2123 45670 1.",
            now=NOW,
            care=Care(community="women"),
        )
    return []


def test_what_stands_in_a_community_is_looked_at_by_who_reads_it(
    tmp_path: Path, chromium: Browser, size: Size
) -> None:
    folder = tmp_path / "site"
    tell(folder, found_among_women)
    command = [sys.executable, "-m", "cop.cli", "screen", "--existing"]
    days = (NOW - datetime.now(UTC)) / timedelta(days=1)
    then = environment(folder) | {"COP_CLOCK_OFFSET_DAYS": str(days)}
    assert subprocess.run(command, env=then, check=False).returncode == 3
    with on_day(folder, chromium, 0) as site:
        ray = site.visit("Ray Willoughby", size)
        ray.go("/regional/far-north/review/")
        ray.sees("With Maddie Kovac")
        ray.misses("Among us")
        maddie = site.visit("Maddie Kovac", size)
        maddie.hears("The check found one thing in what stands here already.")
        maddie.go("/")
        maddie.follow(re.compile("^Look at it"))
        maddie.sees("Among us")
        maddie.follow(re.compile("^Medicare number"))
        maddie.sees("Her card is 2123 45670 1")
        maddie.follow("See where it stands")
        maddie.sees("Among us")
        maddie.page.go_back()
        maddie.follow("Mask what was found")
        maddie.sees("[Medicare number]")
        maddie.press("Mask it")
        maddie.sees("Masked.")
        ray.go("/regional/far-north/review/")
        ray.misses("With Maddie Kovac")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_an_answer_to_a_consultation_is_stopped(site: Site, scripts: bool) -> None:
    shona = site.visit("Shona Beckett", PHONE, scripts=scripts)
    shona.go("/consultations/con-one-story-v2/questions/1")
    shona.page.get_by_role("textbox", name=re.compile(".")).last.fill(NUMBER)
    shona.press("Continue")
    shona.sees("Not saved yet. One thing might point to a real family.")
    shona.press("Make this change and continue")
    shona.go("/consultations/con-one-story-v2/questions/1")
    shona.sees("[Medicare number]")
