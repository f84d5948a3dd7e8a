"""Every rule finds what its own examples show, and nothing in those that are clean."""

import pytest

from bench.screening.score import CORPUS, read, score
from cop import screening
from cop.screening import FINDING_TYPES, Finding, Rules, check
from cop.screening.findings import Kind
from cop.screening.formats import ClientSystem
from cop.screening.rules import RULES
from tests.screening.reading import Example, examples

HITS = sorted({(rule.type, text) for rule in RULES for text in rule.hits})
CLEAN = sorted({text for rule in RULES for text in rule.clean})
WRITTEN = list(examples())


def types(text: str, rules: Rules = screening.DEFAULT) -> set[str]:
    return {finding.type for finding in check(text, rules=rules)}


@pytest.mark.parametrize(("kind", "text"), HITS)
def test_a_rule_finds_what_its_example_shows(kind: str, text: str) -> None:
    assert kind in types(text)


@pytest.mark.parametrize("text", CLEAN)
def test_a_rule_leaves_its_clean_example_alone(text: str) -> None:
    assert check(text) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_says_what_it_finds_and_is_needed_for_each_example(rule) -> None:
    assert rule.find.__doc__
    assert rule.type in FINDING_TYPES
    for text in rule.hits:
        assert rule.type not in types(text, Rules.of(off=[rule.type]))


@pytest.mark.parametrize("kind", FINDING_TYPES)
def test_examples_are_found_where_they_are_marked(kind: str) -> None:
    wrong = [example for example in WRITTEN if example.type == kind and not as_marked(example)]
    assert wrong == []


def as_marked(example: Example) -> bool:
    """Say whether every mark is found, and nothing beside the marks."""
    mine = [f for f in check(example.text) if f.type == example.type]
    found = all(any(f.start < end and start < f.end for f in mine) for start, end in example.places)
    right = all(any(f.start < end and start < f.end for start, end in example.places) for f in mine)
    return found and right and types(example.text) == ({example.type} if example.places else set())


def test_there_are_fifteen_hits_and_fifteen_clean_texts_for_each_type() -> None:
    for kind in FINDING_TYPES:
        mine = [example for example in WRITTEN if example.type == kind]
        assert sum(bool(example.places) for example in mine) >= 15, kind
        assert sum(not example.places for example in mine) >= 15, kind


@pytest.fixture(scope="module")
def counted():
    return score(read(CORPUS))


def test_the_corpus_is_found_nearly_whole(counted) -> None:
    assert counted.recall >= 99
    assert counted.precision >= 99
    assert counted.clean_alarmed <= 1
    assert counted.action_ok == 100


# What the demonstration shows people of the screen; `rule` names there are the demonstration's own.
SAFETY = [
    ("Mum's Medicare is 2123 45670 1 if you need it for the booking.", "medicare"),
    ("Ref 2123 45671 1 on the invoice.", None),
    ("His tax file number is 123 456 782.", "tfn"),
    ("The grant reference is 123456782.", None),
    ("Her CRN is 123 456 789A.", "crn"),
    ("See C3MS 0045512 for the last contact.", "client_id"),
    ("The eldest was born 3/4/2015.", "date_of_birth"),
    ("Ring her on 0491 570 156.", "phone"),
    ("Families can ring 13 14 78 or 1800 55 1800 at any time.", None),
    ("They have moved to 12 Example Street, Kadina.", "address"),
    ("J, 7, from the school at Marree, was away again.", "name_age_child"),
    (
        "I saw bruises on the little one this morning and mum says he will come back tonight.",
        "at_risk_phrase",
    ),
    ("What do you say when a child answers the door and starts interpreting?", None),
]


@pytest.mark.parametrize(("text", "expected"), SAFETY)
def test_the_demonstration_is_judged_as_it_says(text: str, expected: str | None) -> None:
    assert types(text) == ({expected} if expected else set())


def test_a_finding_says_what_it_is_and_never_the_value() -> None:
    text = "Mum's Medicare is 2123 45670 1, ring 0491 570 156."
    first, second = check(text)
    assert first == Finding("medicare", 18, 30, "block", FINDING_TYPES["medicare"].sentence)
    assert (second.type, second.action) == ("phone", "warn")
    assert not any(character.isdigit() for character in first.sentence + second.sentence)


def test_every_type_has_words_for_people() -> None:
    assert len(FINDING_TYPES) == 14
    for kind in FINDING_TYPES.values():
        assert isinstance(kind, Kind)
        assert kind.placeholder.startswith("[")
        assert kind.placeholder.endswith("]")
        assert kind.sentence.endswith(".")
        assert check(f"{kind.placeholder} {kind.label}. {kind.sentence}") == []


def test_a_field_may_be_named_by_place_or_by_keyword() -> None:
    assert check("dob 3/4/15", "title") == check("dob 3/4/15", where="answer")


def test_a_forum_switches_a_type_off() -> None:
    text = "Ring 0491 570 156, dob 3/4/15"
    assert types(text, Rules.of(off=["phone"])) == {"date_of_birth"}


def test_a_services_own_mailbox_phone_and_address_are_allowed() -> None:
    rules = Rules.of(
        mailboxes=["Sarah.Kaur@hub.example.org"],
        phones=["08 7010 1234"],
        addresses=["14 Quandong Street, Wirrabeena"],
    )
    theirs = "Write to sarah.kaur@hub.example.org or ring (08) 7010-1234, 14 Quandong Street."
    assert types(theirs) == {"email", "phone", "address"}
    assert check(theirs, rules=rules) == []
    others = "Write to sarah.roake@hub.example.org or ring (08) 7010-1235, 16 Quandong Street."
    assert types(others, rules) == {"email", "phone", "address"}


def test_an_address_that_only_begins_alike_is_not_allowed() -> None:
    rules = Rules.of(addresses=["1 Quandong Street"])
    assert types("They live at 11 Quandong Street", rules) == {"address"}


def test_a_site_names_its_own_client_systems_and_states() -> None:
    rules = Rules.of(states=["SA"], client_systems=[ClientSystem(("Lantern",), "SA")])
    assert types("Lantern 4471903 and C3MS 1180342", rules) == {"client_id"}
    assert types("Lantern 4471903") == set()
    assert types("ChildStory 10028831", rules) == set()


def test_what_really_overlaps_of_another_kind_is_said_twice() -> None:
    text = "She said dad hits her, she lives at 12 Quandong Street, and he has a gun."
    assert types(text) == {"at_risk_phrase", "address"}
