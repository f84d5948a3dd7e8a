"""The pictures in words, for those who do not see them."""

from collections.abc import Iterator, Sequence

from cop.feedback.figure.parts import Labels, Stop


def describe_circle(stops: Sequence[Stop], labels: Labels) -> str:
    bottom, left, right = labels["regional"], labels["statewide"], labels["strategic"]
    shape = (
        "A circle in three parts, each feeding the next, clockwise: "
        f"{bottom}, {left}, {right}, and back to {bottom}."
    )
    marked = "One step is" if len(stops) == 1 else f"{len(stops)} numbered steps are"
    return " ".join([shape, f"{marked} marked on it.", *_earlier(stops), *_progress(stops, labels)])


def _earlier(stops: Sequence[Stop]) -> Iterator[str]:
    if stops and stops[0].number > 1:
        yield "Earlier steps are in the list."


def _progress(stops: Sequence[Stop], labels: Labels) -> Iterator[str]:
    done = [stop.number for stop in stops if stop.state == "done"]
    if len(done) == 1:
        yield f"Step {done[0]} is done."
    elif done:
        yield f"Steps {done[0]} {'and' if len(done) == 2 else 'to'} {done[-1]} are done."
    for stop in stops:
        if stop.state == "now":
            yield f"It is now at step {stop.number}, “{stop.name}”, with {labels[stop.tier]}."
    ahead = [stop for stop in stops if stop.state == "next"]
    if ahead:
        to_come = "; ".join(f"“{stop.name}”, {labels[stop.tier]}" for stop in ahead)
        yield f"Still to come: {to_come}."


def describe_lanes(stops: Sequence[Stop], labels: Labels) -> str:
    words = {"done": "", "now": ", where it is now", "next": ", still to come"}
    steps = [
        f"{stop.number}. {stop.name}, {labels[stop.tier]}"
        f"{', ' + stop.when if stop.when else ''}{words[stop.state]}."
        for stop in stops
    ]
    return " ".join([*_earlier(stops), *steps])
