"""Search in two stages: an index bounds what it costs, then the rules say who may read a hit.

The index knows roughly who reads what, so that few hits are dropped; what it knows may be old.
Every hit is asked for again by the very clauses that lists are made with, so nothing it doesn't
know yet can show anything. Nothing is counted: a total would tell of what one can't read."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Row, TextClause, func, select, text
from sqlalchemy.orm import Session

from cop.errors import Invalid
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.permissions import readable_forums
from cop.forums.tiers import Ability
from cop.search import words
from cop.search.excerpts import Excerpt, excerpt
from cop.search.models import INDEX, WINDOWS, SearchDocument
from cop.search.parsing import Phrase, Question, parse
from cop.search.sources import Line, sources

# So many are put in order at a time. A thousand cost up to twice as much and say hardly more: of 52
# searches at a site of a million posts, 49 had the same first page, line by line.
NEWEST = 500
ROUNDS = 5  # so often is looked further where hits are dropped
# Until so many are found, a wider stretch of documents is looked at: as wide as it has to be by
# what was found so far, but not too much wider at once. Four pages are enough to choose one of.
ENOUGH, AIM = 80, 600
UNKNOWN, WIDEST = 8, 64
# How many documents are looked at first. SQLite reads an index from its end, and stops when it has
# so many as are put in order; PostgreSQL reads all of a word that is in the stretch. Titles are one
# in ten.
STRETCH = {"sqlite": (1 << 20, 1 << 19), "postgresql": (1 << 16, 1 << 13)}
MOST_NEIGHBOURS = 6
NOTHING = "a_"  # a mark that nothing has
CURSOR = re.compile(r"[0-9]{1,10}(?:-[0-9]{1,10}){5}")
TITLES, TEXTS = 0, 1
BEST, EXACT, ADJACENT = 1000, 100, 2


@dataclass(frozen=True, slots=True)
class Found:
    """Something that was found, as a page shows it.

    Of what may name somebody who has died it has no excerpt: that is read behind a warning."""

    kind: str
    key: int
    title: str
    forum_id: int
    forum: str
    tier: str
    slug: str
    at: datetime
    author: str
    excerpt: Excerpt
    thread_id: int | None
    number: int | None
    reference: str
    names_deceased: bool


@dataclass(frozen=True, slots=True)
class Results:
    """What was found, best first, and where the next page starts, if there may be one."""

    lines: Sequence[Found]
    after: str | None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where results go on: in a stretch of ids from `top` to `low`, below a score and an id."""

    stage: int
    newest: int  # what is written later belongs to no page of this search
    top: int
    low: int = 0  # 0 while nobody has looked how far down the stretch reaches
    score: int = BEST
    id: int = 0

    def __str__(self) -> str:
        parts = (self.stage, self.newest, self.top, self.low, self.score, self.id)
        return "-".join(map(str, parts))


@dataclass(frozen=True, slots=True)
class _Hit:
    kind: str
    key: int
    place: _Place  # the one just behind it


