"""Play the demo's consultations: opened, answered, closed by the clock, and published."""

from collections.abc import Iterator
from datetime import datetime, time
from functools import partial

from cop.consultations.operations import (
    Audience,
    OutcomeLine,
    OutcomeText,
    QuestionText,
    answer_all,
    create_consultation,
    open_consultation,
    publish_consultation,
)
from cop.consultations.states import Capacity, ItemKind, ItemStatus, Kind, Mode
from cop.demo.entries import ConsultationEntry, OutcomeEntry, QuestionEntry, ResponseEntry
from cop.demo.reader import DemoError
from cop.demo.stage import Scene, Stage, one_after_another

OPENS, NOON, CLOSES = time(9), time(12), time(17)


def consultation_scenes(stage: Stage, entries: tuple[ConsultationEntry, ...]) -> list[Scene]:
    """Return the opening, every response and the publication; closing is the clock's."""
    return [scene for entry in entries for scene in _scenes(stage, entry)]


def _scenes(stage: Stage, entry: ConsultationEntry) -> Iterator[Scene]:
    yield Scene(stage.moment(entry.opens_days_ago, OPENS), partial(_open, stage, entry))
    responses = sorted(entry.responses, key=lambda response: -response.days_ago)
    told = [stage.moment(response.days_ago, NOON) for response in responses]
    for response, at in zip(responses, one_after_another(told), strict=True):
        yield Scene(at, partial(_answer, stage, entry, response))
    if entry.published_days_ago is not None:
        yield Scene(stage.moment(entry.published_days_ago), partial(_publish, stage, entry))


def _open(stage: Stage, entry: ConsultationEntry, at: datetime) -> None:
    by = stage.by(entry.opened_by, at)
    consultation = create_consultation(
        stage.session,
        stage.forums[entry.forum],
        by=by,
        key=entry.key,
        title=entry.title,
        purpose=entry.purpose,
        promise=entry.promise,
        mode=Mode(entry.mode),
        mode_note=entry.mode_note,
        iap2_level=entry.iap2_level,
        questions=[_question(question) for question in entry.questions],
        analysts=[stage.people[analyst].id for analyst in entry.analysts],
        opens_at=at,
        closes_at=_closes_at(stage, entry),
        min_cell=entry.min_cell,
        min_group=entry.min_group,
        now=at,
    )
    stage.consultations[entry.key] = consultation
    asked = entry.audience
    audience = Audience(asked.tiers, asked.forums, asked.roles)
    open_consultation(stage.session, consultation, by=by, audience=audience, now=at)


def _question(entry: QuestionEntry) -> QuestionText:
    return QuestionText(
        key=entry.key,
        kind=Kind(entry.type),
        text=entry.text,
        required=entry.required,
        max_words=entry.max_words,
        options=[(option.value, option.label) for option in entry.options],
    )


def _closes_at(stage: Stage, entry: ConsultationEntry) -> datetime:
    if entry.closes_days_ago is not None:
        return stage.moment(entry.closes_days_ago, CLOSES)
    day = stage.day_ahead(entry.closes_in_days or 0)
    return datetime.combine(day, CLOSES, stage.zone)


def _answer(stage: Stage, entry: ConsultationEntry, response: ResponseEntry, at: datetime) -> None:
    answer_all(
        stage.session,
        stage.consultations[entry.key],
        stage.people[response.respondent].id,
        response.answers,
        capacity=Capacity(response.capacity),
        consent_to_quote=response.consent_to_quote,
        now=at,
    )


def _publish(stage: Stage, entry: ConsultationEntry, at: datetime) -> None:
    if entry.outcome is None:
        raise DemoError(f"{entry.key}: published without an outcome")
    publish_consultation(
        stage.session,
        stage.consultations[entry.key],
        by=stage.by(entry.opened_by, at),
        outcome=_outcome(stage, entry.outcome),
        headline=entry.headline,
        now=at,
    )


def _outcome(stage: Stage, entry: OutcomeEntry) -> OutcomeText:
    did = [
        OutcomeLine(
            ItemKind.DID, item.said, item.did, stage.people[item.owner].id, ItemStatus(item.status)
        )
        for item in entry.we_did
    ]
    did_not = [OutcomeLine(ItemKind.DID_NOT, item.said, item.why) for item in entry.we_did_not]
    return OutcomeText(
        we_asked=entry.we_asked,
        you_said=entry.you_said,
        items=did + did_not,
        decided_by_id=stage.forums[entry.decided_by].id,
        decided_at=stage.moment(entry.decided_days_ago, NOON),
    )
