"""Every address, with every argument that it reads, asked for what no page would ask for.

Nothing is listed here: which arguments an address reads is seen while it is answered, so that a
new address or a new argument is tried from its first day."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlencode

import pytest
from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.routing import Rule

from tests.cast import Cast
from tests.counting import Statements
from tests.feedback.sending import at_stage
from tests.test_permissions_matrix import LINES, PUBLIC, places_for
from tests.visiting import Browser, sign_in

COP = Path(__file__).parents[2] / "cop"
SOME_OR_ALL = pytest.mark.parametrize(
    "full", [False, pytest.param(True, marks=pytest.mark.long)], ids=["some", "all"]
)
# One person for each role, and who is not signed in.
ROLES = ["maddie", "ray", "priya", "caitlin", "helen", "rosalind"]
ROLES += ["shona", "lien", "louise", "colin", "stranger", "nobody"]
PUBLIC_PATHS = {
    "GET health.answer": "/healthz",
    "GET accounts.sign_in": "/sign-in",
    "GET public.public_said_did": "/public/you-said-we-did",
    "GET public.robots": "/robots.txt",
    "GET at_risk.show_at_risk": "/if-a-child-is-at-risk",
    "GET static": "/static/nowhere.css",
}
NUMBERS = (
    "0", "-1", "1", "2147483647", "2147483648", "9223372036854775808", "9" * 5000,
    "1e9", "NaN", "1.5", "0x10", "+1", " 1", "\u0661\u0662", "\u00b2", "1_0", "01", "1;--",
)  # fmt: skip
CURSORS = (
    "0-0", "1-1", "-1--1", "1-2147483648", f"{9 * 10**14}-1", f"{10**20}-1", f"{'9' * 4000}-1",
    "253402300799999999-1", "-5-3", "9999-12-31.1", "0001-01-01.1", "2026-02-30.1", "never.1",
    "never.999999999", "2026-03-03.9999999999", "9999-12-31", "0001-01-01", "2026-02-30",
)  # fmt: skip
WORDS = (
    "", "x" * 100_000, "' OR 1=1 --", "%", "_" * 500, "[1,2]", "{{7*7}}", "<script>", "../../etc",
    "all", "\u202e\u200b", "\U0001f4a9", "\ud7ff", '"' * 3000, "-a " * 3000, "//evil.example",
)  # fmt: skip
ABSURD = (*NUMBERS, *CURSORS, *WORDS)
RAW = ("%FF", "%00", "%", "%E9", "a%00b")
IN_CODE = re.compile(r"""(?:number_asked|_raw|args\.get|values\.get)\(["'](\w+)["']""")


class Noticed(ImmutableMultiDict[str, str]):
    """Arguments that remember by what names they were asked for."""

    names: set[str] = set()

    def get(self, key: str, *args: object, **kwargs: object) -> object:  # type: ignore[override]
        self.names.add(key)
        return super().get(key, *args, **kwargs)  # type: ignore[call-overload]

    def __contains__(self, key: object) -> bool:
        self.names.add(str(key))
        return super().__contains__(key)


# Pages that are there only once an issue has come further.
LATER = {"GET merge": "/issues/{taken}/merge", "GET report": "/issues/{done}/reports"}


@pytest.fixture
def places(session: Session, cast: Cast) -> dict[str, object]:
    found = places_for(session, cast)
    taken, done = at_stage(session, cast, "acknowledged"), at_stage(session, cast, "local_check")
    return {**found, "taken": taken.reference, "done": done.reference}


class Answer(NamedTuple):
    """What came back, and what it took."""

    status: int
    size: int
    sent: list[str]


Ask = Callable[..., Answer]


@pytest.fixture
def noticed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names of the arguments that were read since it was last emptied."""
    names: set[str] = set()
    monkeypatch.setattr(Noticed, "names", names)
    monkeypatch.setattr(app.request_class, "parameter_storage_class", Noticed)
    return names


def gets(places: dict[str, object]) -> dict[str, str]:
    """Every address that can be looked at, with places that are there."""
    known = {route: line.path.format(**places) for route, line in LINES.items()}
    later = {route: path.format(**places) for route, path in LATER.items()}
    found = known | later | PUBLIC_PATHS
    assert {route for route in PUBLIC if route.startswith("GET")} == set(PUBLIC_PATHS)
    return {route: path for route, path in found.items() if route.startswith("GET")}


def visit(client: Browser, name: str) -> None:
    if name != "nobody":
        sign_in(client, name)


def queries(names: Iterable[str]) -> list[str]:
    return list(_queries(names))


def _queries(names: Iterable[str]) -> Iterator[str]:
    """Absurd values of these arguments, as they stand in an address."""
    for name in sorted(names):
        yield from (urlencode({name: value}) for value in ABSURD)
        yield from (f"{name}={raw}" for raw in RAW)
        yield f"{name}=1&{name}=2&{name}="
        yield f"{name}[]=1&{name}[0]=2"
    yield "&".join(f"{name}=1" for name in sorted(names))
    yield "&".join(f"a{n}=1" for n in range(5000))


def lists(sent: Iterable[str]) -> dict[str, bool]:
    """What was read, up to the condition, and whether it was limited."""
    flat = (sql.replace("\n", " ") for sql in sent)
    return {sql.partition(" WHERE ")[0]: " LIMIT " in sql for sql in flat}


def unlimited(plainly: Iterable[str], counted: Iterable[str]) -> list[str]:
    """What is limited on the plain page, and is not on the other."""
    limited = {read for read, is_limited in lists(plainly).items() if is_limited}
    return [
        read for read, is_limited in lists(counted).items() if read in limited and not is_limited
    ]


def too_much(plain: Answer, absurd: Answer) -> str:
    """Say what is wrong with an answer beside the one to the same address as pages write it."""
    if absurd.status not in (200, 301, 303, 400, 403, 404, 405, 409, 422):
        return f"answered {absurd.status}"
    if len(absurd.sent) > len(plain.sent) + 12:
        return f"{len(plain.sent)} statements became {len(absurd.sent)}"
    if lost := unlimited(plain.sent, absurd.sent):
        return f"read without a limit: {lost}"
    if absurd.size > plain.size + 30_000:
        return f"{plain.size} bytes became {absurd.size}"
    return ""


@pytest.fixture
def ask(client: Browser, statements: Statements) -> Ask:
    def asked(address: str, method: str = "GET") -> Answer:
        with statements() as counted:
            answer = client.open(address, method=method)
        echoed = 2 * len(address)  # of who asks it, and of nobody else
        return Answer(answer.status_code, len(answer.data) - echoed, counted.sent)

    return asked


@SOME_OR_ALL
@pytest.mark.parametrize("name", ROLES)
def test_no_argument_breaks_a_page_or_lets_it_cost_more(
    client: Browser,
    places: dict[str, object],
    noticed: set[str],
    ask: Ask,
    name: str,
    full: bool,
) -> None:
    """A role takes its share of what is absurd; all together try all of it on each page."""
    visit(client, name)
    wrong = {}
    for path in gets(places).values():
        ask(path)  # the first time, more is read and written
        noticed.clear()
        plain = ask(path)
        every = queries(noticed)
        for query in every if full else every[ROLES.index(name) :: len(ROLES)]:
            address = f"{path.partition('?')[0]}?{query}"
            if found := too_much(plain, ask(address)):
                wrong[address[:120]] = found
    assert not wrong


def test_every_argument_that_the_code_reads_was_tried(
    client: Browser, places: dict[str, object], noticed: set[str]
) -> None:
    for name in ("priya", "ray", "shona", "caitlin"):
        visit(client, name)
        for path in gets(places).values():
            client.get(path)
    read = {found for path in COP.rglob("*.py") for found in IN_CODE.findall(path.read_text())}
    assert len(read) > 10
    assert read - noticed == set()


PLACES = ("0", "-1", "2147483648", "9" * 5000, "1e9", "NaN", "\u0661", " 1", "1_0", "x" * 3000,
          "'", "{{7*7}}", "..", "<b>", "\u202e", "\U0001f4a9", "%", "a\0b", "\udcff")  # fmt: skip


@SOME_OR_ALL
@pytest.mark.parametrize("name", ROLES)
def test_no_place_in_an_address_breaks_a_page(
    app: Flask, client: Browser, places: dict[str, object], ask: Ask, name: str, full: bool
) -> None:
    """Each number and each name in the path, for reading and for sending, shared out likewise."""
    visit(client, name)
    adapter, wrong = app.url_map.bind("localhost"), {}
    share = PLACES if full else PLACES[ROLES.index(name) :: len(ROLES)]
    for route, line in LINES.items():
        method, path = route.split()[0], line.path.format(**places).partition("?")[0]
        rule, values = adapter.match(path, method, return_rule=True)
        plain = ask(path) if method == "GET" else Answer(303, 100_000, [""] * 30)
        for address in (elsewhere(rule, values, part, to) for part in values for to in share):
            if found := too_much(plain, ask(address, method)):
                wrong[address[:120]] = found
    assert not wrong


def elsewhere(rule: Rule, values: Mapping[str, object], part: str, to: str) -> str:
    """The address of this rule, with something else in this part of it."""
    said = {name: str(value) for name, value in values.items()} | {part: to}
    return re.sub(
        r"<(?:\w+:)?(\w+)>",
        lambda found: quote(said[found[1]], safe="", errors="surrogateescape"),
        rule.rule,
    )
