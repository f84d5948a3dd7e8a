"""Leaders’ triage in a browser: how many clicks each task takes, and all of it by keyboard."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.people import DESKTOP, PHONE, Site, Size, Somebody
from tests.browser.test_loop import start_and_raise

QUEUE = "/statewide/spf/triage"
KNOWN = "Referral form does not work without a connection"


@dataclass
class Hand:
    """A hand on the mouse that counts; typing and choosing by key are no clicks."""

    of: Somebody
    clicks: int = 0

    def click(self, thing: Locator) -> None:
        thing.click()
        self.clicks += 1
        self.of.look_over()

    def link(self, name: str | re.Pattern[str]) -> None:
        self.click(self.of.page.get_by_role("link", name=name).first)

    def button(self, name: str) -> None:
        self.click(self.of.page.get_by_role("button", name=name, exact=True).first)


def back_and_complete(site: Site, issue: str, *, scripts: bool) -> Somebody:
    for name in ("Leanne Cooper", "Joel Santos"):
        colleague = site.visit(name, scripts=scripts)
        colleague.go(issue)
        colleague.press("Back this issue")
    ray = site.visit("Ray Willoughby", scripts=scripts)
    ray.go(issue)
    ray.sees("Backed, not sent yet")
    ray.follow("Complete the brief")
    for label in ("How do you know", "Who does it touch", "What have you tried"):
        ray.write(re.compile(label), "As we have seen and counted.")
    for label in ("What does it mean for Aboriginal", "lived experience told you"):
        ray.write(re.compile(label), "They told us the same.")
    ray.choose("3: families lose help")
    ray.choose("Yes")
    ray.press("Save the brief")
    ray.sees("Backed, not sent yet")
    return ray


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
def test_a_convenor_sends_an_issue_with_three_clicks(site: Site, scripts: bool) -> None:
    _, _, issue = start_and_raise(site, DESKTOP, scripts=scripts)
    ray = back_and_complete(site, issue, scripts=scripts)
    ray.go("/")
    hand = Hand(ray)
    hand.link(re.compile(issue.removeprefix("/issues/")))
    hand.link("Send it up")
    hand.button("Send it")
    ray.sees("Sent to the State-wide Practitioners Forum")
    assert hand.clicks == 3


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
def test_the_secretariat_acknowledges_all_that_wait_with_three_clicks(
    site: Site, size: Size, scripts: bool
) -> None:
    """On a phone the way to the queue is Home’s own button; the number waiting changes nothing."""
    priya = site.visit("Priya Raghunathan", size, scripts=scripts)
    hand = Hand(priya)
    hand.click(priya.main.get_by_role("link", name="Triage State-wide Practitioners Forum"))
    hand.link(re.compile(r"Select the \d+ waiting for a reply"))
    priya.date("When will they hear from you next?", 14)
    hand.button("Acknowledge")
    priya.sees("3 acknowledged")
    assert hand.clicks == 3


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
def test_co_chairs_decide_from_the_card_with_three_clicks(site: Site, scripts: bool) -> None:
    priya = site.visit("Priya Raghunathan", scripts=scripts)
    priya.go("/issues/ISS-115")
    priya.follow("Send it on")
    priya.press("Send it")
    wanda = site.visit("Wanda Nowicki", scripts=scripts)
    wanda.go("/issues/ISS-115/acknowledgement")
    wanda.date("When will they hear from you next?", 20)
    wanda.press("Acknowledge")
    helen = site.visit("Helen Achterberg", scripts=scripts)
    hand = Hand(helen, clicks=1)  # the first is the link in what she was sent
    helen.go("/issues/ISS-115/card")
    helen.sees("5 networks stand behind it.")
    hand.click(helen.main.get_by_label("Yes", exact=True))
    helen.write(re.compile("The answer, in plain words"), "One form with six headings.")
    helen.write(re.compile("^Why$"), "Nobody knows what they signed.")
    helen.pick("Who owns it?", "Caitlin Rourke, State-wide Practice Lead")
    helen.date("Done by", 60)
    hand.button("Propose it")
    helen.sees("Proposed. It counts when the others have confirmed it.")
    assert hand.clicks == 3
    marcus = site.visit("Marcus Tilbrook", scripts=scripts)
    notice = marcus.main.get_by_role("link", name=re.compile("ISS-115"))
    for _ in range(40):  # the worker tells him within seconds
        if notice.count():
            break
        marcus.page.wait_for_timeout(500)
        marcus.go("/")
    hand = Hand(marcus)
    hand.click(notice.first)
    assert marcus.path == "/issues/ISS-115/card"
    hand.button("Confirm this decision")
    marcus.sees("Confirmed, and decided")
    assert hand.clicks <= 3


def test_an_issue_is_merged_with_two_clicks(site: Site) -> None:
    priya = site.visit("Priya Raghunathan")
    priya.go("/issues/ISS-106/acknowledgement")
    priya.date("When will they hear from you next?", 14)
    priya.press("Acknowledge")
    priya.go(f"{QUEUE}?issue=ISS-106")
    priya.sees("Looks like these")
    hand = Hand(priya)
    hand.link(re.compile(r"^Merge into this\s+ISS-115"))
    priya.sees("Seven in one household.")
    priya.write(re.compile("Why do they belong together"), "Both are one form instead of many.")
    hand.button("Merge into ISS-115")
    priya.sees("Merged. The networks of ISS-106 hear everything that ISS-115 hears.")
    assert hand.clicks == 2


def focused(somebody: Somebody) -> str:
    found = somebody.page.evaluate(
        "(document.activeElement.closest('li') || document.activeElement).innerText"
    )
    match = re.search(r"ISS-\d+", str(found))
    return match[0] if match else ""


def test_the_queue_is_walked_by_keyboard(site: Site) -> None:
    priya = site.visit("Priya Raghunathan")
    priya.go(QUEUE)
    keys = priya.page.keyboard
    keys.press("j")
    assert focused(priya) == "ISS-114"
    for key, there in (
        ("j", "ISS-115"),
        ("ArrowDown", "ISS-123"),
        ("k", "ISS-115"),
        ("j", "ISS-123"),
    ):
        keys.press(key)
        assert focused(priya) == there, key
    box = priya.page.get_by_label(re.compile("^Select ISS-123"))
    expect(priya.page.get_by_label("Who looks after it?")).to_be_hidden()
    keys.press("x")
    expect(box).to_be_checked()
    keys.press("a")
    expect(priya.page.get_by_label("Who looks after it?")).to_be_focused()
    priya.page.get_by_label("Day").first.focus()
    keys.type("jx")  # in a field, letters are letters
    expect(priya.page.get_by_label("Day").first).to_have_value("jx")
    expect(box).to_be_checked()
    box.focus()
    keys.press("?")
    expect(priya.page.get_by_text("Acknowledge what is selected, or")).to_be_visible()
    priya.page.get_by_role("button", name="Turn these keys off").press("Enter")
    box.focus()
    keys.press("x")
    expect(box).to_be_checked()
    priya.page.get_by_role("button", name="Turn these keys on").press("Enter")
    box.focus()
    keys.press("x")
    expect(box).not_to_be_checked()
    keys.press("j")
    keys.press("Enter")
    priya.page.wait_for_url(re.compile(r"issue=ISS-119"))
    priya.go(f"{QUEUE}?issue=ISS-122")
    keys.press("a")
    priya.page.wait_for_url(re.compile("/issues/ISS-122/acknowledgement"))


def test_everything_is_reached_by_tab_too(shared_site: Site) -> None:
    priya = shared_site.visit("Priya Raghunathan")
    priya.go(QUEUE)
    reached = set()
    priya.page.get_by_role("link", name=re.compile("^Waiting on us")).focus()
    for _ in range(40):
        priya.page.keyboard.press("Tab")
        reached.add(
            priya.page.evaluate("document.activeElement.value || document.activeElement.innerText")
        )
    assert "ISS-123" in reached, "the tick box"
    assert any("Select the 3" in what for what in reached)
    assert any("relief line" in what for what in reached)
    assert any("Keys for this page" in what for what in reached)


def test_on_a_phone_an_opened_issue_is_a_page_of_its_own(shared_site: Site) -> None:
    priya = shared_site.visit("Priya Raghunathan", PHONE)
    priya.go(QUEUE)
    expect(priya.page.get_by_role("heading", name="Queue")).to_be_visible()
    expect(priya.page.locator("#opened")).to_be_hidden()
    priya.follow(re.compile("The relief line closes"))
    expect(priya.page.locator("#opened")).to_be_visible()
    expect(priya.page.get_by_role("heading", name="Queue")).to_be_hidden()
    priya.follow("Back to the queue")
    expect(priya.page.get_by_role("heading", name="Queue")).to_be_visible()


def test_filters_stand_in_the_address_and_need_no_scripts(shared_site: Site) -> None:
    priya = shared_site.visit("Priya Raghunathan", scripts=False)
    priya.go(QUEUE)
    priya.page.get_by_label("Theme").select_option("told-once")
    priya.press("Apply")
    assert "theme=told-once" in priya.page.url
    priya.sees("Every agency has its own consent form")
    priya.misses("The relief line closes")
    priya.follow(re.compile("^Past its date"))
    assert "theme=told-once" in priya.page.url
    assert "show=overdue" in priya.page.url


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
def test_who_would_raise_it_again_backs_it_instead(site: Site, scripts: bool) -> None:
    _, _, issue = start_and_raise(site, DESKTOP, scripts=scripts)
    reference = issue.removeprefix("/issues/")
    joel = site.visit("Joel Santos", scripts=scripts)
    joel.go("/regional/far-north/threads/new")
    joel.write("Title", "Past the ranges")
    joel.write("What do you want to say?", "There is no signal.")
    joel.press("Post")
    joel.follow("Raise it")
    joel.write(re.compile("In one line"), KNOWN)
    joel.write(re.compile("What’s happening"), "The form needs a connection to open at all.")
    if not scripts:
        joel.press("Look for similar")
    joel.sees("The referral form asks families to repeat their story")
    joel.sees(f"Back {reference} instead, with what I wrote")
    joel.choose(f"Back {reference} instead")
    joel.press("Raise it")
    expect(joel.page.get_by_label(re.compile("How is it where you work"))).to_have_value(
        "The form needs a connection to open at all."
    )
    joel.press("Back this issue")
    joel.sees("You stand behind it")


def test_the_card_prints_on_one_page(shared_site: Site) -> None:
    helen = shared_site.visit("Caitlin Rourke")
    for reference in ("ISS-114", "ISS-115"):
        helen.go(f"/issues/{reference}/card")
        sheets = re.findall(rb"/Type\s*/Page\b(?!s)", helen.page.pdf(format="A4"))
        assert len(sheets) == 1, reference
