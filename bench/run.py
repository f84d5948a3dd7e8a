"""Measure the product beside its floor: `make bench`.

    python -m bench.run [--rounds 30] [--seconds 8] [--machina] [--out FOLDER]

BENCH_POSTGRESQL names a server on which databases may be made; without it only SQLite is measured.
With --machina, django-machina is installed in instance/bench, in an environment of its own, filled
with a site's 40,000 posts and asked in turns with that site and its floor.
Everything is asked over HTTP of servers that run as in production, one request at a time, the
candidates taking turns; only the part on many readers asks many at once."""

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from bench import report
from bench.counting import statements_of
from bench.load import Replier, check_tools, read_together, read_while_writing
from bench.measuring import Candidate, calibrate, interleave
from bench.pages import Page, pages_at
from bench.peers.machina import NAME as MACHINA
from bench.peers.machina import machina_with
from bench.searching import search_costs
from bench.serving import Served, memory_mb, python, serving, working
from bench.site.people import HANDLER, READER
from bench.site.sizes import BESIDE_PEERS, LARGE, SMALL
from bench.sites import Site, postgresql_site, server_from_env, sqlite_site
from bench.visits import Visit, environment, signed_in

Results = dict[str, Any]
WINDOWS = 3  # of which the middle one counts


@dataclass(frozen=True, slots=True)
class Running:
    """A site with the product and the floor serving it."""

    site: Site
    product: Served
    floor: Served
    pages: Sequence[Page]
    cookies: dict[int, str]


@contextmanager
def running(sites: Sequence[Site]) -> Iterator[list[Running]]:
    """Serve each site twice, by the product and by the floor, until the block ends."""
    with ExitStack() as stack:
        found = []
        for site in sites:
            serve = python("cop.cli", "serve", "--port", "{port}")
            product = stack.enter_context(serving(serve, environment(site.url), "/sign-in"))
            floor = stack.enter_context(
                serving(python("bench.floor", site.url, "{port}"), {}, "/posts/1")
            )
            cookies = {person: signed_in(site.url, person) for person in (READER, HANDLER)}
            found.append(Running(site, product, floor, pages_at(site.url), cookies))
        yield found


def measure_pages(sites: Sequence[Running], rounds: int) -> Results:
    """Return the figures of each page on each site, and of the floor beside it."""
    found: Results = {}
    for place, page in enumerate(sites[0].pages):
        candidates = [
            candidate for it in sites for candidate in _beside_its_floor(it, it.pages[place])
        ]
        figures = interleave(candidates, rounds)
        found[page.name] = {"most": page.most, "guide": page.guide, "figures": figures}
        report.page_line(page.name, found[page.name])
    return found


def measure_machina(rounds: int) -> Results:
    """Return the figures of django-machina's pages and of the product's with the same posts."""
    site = sqlite_site(BESIDE_PEERS)
    found: Results = {"name": MACHINA, "posts": site.size.posts, "pages": {}}
    with running([site]) as (it,), machina_with(site) as machina:
        for page in it.pages:
            if page.name in machina.pages:
                candidates = [*_beside_its_floor(it, page), machina.asked_for(page.name)]
                names = ("product", "floor", "machina")
                figures = interleave(candidates, rounds).values()
                found["pages"][page.name] = dict(zip(names, figures, strict=True))
                report.page_line(page.name, {"figures": found["pages"][page.name]})
    return found


def _beside_its_floor(it: Running, page: Page) -> list[Candidate]:
    visitor, bare = Visit(it.product.port, it.cookies[page.by]), Visit(it.floor.port)
    size = _asker(visitor, page.path)()
    joiner = "&" if "?" in page.floor else "?"
    backends = it.site.backends()
    floor = _asker(bare, f"{page.floor}{joiner}bytes={size}")
    floor()
    backends = it.site.backends()
    return [
        Candidate(it.site.name, _asker(visitor, page.path), it.product.processes, lambda: backends),
        Candidate(f"floor {it.site.name}", floor, it.floor.processes, lambda: backends),
    ]


def _asker(visit: Visit, path: str) -> Callable[[], int]:
    def ask() -> int:
        answer = visit.get(path)
        if answer.status != 200:
            raise RuntimeError(f"{path} was answered {answer.status}.")
        return len(answer.body)

    return ask


