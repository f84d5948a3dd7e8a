"""The way home in a real browser: sent, opened, reported on, published, read without an account."""

import re

import pytest

from tests.browser.people import PHONE, Site, Size

DECIDED = "/issues/ISS-119"
HERO = "/issues/ISS-106"
PUBLIC = "/public/you-said-we-did"
SAID = "Families fill in the same form for every service."
DID = "One short form is used everywhere from July."


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_an_answer_is_previewed_sent_and_found_pinned(site: Site, scripts: bool) -> None:
    priya = site.visit("Priya Raghunathan", scripts=scripts)
    priya.go(f"{DECIDED}/cascade")
    priya.write(re.compile("as the networks will read it"), "**Yes.** From the first of July.")
    priya.press("Preview")
    priya.sees("Not sent yet")
    priya.sees("Yes. From the first of July.")
    priya.press(re.compile("^Send it to"))
    priya.sees("Sent. The answer stands in the discussions")
    priya.sees("Who the answer has reached")


def test_maddie_opens_the_answer_and_priya_sees_how_far_it_came(site: Site, size: Size) -> None:
    maddie = site.visit("Maddie Kovac", size)
    maddie.go("/issues/mine")
    maddie.sees("With State-wide Practitioners Forum")
    maddie.follow("The referral form asks families to repeat their story")
    maddie.sees("90 percent done")
    maddie.misses("Who the answer has reached")
    maddie.follow("Families are telling the same story four times before anyone helps")
    maddie.sees("The answer from Strategic Leadership Forum")
    maddie.follow(re.compile("^The answer, as post"))
    maddie.sees("The answer to ISS-106, from Strategic Leadership Forum")
    ray = site.visit("Ray Willoughby", size)
    ray.go(HERO)
    ray.sees("9 people were told. 6 opened it.")
    ray.page.get_by_text("Who opened it").click()
    ray.sees("Maddie Kovac")
    priya = site.visit("Priya Raghunathan", size)
    priya.go(HERO)
    priya.sees("9 people were told. How many opened it isn’t shown")
    priya.sees("Said whether it worked")


def test_what_is_published_is_read_without_an_account_until_it_is_withdrawn(site: Site) -> None:
    priya = site.visit("Priya Raghunathan", PHONE)
    priya.go(HERO)
    priya.follow("Publish what was done")
    priya.write("You said", "")
    priya.press("See what people will read")
    priya.sees("Say what people said.")  # a mistake: told, and nothing lost
    priya.write("You said", SAID)
    priya.write("We did", DID)
    priya.press("See what people will read")
    priya.sees("Not published yet")
    priya.press("Publish")
    priya.sees("Published. People without an account can read it.")
    anybody = site.stranger(PHONE)
    anybody.go("/sign-in")
    anybody.follow(re.compile("^You said, we did"))
    assert anybody.path == PUBLIC
    anybody.sees(SAID)
    anybody.sees(DID)
    anybody.sees("Not everywhere: being looked at again")
    anybody.misses("ISS-106")
    anybody.page.emulate_media(color_scheme="dark")
    anybody.go(f"{PUBLIC}?before=9999")
    priya.go(HERO)
    priya.follow("Withdraw it")
    priya.press("Withdraw it")
    priya.sees("Only members read it now")
    anybody.go(PUBLIC)
    anybody.misses(SAID)


def test_the_way_home_is_accessible_and_fits(shared_site: Site, size: Size) -> None:
    pages = {
        "Maddie Kovac": ("/issues/mine", "/you-said-we-did", "/regional/far-north/you-said-we-did"),
        "Helen Achterberg": ("/", "/strategic/slf/you-said-we-did"),
        "Priya Raghunathan": (
            "/issues/ISS-114",
            "/issues/ISS-114/updates",
            "/issues/ISS-102/actions",
        ),
    }
    for name, paths in pages.items():
        somebody = shared_site.visit(name, size)
        for path in paths:
            somebody.go(path)
