"""Drafts: sections out of one text, whom it asks, and versions that replace and never edit."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.errors import Forbidden, Invalid, Stale, Unlawful
from cop.feedback.models import IssueRaiser
from cop.forums.models import Membership
from cop.guidance.cases import case_of
from cop.guidance.models import Directive, DirectiveSection
from cop.guidance.operations import drafting, issuing
from cop.guidance.operations.discussing import open_reflection
from cop.guidance.sections import SectionText, body_of, sections_of
from cop.guidance.states import Proposed
from tests.cast import NOW, TODAY, Cast
from tests.feedback.journeys import raised, submitted
from tests.guidance.journeys import at_stage, drafted, hours, issue, proposal_of, text


def edit(session: Session, directive: Directive, cast: Cast, **changes: object) -> None:
    by = changes.pop("by", cast.wanda)
    version = changes.pop("version", None)
    draft = text(cast, **changes)  # type: ignore[arg-type]
    drafting.edit_draft(session, directive, draft, by=by, now=hours(1), version=version)  # type: ignore[arg-type]


def written(session: Session, directive: Directive) -> list[tuple[int, str]]:
    found = select(DirectiveSection.text_version, DirectiveSection.heading).where(
        DirectiveSection.directive_id == directive.id
    )
    return [tuple(row) for row in session.execute(found.order_by(DirectiveSection.id))]


@pytest.mark.parametrize(
    ("body", "sections"),
    [
        ("## One\nFirst.\n\n## Two\nSecond.", [("One", "First."), ("Two", "Second.")]),
        ("# One #\nFirst.", [("One", "First.")]),
        ("Before.\n## One\nFirst.", [("In short", "Before."), ("One", "First.")]),
        ("This.\n\n### Lower\nDown.", [("In short", "This.\n\n### Lower\nDown.")]),
        ("## C#\nText", [("C#", "Text")]),
        ("## One\r\nFirst.\r\n", [("One", "First.")]),
    ],
)  # fmt: skip
def test_a_text_is_read_by_its_headings(body: str, sections: list[tuple[str, str]]) -> None:
    found = sections_of(body)
    assert found == [SectionText(*section) for section in sections]
    assert sections_of(body_of(found)) == found


@pytest.mark.parametrize(
    "body",
    [
        "",
        " \n ",
        "##\n\nText",
        "## One\n\n## Two\nx",
        "## " + "x" * 201 + "\nText",
        "## H\nx\n" * 41,
    ],
)
def test_a_text_without_sections_that_say_something_is_refused(
    session: Session, cast: Cast, body: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        drafted(session, cast, body=body)
    assert refusal.value.field == "body"


def test_saving_again_keeps_what_was_written_before(session: Session, cast: Cast) -> None:
    directive = drafted(session, cast)
    edit(session, directive, cast, body="## Only this\nNow.")
    assert written(session, directive) == [
        (1, "What changes"),
        (1, "Whose pattern it is"),
        (2, "Only this"),
    ]
    assert directive.text_version == 2


def test_an_edit_made_from_an_older_page_is_stale(session: Session, cast: Cast) -> None:
    directive = drafted(session, cast)
    version = directive.version
    edit(session, directive, cast, version=version, title="One")
    with pytest.raises(Stale):
        edit(session, directive, cast, version=version, title="Two")
    assert directive.title == "One"


def test_an_issued_text_stays(session: Session, cast: Cast) -> None:
    directive = at_stage(session, cast, "issued")
    with pytest.raises(Unlawful, match="its text stays"):
        edit(session, directive, cast, title="Other")


@pytest.mark.parametrize("name", ["maddie", "lien", "shona", "caitlin", "louise", "colin"])
def test_others_begin_no_directive_of_the_leaders(session: Session, cast: Cast, name: str) -> None:
    with pytest.raises(Forbidden):
        drafting.create_draft(
            session, cast.forums.leaders, text(cast), by=getattr(cast, name), now=NOW
        )


def test_who_is_named_writes_but_names_nobody(session: Session, cast: Cast) -> None:
    directive = drafted(session, cast, drafter_id=cast.gwen.id)
    edit(session, directive, cast, by=cast.gwen, title="In her words", drafter_id=None)
    assert (directive.title, directive.drafter_id) == ("In her words", cast.gwen.id)
    issue(session, directive, cast)
    with pytest.raises(Forbidden):
        edit(session, directive, cast, by=cast.gwen)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "PROTECTED: minutes"}, "title"),
        ({"review_on": TODAY - timedelta(days=1)}, "review_on"),
        ({"review_on": date(2099, 1, 1)}, "review_on"),
        ({"reflection_id": None}, "reflection"),
        ({"reflection_id": 999_999}, "reflection"),
        ({"prompts": ["?"] * 13}, "prompts"),
        ({"prompts": ["x" * 301]}, "prompts"),
        ({"related_issues": ["x" * 25]}, "related_issues"),
        ({"drafter_id": 999_999}, "drafter"),
    ],
)
def test_a_mistake_is_named_with_its_field(
    session: Session, cast: Cast, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        drafted(session, cast, **changes)  # type: ignore[arg-type]
    assert refusal.value.field == field


@pytest.mark.parametrize("named", [["ISS-999"], ["ISS-999", "HELLO"]])
def test_it_answers_issues_alone_that_its_author_can_see(
    session: Session, cast: Cast, named: list[str]
) -> None:
    at_home = raised(session, cast).reference  # wanda reads it once it is sent
    for references in (named, [at_home]):
        with pytest.raises(Invalid, match="among the issues you can see") as refusal:
            drafted(session, cast, related_issues=references)
        assert refusal.value.field == "related_issues"
        assert all(reference in refusal.value.message for reference in references)


def test_what_it_answers_is_named_once_in_capitals(session: Session, cast: Cast) -> None:
    sent = submitted(session, cast).reference
    directive = drafted(session, cast, related_issues=[sent.lower(), sent])
    assert directive.related_issues == [sent]


def test_a_colleague_who_can_t_see_an_issue_goes_on_answering_it(
    session: Session, cast: Cast, seat_for_wanda: None
) -> None:
    del seat_for_wanda
    hidden, sent = submitted(session, cast), submitted(session, cast)
    hidden.restricted, hidden.origin_id = True, cast.forums.cultural_practice.id
    raiser = select(IssueRaiser).where(IssueRaiser.issue_id == hidden.id)
    session.scalars(raiser).one().forum_id = hidden.origin_id
    names = [hidden.reference, sent.reference]
    directive = drafted(session, cast, related_issues=names)
    edit(session, directive, cast, by=cast.helen, related_issues=[sent.reference])
    assert set(directive.related_issues) == set(names)
    edit(session, directive, cast, related_issues=[])
    assert directive.related_issues == []


def test_a_forum_does_not_ask_itself(session: Session, cast: Cast) -> None:
    with pytest.raises(Invalid, match="listed") as refusal:
        drafted(session, cast, targets=("leaders",))
    assert refusal.value.field == "targets"


# --- a restricted forum ---------------------------------------------------------------------------


def test_a_restricted_forum_is_asked_by_those_alone_who_know_of_it(
    session: Session, cast: Cast
) -> None:
    with pytest.raises(Invalid, match="listed"):
        drafted(session, cast, targets=("cultural_practice",))
    with pytest.raises(Invalid):
        drafted(session, cast, reflection_id=cast.forums.cultural_practice.id)


def test_a_colleague_who_does_not_know_of_a_forum_goes_on_asking_it(
    session: Session, cast: Cast, seat_for_wanda: None
) -> None:
    del seat_for_wanda
    directive = drafted(session, cast, targets=("far_north", "cultural_practice"))
    edit(session, directive, cast, by=cast.helen, targets=("eyre_western",))
    forums = cast.forums
    assert case_of(session, directive).targets == {
        forums.eyre_western.id,
        forums.cultural_practice.id,
    }


# --- issuing --------------------------------------------------------------------------------------


def test_it_takes_every_co_chair_where_the_rules_ask_for_all(session: Session, cast: Cast) -> None:
    directive = drafted(session, cast)
    assert not issuing.propose_issue(session, directive, by=cast.rosalind, now=hours(1))
    proposal = proposal_of(session, directive, Proposed.ISSUE)
    assert not issuing.confirm_issue(
        session, directive, by=cast.helen, proposal_id=proposal, now=hours(2)
    )
    assert directive.state == "draft"
    assert issuing.confirm_issue(
        session, directive, by=cast.marcus, proposal_id=proposal, now=hours(3)
    )
    assert (directive.state, directive.issued_at) == ("issued", hours(3))


def test_one_is_enough_where_the_rules_ask_for_one(session: Session, cast: Cast) -> None:
    draft = text(cast, ("far_north",))
    directive = drafting.create_draft(session, cast.forums.statewide, draft, by=cast.priya, now=NOW)
    assert issuing.propose_issue(session, directive, by=cast.caitlin, now=hours(1))
    other = drafting.create_draft(session, cast.forums.statewide, draft, by=cast.priya, now=NOW)
    assert not issuing.propose_issue(session, other, by=cast.wanda, now=hours(1))
    proposal = proposal_of(session, other, Proposed.ISSUE)
    assert issuing.confirm_issue(
        session, other, by=cast.caitlin, proposal_id=proposal, now=hours(1)
    )


def test_nobody_confirms_twice_and_the_secretariat_never(session: Session, cast: Cast) -> None:
    directive = drafted(session, cast)
    issuing.propose_issue(session, directive, by=cast.helen, now=hours(1))
    proposal = proposal_of(session, directive, Proposed.ISSUE)
    with pytest.raises(Invalid, match="already"):
        issuing.confirm_issue(session, directive, by=cast.helen, proposal_id=proposal, now=hours(1))
    with pytest.raises(Forbidden):
        issuing.confirm_issue(session, directive, by=cast.wanda, proposal_id=proposal, now=hours(1))


def test_a_changed_text_voids_what_was_confirmed(session: Session, cast: Cast) -> None:
    directive = drafted(session, cast)
    issuing.propose_issue(session, directive, by=cast.helen, now=hours(1))
    proposal = proposal_of(session, directive, Proposed.ISSUE)
    edit(session, directive, cast, title="Changed")
    with pytest.raises(Stale, match="changed since"):
        issuing.confirm_issue(
            session, directive, by=cast.marcus, proposal_id=proposal, now=hours(2)
        )
    assert directive.state == "draft"


def test_the_same_text_is_proposed_once_and_what_was_confirmed_of_it_stands(
    session: Session, cast: Cast
) -> None:
    directive = drafted(session, cast)
    issuing.propose_issue(session, directive, by=cast.wanda, now=hours(1))
    proposal = proposal_of(session, directive, Proposed.ISSUE)
    with pytest.raises(Unlawful, match=r"Wanda Nowicki has proposed .* Confirm it instead"):
        issuing.propose_issue(session, directive, by=cast.helen, now=hours(2))
    issuing.confirm_issue(session, directive, by=cast.helen, proposal_id=proposal, now=hours(2))
    for who, says in (("wanda", "You have proposed"), ("helen", "when the others have confirmed")):
        with pytest.raises(Unlawful, match=says):
            issuing.propose_issue(session, directive, by=getattr(cast, who), now=hours(3))
    assert issuing.confirm_issue(
        session, directive, by=cast.marcus, proposal_id=proposal, now=hours(4)
    )


def test_a_changed_text_is_proposed_anew(session: Session, cast: Cast) -> None:
    directive = drafted(session, cast)
    issuing.propose_issue(session, directive, by=cast.helen, now=hours(1))
    edit(session, directive, cast, title="Changed")
    assert not issuing.propose_issue(session, directive, by=cast.helen, now=hours(2))


def test_a_text_that_waits_for_nobody_any_more_is_issued_by_proposing_it_again(
    session: Session, cast: Cast
) -> None:
    directive = drafted(session, cast)
    issuing.propose_issue(session, directive, by=cast.helen, now=hours(1))
    seat = select(Membership).where(
        Membership.user_id == cast.marcus.id, Membership.forum_id == cast.forums.leaders.id
    )
    session.delete(session.scalars(seat).one())
    assert issuing.propose_issue(session, directive, by=cast.wanda, now=hours(2))
    assert directive.state == "issued"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"targets": frozenset()}, "at least one forum"),
        ({"prompts": []}, "at least one prompt"),
        ({"review_on": None}, "look at it again"),
    ],
)
def test_an_incomplete_draft_is_not_issued(
    session: Session, cast: Cast, changes: dict[str, object], says: str
) -> None:
    directive = drafted(session, cast, **changes)  # type: ignore[arg-type]
    with pytest.raises(Invalid, match=says):
        issuing.propose_issue(session, directive, by=cast.helen, now=hours(1))


# --- newer versions -------------------------------------------------------------------------------


def successor(session: Session, cast: Cast, of: Directive) -> Directive:
    draft = text(cast, title="Version two", body="## What changes\n\nCount nights, not contacts.")
    return drafting.create_draft(
        session, cast.forums.leaders, draft, by=cast.wanda, now=hours(5), replaces=of
    )


def test_a_newer_version_takes_the_place_of_the_older_when_it_is_issued(
    session: Session, cast: Cast
) -> None:
    first = at_stage(session, cast, "local_discussion")
    second = successor(session, cast, first)
    assert (second.edition, first.replaced_by_id) == (2, None)
    before = (first.title, first.text_version, first.state)
    issue(session, second, cast)
    assert first.replaced_by_id == second.id
    assert (first.title, first.text_version, first.state) == before


def test_what_has_been_replaced_goes_no_further(session: Session, cast: Cast) -> None:
    first = at_stage(session, cast, "issued")
    issue(session, successor(session, cast, first), cast)
    with pytest.raises(Unlawful, match="newer version"):
        open_reflection(session, first, by=cast.caitlin, now=hours(6))


def test_there_is_one_newer_version_and_none_of_a_draft(session: Session, cast: Cast) -> None:
    first = at_stage(session, cast, "issued")
    second = successor(session, cast, first)
    with pytest.raises(Unlawful, match="already"):
        successor(session, cast, first)
    with pytest.raises(Unlawful, match="draft still"):
        successor(session, cast, second)
