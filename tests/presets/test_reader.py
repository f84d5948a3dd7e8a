"""A preset is read whole and typed, or refused with file, key and expectation."""

from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from cop.presets import Preset, PresetError, available
from cop.presets import read as read_preset
from cop.presets.entries import ForumEntry, Level
from cop.presets.reader import FOLDER, read_file

NAMES = available()


@cache
def read(name: str) -> Preset:
    return read_preset(name)


def forum(preset: str, key: str) -> ForumEntry:
    return next(entry for entry in read(preset).forums if entry.key == key)


def test_four_presets_are_available() -> None:
    assert NAMES == ["nsw-practice", "sa-cfss", "vic-community-partnerships", "wa-partnerships"]


@pytest.mark.parametrize("name", NAMES)
def test_every_preset_reads_and_uses_all_three_levels(name: str) -> None:
    assert {entry.tier for entry in read(name).forums} == set(get_args(Level))


@pytest.mark.parametrize("name", NAMES)
def test_the_top_takes_longer_to_decide_and_needs_all_co_chairs(name: str) -> None:
    preset = read(name)
    tops = {entry.rule_set for entry in preset.forums if entry.parent is None}
    assert tops == {"leaders"}
    assert preset.rule_sets["leaders"].targets.decide == 65
    assert preset.rule_sets["leaders"].confirmations == "all_co_chairs"
    assert preset.rule_sets["practitioners"].targets.decide == 20


@pytest.mark.parametrize("name", NAMES)
def test_hotlines_come_unverified(name: str) -> None:
    assert all(line.verified_on is None for line in read(name).hotlines)
    assert read(name).hotlines[0].number == "000"


@pytest.mark.parametrize(
    ("name", "systems"),
    [
        ("sa-cfss", {"C3MS", "CARL"}),
        ("wa-partnerships", {"ASSIST"}),
        ("nsw-practice", {"ChildStory", "KiDS"}),
        ("vic-community-partnerships", {"CRIS", "CRISSP"}),
    ],
)
def test_a_jurisdiction_names_its_client_systems_and_every_state_counts(
    name: str, systems: set[str]
) -> None:
    screening = read(name).screening
    assert systems <= {word for system in screening.client_systems for word in system.names}
    assert screening.states is None


@pytest.mark.parametrize("name", NAMES)
def test_what_later_slices_use_is_listed_by_name(name: str) -> None:
    assert "meeting_series" in read(name).left_for_later


@pytest.mark.parametrize("name", NAMES)
def test_taskforces_have_a_sunset(name: str) -> None:
    assert all(entry.sunset for entry in read(name).forums if entry.kind == "taskforce")


def test_published_counts_of_groups_and_networks_hold() -> None:
    kinds = [entry.kind for entry in read("wa-partnerships").forums]
    assert (
        kinds.count("district_leadership_group") + kinds.count("human_services_managers_group")
        == 17
    )
    assert kinds.count("early_years_network") == 42 + 1
    assert [entry.kind for entry in read("sa-cfss").forums].count("cfsn") == 12


def test_a_slug_is_the_short_name_in_an_address() -> None:
    assert forum("sa-cfss", "cfsn-far-north").slug == "far-north"
    assert forum("wa-partnerships", "eyn-armadale").slug == "armadale-early-years"


def test_a_parent_may_be_of_the_same_tier_or_skip_one() -> None:
    assert forum("sa-cfss", "cop-cultural-practice").parent == "spf"


def test_a_forum_takes_the_sites_time_zone_and_calendar() -> None:
    far_north = forum("sa-cfss", "cfsn-far-north")
    assert (far_north.timezone, far_north.calendar) == ("Australia/Adelaide", "AU-SA")


def test_an_unknown_preset_is_refused_with_those_there_are() -> None:
    with pytest.raises(PresetError, match=r"no preset 'tasmania'.*sa-cfss"):
        read("tasmania")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("  strapline: ", "  straplines: ", r"site: key 'straplines' is not known; did you mean"),
        ("schema_version: 1", "schema_version: 2", "schema_version: expected 1"),
        ("hotline_note: ", "hotlines_note: ", "key 'hotline_note' is missing"),
        ('number: "000"', "number: 13 14 78", r"hotlines\[0\].number: expected 000"),
        ("number: 13 14 78", "number: CARL", r"hotlines\[1\].number: expected digits and blanks"),
        ("hours: 24 hours, verified_on", "times: 24 hours, verified_on", "'times' is not known"),
        (
            "hours, verified_on: null",
            "hours, verified_on: today",
            r"verified_on: expected a date like",
        ),
        ("names: [CARL], state: SA", "names: [CARL], state: South", "'South' is not known"),
        ("names: [CARL]", "names: []", r"client_systems\[1\].names: expected at least one"),
        ("state: SA, common", "shortest: 12, common", r"\[1\].shortest: expected from 3 to 15"),
        ("    slug: spf\n", "", r"forums\[1\]: key 'slug' is missing"),
        ("    slug: spf\n", "    slug: spf\n    slug: spf\n", "'slug' is written twice"),
        ("    slug: one-story", "    slug: spf", "slug 'statewide/spf' is used twice"),
        ("    slug: spf", "    slug: The Forum", "forums.spf.slug: expected lower-case"),
        ("rule_set: leaders", "rule_set: bosses", "forums.slf.rule_set: 'bosses'; expected one"),
        ("parent: slf", "parent: cfsn-barossa", "expected parent 'cfsn-barossa' above"),
        ("visibility: restricted", "visibility: secret", "'secret' is not known; expected one of"),
        ("      decide: 65", "      decide: soon", "targets.decide: expected a whole number"),
        ("      decide: 65", "      decide: yes", "targets.decide: expected a whole number"),
        ("deciders: [co_chair]", "deciders: co_chair", "deciders: expected a list"),
        ("Australia/Adelaide", "Australia/Adeliade", "site.timezone"),
        ("reference_prefix: ISS", "reference_prefix: iss 1", "site.reference_prefix"),
        ("  backbone: Backbone officer\n", "", "role_labels: expected a label for every role"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_key(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    text = (FOLDER / "sa-cfss.yaml").read_text("utf-8")
    assert old in text
    broken = tmp_path / "sa-cfss.yaml"
    broken.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(PresetError, match=f"sa-cfss.yaml(.|\n)*{says}"):
        read_file(broken)
