"""Demo content is read whole and typed, or refused with file, key and expectation."""

import shutil
from pathlib import Path

import pytest

from cop.demo.reader import FOLDER, PRESETS, DemoError, read_demo, read_folder
from cop.presets import available
from tests.demo.sets import Demo


def test_each_demo_is_for_a_preset_there_is() -> None:
    assert sorted(PRESETS.values()) == available()


def test_an_unknown_demo_is_refused_with_those_there_are() -> None:
    with pytest.raises(DemoError, match=r"no demo 'tas'.*sa, wa, vic, nsw"):
        read_demo("tas")


def test_what_is_not_loaded_yet_is_counted(south_australia: Demo) -> None:
    left = south_australia.content.left_for_later
    assert left["meetings"] == 6
    assert left["consultations.findings"] == 1
    assert "threads" not in left
    assert "directives" not in left


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("issues", "  raised_by: ", "  raisd_by: ", "issues.WA-1: key 'raisd_by' is not known"),
        ("issues", "by: tanya-brook, days_ago: 134", "by: tanya-brook, days_ago: x", "days_ago"),
        ("issues", "reference: WA-2", "reference: WA-1", "'WA-1' is used twice"),
        ("issues", "action: RAISED", "action: RASED", r"journey\[0\].action: 'RASED'"),
        ("threads", "useful: ", "usefull: ", "'usefull' is not known; expected one of useful"),
        ("people", "role: secretariat", "role: boss", "'boss' is not known"),
        ("organisations", "organisations:", "organizations:", "section 'organizations'"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_key(
    tmp_path: Path, file: str, old: str, new: str, says: str
) -> None:
    folder = tmp_path / "wa"
    shutil.copytree(FOLDER / "wa", folder)
    path = folder / f"{file}.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(DemoError, match=f"{file}.yaml: .*{says}"):
        read_folder(folder, "wa")


def test_a_file_nobody_reads_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "wa"
    shutil.copytree(FOLDER / "wa", folder)
    (folder / "thread.yaml").write_text("threads: []\n", "utf-8")
    with pytest.raises(DemoError, match=r"thread\.yaml: not known"):
        read_folder(folder, "wa")