@dataclass(frozen=True, slots=True)
class _Audience:
    """What somebody may read, by what the index knows: what bears one of these marks.

    Who reads most forums is asked for by the others: what bears none of their marks, and of what
    is several forums' what bears one of the marks for that."""

    own: frozenset[str]
    shared: frozenset[str]
    others: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with what limits it: who asks, what kinds, which forum."""

    question: Question
    audience: _Audience
    kinds: frozenset[str]
    forum: str


def search(
    session: Session,
    person: Person,
    text: str,
    *,
    kinds: Collection[str] | None = None,
    forum: int | None = None,
    after: str | None = None,
    limit: int = 20,
) -> Results:
    """Return what this person may read and finds by these words.

    What has every word in its title comes first; then what was written last, five hundred at a
    time put in order by how much each is about the words. `after` is where a page ended."""
    question = parse(text)
    audience, newest = _audience(session, person)
    known = set(sources()) & set(kinds or sources())
    if not (audience.own or audience.shared) or not newest or not known:
        return Results([], None)
    kind_marks = frozenset(map(words.kind, known)) if kinds else frozenset()
    asked = _Asked(question, audience, kind_marks, words.place(forum) if forum is not None else "")
    place: _Place | None = _read_cursor(after) if after else _Place(TITLES, newest, newest)
    lines: list[tuple[Line, _Hit]] = []
    for _ in range(ROUNDS):
        if place is None or len(lines) > limit:
            break
        hits, place = _look(session, asked, place, limit + 1 - len(lines))
        lines += _allowed(session, person, hits)
    shown = [_found(line, question) for line, _ in lines[:limit]]
    if len(lines) > limit:
        place = lines[limit - 1][1].place
    return Results(shown, str(place) if place else None)


# --- who asks -----------------------------------------------------------------------------------


def _audience(session: Session, person: Person) -> tuple[_Audience, int]:
    """Return how the index is asked for what this person reads, and the newest document."""
    newest = select(func.max(SearchDocument.id)).scalar_subquery()
    rows = session.execute(select(Forum.id, readable_forums(person), newest)).all()
    read = {forum_id for forum_id, reads, _ in rows if reads}
    others = {forum_id for forum_id, *_ in rows} - read
    shared = _circles(person) | set(map(words.member, person.forums_where(Ability.READ)))
    without = frozenset(map(words.only_reader, others)) if len(others) < len(read) else None
    audience = _Audience(frozenset(map(words.reader, read)), shared, without)
    return audience, (rows[0][2] or 0) if rows else 0


def _circles(person: Person) -> frozenset[str]:
    """Return the marks of what this person reads without reading the forum that it is of."""
    circles = {words.reader(words.community(id_)) for id_ in person.communities}
    if person.seats:
        circles.add(words.reader(words.SITE if person.is_member else words.HEARD))
    if person.forums_where(Ability.JOIN):
        circles.add(words.reader(words.JOINERS))
    return frozenset(circles)


# --- which documents ----------------------------------------------------------------------------


def _look(
    session: Session, asked: _Asked, place: _Place, count: int
) -> tuple[list[_Hit], _Place | None]:
    """Return the next hits from this place on, as many as asked for, and the place behind them."""
    hits: list[_Hit] = []
    here: _Place | None = place
    while here is not None and len(hits) < count:
        found, here = _in_stretch(session, asked, here, count - len(hits))
        hits += found
    return hits, here


def _in_stretch(
    session: Session, asked: _Asked, place: _Place, count: int
) -> tuple[list[_Hit], _Place | None]:
    """Return the next hits of one stretch, and the place behind them or where the next begins."""
    rows, low = _stretch(session, asked, place, count)
    within = replace(place, low=low)
    hits = [_Hit(r.kind, r.key, replace(within, score=r.score, id=r.id)) for r in rows[:count]]
    if len(rows) > count:
        return hits, hits[-1].place
    return hits, _next_stretch(within)


def _next_stretch(place: _Place) -> _Place | None:
    if place.low > 1:
        return _Place(place.stage, place.newest, place.low - 1)
    return _Place(TEXTS, place.newest, place.newest) if place.stage == TITLES else None


def _stretch(
    session: Session, asked: _Asked, place: _Place, count: int
) -> tuple[Sequence[Row[Any]], int]:
    """Look at ever more documents until enough are found; return how far down that was, too.

    A page that goes on in a stretch finds its end in the same way, and looks no further."""
    floor = max(1, place.low)
    widths = STRETCH["postgresql" if _on_postgresql(session) else "sqlite"]
    width = widths[min(place.stage, TEXTS)]
    while True:
        low = max(floor, place.top - width + 1)
        rows = _read(session, asked, place, low, count)
        found = rows[0].found if rows else 0
        if found >= NEWEST:
            return rows, rows[0].lowest
        if low == floor or found >= ENOUGH:
            return rows, low
        width *= min(AIM // found + 1, WIDEST) if found else UNKNOWN


def _read(
    session: Session, asked: _Asked, place: _Place, low: int, count: int
) -> Sequence[Row[Any]]:
    """Return the best hits of a stretch from the place on, one more than are wanted."""
    ask = _ask_postgresql if _on_postgresql(session) else _ask_sqlite
    asking, values = ask(asked, place, low)
    values |= {"low": low, "top": place.top, "score": place.score, "id": place.id}
    weights = tuple(weight for _, weight in _features(asked.question, place.stage))
    return session.execute(_statement(*asking, weights, NEWEST, count + 1), values).all()


def _on_postgresql(session: Session) -> bool:
    return session.connection().dialect.name == "postgresql"


# --- how each database is asked -----------------------------------------------------------------

# How hits are found, where their rows are, and how it is said that one has something.
_Asking = tuple[str, str, str]

# Of the newest hits in a stretch: how many they are, how far down they reach, and the best of them.
RANKED = """
WITH hit AS MATERIALIZED ({hits}),
scored AS MATERIALIZED (
  SELECT d.id, d.kind, d.key, {score} AS score FROM {rows}
)
SELECT id, kind, key, score,
  (SELECT count(*) FROM hit) AS found, (SELECT min(id) FROM hit) AS lowest
