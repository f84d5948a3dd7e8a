"""Loop health as a page, and its tables as files."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request

from cop.errors import NotFound
from cop.extensions import db
from cop.insights.choices import DEFAULT, PERIODS, Choice, Options, choice_of, offered_to
from cop.insights.equity import ACCO, OTHERS
from cop.insights.figures import VISIT_WORDS
from cop.insights.health import Health, read_health, tables_of
from cop.insights.heat import FEW, SHADES
from cop.insights.measures import quarters_back
from cop.insights.opened import FORMULA as REACH_FORMULA
from cop.insights.permissions import (
    Sight,
    busiest_first,
    get_sight,
    sights_of,
    single_forums,
)
from cop.insights.places import REMOTENESS, Place, read_places, regions_of
from cop.insights.queries import read_going_on
from cop.insights.sentences import lede_of
from cop.insights.tables import FORMATS, as_csv, as_xlsx
from cop.insights.urls import table_url
from cop.visitors import me, signed_in_only, site, today, wall
from cop.web import Page

bp = Blueprint("insights", __name__, url_prefix="/health")
bp.before_request(signed_in_only)

EVERYTHING = "all"
OPEN_TO_ALL = {"tier": "All tiers", "region": "All regions", "kind": "All kinds", "ask": "Anything"}
FIELDS = {
    "period": "Period",
    "tier": "Tier",
    "region": "Region",
    "kind": "Kind of forum",
    "ask": "Asks for",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What was asked for and what came of it."""

    sights: list[Sight]
    choice: Choice
    offered: dict[str, Options]
    health: Health
    about: str


@bp.get("/")
def show_health() -> Page:
    """Show how well the loop works, for the choices of the address."""
    shown = _read()
    return render_template(
        "insights/health.html",
        shown=shown,
        choice=shown.choice,
        health=shown.health,
        tables=tables_of(shown.health),
        fields=FIELDS,
        everything=OPEN_TO_ALL,
        shades=[*((shade, words) for _, shade, words in SHADES), FEW],
        groups=list(REMOTENESS.values()),
        acco_groups=(ACCO, OTHERS),
        reach_formula=REACH_FORMULA,
        table_url=table_url,
        lede=lede_of(shown.health, shown.choice),
        visit_words=VISIT_WORDS,
        wall=wall(),
    )


@bp.get("/<key>.<extension>")
def download(key: str, extension: str) -> Page:
    """Send one of the tables, or all of them in one workbook."""
    shown = _read()
    tables = tables_of(shown.health)
    every = key == EVERYTHING and extension == "xlsx"
    if extension not in FORMATS or not (every or key in tables):
        raise NotFound
    chosen = list(tables.values()) if every else [tables[key]]
    as_xlsx_file = extension == "xlsx"
    content = as_xlsx(chosen, shown.about) if as_xlsx_file else as_csv(chosen[0], shown.about)
    response = Response(content, content_type=FORMATS[extension])
    name = f"loop-health-{key}-{today().isoformat()}.{extension}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _read() -> Shown:
    facts = site()
    settings = facts.settings if facts else {}
    places, regions = read_places(db.session()), regions_of(settings)
    sights = _sights(places)
    sight = get_sight(sights, request.args.get("show", ""))
    tiers = {tier["level"]: tier["plural"] for tier in settings.get("tiers", [])}
    kinds = {kind["kind"]: kind["label"] for kind in settings.get("forum_kinds", [])}
    offered = offered_to(sight, places, regions, tiers, kinds)
    choice = choice_of(request.args, sight, offered)
    calendar = facts.calendar if facts else ""
    timezone = facts.timezone if facts else "UTC"
    health = read_health(
        db.session(),
        choice,
        places,
        regions,
        today=today(),
        calendar=calendar,
        timezone=timezone,
    )
    return Shown(sights, choice, offered, health, _about(choice, offered))


def _sights(places: Sequence[Place]) -> list[Sight]:
    """Return what this person may read, what they most likely come for first."""
    sights = sights_of(me(), places)
    forums = single_forums(sights)
    if len(forums) < 2:
        return sights
    a_year = quarters_back(today(), PERIODS[DEFAULT][1] - 1)
    return busiest_first(sights, read_going_on(db.session(), forums, a_year))


def _about(choice: Choice, offered: dict[str, Options]) -> str:
    """Return in words what a file shows, so that it says so wherever it goes."""
    picked = [
        offered[name][value]
        for name in ("tier", "region", "kind", "ask")
        if (value := getattr(choice, name))
    ]
    words = [choice.sight.label, PERIODS[choice.period][0].lower(), *picked]
    return f"Loop health: {', '.join(words)}. As of {wall().full_day(today())}."
