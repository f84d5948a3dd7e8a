"""Wherever masked words stand, a line says when and by which role: in files and on every page."""

import csv
import io
import json

from flask.testing import FlaskClient
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.feedback.models import Issue
from cop.feedback.operations.masking import mask_directly
from cop.feedback.operations.pausing import pause_forum
from cop.threads.caring import set_forum_notice
from cop.threads.models import Thread
from tests.cast import NOW, Cast
from tests.conftest import SECRET
from tests.factories import add_thread
from tests.redaction.planting import (
    NUMBER,
    PLACEHOLDER,
    before_the_screen,
    decided_on,
    item_of,
    mask,
    scan,
)
from tests.screening.sending import words
from tests.visiting import sign_in

BY_CO_CHAIR = "Masked on 4 March 2026 by the co-chair: Medicare number."
BY_CONVENOR = "Masked on 4 March 2026 by the convenor: Medicare number."
NAMED = "A name was masked on request."


def masked(session: Session, cast: Cast) -> Issue:
    """A number and a name were masked in an issue."""
    issue = decided_on(session, cast)
    scan(session)
    mask(session, item_of(session, "proposal_text", "answer"), cast, by="helen")
    thread = session.scalars(select(Thread).order_by(Thread.id)).first()
    assert thread
    thread.title = "What Jim Nelson taught us"
    forum = cast.forums.far_north
    mask_directly(session, SECRET, forum, thread, by=cast.ray, name="Jim Nelson", now=NOW)
    session.commit()
    return issue


def test_the_files_of_an_issue_say_what_was_masked(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = masked(session, cast)
    here = f"/issues/{issue.reference}/record"
    as_json = json.loads(sign_in(client, "ray").get(f"{here}.json").text)
    assert [line["in_words"] for line in as_json["masked"]] == [BY_CO_CHAIR, NAMED]
    rows = csv.DictReader(io.StringIO(client.get(f"{here}.csv").text.removeprefix("\ufeff")))
    said = [(row["at"][:10], row["what"]) for row in rows if row["kind"] == "masking"]
    assert said == [("2026-03-03", NAMED), ("2026-03-04", BY_CO_CHAIR)]
    pages = PdfReader(io.BytesIO(client.get(f"{here}.pdf").data)).pages
    as_pdf = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert BY_CO_CHAIR in as_pdf
    assert f"{NAMED} 3 March 2026." in as_pdf


def test_a_forum_s_notice_and_its_pause_say_it(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    forum = cast.forums.far_north
    thread = add_thread(session, forum, cast.maddie)
    with before_the_screen():
        set_forum_notice(session, forum, f"Ring {NUMBER} first.", by=cast.ray)
        pause_forum(session, forum, by=cast.ray, note=f"Ask {NUMBER}.", now=NOW)
    scan(session)
    mask(session, item_of(session, "forum", "cultural_notice"), cast)
    mask(session, item_of(session, "forum_pause", "note"), cast)
    session.commit()
    running = sign_in(client, "ray").get("/regional/far-north/running").text
    assert words(running).count(BY_CONVENOR) == 2
    there = f"/regional/far-north/threads/{thread.id}"
    page = words(sign_in(client, "leanne").get(there).text)
    assert f"Ring {PLACEHOLDER} first. {BY_CONVENOR}" in page
    set_forum_notice(session, forum, "What is shared stays here.", by=cast.ray)
    session.commit()
    assert BY_CONVENOR not in client.get(there).text
