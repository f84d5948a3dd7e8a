"""The figures as tables and as a picture."""

from html import escape
from typing import Any

Results = dict[str, Any]
Row = tuple[str, ...]

# The least CPU of a page of 20 posts, milliseconds: measured on 21 November 2026 on two cores with
# 40,000 posts, each set up as its own documentation says.
PEERS = {
    "FlaskBB 2.0.2": 259,
    "Misago 0.39.6": 122,
    "django-machina 1.3.1": 70,
    "NodeBB 4.11.2": 19,
}
GROWTH, ACROSS = 1.3, 2.5
SEARCH = {"sqlite": 12, "postgresql": 25}
REPLY, PER_SECOND, TAIL, MEMORY, START = 15, 250, 10, 250, 3


def page_line(name: str, page: Results) -> None:
    """Print one page's figures while the others are being measured."""
    figures = page["figures"]
    said = [f"{site} {figures[site]['app']:.2f} ms" for site in figures]
    print(f"{name:27} " + ", ".join(said), flush=True)


def tables(results: Results, baseline: Results | None = None) -> str:
    """Return all tables in Markdown."""
    parts = [
        "## Pages, one request at a time",
        _table(
            (
                "page",
                "times the floor",
                "at most",
                "ms of CPU",
                "guide",
                "floor, ms",
                "p50",
                "p99",
                "KB",
                "statements",
            ),
            [_page(name, page, results) for name, page in results["pages"].items()],
        ),
        "## A hundred times the archive, and PostgreSQL",
        _table(
            (
                "page",
                "1M ÷ 10k, SQLite",
                f"at most {GROWTH}",
                "PostgreSQL, app + database, ms",
                f"÷ SQLite, at most {ACROSS}",
                "1M ÷ 10k, PostgreSQL",
            ),
            [_growth(name, page) for name, page in results["pages"].items()],
        ),
        "## Search, a reply, many at once",
        _table(("what", "measured", "wanted", ""), list(_others(results))),
    ]
    if "machina" in results:
        parts += [
            f"## Beside {results['machina']['name']}, SQLite with "
            f"{results['machina']['posts']:,} posts",
            _table(
                ("page", "ms of CPU", "floor, ms", "its ms of CPU", "times ours", "its p50", "KB"),
                [_beside(name, page) for name, page in results["machina"]["pages"].items()],
            ),
        ]
    if baseline:
        parts += ["## Against the stored baseline", _against(results, baseline)]
    return "\n\n".join(parts) + "\n"


def _page(name: str, page: Results, results: Results) -> Row:
    mine, floor = page["figures"]["sqlite 1M"], page["figures"]["floor sqlite 1M"]
    ratio = mine["app"] / floor["app"]
    return (
        name,
        _judged(ratio, page["most"]),
        f"{page['most']}",
        f"{mine['app']:.1f}",
        f"{page['guide']:g}",
        f"{floor['app']:.1f}",
        f"{mine['p50']:.1f}",
        f"{mine['p99']:.1f}",
        f"{mine['size'] / 1000:.0f}",
        str(results["statements"][name]),
    )


def _growth(name: str, page: Results) -> Row:
    figures = page["figures"]
    grown = figures["sqlite 1M"]["app"] / figures["sqlite 10k"]["app"]
    if "postgresql 1M" not in figures:
        return name, _judged(grown, GROWTH), "", "", "", ""
    here = _whole(figures["postgresql 1M"])
    there = here / _whole(figures["postgresql 10k"])
    across = here / _whole(figures["sqlite 1M"])
    return (
        name, _judged(grown, GROWTH), "", f"{here:.1f}", _judged(across, ACROSS),
        _judged(there, GROWTH),
    )  # fmt: skip


def _beside(name: str, page: Results) -> Row:
    mine, floor, other = page["product"], page["floor"], page["machina"]
    return (
        name,
        f"{mine['app']:.1f}",
        f"{floor['app']:.1f}",
        f"{other['app']:.1f}",
        f"{other['app'] / mine['app']:.1f}",
        f"{other['p50']:.1f}",
        f"{other['size'] / 1000:.0f}",
    )


def _whole(figures: Results) -> float:
    return float(figures["app"] + figures["database"])


