"""Further discussions are tied to an issue where its forums raised it or had it before them."""

import pytest

from cop.errors import Unlawful
from cop.feedback.operations.raising import link_thread
from tests.cast import Cast
from tests.factories import add_thread, raise_issue, submit_issue


def test_a_later_discussion_of_a_raising_forum_becomes_a_source(cast: Cast) -> None:
    issue = submit_issue(cast)
    thread = add_thread(cast.session, cast.forums.far_north, cast.joel, title="On paper")
    assert link_thread(cast.session, issue, thread, "source").open


def test_a_discussion_of_a_forum_that_did_not_raise_it_is_no_source(cast: Cast) -> None:
    issue = submit_issue(cast)
    thread = add_thread(cast.session, cast.forums.limestone_coast, cast.gwen)
    with pytest.raises(Unlawful):
        link_thread(cast.session, issue, thread, "source")


def test_an_issue_is_deliberated_only_where_it_has_been(cast: Cast) -> None:
    issue = submit_issue(cast)
    here = add_thread(cast.session, cast.forums.statewide, cast.priya)
    above = add_thread(cast.session, cast.forums.leaders, cast.helen)
    assert link_thread(cast.session, issue, here, "deliberation").kind == "deliberation"
    with pytest.raises(Unlawful):
        link_thread(cast.session, issue, above, "deliberation")


def test_a_discussion_is_the_source_of_one_open_issue_only(cast: Cast) -> None:
    first, second = raise_issue(cast), raise_issue(cast)
    thread = add_thread(cast.session, cast.forums.far_north, cast.joel)
    link_thread(cast.session, first, thread, "source")
    with pytest.raises(Unlawful, match=first.reference):
        link_thread(cast.session, second, thread, "source")