FROM scored
WHERE score < :score OR (score = :score AND id < :id)
ORDER BY score DESC, id DESC LIMIT {count}
"""
HITS_SQLITE = (
    f"SELECT rowid AS id FROM {INDEX} WHERE {INDEX} MATCH :match"  # noqa: S608
    " AND rowid BETWEEN :low AND :top ORDER BY rowid DESC LIMIT {newest}"
)
ROWS_SQLITE = "hit JOIN search_document d ON d.id = hit.id"
# Found apart from how it is sorted: else the planner might walk all ids down to find a rare word.
HITS_POSTGRESQL = (
    "SELECT id, kind, key, words FROM (SELECT * FROM search_document WHERE {conditions}"
    " AND NOT words @@ CAST(:unless AS tsquery) OFFSET 0) AS found"
    " WHERE id BETWEEN :low AND :top ORDER BY id DESC LIMIT {newest}"
)
CONDITION = "words @@ CAST(:match{n} AS tsquery)"
ROWS_POSTGRESQL = "hit AS d"
HAS_SQLITE = "(instr(d.words, :has{n}) > 0)"
HAS_POSTGRESQL = "CAST(d.words @@ CAST(:has{n} AS tsquery) AS integer)"


@lru_cache(256)
def _statement(
    hits: str, rows: str, has: str, weights: tuple[int, ...], newest: int, count: int
) -> TextClause:
    """Return the statement that adds up these weights for what a hit has.

    How many are wanted is written into it: SQLite reads a statement anew for each such value."""
    score = " + ".join(f"{weight} * {has.format(n=n)}" for n, weight in enumerate(weights))
    hits = hits.format(newest=newest)
    return text(RANKED.format(hits=hits, rows=rows, score=score, count=count))


def _ask_sqlite(asked: _Asked, place: _Place, low: int) -> tuple[_Asking, dict[str, Any]]:
    features = _features(asked.question, place.stage)
    values: dict[str, Any] = {f"has{n}": f" {' '.join(f)} " for n, (f, _) in enumerate(features)}
    limits, wanted, unwanted = _conditions(asked, place.stage)
    unless = [_join(" AND ", map(_fts, all_of)) for all_of in unwanted]
    if asked.audience.others is not None:
        anyone = _join(" OR ", (_fts((mark,)) for mark in sorted(asked.audience.shared)))
        unless.append(f'("{words.SEVERAL}" NOT {anyone})')
    # What has all words is found by itself: of what is joined by AND, each part is moved on to
    # wherever another is, and a limit of many marks is the dearest. A NOT keeps them apart.
    said = _join(" AND ", (_join(" OR ", map(_fts, any_of)) for any_of in wanted))
    found = f"({said} NOT {_join(' OR ', unless or [_fts((NOTHING,))])})"
    match = " AND ".join([found, *(_join(" OR ", map(_fts, any_of)) for any_of in limits)])
    return (HITS_SQLITE, ROWS_SQLITE, HAS_SQLITE), values | {"match": match}


def _ask_postgresql(asked: _Asked, place: _Place, low: int) -> tuple[_Asking, dict[str, Any]]:
    features = _features(asked.question, place.stage)
    values: dict[str, Any] = {f"has{n}": _tsquery(f) for n, (f, _) in enumerate(features)}
    limits, wanted, unwanted = _conditions(asked, place.stage)
    # Each by itself leaps to where the others are; in one, all of a stretch would be looked at.
    parts = [part for part in (wanted, limits, _neighbours(low, place.top)) if part]
    for n, part in enumerate(parts):
        values[f"match{n}"] = " & ".join(_join(" | ", map(_tsquery, any_of)) for any_of in part)
    conditions = " AND ".join(CONDITION.format(n=n) for n in range(len(parts)))
    # What is not wanted is looked for in what was found: the index would go through all of it.
    unless = [_join(" & ", map(_tsquery, all_of)) for all_of in unwanted]
    if asked.audience.others is not None:
        anyone = _join(" | ", (_tsquery((mark,)) for mark in sorted(asked.audience.shared)))
        unless.append(f"('{words.SEVERAL}' & !{anyone})")
    values["unless"] = " | ".join(unless) or _tsquery((NOTHING,))
    hits = HITS_POSTGRESQL.replace("{conditions}", conditions)
    return (hits, ROWS_POSTGRESQL, HAS_POSTGRESQL), values


def _conditions(
    asked: _Asked, stage: int
) -> tuple[list[Collection[Phrase]], list[Collection[Phrase]], list[Collection[Phrase]]]:
    """Return which marks and which words must be there, any of each; and what not, all of each."""
    question, audience = asked.question, asked.audience
    titled = [(words.in_title(word),) for word in question.words]
    marks = [asked.kinds, {asked.forum} - {""}]
    marks += [audience.own | audience.shared] if audience.others is None else []
    limits: list[Collection[Phrase]] = [
        [(m,) for m in sorted(any_of)] for any_of in marks if any_of
    ]
    wanted: list[Collection[Phrase]] = [[phrase] for phrase in question.wanted]
    unwanted: list[Collection[Phrase]] = [[phrase] for phrase in question.unwanted]
    unwanted += [[(mark,)] for mark in sorted(audience.others or ())]
    if stage == TITLES:
        # Who has a word in the title has it; only whether words stand together is left to see.
        together = [[phrase] for phrase in question.wanted if len(phrase) > 1]
        wanted = [*([word] for word in titled), *together]
    else:
        unwanted.append(titled)
    return limits, wanted, unwanted


def _features(question: Question, stage: int) -> list[tuple[Phrase, int]]:
    """Return what puts a hit before another, with what it weighs."""
    found: list[tuple[Phrase, int]] = [((words.often(word),), 1) for word in question.words]
    if len(question.words) > 1:
        found.append((tuple(question.words), ADJACENT))
    if stage == TITLES:
        found.append(((words.exactly(question.words),), EXACT))
    return found


def _neighbours(low: int, top: int) -> list[Collection[Phrase]]:
    """Return the marks of a stretch of documents, by the narrowest neighbourhoods that are few.

    A stretch that reaches down to the first document needs none."""
    if low <= 1:
        return []
    for letter, bits in WINDOWS.items():
        first, last = low >> bits, top >> bits
        if last - first < MOST_NEIGHBOURS:
            return [[(f"{letter}_{number}",) for number in range(first, last + 1)]]
    return []


def _join(how: str, parts: Iterable[str]) -> str:
    return f"({how.join(parts)})"


def _fts(phrase: Phrase) -> str:
    return f'"{" ".join(phrase)}"'


def _tsquery(phrase: Phrase) -> str:
    return _join(" <-> ", (f"'{word}'" for word in phrase))


# --- what is shown of them ----------------------------------------------------------------------


def _allowed(session: Session, person: Person, hits: Sequence[_Hit]) -> list[tuple[Line, _Hit]]:
    """Return the hits that this person may read, in their order, by the rules themselves."""
    keys: dict[str, list[int]] = {}
    for hit in hits:
        keys.setdefault(hit.kind, []).append(hit.key)
    known = sources()
    lines = {
        (kind, line.key): line
        for kind, of_kind in keys.items()
        if kind in known
        for line in known[kind].read(session, person, of_kind)
    }
    found = ((lines.get((hit.kind, hit.key)), hit) for hit in hits)
    return [(line, hit) for line, hit in found if line is not None]


def _found(line: Line, question: Question) -> Found:
    values = {name: getattr(line, name) for name in Line.__slots__ if name != "text"}
    piece = () if line.names_deceased else excerpt(line.text, question.words)
    return Found(excerpt=piece, **values)


def _read_cursor(after: str) -> _Place:
    if not CURSOR.fullmatch(after):
        raise Invalid("That page of results isn’t there any more. Search again.", "after")
    return _Place(*map(int, after.split("-")))
