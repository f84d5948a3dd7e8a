"""Who looks at what was found is told that it waits: once, with a count, and on Home."""

from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.activity.models import Job
from cop.notifications.jobs import notify
from cop.notifications.models import Notice
from cop.redaction.queries import waiting_to_look
from cop.threads.models import Post
from cop.threads.operations import reply
from tests.cast import NOW, Cast
from tests.factories import add_thread
from tests.feedback.journeys import hours
from tests.redaction.planting import NUMBER, before_the_screen, discussed, item_of, mask, scan
from tests.screening.sending import words
from tests.visiting import sign_in

HERE = "/regional/far-north/review/"


def told(session: Session) -> list[tuple[int, str, str, str]]:
    """Do the jobs that tell people, and return what they were told of what was found."""
    for job in session.scalars(select(Job).where(Job.kind == "notify").order_by(Job.id)):
        notify(session, job, NOW)
    rows = session.execute(
        select(Notice.user_id, Notice.text, Notice.title, Notice.href)
        .where(Notice.text.like("The check found%"))
        .order_by(Notice.id)
    )
    return [(who, text, title, href) for who, text, title, href in rows]


def test_the_convenor_is_told_once_how_much_there_is(session: Session, cast: Cast) -> None:
    discussed(session, cast)
    scan(session)
    text = "The check found 4 things in what stands here already. Look at them:"
    first = (cast.ray.id, text, "Far North CFSN", HERE)
    assert told(session) == [first]
    scan(session)
    assert told(session) == [first]
    thread = add_thread(session, cast.forums.far_north, cast.maddie)
    session.execute(update(Post).where(Post.thread_id == thread.id).values(body=NUMBER))
    scan(session)
    text = "The check found one thing in what stands here already. Look at it:"
    assert told(session) == [first, (cast.ray.id, text, "Far North CFSN", HERE)]


def test_the_administrator_is_told_of_the_site_s_own_pages(session: Session, cast: Cast) -> None:
    session.execute(update(User).where(User.key == "ray").values(position=f"Ring {NUMBER}"))
    scan(session)
    ((who, _, title, href),) = told(session)
    assert (who, title, href) == (cast.colin.id, "The site’s own pages", "/review/")


def test_who_is_asked_about_the_same_words_elsewhere_is_told(session: Session, cast: Cast) -> None:
    """Masked in one forum, it is looked at in another."""
    other = cast.forums.limestone_coast
    thread = add_thread(session, other, cast.gwen)
    discussed(session, cast)
    scan(session)
    told(session)
    with before_the_screen():
        body = f"We know {NUMBER}."
        reply(session, other, thread, by=cast.gwen, body=body, now=hours(1))
    mask(session, item_of(session, "post", "body"), cast)
    assert told(session)[-1][0] == cast.peter.id


def test_home_says_how_much_waits_and_where(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    discussed(session, cast)
    session.execute(update(User).where(User.key == "ray").values(position=f"Ring {NUMBER}"))
    scan(session)
    session.commit()
    page = sign_in(client, "ray").get("/").text
    assert "4 things found in what stands in Far North CFSN" in words(page)
    assert f'href="{HERE}"' in page
    page = sign_in(client, "colin").get("/").text
    assert "One thing found in what stands on the site’s own pages" in words(page)
    assert 'href="/review/"' in page
    assert "found in what stands" not in words(sign_in(client, "maddie").get("/").text)
    assert waiting_to_look(session, cast.maddie) == []
