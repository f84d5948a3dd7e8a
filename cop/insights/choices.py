"""What somebody chose to see: a period, a tier, a region, a kind of forum, what is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from cop.feedback.words import ASK_KINDS
from cop.forums.tiers import Tier
from cop.insights.measures import NO_ASK, month_of, quarters_back
from cop.insights.permissions import Sight
from cop.insights.places import Place, Regions

# Whole calendar quarters, the running one being the last.
PERIODS = {
    "quarter": ("This quarter", 1),
    "half": ("Two quarters", 2),
    "year": ("Four quarters", 4),
    "all": ("From the start", 0),
}
DEFAULT = "year"
HEAT_MONTHS = 12

Options = dict[str, str]


@dataclass(frozen=True, slots=True)
class Window:
    """A period of whole quarters up to today, and the one of the same length before it."""

    start: date | None
    before: date | None
    today: date

    @property
    def heat_start(self) -> date:
        """The first month that the heat map shows: a year at most, half a year at least."""
        months = HEAT_MONTHS if self.start is None else max(self._months(self.start), 6)
        first = month_of(self.today)
        back = first.year * 12 + first.month - 1 - (min(months, HEAT_MONTHS) - 1)
        return date(back // 12, back % 12 + 1, 1)

    def _months(self, start: date) -> int:
        return (self.today.year - start.year) * 12 + self.today.month - start.month + 1


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen values; an empty one chooses everything."""

    sight: Sight
    period: str = DEFAULT
    tier: str = ""
    region: str = ""
    kind: str = ""
    ask: str = NO_ASK

    @property
    def narrowed(self) -> bool:
        """Whether it is narrowed to some of the forums, or to one kind of ask."""
        return bool(self.tier or self.region or self.kind or self.ask)

    def window(self, today: date) -> Window:
        """Return the days that the period covers."""
        quarters = PERIODS[self.period][1]
        if not quarters:
            return Window(None, None, today)
        back = (quarters_back(today, quarters - 1), quarters_back(today, 2 * quarters - 1))
        return Window(*back, today)

    def narrow(self, places: Sequence[Place]) -> Sight:
        """Return the sight with only the forums that the choice leaves."""
        acting = {p.id for p in places if self.tier in ("", p.tier)}
        sight = self.narrow_networks(places)
        return replace(sight, places=sight.places & acting)

    def narrow_networks(self, places: Sequence[Place]) -> Sight:
        """Return the sight with only the networks that the choice leaves, whoever acted."""
        regional = {
            p.id for p in places if self.region in ("", p.region) and self.kind in ("", p.kind)
        }
        return replace(self.sight, networks=self.sight.networks & regional)

    def query(self, **changes: str) -> str:
        """Return the choice as the end of an address, without what is not chosen."""
        chosen = {
            "show": self.sight.key,
            "period": self.period,
            "tier": self.tier,
            "region": self.region,
            "kind": self.kind,
            "ask": self.ask,
        }
        return urlencode({name: v for name, v in (chosen | changes).items() if v})


def choice_of(args: Mapping[str, str], sight: Sight, offered: Mapping[str, Options]) -> Choice:
    """Return what an address chooses; what is not on offer chooses everything."""

    def picked(name: str, otherwise: str = "") -> str:
        value = args.get(name, otherwise)
        return value if value in offered[name] else otherwise

    return Choice(
        sight,
        period=picked("period", DEFAULT),
        tier=picked("tier"),
        region=picked("region"),
        kind=picked("kind"),
        ask=picked("ask"),
    )


def offered_to(
    sight: Sight,
    places: Sequence[Place],
    regions: Regions,
    tiers: Mapping[str, str],
    kinds: Mapping[str, str],
) -> dict[str, Options]:
    """Return what this reader can choose from, by the name of the field."""
    seen = [p for p in places if p.id in sight.networks]
    periods = {key: label for key, (label, _) in PERIODS.items()}
    if not sight.names_forums:  # a choice of forums could come down to a single one
        return {"period": periods, "tier": {}, "region": {}, "kind": {}, "ask": dict(ASK_KINDS)}
    here, sorts = {p.region for p in seen}, {p.kind for p in seen}
    return {
        "period": periods,
        "tier": {tier.value: tiers.get(tier, tier.value) for tier in Tier},
        "region": {key: name for key, name in regions.names.items() if key in here},
        "kind": {key: label for key, label in kinds.items() if key in sorts},
        "ask": dict(ASK_KINDS),
    }
