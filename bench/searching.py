"""What the search function costs: words that many use and few, asked by a member and a leader."""

import time
from statistics import median
from typing import Any

from sqlalchemy.orm import Session

from bench.serving import cpu_ns
from bench.site.people import HANDLER, READER
from bench.site.words import COMMON
from bench.sites import Site
from bench.visits import app_for
from cop import clock
from cop.extensions import db
from cop.forums.people import get_person
from cop.search.queries import search

REPEATS = 15
RARE = "w123"
ASKERS = {"member": READER, "handler": HANDLER}


def search_costs(site: Site) -> dict[str, dict[str, Any]]:
    """Return the milliseconds of CPU of each question, here and in the database."""
    found = {}
    with app_for(site.url).app_context(), Session(db.engine) as session:
        session.connection()
        backends = site.backends()
        for name, person_id in ASKERS.items():
            person = get_person(session, person_id, clock.now(), "Australia/Adelaide")
            for word in (next(iter(COMMON)), f"{' '.join(COMMON)}", RARE):
                here, there, hits = [], [], 0
                for _ in range(REPEATS):
                    before = sum(map(cpu_ns, backends))
                    started = time.process_time()
                    hits = len(search(session, person, word).lines)
                    here.append(1000 * (time.process_time() - started))
                    there.append((sum(map(cpu_ns, backends)) - before) / 1e6)
                found[f"{word}, {name}"] = {
                    "here": round(median(here), 2),
                    "database": round(sum(there) / REPEATS, 2),
                    "hits": hits,
                }
    return found
