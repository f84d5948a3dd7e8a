"""The record of an issue holds what its reader reads on its pages, and no more."""

import csv
import io
import json
import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.feedback.cases import case_of
from cop.feedback.models import Issue, LearningNote, LivedExperience, Objection, Pause, Return
from cop.feedback.operations import (
    answering,
    briefs,
    checking,
    conflicts,
    deciding,
    handling,
    pausing,
    raising,
    reporting,
    returning,
    voices,
)
from cop.feedback.operations.undoing import undo
from cop.feedback.states import Verdict
from cop.feedback.whole_record import Record, as_pdf, csv_of, json_of, pdf_of, record_for
from cop.feedback.whole_record.as_csv import COLUMNS, safe
from cop.wall import Wall
from tests.cast import PEOPLE, TIMEZONE, Cast
from tests.counting import Statements
from tests.factories import brief
from tests.feedback.crowds import add_backers, add_raisers
from tests.feedback.journeys import acknowledged, draft, endorsed, hours, in_days
from tests.visiting import sign_in

# Said once each, so that where one is read is where its part of the record is read.
MARKS = {
    "brief": "kurrajong",
    "old version": "quandong",
    "step note": "saltbush",
    "backer's note": "Same for us",
    "option": "A shared form and a summary",
    "decision": "wandoo",
    "proposal": "mallee",
    "lived": "spinifex",
    "verdict": "boobialla",
    "conflict": "grevillea",
    "join": "banksia",
    "advice": "melaleuca",
    "action": "telopea",
    "report": "dianella",
}
WALL = Wall(TIMEZONE, hours(30))


def full_story(session: Session, cast: Cast, *, to: str = "end") -> Issue:
    """An issue with something in every part of its record."""
    issue = endorsed(session, cast)
    for happening in (MARKS["old version"], MARKS["brief"]):
        words = brief(what_is_happening=happening, evidence="26 referrals")
        briefs.edit_brief(session, issue, words, by=cast.ray, now=hours(3.5))
    voices.invite_author(session, issue, cast.joel.id, by=cast.ray, now=hours(3.6))
    raising.submit(session, issue, by=cast.ray, note=MARKS["step note"], now=hours(4))
    told = {"text": MARKS["lived"], "pseudonym": "Wattle", "now": hours(4.1)}
    voices.tell_experience(session, issue, by=cast.shona, **told)
    raising.join(
        session, issue, cast.forums.limestone_coast, by=cast.peter, note=MARKS["join"], now=hours(4)
    )
    _to_leaders(session, cast, issue)
    if to == "before":
        return issue
    conflicts.declare_conflict(session, issue, by=cast.helen, note=MARKS["conflict"], now=hours(9))
    words = draft(cast, answer=MARKS["proposal"], conditions=["=SUM(1)"])
    deciding.propose(session, issue, words, by=cast.wanda, now=hours(9.2))
    if to == "proposed":
        return issue
    words = draft(cast, answer=MARKS["decision"], conditions=["=SUM(1)"])
    deciding.propose(session, issue, words, by=cast.marcus, now=hours(9.5))
    answering.cascade(session, issue, by=cast.priya, answer="It is sent.", now=hours(11))
    answering.start_action(session, issue, by=cast.caitlin, note="Begun.", now=hours(11.1))
    plan = reporting.Planned(MARKS["action"], cast.ray.id, in_days(30))
    reporting.add_action(session, issue, plan, by=cast.caitlin, now=hours(11.2))
    reporting.report_progress(
        session, issue, by=cast.caitlin, text=MARKS["report"], percent=50, now=hours(11.3)
    )
    checking.file_verdict(
        session,
        issue,
        cast.forums.far_north,
        by=cast.ray,
        verdict=Verdict.PARTLY,
        note=MARKS["verdict"],
        now=hours(12),
    )
    return issue


