"""The rules of a place are those of its site, its jurisdiction and its forum."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.orm import Session

from cop.screening import Rules, check
from cop.screening.operations.contacts import add_contact
from cop.screening.rulebook import rules_of
from cop.site.queries import SiteFacts, read_site
from tests.cast import NOW, Cast

pytestmark = pytest.mark.skipif(
    not hasattr(Rules, "of"), reason="the rules stand in for the engine’s"
)
PLATE = "He drives a white ute, rego S123 ABC."
OWN = {"names": ["Wattle"], "state": None, "shortest": 6, "longest": 8, "common": False}


def facts(session: Session, **changes: Any) -> SiteFacts:
    """The site's settings with these about the check."""
    site = read_site(session)
    assert site is not None
    screening = {**site.settings["screening"], **changes}
    return replace(site, settings={**site.settings, "screening": screening})


def types(session: Session, text: str, site: SiteFacts, forum: Any = None) -> list[str]:
    return [found.type for found in check(text, "post", rules_of(session, forum, site))]


def test_formats_of_all_states_count_unless_some_are_named(session: Session, cast: Cast) -> None:
    assert types(session, PLATE, facts(session)) == ["number_plate"]
    assert types(session, PLATE, facts(session, states=["SA"])) == ["number_plate"]
    only = rules_of(session, None, facts(session, states=["WA"]))
    assert {plate.state for plate in only.plates} == {"WA"}  # type: ignore[attr-defined]


def test_a_jurisdiction_s_own_system_is_known(session: Session, cast: Cast) -> None:
    text = "See Wattle 0045512 for the last contact."
    assert types(session, text, facts(session)) == []
    assert types(session, text, facts(session, client_systems=[OWN])) == ["client_id"]


@pytest.mark.parametrize(
    ("kind", "words", "text"),
    [
        ("phone", "(08) 8642 0000", "Ring 08 8642 0000 about the roster."),
        ("mailbox", "tahlia.whitlow@example.com", "Write to tahlia.whitlow@example.com please."),
        ("address", "12 Example Street, Kadina", "They moved to 12 Example Street, Kadina."),
    ],
)
def test_what_a_forum_lists_is_left_alone_there_and_nowhere_else(
    session: Session, cast: Cast, kind: str, words: str, text: str
) -> None:
    here, there = cast.forums.far_north, cast.forums.limestone_coast
    site = facts(session)
    found = types(session, text, site, here)
    assert len(found) == 1
    add_contact(session, here, kind, words, by=cast.ray, sure=True, now=NOW)
    assert types(session, text, site, here) == []
    assert types(session, text, site, there) == found
    assert types(session, text, site) == found
