"""Pages of care: markings above and below, notices, communities, and a name masked on request."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.feedback.models import Issue
from cop.feedback.operations import answering
from cop.feedback.operations.pausing import pause_forum, resume_forum
from cop.forums.communities import belong, leave
from cop.forums.models import Forum
from cop.guidance.models import Directive
from cop.site.operations import mark
from cop.threads.caring import limit
from cop.threads.models import MaskRequest, Thread
from tests.cast import NOW, Cast
from tests.factories import add_thread
from tests.feedback.journeys import cascaded, hours, raised, source_of, submitted
from tests.guidance.journeys import at_stage
from tests.visiting import sign_in

FORUM = "/regional/far-north"
SENSITIVE = "OFFICIAL: Sensitive"
PRINTED = re.compile(r'<p class="marking"><span class="vh">Marked: </span>([^<]+)</p>')
WARNING = "Aboriginal and Torres Strait Islander people are warned"
NEW = {"title": "After the funeral", "kind": "discussion", "body": "Who visits the family?"}


@pytest.fixture
def thread(session: Session, cast: Cast) -> Thread:
    thread = add_thread(session, cast.forums.far_north, cast.maddie, title="Jim Nelson’s way")
    session.commit()
    return thread


def as_who(client: FlaskClient, name: str, path: str) -> str:
    sign_in(client, name)
    answer = client.get(path)
    assert answer.status_code == 200, (name, path, answer.status_code)
    return answer.text


def newest(session: Session) -> Thread:
    return session.scalars(select(Thread).order_by(Thread.id.desc()).limit(1)).one()


# --- markings -----------------------------------------------------------------------------------


def test_the_usual_marking_is_chosen_already_and_printed_nowhere(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    page = as_who(client, "maddie", f"{FORUM}/threads/new")
    assert '<option selected value="OFFICIAL">' in page
    assert "PROTECTED" not in page
    assert client.post(f"{FORUM}/threads/new", data=NEW).status_code == 303
    assert newest(session).marking == "OFFICIAL"
    page = as_who(client, "maddie", f"{FORUM}/threads/{newest(session).id}")
    assert not PRINTED.findall(page)


def test_another_one_stands_above_and_below_and_in_the_list(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    sign_in(client, "maddie")
    client.post(f"{FORUM}/threads/new", data=NEW | {"marking": SENSITIVE})
    page = as_who(client, "joel", f"{FORUM}/threads/{newest(session).id}")
    assert PRINTED.findall(page) == [SENSITIVE, SENSITIVE]
    assert SENSITIVE in as_who(client, "joel", f"{FORUM}/threads/")


@pytest.mark.parametrize(
    "wrong",
    [
        {"marking": "PROTECTED"},
        {"body": "PROTECTED\n\nThe minister’s brief. After the funeral"},
        {"title": "PROTECTED: After the funeral"},
    ],
)
def test_a_refused_one_is_refused_in_plain_words_and_nothing_typed_is_lost(
    client: FlaskClient, session: Session, cast: Cast, wrong: dict[str, str]
) -> None:
    sign_in(client, "maddie")
    answer = client.post(f"{FORUM}/threads/new", data=NEW | wrong)
    assert answer.status_code == 422
    assert "nothing PROTECTED may be kept here" in answer.text
    assert "After the funeral" in answer.text
    assert not session.scalars(select(Thread)).all()


def test_words_that_bear_a_marking_ask_once_whether_it_is_theirs(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    sign_in(client, "maddie")
    sent = NEW | {"body": f"{SENSITIVE}\n\nWho visits the family?", "marking": "OFFICIAL"}
    asked = client.post(f"{FORUM}/threads/new", data=sent)
    assert asked.status_code == 422
    assert f"What you wrote bears “{SENSITIVE}”" in asked.text
    assert f'<option selected value="{SENSITIVE}">' in asked.text
    assert f'name="marking_named" type="hidden" value="{SENSITIVE}"' in asked.text
    assert "Who visits the family?" in asked.text
    assert '<details class="more" open>' in asked.text
    for chosen in (SENSITIVE, "OFFICIAL"):
        again = sent | {"marking": chosen, "marking_named": SENSITIVE}
        assert client.post(f"{FORUM}/threads/new", data=again).status_code == 303
        assert newest(session).marking == chosen


@pytest.mark.parametrize("title", [SENSITIVE, f"{SENSITIVE}: after the funeral"])
def test_a_title_that_bears_a_marking_asks_once_as_well(
    client: FlaskClient, session: Session, cast: Cast, title: str
) -> None:
    sign_in(client, "maddie")
    sent = NEW | {"title": title, "marking": "OFFICIAL"}
    asked = client.post(f"{FORUM}/threads/new", data=sent)
    assert asked.status_code == 422
    assert f"What you wrote bears “{SENSITIVE}”" in asked.text
    again = sent | {"marking": SENSITIVE, "marking_named": SENSITIVE}
    assert client.post(f"{FORUM}/threads/new", data=again).status_code == 303
    assert newest(session).marking == SENSITIVE


@pytest.mark.parametrize(("title", "said"), [("PROTECTED", "may be kept"), (SENSITIVE, "bears")])
def test_the_title_of_an_issue_is_looked_at_as_well(
    client: FlaskClient, session: Session, cast: Cast, thread: Thread, title: str, said: str
) -> None:
    sign_in(client, "maddie")
    words = {"title": title, "what_is_happening": "No rides.", "ask": "Rides."}
    words |= {"deidentified": "y", "marking": "OFFICIAL"}
    raised_as = client.post(f"{FORUM}/threads/{thread.id}/issue", data=words)
    assert (raised_as.status_code, said in raised_as.text) == (422, True)
    assert not session.scalars(select(Issue)).all()


def test_words_that_bear_the_chosen_one_ask_nothing(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    sign_in(client, "maddie")
    for chosen in (SENSITIVE, f"{SENSITIVE} // Legal privilege"):
        sent = NEW | {"body": f"{SENSITIVE}\n\nWho visits?", "marking": chosen}
        assert client.post(f"{FORUM}/threads/new", data=sent).status_code == 303


def test_a_reply_that_bears_another_asks_once_to_have_the_discussion_marked(
    client: FlaskClient, session: Session, cast: Cast, thread: Thread
) -> None:
    sign_in(client, "joel")
    address, sent = f"{FORUM}/threads/{thread.id}/posts", {"body": f"Me too.\n\n{SENSITIVE}"}
    asked = client.post(address, data=sent)
    assert asked.status_code == 422
    assert "the discussion is marked OFFICIAL" in asked.text
    assert "Me too." in asked.text
    assert client.post(address, data=sent | {"marking_named": SENSITIVE}).status_code == 303
    mark(session, thread, SENSITIVE)
    session.commit()
    assert client.post(address, data=sent).status_code == 303


def test_a_brief_and_a_directive_ask_as_well(
    client: FlaskClient, session: Session, cast: Cast, thread: Thread
) -> None:
    sign_in(client, "maddie")
    words = {"title": "Rides", "what_is_happening": f"{SENSITIVE}\nNo rides.", "ask": "Rides."}
    words |= {"deidentified": "y", "marking": "OFFICIAL"}
    asked = client.post(f"{FORUM}/threads/{thread.id}/issue", data=words)
    assert (asked.status_code, session.scalars(select(Issue)).all()) == (422, [])
    assert f"bears “{SENSITIVE}”" in asked.text
    client.post(f"{FORUM}/threads/{thread.id}/issue", data=words | {"marking": SENSITIVE})
    issue = session.scalars(select(Issue)).one()
    brief = words | {"ask_kind": "decision", "evidence": f"{SENSITIVE} // Legal privilege\nTwo."}
    brief |= {"what_is_happening": "No rides."}
    asked = client.post(f"/issues/{issue.reference}/brief", data=brief)
    assert f"bears “{SENSITIVE} // Legal privilege”" in asked.text
    directive = at_stage(session, cast, "draft")
    session.commit()
    sign_in(client, "priya")
    draft = {"title": directive.title, "body": f"{SENSITIVE}\n\n## One\n\nText."}
    for sent in (draft, {"title": SENSITIVE, "body": "## One\n\nText."}):
        asked = client.post(f"/directives/{directive.reference}/draft", data=sent)
        assert f"bears “{SENSITIVE}”" in asked.text


def test_an_issue_is_marked_when_it_is_raised_and_in_its_brief(
    client: FlaskClient, session: Session, cast: Cast, thread: Thread
) -> None:
    mark(session, thread, SENSITIVE)
    session.commit()
    page = as_who(client, "maddie", f"{FORUM}/threads/{thread.id}/issue")
    assert f'<option selected value="{SENSITIVE}">' in page  # as the discussion is
    words = {"title": "Rides", "what_is_happening": "No rides.", "ask": "Rides."}
    answer = client.post(
        f"{FORUM}/threads/{thread.id}/issue",
        data=words | {"deidentified": "y", "marking": SENSITIVE},
    )
    issue = session.scalars(select(Issue)).one()
    assert answer.location == f"/issues/{issue.reference}"
    assert PRINTED.findall(as_who(client, "joel", answer.location)) == [SENSITIVE, SENSITIVE]
    page = as_who(client, "maddie", f"/issues/{issue.reference}/brief")
    assert f'<option selected value="{SENSITIVE}">' in page
    whole = words | {"deidentified": "y", "ask_kind": "decision", "marking": "OFFICIAL"}
    client.post(f"/issues/{issue.reference}/brief", data=whole)
    session.expire_all()
    assert not issue.marked


def test_less_than_the_discussion_bears_is_asked_about_once(
    client: FlaskClient, session: Session, cast: Cast, thread: Thread
) -> None:
    mark(session, thread, SENSITIVE)
    session.commit()
    page = f"{FORUM}/threads/{thread.id}/issue"
    sent = {"title": "Lost forms", "what_is_happening": "x", "ask": "y", "deidentified": "y"}
    sent["marking"] = "OFFICIAL"
    asked = sign_in(client, "leanne").post(page, data=sent)
    assert asked.status_code == 422
    assert f"The discussion is marked “{SENSITIVE}”, so that is chosen here." in asked.text
    assert f'<option selected value="{SENSITIVE}">' in asked.text
    again = client.post(page, data=sent | {"marking_named": SENSITIVE})
    assert again.status_code == 303
    assert session.scalars(select(Issue.marking)).one() == "OFFICIAL"


def test_an_issue_is_marked_later_as_well(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = cascaded(session, cast)
    session.commit()
    address = f"/issues/{issue.reference}"
    assert "Marking and notices" in as_who(client, "ray", address)
    assert "Marking and notices" not in as_who(client, "joel", address)
    as_who(client, "louise", address)
    sign_in(client, "ray")
    client.post(f"{address}/care", data={"marking": SENSITIVE, "names_deceased": "y"})
    for path in (address, f"{address}/brief/versions", "/decisions/DEC-1"):
        assert PRINTED.findall(as_who(client, "ray", path)) == [SENSITIVE, SENSITIVE], path
    assert WARNING in as_who(client, "gwen", address)
    record = client.get(f"{address}/record.json").get_json()
    assert record["issue"]["marking"] == SENSITIVE


@pytest.mark.parametrize("path", ["/issues/", "/", "/notices/", "/decisions/", "/you-said-we-did"])
def test_no_list_tells_a_guest_of_it(
    client: FlaskClient, session: Session, cast: Cast, path: str
) -> None:
    issue = cascaded(session, cast)
    session.commit()
    mark(session, issue, SENSITIVE)
    session.commit()
    assert issue.reference not in as_who(client, "louise", path)
    assert issue.title not in as_who(client, "louise", path)


def test_its_pages_do_not_exist_for_a_guest(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = cascaded(session, cast)
    session.commit()
    paths = (f"/issues/{issue.reference}", f"/issues/{issue.reference}/record.pdf")
    paths += ("/decisions/DEC-1",)
    sign_in(client, "louise")
    assert [client.get(path).status_code for path in paths] == [200, 200, 200]
    mark(session, issue, SENSITIVE)
    session.commit()
    assert [client.get(path).status_code for path in paths] == [404, 404, 404]


def test_the_briefing_card_bears_it(client: FlaskClient, session: Session, cast: Cast) -> None:
    issue = submitted(session, cast)
    mark(session, issue, SENSITIVE)
    session.commit()
    page = as_who(client, "caitlin", f"/issues/{issue.reference}/card")
    assert PRINTED.findall(page) == [SENSITIVE, SENSITIVE]


def test_a_directive_is_marked_in_its_draft_and_so_are_its_discussions(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    directive = at_stage(session, cast, "draft")
    session.commit()
    address = f"/directives/{directive.reference}"
    page = as_who(client, "priya", f"{address}/draft")
    assert '<option selected value="OFFICIAL">' in page
    sent = {
        "title": directive.title,
        "body": "## One\n\nText.",
        "reflection": str(directive.reflection_forum_id),
        "review_on-day": "1",
        "review_on-month": "9",
        "review_on-year": "2026",
    }
    refused = client.post(f"{address}/draft", data=sent | {"marking": "SECRET"})
    assert refused.status_code == 422
    assert "nothing SECRET may be kept here" in refused.text
    assert client.post(f"{address}/draft", data=sent | {"marking": SENSITIVE}).status_code == 303
    session.expire_all()
    assert session.scalars(select(Directive)).one().withheld
    assert PRINTED.findall(as_who(client, "priya", address)) == [SENSITIVE, SENSITIVE]


# --- somebody who has died ----------------------------------------------------------------------


def test_a_warning_and_a_notice_stand_above_the_first_post(
    client: FlaskClient, session: Session, cast: Cast, thread: Thread
) -> None:
    address = f"{FORUM}/threads/{thread.id}"
    assert WARNING not in as_who(client, "joel", address)
    sign_in(client, "maddie")
    care = {"marking": "OFFICIAL", "names_deceased": "y", "cultural_notice": "Women’s business"}
    assert client.post(f"{address}/care", data=care).location == address
    page = as_who(client, "joel", address)
    assert (
        page.index("Women’s business") < page.index(WARNING) < page.index('<article class="post"')
    )


def test_the_forums_own_notice_stands_where_a_discussion_has_none(
    client: FlaskClient, session: Session, cast: Cast, thread: Thread
) -> None:
    sign_in(client, "ray")
    words = {"cultural_notice": "Knowledge shared here stays here"}
    assert client.post(f"{FORUM}/running/notice", data=words).status_code == 303
    assert words["cultural_notice"] in as_who(client, "joel", f"{FORUM}/threads/{thread.id}")
    assert words["cultural_notice"] in as_who(client, "ray", f"{FORUM}/running")
    thread.cultural_notice = "Men’s business"
    session.commit()
    page = as_who(client, "joel", f"{FORUM}/threads/{thread.id}")
    assert words["cultural_notice"] not in page
    assert "Men’s business" in page


def test_a_name_is_asked_about_by_a_reader_and_masked_by_the_convenor(
    client: FlaskClient, session: Session, cast: Cast, thread: Thread
) -> None:
    address = f"{FORUM}/threads/{thread.id}"
    page = as_who(client, "leanne", address)
    assert f"{address}/masks" in page
    page = as_who(client, "leanne", f"{address}/masks")
    assert "Waiting for your answer" not in page
    missing = client.post(f"{address}/masks", data={"name": "Somebody Else"})
    assert missing.status_code == 422
    assert "Somebody Else" in missing.text
    asked = client.post(f"{address}/masks", data={"name": "Jim Nelson", "reason": "Family."})
    assert asked.location == f"{address}/masks"
    page = client.get(asked.location).text
    assert "What you asked here" in page
    assert "“Jim Nelson”" in page
    assert "Waiting for your answer" not in page
    request = session.scalars(select(MaskRequest)).one()
    page = as_who(client, "ray", f"{address}/masks")
    assert "“Jim Nelson”" in page
    assert "Leanne Cooper asked" in page
    assert "Wednesday 4 March" in page
    sent = client.post(
        f"{address}/masks/{request.id}", data={"word": "our Uncle", "answer": "mask"}
    )
    assert sent.location == address
    page = as_who(client, "joel", address)
    assert "our Uncle’s way" in page
    assert "A name was masked on request, 3 March 2026." in page
    assert "Nelson" not in page
    assert "Leanne" not in page.partition("<main")[2]


def test_a_name_is_left_as_it_is(
    client: FlaskClient, session: Session, cast: Cast, thread: Thread
) -> None:
    address = f"{FORUM}/threads/{thread.id}"
    sign_in(client, "leanne")
    client.post(f"{address}/masks", data={"name": "Jim Nelson"})
    request = session.scalars(select(MaskRequest)).one()
    sign_in(client, "ray")
    here = f"{address}/masks/{request.id}"
    without = client.post(here, data={"answer": "keep", "because": " "})
    assert without.status_code == 422
    assert "Say why it stays as it is" in without.text
    assert '<details class="more" open>' in without.text
    client.post(here, data={"answer": "keep", "because": "A street has that name."})
    assert "Nobody is waiting" in as_who(client, "ray", f"{address}/masks")
    assert "Jim Nelson’s way" in as_who(client, "joel", address)
    assert "A street has that name." in as_who(client, "leanne", f"{address}/masks")
    for other in ("joel", "maddie"):
        assert "A street has that name." not in as_who(client, other, f"{address}/masks")


def test_who_answers_is_shown_where_it_stands_and_masks_it_then(
    client: FlaskClient, session: Session, cast: Cast, thread: Thread
) -> None:
    address = f"{FORUM}/threads/{thread.id}"
    page = as_who(client, "ray", f"{address}/masks")
    assert "you needn’t ask" in page
    missing = client.post(f"{address}/masks", data={"name": "Somebody Else", "word": "X"})
    assert (missing.status_code, "We don’t find that name" in missing.text) == (422, True)
    sent = {"name": "Jim Nelson", "word": "our Uncle", "answer": "mask"}
    looked = client.post(f"{address}/masks", data=sent)
    assert looked.status_code == 200
    assert "stands in one place here" in looked.text
    assert "<mark>Jim Nelson</mark>’s way" in looked.text
    assert 'name="looked_at" value="Jim Nelson"' in looked.text
    other = client.post(f"{address}/masks", data=sent | {"looked_at": "Jim"})
    assert other.status_code == 200
    assert "Nelson" in as_who(client, "ray", address)
    empty = client.post(f"{address}/masks", data=sent | {"looked_at": "Jim Nelson", "word": " "})
    assert (empty.status_code, "stand in its place" in empty.text) == (422, True)
    masked = client.post(f"{address}/masks", data=sent | {"looked_at": "Jim Nelson"})
    assert masked.location == address
    assert "our Uncle’s way" in as_who(client, "ray", address)
    assert not session.scalars(select(MaskRequest)).all()


def test_a_request_shows_where_it_stands_and_two_about_one_name_are_one_card(
    client: FlaskClient, session: Session, cast: Cast, thread: Thread
) -> None:
    address = f"{FORUM}/threads/{thread.id}/masks"
    for name in ("leanne", "joel"):
        sign_in(client, name)
        client.post(address, data={"name": "Jim Nelson"})
    page = as_who(client, "ray", address)
    assert page.count('<article class="card') == 1
    assert "<mark>Jim Nelson</mark>’s way" in page
    assert "One answer is for all 2 of them" in page
    assert page.count(" asked on ") == 2


@pytest.mark.parametrize(
    "sent", [{"answer": "mask", "word": "our Uncle"}, {"answer": "keep", "because": "our Uncle"}]
)
def test_what_was_typed_about_a_request_taken_back_is_kept(
    client: FlaskClient, session: Session, cast: Cast, thread: Thread, sent: dict[str, str]
) -> None:
    address = f"{FORUM}/threads/{thread.id}/masks"
    sign_in(client, "leanne")
    client.post(address, data={"name": "Jim Nelson"})
    request = session.scalars(select(MaskRequest)).one()
    client.post(f"{address}/{request.id}/withdrawal")
    sign_in(client, "ray")
    answer = client.post(f"{address}/{request.id}", data=sent)
    assert answer.status_code == 409
    assert "It was taken back" in answer.text
    assert "<p>our Uncle</p>" in answer.text
    assert "Nobody is waiting" not in answer.text
    assert "Nelson" in as_who(client, "ray", f"{FORUM}/threads/{thread.id}")


def test_each_request_stands_by_itself_and_is_taken_back_by_its_asker(
    client: FlaskClient, session: Session, cast: Cast, thread: Thread
) -> None:
    address = f"{FORUM}/threads/{thread.id}/masks"
    for name, word in (("leanne", "Jim Nelson"), ("joel", "Jim")):
        sign_in(client, name)
        client.post(address, data={"name": word})
    page = as_who(client, "ray", address)
    assert page.count('<article class="card') == 2
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    first = session.scalars(select(MaskRequest).order_by(MaskRequest.id)).first()
    assert first is not None
    refused = client.post(f"{address}/{first.id}", data={"answer": "mask", "word": "Jim Nelson"})
    ids = re.findall(r' id="([^"]+)"', refused.text)
    assert len(ids) == len(set(ids))
    assert 'href="#word"' in refused.text
    sign_in(client, "joel")
    assert client.post(f"{address}/{first.id}/withdrawal").status_code == 404
    sign_in(client, "leanne")
    assert client.post(f"{address}/{first.id}/withdrawal").location == address
    assert "You took it back" in client.get(address).text
    assert as_who(client, "ray", address).count('<article class="card') == 1


def test_the_page_of_a_communitys_discussion_tells_who_is_reached(
    client: FlaskClient, session: Session, cast: Cast, thread: Thread
) -> None:
    forum, address = cast.forums.far_north, f"{FORUM}/threads/{thread.id}/masks"
    for name in ("leanne", "maddie"):
        belong(session, forum, "women", by=getattr(cast, name), now=NOW)
    limit(session, forum, thread, "women", by=cast.maddie, now=NOW)
    session.commit()
    page = as_who(client, "leanne", address)
    assert "Maddie Kovac is told at once" in page
    assert "Nobody outside this discussion’s community is told" in page
    leave(session, forum, "women", by=cast.maddie, now=NOW)
    session.commit()
    page = as_who(client, "leanne", address)
    assert "nobody could answer you here" in page
    assert forum.contact_email in page
    assert 'name="name"' not in page


# --- a community --------------------------------------------------------------------------------


def test_somebody_says_where_they_belong_and_starts_a_discussion_there(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    assert f"{FORUM}/communities" in as_who(client, "leanne", f"{FORUM}/")
    page = as_who(client, "leanne", f"{FORUM}/threads/new")
    assert "<summary>Marking, notices</summary>" in page
    assert "Who may read it?" not in page
    assert f'<a href="{FORUM}/communities">say where you belong</a>' in page
    assert "With a community chosen" not in page
    client.post(f"{FORUM}/communities/women", data={"belong": "yes"})
    assert "You belong" in as_who(client, "leanne", f"{FORUM}/communities")
    assert "its discussions vanish for you" in as_who(client, "leanne", f"{FORUM}/communities")
    page = as_who(client, "leanne", f"{FORUM}/threads/new")
    for words in ("Only: Women", "With a community chosen: those of Far North CFSN who say"):
        assert words in page
    assert "<summary>Marking, notices, who may read it</summary>" in page
    assert "say where you belong" not in page
    assert "Anybody of the forum may say that they belong" in page
    answer = client.post(f"{FORUM}/threads/new", data=NEW | {"community": "women"})
    address = answer.location
    assert "Only: Women" in as_who(client, "leanne", address)
    assert NEW["title"] in as_who(client, "leanne", f"{FORUM}/threads/")
    for name in ("joel", "ray", "maddie"):
        sign_in(client, name)
        for path in (address, f"{address}/care", f"{address}/masks", f"{address}/issue"):
            assert client.get(path).status_code == 404, (name, path)
        for path in (f"{FORUM}/", f"{FORUM}/threads/", "/", "/notices/"):
            assert NEW["title"] not in client.get(path).text, (name, path)
    client.post(f"{FORUM}/communities/women", data={"belong": "yes"})  # Maddie
    assert client.get(address).status_code == 200
    client.post(f"{FORUM}/communities/women", data={"belong": "no"})
    assert client.get(address).status_code == 404


def test_the_convenor_keeps_who_belongs(client: FlaskClient, session: Session, cast: Cast) -> None:
    belong(session, cast.forums.far_north, "women", by=cast.joel, now=NOW)
    session.commit()
    assert "Joel Santos" in as_who(client, "ray", f"{FORUM}/communities")
    assert "Joel Santos" not in as_who(client, "maddie", f"{FORUM}/communities")
    one = f"{FORUM}/communities/women/{cast.joel.id}"
    assert client.post(one, data={"keep": "out"}).status_code == 403
    sign_in(client, "ray")
    assert client.post(one, data={"keep": "out"}).status_code == 303
    sign_in(client, "joel")
    assert client.post(f"{FORUM}/communities/women", data={"belong": "yes"}).status_code == 403
    sign_in(client, "ray")
    assert client.post(one, data={"keep": "in"}).status_code == 303
    sign_in(client, "joel")
    assert client.post(f"{FORUM}/communities/women", data={"belong": "yes"}).status_code == 303


def test_the_convenor_limits_one_and_sees_it_no_more(
    client: FlaskClient, session: Session, cast: Cast, thread: Thread
) -> None:
    belong(session, cast.forums.far_north, "women", by=cast.maddie, now=NOW)
    session.commit()
    sign_in(client, "ray")
    address = f"{FORUM}/threads/{thread.id}"
    answer = client.post(f"{address}/care", data={"marking": "OFFICIAL", "community": "women"})
    assert answer.location == f"{FORUM}/threads/"
    assert "you no longer see it" in client.get(answer.location).text
    assert client.get(address).status_code == 404


def test_an_issue_raised_from_it_shows_its_source_to_the_community_alone(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = raised(session, cast)
    source = session.get_one(Thread, source_of(session, issue))
    belong(session, cast.forums.far_north, "women", by=cast.maddie, now=NOW)
    limit(session, cast.forums.far_north, source, "women", by=cast.maddie, now=NOW)
    source.title = "Said among women"
    session.commit()
    address = f"/issues/{issue.reference}"
    assert "Said among women" in as_who(client, "maddie", address)
    for path in (address, f"{address}/record.json", f"{address}/record.csv"):
        assert "Said among women" not in as_who(client, "joel", path), path


def test_an_issue_from_a_community_needs_a_title_for_everybody(
    client: FlaskClient, session: Session, cast: Cast, thread: Thread
) -> None:
    belong(session, cast.forums.far_north, "women", by=cast.maddie, now=NOW)
    limit(session, cast.forums.far_north, thread, "women", by=cast.maddie, now=NOW)
    session.commit()
    page = as_who(client, "maddie", f"{FORUM}/threads/{thread.id}/issue")
    assert "Only a community reads this discussion" in page
    assert 'name="title" type="text" value=""' in page


def test_its_answer_reaches_the_whole_forum(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    source = session.get_one(Thread, source_of(session, issue))
    belong(session, cast.forums.far_north, "women", by=cast.maddie, now=NOW)
    limit(session, cast.forums.far_north, source, "women", by=cast.maddie, now=NOW)
    posts = answering._post_everywhere(
        session, issue, cast.forums.far_north, "Yes.", by=cast.priya, now=hours(3)
    )
    threads = [session.get_one(Thread, post.thread_id) for post in posts]
    assert [thread.community_id is None for thread in threads] == [True, False]


# --- Sorry Business -----------------------------------------------------------------------------


def test_a_network_in_sorry_business_says_so_on_its_page(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    assert "In Sorry Business" not in as_who(client, "joel", f"{FORUM}/")
    forum: Forum = cast.forums.far_north
    pause_forum(session, forum, by=cast.ray, note="", now=NOW)
    session.commit()
    assert "In Sorry Business since 3 March" in as_who(client, "joel", f"{FORUM}/")
    resume_forum(session, cast.forums.far_north, by=cast.ray, now=hours(30))
    session.commit()
    assert "In Sorry Business" not in as_who(client, "joel", f"{FORUM}/")
