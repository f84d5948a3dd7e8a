"""Care on a phone: where somebody belongs, a discussion among women, a name that is masked."""

import re

from playwright.sync_api import expect

from tests.browser.people import PHONE, Site

FORUM = "/regional/far-north"
SENSITIVE = "OFFICIAL: Sensitive"


def test_a_discussion_among_women_exists_for_them_alone(site: Site) -> None:
    leanne = site.visit("Leanne Cooper", PHONE)
    leanne.go(f"{FORUM}/")
    leanne.follow("Communities")
    leanne.press(re.compile("^I belong.*Women"))
    leanne.sees("You belong")
    leanne.go(f"{FORUM}/threads/new")
    leanne.write("Title", "After Jim Nelson’s funeral")
    leanne.write("What do you want to say?", "Jim Nelson’s girls need us. Who can visit?")
    leanne.page.get_by_text("Marking, notices, who may read it").click()
    leanne.pick("How is it marked?", SENSITIVE)
    leanne.choose("It names or speaks of somebody who has died")
    leanne.write(re.compile("^A cultural notice"), "Women’s business")
    leanne.pick("Who may read it?", "Only: Women")
    leanne.page.get_by_role("button", name="Post", exact=True).click()
    leanne.look_over()
    leanne.sees("Women’s business")
    leanne.sees("people who have passed away")
    expect(leanne.main.locator(".marking")).to_have_count(2)
    address = leanne.path

    joel = site.visit("Joel Santos", PHONE)
    assert joel.status_of(address) == 404
    joel.go(f"{FORUM}/threads/")
    joel.misses("Jim Nelson")

    maddie = site.visit("Maddie Kovac", PHONE, scripts=False)
    assert maddie.status_of(address) == 404
    maddie.go(f"{FORUM}/communities")
    maddie.press(re.compile("^I belong.*Women"))
    maddie.go(f"{address}?post=1#p1")
    maddie.sees("people who have passed away")
    told = maddie.main.get_by_text("Who can visit?")
    expect(told).to_be_hidden()
    maddie.main.locator("summary", has_text="Read on").click()
    expect(told).to_be_visible()
    maddie.look_over()
    maddie.page.emulate_media(media="print")
    expect(told).to_be_hidden()
    maddie.sees("people who have passed away")
    maddie.page.emulate_media(media="screen")

    leanne.go(f"{address}/care")
    leanne.pick("Who may read it?", "Everybody who reads this forum")
    leanne.press("Save")
    joel.go(address)
    joel.follow("Mask a name")
    joel.write("Which name?", "Jim Nelson")
    joel.press("Ask")
    joel.sees("Asked.")

    ray = site.visit("Ray Willoughby", PHONE)
    ray.hears(re.compile("mask a name by"))
    ray.page.get_by_text(re.compile("mask a name by")).first.click()
    ray.go(f"{address}/masks")
    ray.sees("Joel Santos asked")
    ray.press(re.compile("^Mask it.*Jim Nelson"))
    ray.sees("After [name withheld]’s funeral")
    ray.sees("A name was masked on request")
    joel.go(address)
    joel.misses("Nelson")


def test_an_issue_is_marked_and_looked_after(site: Site) -> None:
    ray = site.visit("Ray Willoughby", PHONE)
    ray.go("/issues/ISS-106")
    ray.follow("Marking and notices")
    ray.pick("How is it marked?", SENSITIVE)
    ray.press("Save")
    expect(ray.main.locator(".marking")).to_have_count(2)
    ray.page.emulate_media(media="print")
    expect(ray.main.locator(".marking").first).to_be_visible()
    ray.page.emulate_media(media="screen", color_scheme="dark")
    ray.go("/issues/ISS-106/care")
