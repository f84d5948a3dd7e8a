"""Search finds what somebody may read by the words it has."""

from sqlalchemy.orm import Session

from cop.search.queries import search
from tests.cast import NOW, Cast
from tests.factories import add_thread, submit_issue


def test_a_post_is_found_by_its_words(session: Session, cast: Cast) -> None:
    add_thread(session, cast.forums.far_north, cast.maddie, body="Nobody has a voucher.")
    found = search(session, cast.leanne, "vouchers")
    assert [line.title for line in found.lines] == ["Travel to appointments"]
    assert found.after is None
    assert search(session, cast.gwen, "vouchers").lines == []


def test_issue(session: Session, cast: Cast) -> None:
    issue = submit_issue(cast)
    assert [(l.kind, l.reference) for l in search(session, cast.gwen, issue.reference).lines] == [
        ("issue", issue.reference)
    ]
    assert [(l.kind) for l in search(session, cast.peter, "shared cars").lines] == ["brief"]
    assert [(l.kind) for l in search(session, cast.gwen, "shared cars").lines] == []