def measure_replies(sites: Sequence[Running], rounds: int) -> Results:
    """Return what posting a reply costs on each site."""
    candidates = []
    for it in sites:
        thread = it.pages[0].path.split("?")[0]
        replier = Replier(it.product.port, thread, it.cookies[HANDLER])
        replier.post()
        backends = it.site.backends()
        candidates.append(
            Candidate(it.site.name, replier.post, it.product.processes, lambda b=backends: b)  # type: ignore[misc]
        )
    return interleave(candidates, rounds)


def measure_many(site: Site, seconds: int) -> Results:
    """Return what eight readers get of two processes, and while somebody writes; and the memory."""
    serve = python("cop.cli", "serve", "--port", "{port}", "--processes", "2")
    work = python("cop.cli", "worker")
    with ExitStack() as stack:
        web = stack.enter_context(serving(serve, environment(site.url), "/sign-in"))
        cookies = [signed_in(site.url, person) for person in (READER, HANDLER)]
        path = pages_at(site.url)[0].path
        read_together(web.port, path, cookies[0], connections=8, seconds=2)
        windows = [
            read_together(web.port, path, cookies[0], connections=8, seconds=seconds)
            for _ in range(WINDOWS)
        ]
        alone = sorted(windows, key=lambda load: load.per_second)[WINDOWS // 2]
        early = memory_mb(web.processes())
        beside = read_while_writing(web.port, path, *cookies, seconds=seconds)
        asked = beside.requests + sum(load.requests for load in windows)
        while asked < 10_000:
            asked += read_together(
                web.port, path, cookies[0], connections=8, seconds=seconds
            ).requests
        late = memory_mb(web.processes())
    return {
        "alone": asdict(alone),
        "beside a writer": asdict(beside),
        "memory": {
            "early": early,
            "late": late,
            "requests": asked,
            "worker": _worker_memory(site, work),
        },
    }


def _worker_memory(site: Site, command: list[str]) -> float:
    """Return what a worker takes once it has done what was waiting."""
    with working(command, environment(site.url), seconds=10) as pids:
        return memory_mb(pids)


def run(rounds: int, seconds: int, server: str | None, *, machina: bool = False) -> Results:
    """Measure everything and return it."""
    check_tools()
    sizes = (LARGE, SMALL)
    sites = [sqlite_site(size) for size in sizes]
    if server:
        sites += [postgresql_site(server, size) for size in sizes]
    results: Results = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "rounds": rounds,
        "calibration": {"before": median(calibrate() for _ in range(20))},
    }
    with running(sites) as served:
        results["start"] = {it.site.name: it.product.started for it in served}
        results["pages"] = measure_pages(served, rounds)
        results["reply"] = measure_replies(served, rounds)
    if machina:
        results["machina"] = measure_machina(rounds)
    results["statements"] = {
        page.name: statements_of(sites[0].url, page.path, page.by) for page in served[0].pages
    }
    large = [site for site in sites if site.size == LARGE]
    results["search"] = {site.name: search_costs(site) for site in large}
    results["many"] = {site.name: measure_many(site, seconds) for site in large}
    results["calibration"]["after"] = median(calibrate() for _ in range(20))
    return results


def main() -> None:
    """Measure as the command line asks, print the tables and keep them."""
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    asked.add_argument("--rounds", type=int, default=30)
    asked.add_argument("--seconds", type=int, default=8)
    asked.add_argument("--machina", action="store_true")
    asked.add_argument("--out", type=Path, default=Path("instance/bench"))
    asked.add_argument("--baseline", type=Path, default=Path("bench/baseline.json"))
    options = asked.parse_args()
    results = run(options.rounds, options.seconds, server_from_env(), machina=options.machina)
    baseline = json.loads(options.baseline.read_text()) if options.baseline.exists() else None
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "results.json").write_text(json.dumps(results, indent=1) + "\n")
    (options.out / "results.md").write_text(report.tables(results, baseline))
    (options.out / "results.svg").write_text(report.chart(results))
    print(report.tables(results, baseline))


if __name__ == "__main__":
    main()
