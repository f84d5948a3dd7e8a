"""A consultation in a real browser: Shona answers from her phone, Lien reads what came of it."""

import re

import pytest

from tests.browser.people import DESKTOP, PHONE, Site, Size

OPEN = "/consultations/con-one-story-v2"
PUBLISHED = "/consultations/con-tiered-model"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_shona_leaves_comes_back_sends_and_gets_a_receipt(site: Site, scripts: bool) -> None:
    shona = site.visit("Shona Beckett", PHONE, scripts=scripts)
    shona.follow(re.compile("^Give your answers"))
    shona.follow(re.compile("^Give your answers"))
    shona.page.get_by_role("textbox").fill("word " * 151)
    shona.press("Continue")
    shona.sees("Shorten your answer by 1 word")  # a mistake: told, and nothing lost
    shona.page.get_by_role("textbox").fill("The time-out, on a slow connection.")
    shona.press("Save and come back later")

    again = site.visit("Shona Beckett", PHONE, scripts=scripts)
    again.go(OPEN)
    again.follow(re.compile("^Carry on"))
    again.press("Continue")
    again.press("Continue")
    again.choose("On paper with a family")
    again.press("Continue")
    again.choose("Essential")
    again.press("Continue")
    again.choose("I am not sure")
    again.press("Continue")
    again.sees("The time-out, on a slow connection.")
    again.press(re.compile("Send my answers"))
    again.sees(re.compile(r"R-[0-9A-Z]{4}-[0-9A-Z]{4}"))


def test_lien_sees_the_rate_and_reads_the_published_results(shared_site: Site, size: Size) -> None:
    lien = shared_site.visit("Lien Hoang", size)
    lien.go(OPEN)
    lien.go(f"{OPEN}/results")
    lien.go(f"{OPEN}/responses")
    lien.sees("verandah")
    lien.go(PUBLISHED)
    lien.go(f"{PUBLISHED}/results")
    lien.sees("We asked")
    lien.sees("Answer us, even if it is to say wait.")


def test_an_administrator_can_do_none_of_it(shared_site: Site) -> None:
    colin = shared_site.visit("Colin Hathaway", DESKTOP)
    for path in (OPEN, f"{OPEN}/questions/1", f"{OPEN}/results", f"{OPEN}/responses"):
        assert colin.status_of(path) == 404, path


def test_maddie_reads_what_changed_and_not_who_answered(shared_site: Site, size: Size) -> None:
    maddie = shared_site.visit("Maddie Kovac", size)
    maddie.follow("More that changed because you spoke up")
    maddie.sees("We did")
    assert maddie.status_of(f"{PUBLISHED}/responses") == 403