def _to_leaders(session: Session, cast: Cast, issue: Issue) -> None:
    handling.acknowledge(
        session, issue, by=cast.priya, handler_id=cast.priya.id, next_on=in_days(9), now=hours(5)
    )
    handling.refer(
        session,
        issue,
        by=cast.caitlin,
        criteria=["law"],
        options=[MARKS["option"]],
        advice="That.",
        now=hours(6),
    )
    raising.submit(session, issue, by=cast.priya, now=hours(7))
    handling.acknowledge(
        session, issue, by=cast.wanda, handler_id=cast.wanda.id, next_on=in_days(9), now=hours(8)
    )
    voices.advise(
        session, issue, by=cast.shona, text=MARKS["advice"], pseudonym="Wattle", now=hours(8.5)
    )


def pages_of(client: FlaskClient, issue: Issue) -> str:
    """Everything this reader can open of it: its page, its decision, its brief's versions."""
    page = client.get(f"/issues/{issue.reference}")
    if page.status_code != 200:
        return ""
    found = [page.text, client.get("/decisions/DEC-1").text]
    for pair in ("", "?from=1&to=2", "?from=2&to=3", "?from=1&to=3"):
        answer = client.get(f"/issues/{issue.reference}/brief/versions{pair}")
        found.append(answer.text if answer.status_code == 200 else "")
    # What this person is told of themselves isn't of the issue.
    return "\n".join(re.sub(r"(?s)<header class=\"masthead\">.*?</header>", "", t) for t in found)


@pytest.mark.parametrize("to", ["before", "proposed", "end"])
def test_the_record_and_the_pages_say_the_same_to_everybody(
    client: FlaskClient, session: Session, cast: Cast, to: str
) -> None:
    issue = full_story(session, cast, to=to)
    session.commit()
    for name in PEOPLE:
        sign_in(client, name)
        pages = pages_of(client, issue)
        files = [client.get(f"/issues/{issue.reference}/record.{kind}") for kind in ("json", "csv")]
        assert {f.status_code for f in files} == {200 if pages else 404}, name
        if pages:
            _compare(name, to, pages, *(f.text for f in files))


LEADERS = ("priya", "wanda", "helen", "marcus", "rosalind", "shona")


def _compare(name: str, to: str, pages: str, as_json: str, as_csv: str) -> None:
    for part, mark in MARKS.items():
        # A version that was replaced is listed in the record; no page shows it any more.
        replaced = part == "proposal" and to == "end" and name in LEADERS
        assert (mark in as_json) == (mark in pages or replaced), (name, part)
        assert mark in as_json or mark not in as_csv, (name, part)
    if name != "shona":  # in hers, she is who exported it
        for text in (as_json, as_csv, pages):
            assert "Shona" not in text, name
            assert "Beckett" not in text, name


def test_who_backs_it_is_named_at_home_alone(session: Session, cast: Cast) -> None:
    issue = full_story(session, cast)
    case = case_of(session, issue, hours(30))
    home = json_of(record_for(session, case, cast.maddie, WALL))
    assert "Joel Santos" in home
    for person in (cast.gwen, cast.peter, cast.caitlin, cast.helen):
        assert "Joel Santos" not in json_of(record_for(session, case, person, WALL))


def test_an_observer_gets_what_was_answered(session: Session, cast: Cast) -> None:
    issue = full_story(session, cast)
    record = record_for(session, case_of(session, issue, hours(30)), cast.louise, WALL)
    assert set(record) == {"format", "product", "exported", "issue", "decisions"}
    assert set(record["issue"]) == {"reference", "title", "marking", "names_deceased"}


def test_withdrawn_words_are_in_no_record(session: Session, cast: Cast) -> None:
    issue = full_story(session, cast)
    case = case_of(session, issue, hours(30))
    (line,) = record_for(session, case, cast.ray, WALL)["lived_experience"]
    assert line["text"] == MARKS["lived"]
    told = session.query(LivedExperience).one()
    voices.withdraw_experience(session, issue, told.id, by=cast.shona, now=hours(20))
    record = record_for(session, case, cast.ray, WALL)
    assert MARKS["lived"] not in json_of(record)
    assert MARKS["lived"].encode() not in pdf_of(record, WALL, site="X")
    assert record["lived_experience"][0]["withdrawn"] is True


