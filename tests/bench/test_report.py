"""Another forum stands in the tables and the picture where a run has measured it, only there."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench import report

STORED = Path("bench/baseline.json")


@pytest.fixture
def results() -> dict[str, Any]:
    stored: dict[str, Any] = json.loads(STORED.read_text())
    return stored


def with_machina(results: dict[str, Any]) -> dict[str, Any]:
    mine = {"app": 5.0, "app_least": 4.0, "p50": 6.0, "size": 60_000}
    other = {"app": 80.0, "app_least": 61.5, "p50": 82.0, "size": 47_000}
    page = {"product": mine, "floor": mine | {"app": 2.0}, "machina": other}
    pages = {"thread, first page": page}
    return results | {"machina": {"name": "django-machina 1.3.1", "posts": 40_000, "pages": pages}}


def test_a_run_without_it_says_nothing_of_it_but_what_was_measured_once(
    results: dict[str, Any],
) -> None:
    assert "machina" not in report.tables(results)
    picture = report.chart(results)
    assert "django-machina 1.3.1, a thread" in picture
    assert f">{report.PEERS['django-machina 1.3.1']:.1f}<" in picture
    assert "but for" not in picture


def test_a_run_with_it_has_its_table_and_its_bar(results: dict[str, Any]) -> None:
    found = with_machina(results)
    said = report.tables(found)
    assert "## Beside django-machina 1.3.1, SQLite with 40,000 posts" in said
    assert "| thread, first page | 5.0 | 2.0 | 80.0 | 16.0 | 82.0 | 47 |" in said
    picture = report.chart(found)
    assert picture.count("django-machina 1.3.1, a thread") == 1
    assert ">61.5<" in picture
    assert "the others’ least, but for django-machina 1.3.1, on 21 November" in picture
