"""Score the screen on a labelled corpus: `python -m bench.screening.score [CORPUS] [--errors 20]`.

A label is hit when a finding of its type overlaps it; a finding is right when it overlaps a label
of its own type. Places are Unicode code points of the raw text. Intervals resample templates,
because posts made from one template are alike.
"""

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cop.screening import FINDING_TYPES, check

CORPUS = Path(__file__).with_name("dev.jsonl")
RANK = {"warn": 1, "interrupt": 2, "block": 3}
Item = dict[str, Any]
Find = Callable[[str], list[Item]]


def read(path: Path) -> list[Item]:
    """Return the posts of a corpus."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def found_by_screen(text: str) -> list[Item]:
    """Return what the screen finds, as a corpus writes it."""
    return [
        {"type": f.type, "start": f.start, "end": f.end, "action": f.action} for f in check(text)
    ]


def overlaps(one: Item, other: Item) -> bool:
    """Say whether two pieces are of one type and share a character."""
    first, last = max(one["start"], other["start"]), min(one["end"], other["end"])
    return one["type"] == other["type"] and first < last


@dataclass
class Tally:
    """What one template's posts had and what was found in them."""

    labels: int = 0
    hits: int = 0
    found: int = 0
    right: int = 0
    clean: int = 0
    alarmed: int = 0


