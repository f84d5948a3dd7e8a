"""Pages off the main path: each is looked over at both sizes, in light and in dark, by keyboard."""

import pytest

from tests.browser.people import DESKTOP, PHONE, Site, Size

PAGES = {
    "Maddie Kovac": (
        "/",
        "/notices/",
        "/help",
        "/issues/",
        "/issues/?show=closed",
        "/issues/ISS-106",
        "/issues/ISS-103",
        "/regional/",
        "/statewide/",
        "/strategic/",
        "/regional/far-north/",
        "/regional/far-north/issues/",
        "/regional/far-north/members",
        "/regional/far-north/threads/?kind=barrier",
        "/regional/limestone-coast/",
        "/consultations/",
        "/directives/",
        "/directives/DIR-01",
        "/directives/DIR-02/reflections/1",
    ),
    "Priya Raghunathan": (
        "/statewide/spf/triage",
        "/statewide/spf/triage?show=all",
        "/strategic/slf/triage",
        "/issues/ISS-122/acknowledgement",
        "/issues/ISS-119/cascade",
        "/issues/ISS-114/proposals",
        "/strategic/slf/directives/",
        "/strategic/slf/directives/new",
        "/directives/DIR-01/receipts",
        "/directives/DIR-01/successor",
        "/health/",
        "/health/?period=quarter&region=far-north&ask=guidance",
        "/issues/ISS-114/card",
        "/issues/ISS-114/merge?into=ISS-115",
        "/statewide/spf/triage/acknowledgements?done=ISS-114&not=ISS-122",
    ),
    "Lien Hoang": ("/health/",),
    "Colin Hathaway": ("/", "/notices/", "/issues/", "/consultations/", "/regional/far-north/"),
}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_accessible_and_fits(shared_site: Site, size: Size, name: str) -> None:
    somebody = shared_site.visit(name, size)
    for path in PAGES[name]:
        somebody.go(path)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_accessible_in_the_dark(shared_site: Site, name: str) -> None:
    somebody = shared_site.visit(name, DESKTOP)
    somebody.page.emulate_media(color_scheme="dark")
    for path in PAGES[name]:
        somebody.go(path)


def test_the_first_tab_skips_to_what_matters(shared_site: Site) -> None:
    maddie = shared_site.visit("Maddie Kovac")
    maddie.page.keyboard.press("Tab")
    maddie.page.keyboard.press("Enter")
    maddie.page.wait_for_function("document.activeElement.id === 'main'")


def test_a_reply_is_written_and_sent_by_keyboard_alone(shared_site: Site) -> None:
    maddie = shared_site.visit("Maddie Kovac")
    maddie.go("/regional/far-north/threads/new")
    maddie.page.get_by_role("textbox", name="Title").focus()
    maddie.page.keyboard.type("By keyboard")
    maddie.page.keyboard.press("Tab")
    maddie.page.keyboard.type("Not a mouse in sight.")
    maddie.page.keyboard.press("Tab")  # marking, notices, who may read it
    maddie.page.keyboard.press("Tab")  # how formatting works
    maddie.page.keyboard.press("Tab")
    maddie.page.keyboard.press("Enter")
    maddie.page.wait_for_load_state()
    maddie.sees("Not a mouse in sight.")


def test_colours_can_be_chosen_and_stay(shared_site: Site) -> None:
    maddie = shared_site.visit("Maddie Kovac")
    maddie.page.locator("summary", has_text="Your account").click()
    maddie.page.get_by_role("button", name="Dark").click()
    maddie.go("/issues/")
    assert maddie.page.locator("html").get_attribute("data-theme") == "dark"


def test_pages_that_do_not_exist_say_so_kindly(shared_site: Site, size: Size) -> None:
    maddie = shared_site.visit("Maddie Kovac", size)
    assert maddie.status_of("/issues/ISS-999") == 404
    maddie.look_over()
    assert maddie.status_of("/statewide/spf/triage") == 403
    maddie.look_over()


def test_a_word_without_end_does_not_widen_the_page(site: Site) -> None:
    leanne = site.visit("Leanne Cooper", PHONE)
    leanne.go("/regional/far-north/threads/new")
    leanne.write("Title", "Long" * 40)
    leanne.write("What do you want to say?", "https://example.org/" + "x" * 300)
    leanne.press("Post")
    leanne.sees("https://example.org/")
