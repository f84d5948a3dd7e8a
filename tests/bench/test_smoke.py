"""What keeps pages fast is seen to fail where a fault is planted."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select, text

from bench import smoke
from bench.pages import Page, pages_at
from bench.site.sizes import Size
from bench.visits import app_for
from cop.extensions import db
from cop.forums.models import Forum
from cop.threads import rows
from tests.databases import POSTGRESQL, SERVER

SMALL = Size(posts=2_000, threads=400, issues=120, longest=200, forums=20, people=300)
LARGER = Size(posts=8_000, threads=1_200, issues=500, longest=400, forums=20, people=300)


@pytest.fixture(scope="module")
def sites() -> Iterator[list[str]]:
    with smoke.two_sites(SERVER if POSTGRESQL else None, (SMALL, LARGER)) as urls:
        yield urls


def page_called(url: str, name: str) -> Page:
    return next(page for page in pages_at(url) if page.name == name)


def complaints_about(sites: list[str], name: str) -> list[str]:
    small, large = sites
    page = page_called(large, name)
    counted = smoke.too_many_statements(small, page_called(small, name), large, page)
    read = smoke.read_from_end_to_end(large, page, frozenset({"notice", "post", "thread"}))
    return [*counted, *read]


def test_a_missing_index_is_complained_of(sites: list[str]) -> None:
    with app_for(sites[1]).app_context(), db.engine.begin() as connection:
        connection.execute(text("DROP INDEX ix_notice_person"))
    try:
        found = complaints_about(sites, "home")
    finally:
        with app_for(sites[1]).app_context(), db.engine.begin() as connection:
            connection.execute(text("CREATE INDEX ix_notice_person ON notice (user_id, id)"))
    assert any("reads notice from end to end" in said for said in found), found


@pytest.mark.parametrize("name", ["thread, last page", "thread list, first page", "home"])
def test_pages_as_they_are_give_no_cause(sites: list[str], name: str) -> None:
    assert complaints_about(sites, name) == []


def test_a_statement_for_each_row_is_complained_of(
    sites: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = rows.resume_url

    def looking_up(forum: Forum, line: rows.ThreadLine) -> str:
        db.session.scalar(select(Forum.name).where(Forum.id == line.id))
        return shown(forum, line)

    monkeypatch.setattr(rows, "resume_url", looking_up)
    found = complaints_about(sites, "thread list, first page")
    assert any("were agreed" in said for said in found)


def test_a_page_that_does_more_work_is_complained_of(
    sites: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    small, large = sites
    shown = rows.resume_url

    def working(forum: Forum, line: rows.ThreadLine) -> str:
        sum(range(40_000))
        return shown(forum, line)

    monkeypatch.setattr(rows, "resume_url", working)
    name = "thread list, first page"
    before, page = page_called(small, name), page_called(large, name)
    assert any("times the floor" in said for said in smoke.too_dear(small, before, large, page))