def test_pauses_returns_objections_and_notes_go_with_the_brief(
    session: Session, cast: Cast
) -> None:
    issue = full_story(session, cast)
    by, leg_id = cast.priya.id, issue.leg_id or 0
    session.add_all(
        [
            Pause(leg_id=leg_id, kind="clarifying", started_on=in_days(0), by_id=by, note="acacia"),
            Return(
                issue_id=issue.id,
                leg_id=leg_id,
                by_id=by,
                at=hours(13),
                reason_code="local",
                what_locals_can_do="correa",
            ),
            Objection(
                issue_id=issue.id,
                into_id=issue.id,
                forum_id=issue.origin_id,
                by_id=by,
                at=hours(13),
                reason="hakea",
            ),
            LearningNote(
                issue_id=issue.id, forum_id=issue.origin_id, by_id=by, at=hours(14), text="waratah"
            ),
        ]
    )
    session.flush()
    case = case_of(session, issue, hours(30))
    words = ("acacia", "correa", "hakea", "waratah")
    inside = json_of(record_for(session, case, cast.maddie, WALL))
    outside = json_of(record_for(session, case, cast.lien, WALL))
    assert all(word in inside for word in words)
    assert not any(word in outside for word in words)
    kept = json.loads(outside)["legs"][-1]["pauses"]
    assert kept == [{"kind": "clarifying", "from": "2026-03-03", "to": None, "note": ""}]


# --- the files ------------------------------------------------------------------------------------


def test_json_says_what_it_is(client: FlaskClient, session: Session, cast: Cast) -> None:
    issue = full_story(session, cast)
    session.commit()
    sign_in(client, "maddie")
    answer = client.get(f"/issues/{issue.reference}/record.json")
    assert answer.content_type == "application/json"
    assert f'filename="{issue.reference}.json"' in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "private, no-store"
    record = json.loads(answer.text)
    assert record["exported"]["for"] == "Maddie Kovac"
    assert record["product"] == {"name": "CoP", "version": "0.1.0"}
    assert [s["action"] for s in record["steps"]][:3] == ["raise", "endorse", "submit"]
    assert record["decisions"][0]["conflicts"][0]["note"] == MARKS["conflict"]


def test_it_says_that_a_decision_no_longer_stands(session: Session, cast: Cast) -> None:
    issue = full_story(session, cast)
    other = acknowledged(session, cast)
    deciding.propose(session, other, draft(cast, supersedes=1), by=cast.caitlin, now=hours(20))
    assert newer_of(session, cast, issue, "maddie") is None
    assert newer_of(session, cast, issue, "caitlin") == "DEC-2"
    answering.cascade(session, other, by=cast.priya, answer="Yes.", now=hours(21))
    assert newer_of(session, cast, issue, "maddie") == "DEC-2"


def newer_of(session: Session, cast: Cast, issue: Issue, who: str) -> str | None:
    session.flush()
    case = case_of(session, issue, hours(30))
    record = record_for(session, case, getattr(cast, who), WALL)
    newer: str | None = record["decisions"][0]["superseded_by"]
    return newer


def test_what_was_taken_back_stands_in_the_record_and_leaves_no_gap_on_the_page(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = endorsed(session, cast)
    raising.submit(session, issue, by=cast.ray, now=hours(4))
    undo(session, issue, by=cast.ray, now=hours(4.01))
    raising.submit(session, issue, by=cast.ray, now=hours(5))
    session.commit()
    sign_in(client, "ray")
    found = {k: client.get(f"/issues/{issue.reference}/record.{k}") for k in ("json", "csv", "pdf")}
    assert {answer.status_code for answer in found.values()} == {200}
    words = [step["in_words"] for step in json.loads(found["json"].text)["steps"]]
    assert words[-3:] == ["Sent up, taken back", "Taken back within a minute", "Sent up"]
    page = client.get(f"/issues/{issue.reference}").text
    numbers = re.findall(r'timeline__n" aria-hidden="true">(\d+)<', page)
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]


