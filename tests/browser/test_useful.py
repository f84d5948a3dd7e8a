"""Somebody marks a post as useful and takes it back, with scripts and without."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.people import PHONE, Site, Somebody


def useful_button(somebody: Somebody) -> Locator:
    return somebody.main.get_by_role("button", name=re.compile(r"^Useful \d+ for post")).first


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_post_is_marked_as_useful_and_taken_back(site: Site, scripts: bool) -> None:
    joel = site.visit("Joel Santos", PHONE, scripts=scripts)
    joel.go("/regional/far-north/threads/?kind=barrier")
    joel.follow(re.compile("Families are telling the same story four times"))
    button = useful_button(joel)
    before = button.get_attribute("aria-pressed")
    after = "false" if before == "true" else "true"
    label = button.inner_text()
    address = joel.page.url.split("?")[0].split("#")[0]
    button.click()
    expect(useful_button(joel)).to_have_attribute("aria-pressed", after)
    assert useful_button(joel).inner_text() != label
    assert joel.page.url.startswith(address)
    useful_button(joel).click()
    expect(useful_button(joel)).to_have_attribute("aria-pressed", before or "")
    joel.go(address.removeprefix(site.address))
    assert useful_button(joel).inner_text() == label
