"""What the numbers come to, in a sentence or three."""

from cop.insights.figures import ACKNOWLEDGED, FIXED, RateSpec
from cop.insights.health import Health
from cop.insights.lines import Line


def lede_of(health: Health) -> str:
    """Return what stands at the top of the page: what happened, and where it lags."""
    if not health.raised and not health.open:
        return "Nothing was raised in this period, and nothing is open."
    raised = "One issue was" if health.raised == 1 else f"{health.raised or 'No'} issues were"
    sentences = [f"{raised} raised in this period."]
    acknowledged, fixed = _line(health, ACKNOWLEDGED), _line(health, FIXED)
    if acknowledged.counted != "none":
        sentences.append(f"{_capital(acknowledged.counted)} were acknowledged in time.")
    if fixed.counted != "none":
        sentences.append(f"{_capital(fixed.counted)} answers fixed it.")
    if health.late:
        late = "One open issue is" if health.late == 1 else f"{health.late} open issues are"
        sentences.append(
            f"{late} past its date." if health.late == 1 else f"{late} past their date."
        )
    return " ".join(sentences)


def _line(health: Health, spec: RateSpec) -> Line:
    return next(line for line in health.lines if line.key == spec.key)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
