"""The register, the brief's versions and the record in a real browser, at both sizes."""

import re
from pathlib import Path

import pytest

from tests.browser.people import DESKTOP, PHONE, Site, Size


def test_maddie_compares_two_versions_of_the_brief(shared_site: Site, size: Size) -> None:
    maddie = shared_site.visit("Maddie Kovac", size)
    maddie.go("/issues/ISS-106")
    maddie.sees("The brief as Strategic Leadership Forum read it: version 2")
    maddie.follow("Compare versions")
    maddie.sees("What changed from version 1 to 2")
    assert maddie.page.locator("ins").count() > 3
    maddie.pick("Older", "Version 2")
    maddie.press("Compare")
    maddie.sees("Only version 2 so far")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_marcus_finds_a_decision_by_its_words(shared_site: Site, size: Size, scripts: bool) -> None:
    marcus = shared_site.visit("Marcus Tilbrook", size, scripts=scripts)
    marcus.go("/decisions/")
    marcus.write("Words", "referral FORM stor")
    marcus.pick("Outcome", "Yes, with changes")
    marcus.press("Show")
    marcus.misses("Kinship carers")
    marcus.follow(re.compile("The referral form asks families"))
    marcus.sees("Conflicts declared")
    marcus.sees("Helen Achterberg and Marcus Tilbrook")
    marcus.follow("ISS-106")
    marcus.sees("The brief")
    marcus.go("/decisions/?q=nothing-like-it")
    marcus.sees("No decision fits")


def test_a_forum_lists_its_own_decisions(shared_site: Site, size: Size) -> None:
    helen = shared_site.visit("Helen Achterberg", size)
    helen.go("/strategic/slf/")
    helen.page.get_by_label("In this forum").get_by_role("link", name="Decisions").click()
    helen.look_over()
    helen.sees("What we decided")
    helen.misses("State-wide Practitioners Forum,")


@pytest.mark.parametrize("kind", ["PDF", "CSV", "JSON"])
def test_the_record_is_taken_away(shared_site: Site, tmp_path: Path, kind: str) -> None:
    maddie = shared_site.visit("Maddie Kovac", PHONE)
    maddie.go("/issues/ISS-106")
    with maddie.page.expect_download() as coming:
        maddie.page.get_by_role("link", name=kind, exact=True).click()
    assert coming.value.suggested_filename == f"ISS-106.{kind.lower()}"
    coming.value.save_as(tmp_path / "record")
    found = (tmp_path / "record").read_bytes()
    assert found.startswith({"PDF": b"%PDF-", "CSV": b"\xef\xbb\xbf", "JSON": b"{"}[kind])
    assert len(found) > 5_000


def test_shona_advises_under_her_pseudonym(site: Site, size: Size) -> None:
    shona = site.visit("Shona Beckett", size)
    shona.go("/issues/ISS-106")
    shona.follow("Advise those who decide")
    shona.write("Your advice", "Ask the families who stopped answering.")
    shona.press("Record my advice")
    shona.sees("Ask the families who stopped answering.")
    priya = site.visit("Priya Raghunathan", size)
    priya.go("/issues/ISS-106")
    priya.sees("Wattle, lived experience")
    priya.misses("Shona")
    maddie = site.visit("Peter Ballantyne", size)
    maddie.go("/issues/ISS-106")
    maddie.misses("Shona")


def test_shona_tells_and_withdraws(site: Site) -> None:
    shona = site.visit("Shona Beckett", PHONE)
    shona.go("/issues/ISS-106")
    shona.follow("Add lived experience")
    shona.write("What should those who decide know?", "I left half of it out the fourth time.")
    shona.press("Add it")
    shona.sees("I left half of it out")
    shona.follow("Withdraw consent")
    shona.press("Withdraw it")
    shona.sees("Somebody withdrew what they had told.")
    shona.misses("I left half of it out")


def test_who_stands_aside_is_asked_for_a_line(site: Site) -> None:
    caitlin = site.visit("Caitlin Rourke", DESKTOP)
    caitlin.go("/issues/ISS-106")
    caitlin.follow("Declare a conflict")
    caitlin.press("Stand aside")
    caitlin.sees("Say what the conflict is, in a line.")
    caitlin.write("What is the conflict?", "I own the decision that is asked about.")
    caitlin.press("Stand aside")
    caitlin.sees("stands aside: I own the decision")
