"""What the numbers come to, in a sentence or three."""

from cop.insights.choices import Choice
from cop.insights.figures import ACKNOWLEDGED, FIXED, RateSpec
from cop.insights.health import Health
from cop.insights.lines import Line


def lede_of(health: Health, choice: Choice) -> str:
    """Return what stands at the top of the page: what happened, and where it lags.

    Each sentence names what it counts: issues, their visits to forums, or answers of networks."""
    acknowledged, fixed = _line(health, ACKNOWLEDGED), _line(health, FIXED)
    came = acknowledged.counted != "none" or fixed.counted != "none"
    if not health.raised and not health.open and not came:
        return "Nothing was raised in this period, and nothing is open."
    raised = "One issue was" if health.raised == 1 else f"{health.raised or 'No'} issues were"
    sentences = [f"{raised} raised{_by(choice)} in this period."]
    if acknowledged.counted != "none":
        were = "was" if _is_one(acknowledged) else "were"
        forums = "a forum" if acknowledged.counted.endswith(" of 1") else "forums"
        sentences.append(f"{acknowledged.counted_words} to {forums} {were} acknowledged in time.")
    if fixed.counted != "none":
        say = "says" if _is_one(fixed) else "say"
        sentences.append(f"{fixed.counted_words} {say} it’s fixed.")
    if health.late:
        late = "One open issue is" if health.late == 1 else f"{health.late} open issues are"
        sentences.append(
            f"{late} past its date." if health.late == 1 else f"{late} past their date."
        )
    return " ".join(sentences)


def _is_one(line: Line) -> bool:
    """Whether the verb after “1 of 3” or “0 of 1” stands in the singular."""
    return line.counted.startswith("1 of") or line.counted.endswith(" of 1")


def _by(choice: Choice) -> str:
    """Return whose issues are counted: what came to a forum from others is no issue it raised."""
    if choice.sight.own is not None:
        return f" by {choice.sight.own.name}"
    return " by the forums chosen" if choice.tier or choice.region or choice.kind else ""


def _line(health: Health, spec: RateSpec) -> Line:
    return next(line for line in health.lines if line.key == spec.key)