def test_roles_are_called_as_this_site_calls_them(session: Session, cast: Cast) -> None:
    issue = full_story(session, cast)
    case = case_of(session, issue, hours(30))
    record = record_for(session, case, cast.maddie, WALL, {"facilitator": "Convenor"})
    assert "Convenor" in {s["role_in_words"] for s in record["steps"]}


def test_csv_is_a_row_for_each_event_in_order(session: Session, cast: Cast) -> None:
    issue = full_story(session, cast)
    text = csv_of(record_for(session, case_of(session, issue, hours(30)), cast.maddie, WALL), WALL)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert tuple(rows[0]) == COLUMNS
    moments = [row["at"] for row in rows]
    assert moments == sorted(moments)
    assert {"step", "brief", "endorsement", "decision", "verdict", "action", "progress"} <= {
        row["kind"] for row in rows
    }
    # Times are those of the page, and say how far they are from UTC.
    assert {row["at"][-6:] for row in rows} <= {"+10:30", "+09:30"}
    assert "merge" not in {row["what"] for row in rows}


@pytest.mark.parametrize(
    "cell", ["=1+1", "+61", "-2", "@x", "\t=1", " =1", "\u00a0=1", "＝1", "|calc", "%x", "\n=1"]
)
def test_no_cell_is_a_formula(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "It works.", "2 of 3", "’tis", "(=1)"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert safe(cell) == cell


def test_the_pdf_has_title_language_and_pages(session: Session, cast: Cast) -> None:
    issue = full_story(session, cast)
    record = record_for(session, case_of(session, issue, hours(30)), cast.maddie, WALL)
    made = pdf_of(record, WALL, site="Test")
    assert made.startswith(b"%PDF-")
    assert b"/Lang (en-AU)" in made
    assert b"/DisplayDocTitle true" in made
    assert b"/Outlines" in made
    assert made.count(b"/FontFile2") == 2


@pytest.mark.parametrize(
    "name",
    [
        "Ŋurra Ḻḏṉṯ",
        "नमस्ते",
        "محمد",
        "李小龍",
        "👩\u200d👧",
        "{nb}{#pages#}",
        "x" * 900,
        "\u202eevil",
        "a\tb",
    ],
)
def test_no_name_breaks_the_pdf(session: Session, cast: Cast, name: str) -> None:
    issue = full_story(session, cast)
    issue.title = name[:200]
    session.get_one(User, cast.maddie.id).name = name[:200]
    session.flush()
    record = record_for(session, case_of(session, issue, hours(30)), cast.maddie, WALL)
    assert pdf_of(record, WALL, site=name).startswith(b"%PDF-")
    assert json.loads(json_of(record))["issue"]["title"] == name[:200]


@pytest.mark.parametrize("path", ["record.exe", "record.", "record.PDF", "record"])
def test_no_other_file_is_there(
    client: FlaskClient, session: Session, cast: Cast, path: str
) -> None:
    issue = acknowledged(session, cast)
    session.commit()
    sign_in(client, "maddie")
    assert client.get(f"/issues/{issue.reference}/{path}").status_code == 404


def test_a_record_costs_the_same_with_few_and_with_many(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements
) -> None:
    issue = full_story(session, cast)
    session.commit()
    sign_in(client, "maddie")
    address = f"/issues/{issue.reference}/record.json"
    client.get(address)
    with statements() as few:
        assert client.get(address).status_code == 200
    add_backers(session, cast, issue, 300)
    add_raisers(session, cast, issue, 40)
    session.commit()
    with statements() as many:
        assert client.get(address).status_code == 200
    assert few.number == many.number <= 26


def test_before_it_is_sent_its_own_network_has_a_record(session: Session, cast: Cast) -> None:
    issue = endorsed(session, cast)
    record = record_for(session, case_of(session, issue, hours(4)), cast.maddie, WALL)
    assert record["legs"] == []
    assert pdf_of(record, WALL, site="Test").startswith(b"%PDF-")


class Spoken:
    """A sheet that keeps its words plain."""

    def __init__(self, **about: object) -> None:
        self.words: list[str] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *words: self.words.extend(str(word) for word in words)

    def finish(self) -> bytes:
        return "\n".join(self.words).encode()


def text_of(record: Record, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the PDF says."""
    monkeypatch.setattr(as_pdf, "Sheet", Spoken)
    return pdf_of(record, WALL, site="A site").decode()


def test_what_may_name_somebody_who_has_died_begins_after_a_page_of_warning(
    session: Session, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue = full_story(session, cast)
    case = case_of(session, issue, hours(30))
    plain = pdf_of(record_for(session, case, cast.maddie, WALL), WALL, site="Test")
    issue.names_deceased = True
    record = record_for(session, case, cast.maddie, WALL)
    made = pdf_of(record, WALL, site="Test")
    assert made.count(b"/Type /Page\n") == plain.count(b"/Type /Page\n") + 1
    said = text_of(record, monkeypatch)
    assert said.index("people are warned") < said.index("At a glance")


def test_a_sending_taken_back_is_no_visit_and_what_was_read_stands_once(
    session: Session, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue = endorsed(session, cast)
    raising.submit(session, issue, by=cast.ray, now=hours(4))
    undo(session, issue, by=cast.ray, now=hours(4))
    briefs.edit_brief(session, issue, brief(ask="The newer ask."), by=cast.ray, now=hours(5))
    for at in (6, 8):
        raising.submit(session, issue, by=cast.ray, now=hours(at))
        if at == 6:
            handling.acknowledge(
                session,
                issue,
                by=cast.priya,
                handler_id=cast.priya.id,
                next_on=in_days(7),
                now=hours(6),
            )
            returned(session, cast, issue)
            returning.appeal(session, issue, by=cast.ray, why="It isn’t ours.", now=hours(7.5))
    found = record_for(session, case_of(session, issue, hours(9)), cast.ray, WALL)
    assert [leg["number"] for leg in found["legs"]] == [1, 2]
    assert {sent["version"] for sent in found["brief"]["sent"]} == {2}
    text = text_of(found, monkeypatch)
    assert text.count("read version 2") == 1
    assert "read version 1" not in text
    elsewhere = record_for(session, case_of(session, issue, hours(9)), cast.caitlin, WALL)
    assert [v["version"] for v in elsewhere["brief"]["versions"]] == [2], "the first never went up"


def returned(session: Session, cast: Cast, issue: Issue) -> None:
    returning.return_issue(
        session,
        issue,
        by=cast.priya,
        reason_code="local_discretion_exists",
        reason="Yours to decide.",
        what_locals_can_do="Decide it.",
        now=hours(7),
    )


def test_why_it_was_returned_and_when_its_clock_stood_still_is_in_words_in_every_file(
    session: Session, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue = acknowledged(session, cast)
    pausing.pause_leg(session, issue, by=cast.priya, reason="A funeral.", now=hours(6))
    pausing.resume_leg(session, issue, by=cast.priya, now=hours(54))
    returned(session, cast, issue)
    found = record_for(session, case_of(session, issue, hours(60)), cast.ray, WALL)
    (back,) = found["returns"]
    assert back["reason"] == "local_discretion_exists"
    sheet = csv_of(found, WALL)
    for file in (sheet, text_of(found, monkeypatch)):
        assert "You may decide it yourselves" in file
        assert "local_discretion_exists" not in file
        assert "For Sorry Business. A funeral." in file
    rows = [
        row for row in csv.DictReader(io.StringIO(sheet.lstrip("\ufeff"))) if row["kind"] == "pause"
    ]
    assert [(row["at"], row["what"]) for row in rows] == [
        (hours(6).date().isoformat(), "The clock stood still"),
        (hours(54).date().isoformat(), "The clock ran on"),
    ]