def _others(results: Results) -> list[Row]:
    rows: list[Row] = []
    for site, costs in results["search"].items():
        most = SEARCH[site.split()[0]]
        for question, cost in costs.items():
            whole = cost["here"] + cost["database"]
            rows.append(_row(f"search “{question}”, {site}, ms", whole, most))
    for site, cost in results["reply"].items():
        rows.append(_row(f"a reply, {site}, ms", _whole(cost), REPLY))
    for site, many in results["many"].items():
        alone, beside, memory = many["alone"], many["beside a writer"], many["memory"]
        rows.append(
            _row(f"thread pages a second, {site}", alone["per_second"], PER_SECOND, up=True)
        )
        tail = beside["p99"] / beside["p50"]
        rows.append(_row(f"p99 ÷ p50 while one writes, {site}", tail, TAIL))
        rows.append(_row(f"requests that failed, {site}", alone["failed"] + beside["failed"], 0))
        whole = memory["late"] + memory["worker"]
        rows.append(_row(f"memory after {memory['requests']} requests, {site}, MB", whole, MEMORY))
        rows.append(_row(f"its growth since, {site}", memory["late"] / memory["early"], 1.1))
    for site, seconds in results["start"].items():
        rows.append(_row(f"CPU until the first page, {site}, s", seconds, START))
    return rows


def _row(what: str, value: float, wanted: float, *, up: bool = False) -> Row:
    met = value >= wanted if up else value <= wanted
    sign = "≥" if up else "≤"
    return what, f"{value:.2f}" if value < 100 else f"{value:.0f}", f"{sign} {wanted:g}", _mark(met)


def _judged(value: float, most: float) -> str:
    return f"{value:.2f} {_mark(value <= most)}"


def _mark(met: bool) -> str:
    return "✓" if met else "✗"


def _against(results: Results, baseline: Results) -> str:
    """Compare ratios, which another machine's speed leaves as they are."""
    rows = []
    for name, page in results["pages"].items():
        if name in baseline["pages"]:
            now, then = _ratio(page), _ratio(baseline["pages"][name])
            rows.append((name, f"{then:.2f}", f"{now:.2f}", f"{100 * (now / then - 1):+.0f} %"))
    return _table(("page", f"on {baseline['at'][:10]}", "now", "change"), rows)


def _ratio(page: Results) -> float:
    figures = page["figures"]
    return float(figures["sqlite 1M"]["app"] / figures["floor sqlite 1M"]["app"])


def _table(head: Row, rows: list[Row]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


# --- the picture --------------------------------------------------------------------------------

WIDTH, LEFT, LINE = 760, 215, 26
INK, MUTE, BAR, PEER = "#1d2733", "#5c6773", "#0f6e74", "#c9ced6"


def chart(results: Results) -> str:
    """Return a bar for each page and each peer's page of a thread: milliseconds of CPU."""
    pages = results["pages"]
    bars = [(n, p["figures"]["sqlite 1M"]["app_least"], BAR) for n, p in pages.items()]
    floor = min(p["figures"]["floor sqlite 1M"]["app_least"] for p in pages.values())
    bars = [("a bare page, the floor", floor, MUTE), *bars]
    bars += _peers(results)
    longest = max(ms for _, ms, _ in bars)
    height = LINE * len(bars) + 64
    drawn = [_bar(place, *bar, longest) for place, bar in enumerate(bars)]
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
            f'font-family="system-ui, sans-serif" font-size="13" role="img" '
            f'aria-label="Milliseconds of CPU for each page, and a thread in four other forums">',
            f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
            f'<text x="12" y="24" font-weight="600" fill="{INK}">Milliseconds of CPU for a page, '
            f"signed in, with 1,000,000 posts (the others: with 40,000)</text>",
            *drawn,
            f'<text x="12" y="{height - 12}" font-size="11" fill="{MUTE}">'
            f"Measured {escape(results['at'][:10])}, the least of {results['rounds']}; "
            f"the others’ least{escape(_but(results))}, on 21 November 2026 on the same kind of "
            "machine.</text>",
            "</svg>\n",
        )
    )


def _peers(results: Results) -> list[tuple[str, float, str]]:
    """Return the bars of other forums; what this run has measured stands instead of what it was."""
    least = {name: float(ms) for name, ms in PEERS.items()}
    if "machina" in results:
        here = results["machina"]
        least[here["name"]] = here["pages"]["thread, first page"]["machina"]["app_least"]
    return [(f"{name}, a thread", ms, PEER) for name, ms in least.items()]


def _but(results: Results) -> str:
    return f", but for {results['machina']['name']}" if "machina" in results else ""


def _bar(place: int, name: str, ms: float, colour: str, longest: float) -> str:
    y = 40 + LINE * place
    width = max(2.0, (WIDTH - LEFT - 70) * ms / longest)
    return (
        f'<text x="{LEFT - 8}" y="{y + 14}" text-anchor="end" fill="{INK}">{escape(name)}</text>'
        f'<rect x="{LEFT}" y="{y}" width="{width:.1f}" height="18" rx="2" fill="{colour}"/>'
        f'<text x="{LEFT + width + 6:.1f}" y="{y + 14}" fill="{INK}">{ms:.1f}</text>'
    )
