"""The demo's consultations ask electors only, and their published figures follow from them."""

from collections import Counter
from typing import Any

from cop.demo.entries import ConsultationEntry
from cop.demo.reader import FOLDER
from tests.demo.sets import Demo, raw

NO_ELECTORS = {"observer", "analyst"}
GROUPS = ("strategic", "statewide", "regional")


def electors(demo: Demo, consultation: ConsultationEntry) -> set[str]:
    """Members whose forum is asked, in a role that answers."""
    audience, forums = consultation.audience, demo.world.forums
    return {
        person.key
        for person in demo.content.people
        for entry in person.memberships
        if entry.role not in NO_ELECTORS
        and (not audience.roles or entry.role in audience.roles)
        and (forums[entry.forum].tier in audience.tiers or entry.forum in audience.forums)
    }


def published() -> dict[str, Any]:
    """The closed consultation as written, with its codings and findings."""
    rows = raw(FOLDER / "sa" / "consultations.yaml")["consultations"]
    row: dict[str, Any] = rows[0]
    return row


def answered(demo: Demo) -> list[ConsultationEntry]:
    return list(demo.content.consultations)


def test_only_electors_answer_and_only_once(south_australia: Demo) -> None:
    for consultation in answered(south_australia):
        who = [response.respondent for response in consultation.responses]
        assert len(set(who)) == len(who)
        assert set(who) <= electors(south_australia, consultation)


def test_answers_fit_their_questions(south_australia: Demo) -> None:
    for consultation in answered(south_australia):
        questions = {question.key: question for question in consultation.questions}
        for response in consultation.responses:
            for key, answer in response.answers.items():
                question = questions[key]
                options = {option.value for option in question.options}
                assert answer in options or not options, (response.key, key)
                assert len(answer.split()) <= (question.max_words or 250), (response.key, key)


def test_answers_arrive_while_it_is_open_from_people_who_had_joined(south_australia: Demo) -> None:
    people = {person.key: person for person in south_australia.content.people}
    for consultation in answered(south_australia):
        closes = consultation.closes_days_ago or 0
        for response in consultation.responses:
            assert closes <= response.days_ago <= consultation.opens_days_ago
            assert people[response.respondent].joined_days_ago >= response.days_ago


def test_groups_of_an_answer_are_those_of_the_person(south_australia: Demo) -> None:
    people = {person.key: person for person in south_australia.content.people}
    types = {entry.key: entry.type for entry in south_australia.content.organisations}
    for consultation in answered(south_australia):
        for response in consultation.responses:
            person = people[response.respondent]
            assert response.region == person.region
            assert response.organisation_type == types[person.organisation]


def test_the_published_rate_counts_electors(south_australia: Demo) -> None:
    closed = answered(south_australia)[0]
    invited, responses = len(electors(south_australia, closed)), len(closed.responses)
    assert published()["findings"]["response_rate"] == {
        "responses": responses,
        "invited": invited,
        "percent": round(100 * responses / invited),
    }


def test_the_theme_table_follows_from_the_codings_and_hides_small_cells() -> None:
    row = published()
    tier = {response["key"]: response["tier"] for response in row["responses"]}
    assert row["findings"]["groups"] == dict(Counter(tier.values()))
    for line in row["findings"]["theme_table"]:
        coded = {c["response"] for c in row["codings"] if line["theme"] in c["final"]}
        counts = Counter(tier[key] for key in coded)
        assert line["responses"] == len(coded)
        for group in GROUPS:
            assert line[group] == "suppressed" or line[group] == counts[group], line
            assert line[group] == "suppressed" or not 0 < counts[group] < row["min_cell"]
        assert sum(line[group] == "suppressed" for group in GROUPS) != 1, line


def test_closed_results_hide_small_counts_and_never_one_alone() -> None:
    row = published()
    for question, shown in row["findings"]["closed_results"].items():
        counts = Counter(response["answers"][question] for response in row["responses"])
        for value, count in shown.items():
            assert count == "suppressed" or count == counts[value], (question, value)
            assert count == "suppressed" or not 0 < counts[value] < row["min_cell"]
        assert list(shown.values()).count("suppressed") != 1


def test_agreement_is_that_of_the_two_coders() -> None:
    row = published()
    for theme, said in row["agreement"]["by_theme"].items():
        pairs = [(theme in c["coder_a"], theme in c["coder_b"]) for c in row["codings"]]
        assert round(alpha(pairs), 2) == said, theme
    differ = sum(set(c["coder_a"]) != set(c["coder_b"]) for c in row["codings"])
    assert row["agreement"]["answers_coded_differently"] == differ


def alpha(pairs: list[tuple[bool, bool]]) -> float:
    """Krippendorff's alpha of two coders saying yes or no."""
    values = 2 * len(pairs)
    yes = sum(a + b for a, b in pairs)
    observed = 2 * sum(a != b for a, b in pairs) / values
    expected = 2 * yes * (values - yes) / (values * (values - 1))
    return 1 - observed / expected


def test_only_people_who_agreed_are_quoted_and_in_their_own_words() -> None:
    row = published()
    responses = {response["key"]: response for response in row["responses"]}
    for theme in row["findings"]["themes"]:
        for quote in theme["quotes"]:
            response = responses[quote["response"]]
            assert response["consent_to_quote"]
            assert response["answers"][quote["question"]] == quote["text"]