@dataclass
class Score:
    """Everything that is counted over a corpus."""

    labels: Counter[str] = field(default_factory=Counter)
    hits: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    acted: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    posts: Counter[str] = field(default_factory=Counter)
    templates: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    missed: list[tuple[str, ...]] = field(default_factory=list)
    false: list[tuple[str, ...]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Return how many in a hundred labels were found."""
        return 100 * self.hits.total() / max(1, self.labels.total())

    @property
    def precision(self) -> float:
        """Return how many in a hundred findings were right."""
        return 100 * self.right.total() / max(1, self.found.total())

    @property
    def clean_alarmed(self) -> float:
        """Return how many in a hundred clean posts had a finding."""
        return 100 * self.posts["alarmed"] / max(1, self.posts["clean"])

    @property
    def action_ok(self) -> float:
        """Return how many in a hundred labels found had the right action."""
        return 100 * self.acted.total() / max(1, self.hits.total())


def score(items: Iterable[Item], find: Find = found_by_screen) -> Score:
    """Run the screen over a corpus and count."""
    counted = Score()
    for item in items:
        before = time.process_time()
        findings = find(item["text"])
        counted.times.append((time.process_time() - before) * 1000)
        tally = counted.templates[item.get("note", item["id"]).split(";")[0]]
        got, stopped = _count_labels(counted, tally, item, findings)
        _count_findings(counted, tally, item, findings)
        _count_post(counted, tally, item, (findings, got, stopped))
    return counted


def _count_labels(
    counted: Score, tally: Tally, item: Item, findings: list[Item]
) -> tuple[int, bool]:
    got, stopped = 0, False
    for label in item["labels"]:
        kind = label["type"]
        counted.labels[kind] += 1
        tally.labels += 1
        matching = [finding for finding in findings if overlaps(finding, label)]
        if not matching:
            piece = item["text"][label["start"] : label["end"]]
            counted.missed.append((item["id"], kind, piece, item.get("note", "")))
            continue
        got += 1
        counted.hits[kind] += 1
        tally.hits += 1
        counted.acted[kind] += any(found["action"] == label["action"] for found in matching)
        stopped = stopped or label["action"] != "warn"
    return got, stopped


def _count_findings(counted: Score, tally: Tally, item: Item, findings: list[Item]) -> None:
    for finding in findings:
        right = any(overlaps(finding, label) for label in item["labels"])
        counted.found[finding["type"]] += 1
        counted.right[finding["type"]] += right
        tally.found += 1
        tally.right += right
        if not right:
            piece = item["text"][finding["start"] : finding["end"]]
            counted.false.append((item["id"], finding["type"], piece, item.get("note", "")))


def _count_post(
    counted: Score, tally: Tally, item: Item, outcome: tuple[list[Item], int, bool]
) -> None:
    findings, got, stopped = outcome
    if item["labels"]:
        counted.posts["labelled"] += 1
        counted.posts["full"] += got == len(item["labels"])
        if any(label["action"] != "warn" for label in item["labels"]):
            counted.posts["to stop"] += 1
            counted.posts["stopped"] += stopped
        return
    counted.posts["clean"] += 1
    tally.clean += 1
    if findings:
        counted.posts["alarmed"] += 1
        tally.alarmed += 1
        counted.alarms[max((found["action"] for found in findings), key=RANK.__getitem__)] += 1


def table(counted: Score) -> str:
    """Return the figures as a table for a terminal."""
    lines = [
        f"{'type':16}{'labels':>7}{'recall':>8}{'found':>7}{'prec':>8}{'F1':>7}{'action ok':>11}"
    ]
    for kind in FINDING_TYPES:
        acted = _percent(counted.acted[kind], counted.hits[kind])
        lines.append(f"{_row(counted, kind, [kind])}{acted:>11}")
    lines.append("-" * 64)
    lines.append(_row(counted, "all", list(FINDING_TYPES)))
    for action in RANK:
        kinds = [kind.type for kind in FINDING_TYPES.values() if kind.action == action]
        lines.append(_row(counted, f"  {action}", kinds))
    return "\n".join((*lines, _intervals(counted), *_posts(counted)))


def _row(counted: Score, name: str, kinds: list[str]) -> str:
    labels, hits, found, right = (
        sum(counter[kind] for kind in kinds)
        for counter in (counted.labels, counted.hits, counted.found, counted.right)
    )
    recall, precision = hits / labels if labels else 0, right / found if found else 0
    both = 200 * precision * recall / (precision + recall) if precision + recall else 0
    return (
        f"{name:16}{labels:7}{_percent(hits, labels):>8}{found:7}"
        f"{_percent(right, found):>8}{both:7.1f}"
    )


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "-"


def _intervals(counted: Score) -> str:
    dice = random.Random(0)
    tallies = list(counted.templates.values())
    drawn = [[dice.choice(tallies) for _ in tallies] for _ in range(1000)]

    def between(part: str, whole: str) -> str:
        shares = sorted(
            sum(getattr(tally, part) for tally in draw)
            / max(1, sum(getattr(tally, whole) for tally in draw))
            for draw in drawn
        )
        return f"{100 * shares[25]:.1f}-{100 * shares[974]:.1f}"

    return (
        f"95% by template: recall {between('hits', 'labels')},"
        f" precision {between('right', 'found')},"
        f" clean posts alarmed {between('alarmed', 'clean')}"
    )


def _posts(counted: Score) -> Iterable[str]:
    posts, times = counted.posts, sorted(counted.times)
    yield (
        f"labelled posts {posts['labelled']}: all found in"
        f" {_percent(posts['full'], posts['labelled'])}%; to be stopped {posts['to stop']}:"
        f" stopped {_percent(posts['stopped'], posts['to stop'])}%"
    )
    kinds = ", ".join(f"{action} {counted.alarms[action]}" for action in RANK)
    yield (
        f"clean posts {posts['clean']}: alarmed"
        f" {_percent(posts['alarmed'], posts['clean'])}% ({kinds})"
    )
    yield (
        f"CPU of a post: median {times[len(times) // 2]:.2f} ms,"
        f" p95 {times[int(len(times) * 0.95)]:.2f} ms, most {times[-1]:.2f} ms"
    )


def main() -> None:
    """Print the table for a corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--errors", type=int, default=0, help="print this many of each")
    given = parser.parse_args()
    items = read(given.corpus)
    found_by_screen(items[0]["text"])
    counted = score(items)
    print(table(counted))
    for name, rows in (("MISSED", counted.missed), ("FALSE ALARM", counted.false)):
        for row in rows[: given.errors]:
            print(name, *map(repr, row))


if __name__ == "__main__":
    main()
