"""Rules of the design that no linter knows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
COP = ROOT / "cop"
LONGEST_FUNCTION = 40
TIER_TEST = re.compile(r"tier\S*\s*(==|!=)\s*[\"'](regional|statewide|strategic)")


def sources() -> Iterator[Path]:
    yield from (path for path in COP.rglob("*.py") if "migrations" not in path.parts)


def lines_matching(pattern: re.Pattern[str], paths: Iterator[Path]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in paths
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_rule_asks_for_a_tier_by_its_name() -> None:
    found = lines_matching(TIER_TEST, sources())
    assert [place for place in found if "/figure/" not in place] == []  # where arcs are drawn
    assert lines_matching(TIER_TEST, (ROOT / "templates").rglob("*.html")) == []


def test_only_views_the_command_line_and_the_worker_commit() -> None:
    commits = re.compile(r"session(\(\))?\.commit\(\)")
    allowed = re.compile(
        r"cop/(cli/|worker|web|screened|visitors|activity/jobs|.*/views|tiers/pages|demo/loader)"
    )
    found = lines_matching(commits, sources())
    assert [place for place in found if not allowed.match(place)] == []


def test_nobody_below_the_edges_asks_for_the_time() -> None:
    asks = re.compile(r"datetime\.now\(|date\.today\(|clock\.now\(|utcnow")
    allowed = re.compile(r"cop/(clock|visitors|worker|cli/)")
    assert [p for p in lines_matching(asks, sources()) if not allowed.match(p)] == []


def test_functions_stay_small() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
        and (node.end_lineno or 0) - node.lineno > LONGEST_FUNCTION
    ]
    assert long == []


def test_no_template_holds_a_style_or_a_script_of_its_own() -> None:
    inline = re.compile(r"\sstyle=|<script(?![^>]*\bsrc=)|\son[a-z]+=")
    assert lines_matching(inline, (ROOT / "templates").rglob("*.html")) == []
