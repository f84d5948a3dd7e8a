"""The check on a phone: its rules, its counts, its lists, a trial, and whom to ring."""

import re

import pytest

from tests.browser.people import DESKTOP, PHONE, Site, Size

MEDICARE = "2123 45670 1"
PAGES = {
    "Colin Hathaway": (
        "/",
        "/screening/",
        "/screening/rules/phone",
        "/screening/rules/medicare",
        "/screening/rules/at_risk_phrase",
        "/screening/counts",
        "/screening/trial",
        "/screening/hotlines/",
        "/screening/hotlines/1",
        "/screening/hotlines/2",
        "/screening/hotlines/new",
        "/screening/hotlines/3/removal",
        "/help/check",
    ),
    "Ray Willoughby": (
        "/regional/far-north/running",
        "/regional/far-north/held/",
        "/regional/far-north/screening/counts",
        "/regional/far-north/screening/contacts",
        "/regional/far-north/screening/trial",
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_the_check_is_accessible_and_fits(
    shared_site: Site, size: Size, name: str
) -> None:
    somebody = shared_site.visit(name, size)
    for path in PAGES[name]:
        somebody.go(path)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_the_check_is_accessible_in_the_dark(shared_site: Site, name: str) -> None:
    somebody = shared_site.visit(name, DESKTOP)
    somebody.page.emulate_media(color_scheme="dark")
    for path in PAGES[name]:
        somebody.go(path)
        somebody.look_over()


def test_a_stranger_finds_whom_to_ring_and_can_print_it(shared_site: Site, size: Size) -> None:
    stranger = shared_site.stranger(size)
    stranger.go("/sign-in")
    stranger.follow("If a child is at risk: whom to ring")
    number = stranger.main.get_by_role("link", name="13 14 78")
    assert number.get_attribute("href") == "tel:131478"
    box = number.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    stranger.page.emulate_media(media="print")
    assert number.is_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_administrator_looks_after_the_check_on_a_phone(site: Site, scripts: bool) -> None:
    colin = site.visit("Colin Hathaway", PHONE, scripts=scripts)
    colin.follow("Look at the rules")
    colin.follow(re.compile("^Turn it off.*phone number"))
    colin.press("Turn it off")
    colin.sees("Say why.")
    colin.write("Why is it turned off?", "Rosters are all it ever found.")
    colin.choose("From now on, nobody who writes here is asked about it")
    colin.press("Turn it off")
    assert colin.path == "/screening/"
    colin.sees("Turned off by Colin Hathaway")
    colin.follow("Numbers to ring")
    colin.press(re.compile("^I checked it today.*Emergency"))
    colin.sees("by Colin Hathaway")
    colin.follow("Try a text")
    colin.write("A text", f"Mum’s card is {MEDICARE}.")
    colin.press("Look at it")
    colin.sees("One thing would be found.")
    colin.sees("Mum’s card is [Medicare number].")


def test_a_convenor_lists_a_service_s_mailbox_on_a_phone(site: Site) -> None:
    ray = site.visit("Ray Willoughby", PHONE)
    ray.go("/regional/far-north/running")
    ray.follow("Services’ own contacts")
    ray.write("The contact", "playgroup@outlook.com")
    ray.press("Add it")
    ray.choose("It belongs to a service, not to a person or a family")
    ray.press("Add it")
    ray.sees("playgroup@outlook.com")
    ray.press(re.compile("^Take it off.*playgroup"))
    ray.sees("Nothing is on the list")
