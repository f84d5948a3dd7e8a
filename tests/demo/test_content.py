"""The demo content refers to what exists, and says nothing that a page must not say."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from cop.demo.entries import PostEntry
from cop.demo.reader import FOLDER, PRESETS
from cop.presets.reader import FOLDER as PRESET_FOLDER
from tests.demo.loop import BACKS
from tests.demo.sets import Demo, raw

PERSON = {"by", "author", "person", "owner", "handler", "reviewed_by", "deidentified_by"}
FORUM = {"forum", "host_forum", "matched_forum"}
FILES = [path for name in PRESETS for path in sorted((FOLDER / name).glob("*.yaml"))]
SAID = [path for path in FILES if path.stem != "safety_examples"]
CLOSED = {"CLOSED", "WITHDRAWN", "DIVERTED", "MERGED"}

UNWANTED = {
    "phone": r"\b(?:04\d\d[ -]?\d{3}[ -]?\d{3}|0[2378][ -]?\d{4}[ -]?\d{4}|\+61)",
    "email": r"[\w.]+@[\w.]+",
    "medicare": r"\b[2-6]\d{3}[ -]?\d{5}[ -]?\d\b",
    "nine digits": r"\b\d{3}[ -]?\d{3}[ -]?\d{3}[A-Z]?\b",
    "date of birth": r"\b\d{1,2}/\d{1,2}/\d{2,4}\b",
    "address": r"\b\d+ [A-Z]\w+ (?:Street|Road|Avenue|Terrace|Drive|Court)\b",
    "avoided": r"\b(?:ATSI|upvote|our Aboriginals|dysfunctional|lorem|ipsum|the vulnerable"
    r"|Indigenous people|stakeholders?|escalat\w+)\b",
    "ticket": r"(?<!plane )\btickets?\b",
    "em dash": "\u2014",
}


def leaves(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every value in a file with the key it stands under."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from leaves(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part, key)
    else:
        yield key, value


def words(posts: list[PostEntry]) -> list[list[str]]:
    return [re.findall(r"[a-z']+", post.text.lower()) for post in posts]


def all_posts(demo: Demo) -> list[PostEntry]:
    return [post for thread in demo.content.threads for post in thread.posts]


@pytest.mark.parametrize("path", SAID, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_nothing_said_identifies_a_person_or_uses_an_avoided_word(path: Any) -> None:
    for key, value in leaves(raw(path)):
        for what, pattern in UNWANTED.items():
            if isinstance(value, str) and key != "email":
                assert not re.search(pattern, value), (what, value)


@pytest.mark.parametrize("path", sorted(PRESET_FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_no_preset_uses_an_avoided_word(path: Any) -> None:
    for _, value in leaves(raw(path)):
        assert not re.search(UNWANTED["avoided"], str(value)), value


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_person_and_forum_named_anywhere_exists(path: Any) -> None:
    folder = path.parent
    people = {row["key"] for row in raw(folder / "people.yaml")["people"]} | {"system"}
    preset = raw(PRESET_FOLDER / f"{PRESETS[folder.name]}.yaml")
    forums = {row["key"] for row in preset["forums"]}
    for key, value in leaves(raw(path)):
        assert key not in PERSON or value in people | {None}, (key, value)
        assert key not in FORUM or value in forums | {None}, (key, value)


def test_people_belong_to_organisations_regions_and_forums_that_exist(demo: Demo) -> None:
    organisations = {entry.key for entry in demo.content.organisations}
    regions = {region.key for region in demo.preset.regions}
    for person in demo.content.people:
        assert person.organisation in organisations
        assert person.region in regions
        assert {entry.forum for entry in person.memberships} <= set(demo.world.forums)
    for organisation in demo.content.organisations:
        assert set(organisation.regions) <= regions


def test_addresses_are_examples_and_used_once(demo: Demo) -> None:
    emails = [person.email for person in demo.content.people]
    assert len(set(emails)) == len(emails)
    assert all(re.fullmatch(r"[a-z.]+@example\.(org|com)", email) for email in emails)


def test_the_administrator_is_a_member_of_no_forum(demo: Demo) -> None:
    (administrator,) = [person for person in demo.content.people if person.administrator]
    assert administrator.memberships == ()


def test_every_persona_is_unique_and_has_something_to_try(demo: Demo) -> None:
    personas = [person for person in demo.content.people if person.persona]
    assert len({person.persona for person in personas}) == len(personas) >= 4
    for person in demo.content.people:
        assert bool(person.persona) == bool(person.persona_task)
        assert len((person.persona_task or "").split()) <= 25


def test_the_journey_has_a_sign_in_for_each_of_its_people(south_australia: Demo) -> None:
    personas = {person.key for person in south_australia.content.people if person.persona}
    journey = "peter-ballantyne caitlin-rourke wanda-nowicki leanne-cooper joel-santos"
    assert set(journey.split()) <= personas
    assert len(personas) == 13


def test_posts_are_in_order_and_by_people_already_in_the_forum(demo: Demo) -> None:
    joined = {person.key: person.joined_days_ago for person in demo.content.people}
    for thread in demo.content.threads:
        moments = [(-post.days_ago, post.time) for post in thread.posts]
        assert moments == sorted(set(moments)), thread.key
        for post in thread.posts:
            assert demo.world.roles(post.by, thread.forum), (thread.key, post.by)
            assert joined[post.by] >= post.days_ago, (thread.key, post.by)


def test_quotes_stand_word_for_word_in_an_earlier_post(demo: Demo) -> None:
    for thread in demo.content.threads:
        for number, post in enumerate(thread.posts, 1):
            if post.quote:
                assert post.quote.post < number
                assert post.quote.text in thread.posts[post.quote.post - 1].text


def test_reactions_come_from_others_in_the_forum(demo: Demo) -> None:
    for thread in demo.content.threads:
        for person in thread.reactions.get("affects_us_too", ()):
            assert demo.world.roles(person, thread.forum), thread.key
        for post in thread.posts:
            for person in post.reactions.get("useful", ()):
                assert person != post.by
                assert demo.world.roles(person, thread.forum), thread.key


def test_sources_are_threads_of_raising_forums_and_deliberation_is_elsewhere(demo: Demo) -> None:
    forum_of = {thread.key: thread.forum for thread in demo.content.threads}
    for issue in demo.content.issues:
        raising = demo.world.raisers(issue)
        assert issue.source_threads
        assert {forum_of[key] for key in issue.source_threads} <= raising, issue.reference
        assert not {forum_of[key] for key in issue.deliberation_threads} & raising
        for cascade in issue.cascades:
            assert not cascade.pinned_in or forum_of[cascade.pinned_in] == cascade.forum


def test_a_thread_is_the_source_of_one_open_issue(demo: Demo) -> None:
    sources = [
        key
        for issue in demo.content.issues
        for key in issue.source_threads
        if issue.state not in CLOSED
    ]
    assert len(sources) == len(set(sources))


def test_an_issue_is_raised_from_a_discussion_that_had_begun(demo: Demo) -> None:
    began = {thread.key: thread.posts[0].days_ago for thread in demo.content.threads}
    for issue in demo.content.issues:
        raised = issue.journey[0]
        assert (raised.action, raised.by) == ("RAISED", issue.raised_by)
        assert began[issue.source_threads[0]] >= (raised.days_ago or 0), issue.reference


def test_issues_use_the_sites_priorities_markings_and_prefix(demo: Demo) -> None:
    settings = demo.preset.settings
    areas = {area["key"] for area in settings["priority_areas"]}
    markings = {marking["label"] for marking in settings["protective_markings"]["list"]}
    for issue in demo.content.issues:
        assert issue.priority_area in areas
        assert issue.marking in markings
        assert re.fullmatch(rf"{demo.preset.site.reference_prefix}-[1-9]\d*", issue.reference)


def test_references_are_numbered_in_the_order_of_raising(demo: Demo) -> None:
    days = [issue.journey[0].days_ago or 0 for issue in demo.content.issues]
    numbers = [int(issue.reference.split("-")[1]) for issue in demo.content.issues]
    assert days == sorted(days, reverse=True)
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def test_issues_are_acted_on_by_people_who_had_joined(demo: Demo) -> None:
    joined = {person.key: person.joined_days_ago for person in demo.content.people}
    for issue in demo.content.issues:
        for step in issue.journey:
            assert step.by == "system" or joined[step.by] >= (step.days_ago or 0)
        for entry in issue.endorsements:
            assert joined[entry.person] >= entry.days_ago
            assert demo.world.roles(entry.person, issue.origin_forum) & BACKS


def test_no_sentence_is_used_in_three_posts(demo: Demo) -> None:
    uses = defaultdict(set)
    for number, post in enumerate(all_posts(demo)):
        for sentence in re.split(r"(?<=[.?!])\s+|\n+", post.text):
            if len(sentence.split()) >= 9:
                uses[sentence.lower()].add(number)
    assert not [sentence for sentence, posts in uses.items() if len(posts) >= 3]


def test_no_stock_phrase_runs_through_the_posts(demo: Demo) -> None:
    uses = defaultdict(set)
    for number, spoken in enumerate(words(all_posts(demo))):
        for at in range(len(spoken) - 6):
            uses[" ".join(spoken[at : at + 7])].add(number)
    assert not [phrase for phrase, posts in uses.items() if len(posts) >= 4]
