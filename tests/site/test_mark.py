"""Markings come from the site's own list; what may not be kept here is refused in plain words."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.errors import Invalid
from cop.presets import available, read
from cop.site.markings import markings_of
from cop.site.models import Site
from cop.site.operations import mark, markings_here, refuse_marked_text
from cop.threads.models import Thread
from tests.cast import Cast
from tests.counting import Statements
from tests.factories import add_thread

PERSONAL = "OFFICIAL: Sensitive // Personal privacy"
REFUSED_TEXTS = [
    "PROTECTED",
    "PROTECTED\n\nThe minister’s brief.",
    "The minister’s brief.\n\n**PROTECTED**\n",
    "PROTECTED//CABINET\nThe minister’s brief.",
    "[SEC=PROTECTED, CAVEAT=SA-CABINET]\nThe minister’s brief.",
    "Classification: Secret\nThe minister’s brief.",
    "# TOP SECRET\nThe minister’s brief.",
    "SECRET - MINISTERS ONLY\nThe brief.",
    "PROTECTED: minutes of the meeting\nThe brief.",
    "[SEC=SECRET] Minutes\nThe brief.",
]
FINE_TEXTS = [
    "Secret",  # what somebody calls it; a marking stands in capitals
    "Children are protected by law.\nPROTECTED\nThat is what the Act says.",
    "PROTECTED AREAS\nWhere do families camp?",
    "PROTECTED AREAS: where do families camp?",
    "Protected: what the Act says",
    "OFFICIAL\n\nWhat we heard.",
    "",
]


SENSITIVE = "OFFICIAL: Sensitive"
LEGAL = "OFFICIAL: Sensitive // Legal privilege"
# What stands above or below a text, and what it is called on the list of South Australia.
NAMED = {
    SENSITIVE: SENSITIVE,
    "**OFFICIAL: SENSITIVE**": SENSITIVE,
    "official sensitive": SENSITIVE,
    "OFFICIAL-Sensitive:": SENSITIVE,
    "[SEC=OFFICIAL:Sensitive]": SENSITIVE,
    "Classification: OFFICIAL: Sensitive": SENSITIVE,
    "OFFICIAL: Sensitive // Something of their own": SENSITIVE,
    LEGAL: LEGAL,
    "> OFFICIAL: Sensitive//Legal privilege": LEGAL,
    "[SEC=OFFICIAL:Sensitive, ACCESS=Legal-Privilege]": LEGAL,
}
UNNAMED = (
    "OFFICIAL",
    "Official sensitive topics are hard to talk about",
    "Sensitive",
    "It is OFFICIAL: Sensitive",
    "The officials are sensitive",
    "//",
    "",
    f"{SENSITIVE} // {'x' * 80}",
)


@pytest.fixture
def thread(session: Session, cast: Cast) -> Thread:
    return add_thread(session, cast.forums.far_north, cast.maddie)


def test_nothing_chosen_is_the_sites_own_default(session: Session, thread: Thread) -> None:
    mark(session, thread, "")
    assert (thread.marking, thread.marked, thread.withheld) == ("OFFICIAL", False, False)


def test_what_begins_with_a_marking_hidden_from_guests_is_withheld(
    session: Session, thread: Thread
) -> None:
    mark(session, thread, PERSONAL)
    assert (thread.marking, thread.marked, thread.withheld) == (PERSONAL, True, True)
    mark(session, thread, "OFFICIAL")
    assert (thread.marked, thread.withheld) == (False, False)


@pytest.mark.parametrize("label", ["PROTECTED", "protected", "TOP SECRET", "PROTECTED//CABINET"])
def test_a_refused_marking_is_refused_by_name(session: Session, thread: Thread, label: str) -> None:
    with pytest.raises(Invalid, match=r"nothing (PROTECTED|TOP SECRET) may be kept here"):
        mark(session, thread, label)
    assert not thread.marked


def test_what_is_in_no_list_is_refused(session: Session, thread: Thread) -> None:
    with pytest.raises(Invalid, match="from the list"):
        mark(session, thread, "FOR FRIENDS")


@pytest.mark.parametrize("text", REFUSED_TEXTS)
def test_a_refused_marking_above_or_below_a_text_is_refused(session: Session, text: str) -> None:
    with pytest.raises(Invalid) as refusal:
        refuse_marked_text(session, text, "body")
    assert refusal.value.field == "body"


@pytest.mark.parametrize("text", FINE_TEXTS)
def test_a_text_that_only_speaks_of_it_is_fine(session: Session, cast: Cast, text: str) -> None:
    refuse_marked_text(session, text, "body")


def test_an_ordinary_text_asks_the_database_nothing(
    session: Session, cast: Cast, statements: Statements
) -> None:
    with statements() as counted:
        refuse_marked_text(session, "Families wait.\n\nWhat do you do?", "body")
    assert counted.number == 0


@pytest.mark.parametrize("name", available())
def test_every_preset_has_markings_that_hold_together(name: str) -> None:
    preset = read(name)
    markings = markings_of(preset.settings)
    assert markings == preset.protective_markings
    assert markings.default == "OFFICIAL"
    assert markings.refused == ("PROTECTED", "SECRET", "TOP SECRET")
    hidden = [label for label in markings.labels if markings.hides_from_guests(label)]
    assert hidden
    assert not markings.hides_from_guests(markings.default)
    assert all(markings.mail_tag(label).startswith("[") for label in markings.labels)


def test_a_site_that_names_no_markings_marks_everything_alike(
    session: Session, cast: Cast, thread: Thread
) -> None:
    session.scalars(select(Site)).one().settings = {}
    session.flush()
    assert markings_here(session).labels == ("OFFICIAL",)
    mark(session, thread, "")
    assert not thread.marked


@pytest.mark.parametrize(("line", "label"), NAMED.items())
def test_what_stands_above_or_below_is_known_by_its_label(
    session: Session, line: str, label: str
) -> None:
    markings = markings_here(session)
    for text in (line, f"{line}\n\nWhat we heard.", f"What we heard.\n\n{line}\n"):
        assert markings.named_in(text) == label
    assert markings.named_in(f"What we heard.\n{line}\nAnd more.") == ""


@pytest.mark.parametrize("line", UNNAMED)
def test_what_is_no_marking_or_the_usual_one_is_not_asked_about(
    session: Session, line: str
) -> None:
    assert markings_here(session).named_in(f"{line}\n\nWhat we heard.") == ""


@pytest.mark.parametrize(
    ("site", "line", "label"),
    [
        ("nsw-practice", "OFFICIAL: Sensitive", "OFFICIAL: Sensitive - NSW Government"),
        ("nsw-practice", "OFFICIAL: Sensitive - Legal", "OFFICIAL: Sensitive - Legal"),
        ("nsw-practice", "UNOFFICIAL", "UNOFFICIAL"),
        ("wa-partnerships", "OFFICIAL: Sensitive", "OFFICIAL Sensitive"),
        ("wa-partnerships", "OFFICIAL Sensitive: Legal", "OFFICIAL Sensitive: Legal"),
        ("vic-community-partnerships", "CABINET IN CONFIDENCE", "Cabinet-in-Confidence"),
        ("vic-community-partnerships", "Cabinet", ""),
    ],
)
def test_each_sites_own_labels_are_known(site: str, line: str, label: str) -> None:
    assert markings_of(read(site).settings).named_in(line) == label


def test_every_label_of_every_site_is_known_by_itself() -> None:
    for name in available():
        markings = markings_of(read(name).settings)
        for label in markings.labels:
            assert markings.named_in(label) == ("" if label == markings.default else label)
