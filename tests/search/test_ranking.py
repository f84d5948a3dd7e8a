"""Titles first, then what was written last, by how much each is about the words; page by page."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from cop.search import queries
from cop.search.operations import put
from cop.search.queries import search
from cop.search.words import Document
from cop.threads.operations import reply
from tests.cast import NOW, Cast
from tests.factories import add_thread, submit_issue
from tests.search.finding import pages, titles


def post(session: Session, cast: Cast, title: str, body: str) -> None:
    add_thread(session, cast.forums.far_north, cast.maddie, title=title, body=body)


def test_the_whole_title_comes_before_a_title_and_that_before_a_text(
    session: Session, cast: Cast
) -> None:
    post(session, cast, "Voucher", "One.")
    post(session, cast, "Voucher for the bus", "Two.")
    post(session, cast, "Third", "A voucher, a voucher, a voucher.")
    post(session, cast, "Fourth", "A voucher.")
    found = titles(session, cast.maddie, "vouchers")
    assert found == ["Voucher", "Voucher for the bus", "Third", "Fourth"]


def test_words_beside_each_other_come_before_words_apart(session: Session, cast: Cast) -> None:
    post(session, cast, "Beside", "A bus voucher helps.")
    post(session, cast, "Apart", "A bus, and then a voucher.")
    assert titles(session, cast.maddie, "bus voucher") == ["Beside", "Apart"]
    assert titles(session, cast.maddie, '"bus voucher"') == ["Beside"]


def test_of_equals_the_newest_comes_first(session: Session, cast: Cast) -> None:
    for name in ("One", "Two", "Three"):
        post(session, cast, name, "A voucher.")
    assert titles(session, cast.maddie, "voucher") == ["Three", "Two", "One"]


def test_what_is_not_wanted_is_left_out(session: Session, cast: Cast) -> None:
    post(session, cast, "Bus", "A voucher for the bus.")
    post(session, cast, "Train", "A voucher for the train.")
    assert titles(session, cast.maddie, "voucher -bus") == ["Train"]


def test_an_issue_is_found_by_its_reference(session: Session, cast: Cast) -> None:
    issue = submit_issue(cast)
    post(session, cast, "Talk", f"Is this like {issue.reference}?")
    for asked in (issue.reference, issue.reference.lower(), issue.reference.replace("-", " ")):
        line, *more = search(session, cast.joel, asked).lines
        assert (line.kind, line.reference, len(more)) == ("issue", issue.reference, 1)


def test_an_accent_or_a_plural_makes_no_difference(session: Session, cast: Cast) -> None:
    post(session, cast, "Café", "Naïve families’ stories: the family’s own.")
    for asked in ("cafe", "CAFÉS", "naive", "family", "story", "familys"):
        assert titles(session, cast.maddie, asked) == ["Café"], asked


def test_kinds_and_a_forum_limit_what_is_found(session: Session, cast: Cast) -> None:
    issue = submit_issue(cast)
    add_thread(session, cast.forums.statewide, cast.ray, title="Travel")
    kinds = {
        kind: {line.kind for line in search(session, cast.ray, "travel", kinds=[kind]).lines}
        for kind in ("post", "issue", "brief", "k_post", '"')
    }
    issues = {"issue", "brief"}
    assert kinds == {
        "post": {"post"},
        "issue": issues,
        "brief": {"brief"},
        "k_post": set(),
        '"': set(),
    }
    for forum, count in (("far_north", 3), ("statewide", 3), ("limestone_coast", 0)):
        found = search(session, cast.ray, "travel", forum=getattr(cast.forums, forum).id)
        assert len(found.lines) == count, forum
    assert issue.reference in {line.reference for line in search(session, cast.ray, "travel").lines}


def test_a_line_says_where_it_is_and_shows_a_piece_of_it(session: Session, cast: Cast) -> None:
    body = f"{'Before it. ' * 30}The **voucher** came. {'After it. ' * 30}"
    thread = add_thread(session, cast.forums.far_north, cast.maddie, title="Bus")
    reply(session, cast.forums.far_north, thread, by=cast.joel, body=body, now=NOW)
    (line,) = search(session, cast.leanne, "vouchers").lines
    assert (line.title, line.author, line.at) == ("Bus", "Joel Santos", NOW)
    assert (line.thread_id, line.number, line.slug) == (thread.id, 2, "far-north")
    before, word, after = line.excerpt
    assert (word, before[0], after[-1]) == ("voucher", "…", "…")
    assert len("".join(line.excerpt)) < 300


@pytest.fixture
def many(session: Session, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Discussions in several stretches of the index, which are made short for this."""
    monkeypatch.setattr(queries, "NEWEST", 7)
    monkeypatch.setattr(queries, "ENOUGH", 4)
    monkeypatch.setattr(queries, "AIM", 8)
    monkeypatch.setattr(queries, "STRETCH", {"sqlite": (9, 9), "postgresql": (9, 9)})
    for number in range(60):
        said = "voucher " * (number % 3)
        title = f"Voucher {number}" if number % 10 == 0 else f"Number {number}"
        post(session, cast, title, f"A {said} about it.")
    return [
        f"Voucher {n}" if n % 10 == 0 else f"Number {n}" for n in range(60) if n % 3 or not n % 10
    ]


@pytest.mark.parametrize("limit", [1, 2, 5, 20, 100])
def test_pages_leave_nothing_out_and_show_nothing_twice(
    session: Session, cast: Cast, many: list[str], limit: int
) -> None:
    found = pages(session, cast.maddie, "voucher", limit)
    assert all(len(page) == limit for page in found[:-1])
    shown = [line.title for page in found for line in page]
    assert sorted(shown) == sorted(many)
    assert [title.startswith("Voucher") for title in shown[:7]] == [True] * 6 + [False]


def test_what_is_written_meanwhile_moves_no_page(
    session: Session, cast: Cast, many: list[str]
) -> None:
    first = search(session, cast.maddie, "voucher", limit=10)
    post(session, cast, "Voucher at last", "It came.")
    post(session, cast, "New", "A voucher voucher voucher.")
    shown = [line.title for line in first.lines]
    while first.after:
        first = search(session, cast.maddie, "voucher", after=first.after, limit=10)
        shown += [line.title for line in first.lines]
    assert sorted(shown) == sorted(many)


def test_pages_of_what_somebody_else_reads_are_looked_through(
    session: Session, cast: Cast, many: list[str]
) -> None:
    """The index takes these for Maddie's, the rules don't: behind them is one that is hers."""
    other = cast.forums.limestone_coast
    for number in range(12):
        add_thread(session, other, cast.gwen, title=f"Other {number}", body="A voucher.")
    marks = (f"a_{cast.forums.far_north.id}", "k_post")
    for line in search(session, cast.gwen, "other", limit=100).lines:
        put(session, Document("post", line.key, "", "A voucher.", marks))
    shown = {line.title for page in pages(session, cast.maddie, "voucher", 5) for line in page}
    assert shown == set(many)


def test_a_later_day_is_no_reason_to_be_found_first_by_everybody(
    session: Session, cast: Cast
) -> None:
    add_thread(session, cast.forums.far_north, cast.maddie, title="Old", body="A voucher, voucher.")
    later = NOW + timedelta(days=9)
    add_thread(session, cast.forums.far_north, cast.joel, title="New", body="Voucher.", now=later)
    assert titles(session, cast.maddie, "voucher") == ["Old", "New"]
