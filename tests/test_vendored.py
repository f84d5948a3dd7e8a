"""What is copied is what its record says; what we write loads nothing from elsewhere."""

import base64
import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STATIC = ROOT / "cop" / "static"
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STYLES = sorted((STATIC / "css").glob("*.css"))
RECORDS = [STATIC / "vendor" / "vendor.json", ROOT / "tests" / "browser" / "vendor" / "vendor.json"]
VENDORED = [entry for record in RECORDS for entry in json.loads(record.read_text())]

BUDGET_KB = 60
REMOTE_ASSET = (
    r"""(?:\bsrc(?:set)?=["']?|<link\b[^>]*\bhref=["']?|url\(["']?|@import\s+["']?)(?:https?:)?//"""
)
FORBIDDEN_IN_TEMPLATES = {
    "an inline style": r"""\sstyle\s*=|<style\b""",
    "an inline script": r"""<script\b(?![^>]*\bsrc=)|\son[a-z]+\s*=\s*["']|javascript:""",
    "a remote asset": REMOTE_ASSET,
}
HEX_COLOUR = r"#[0-9a-fA-F]{3,8}\b"


def sha384(path: Path) -> str:
    return "sha384-" + base64.b64encode(hashlib.sha384(path.read_bytes()).digest()).decode()


def shipped_fonts_and_scripts() -> set[str]:
    fonts = [*(STATIC / "fonts").glob("*.woff2"), *(STATIC / "fonts").glob("*.ttf")]
    found = [*fonts, *(STATIC / "vendor").glob("*.js")]
    return {path.relative_to(ROOT).as_posix() for path in found}


def without_comments(template: str) -> str:
    return re.sub(r"\{#.*?#\}", "", template, flags=re.DOTALL)


@pytest.mark.parametrize("entry", VENDORED, ids=lambda entry: Path(entry["file"]).name)
def test_vendored_file_is_the_recorded_one_and_has_its_licence(entry: dict[str, str]) -> None:
    assert sha384(ROOT / entry["file"]) == entry["sha384"]
    assert (ROOT / entry["licence_file"]).stat().st_size > 200


def test_every_shipped_font_and_script_is_recorded() -> None:
    assert shipped_fonts_and_scripts() <= {entry["file"] for entry in VENDORED}


def test_records_name_no_hosts() -> None:
    assert not [record.name for record in RECORDS if "://" in record.read_text()]


def test_css_and_scripts_stay_within_their_budget() -> None:
    files = [*STATIC.rglob("*.css"), *STATIC.rglob("*.js")]
    total = sum(len(gzip.compress(path.read_bytes(), mtime=0)) for path in files)
    assert total <= BUDGET_KB * 1024, f"{total / 1024:.1f} KB gzipped"


@pytest.mark.parametrize("what", FORBIDDEN_IN_TEMPLATES)
def test_no_template_holds(what: str) -> None:
    pattern = re.compile(FORBIDDEN_IN_TEMPLATES[what], re.IGNORECASE)
    found = [path for path in TEMPLATES if pattern.search(without_comments(path.read_text()))]
    assert not found, f"{what} in {[path.relative_to(ROOT).as_posix() for path in found]}"


def test_css_loads_nothing_from_elsewhere() -> None:
    assert not [path.name for path in STYLES if re.search(REMOTE_ASSET, path.read_text())]


def test_colours_are_named_once_as_tokens() -> None:
    for path in STYLES:
        tokens, rules = path.read_text().split("@layer reset {", 1)
        assert re.search(HEX_COLOUR, tokens)
        assert not re.findall(HEX_COLOUR, rules)


def test_fonts_named_in_the_css_are_there() -> None:
    for path in STYLES:
        for font in re.findall(r'url\("([^"]+)"\)', path.read_text()):
            assert (path.parent / font).resolve().is_file(), font
