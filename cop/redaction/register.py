"""The register of words: every column in which a person's words stand, and those made of them.

The models mark both (`words`, `made_of_words` in cop/database.py). Every other column of text is
named here with the reason why nobody's words are in it; a test fails where one is none of these."""

from collections.abc import Iterator, Mapping

from sqlalchemy import JSON, Column, Enum, LargeBinary, String, Table

from cop.database import Base

# Why nobody's words stand there: the tables, each with its columns.
NEITHER: Mapping[str, str] = {
    "keys and references, given out or chosen from a list": (
        "counter.name organisation.key rule_set.key forum.key forum.slug person.key"
        " consultation.key directive.reference directive.related_issues issue.reference"
        " question.key answer.question_key answer.choice response.receipt site.preset"
        " community.key site.reference_prefix submission.key working_day.calendar site.calendar"
        " forum.calendar"
    ),
    "one of the words that the code knows": (
        "job.kind organisation.kind rule_set.deciders rule_set.confirmations forum.tier forum.kind"
        " forum.visibility forum.status consultation.state consultation.mode"
        " consultation.iap2_level directive.state event.kind event.subject held_text.types"
        " issue.state issue.closure loop_count.measure loop_count.ask loop_days.measure"
        " loop_days.ask loop_month.ask loop_fact.measure loop_fact.ask membership.role"
        " own_contact.kind rule_change.type screen_log.type screen_log.action thread.kind"
        " brief.ask_kind"
        " consultation_outcome_item.kind consultation_outcome_item.status directive_proposal.kind"
        " directive_reflection.kind directive_step.action directive_step.source"
        " directive_step.target directive_step.role elector.tier elector.remoteness"
        " elector.organisation_kind issue_raiser.via issue_term.part issue_thread.kind"
        " leg.disposition notice.icon notice.tier reaction.kind advice.role"
        " directive_feedback.clear directive_feedback.workable issue_return.reason_code pause.kind"
        " proposal.outcome question.kind referral.criteria response.state response.capacity"
        " step.action step.source step.target step.role decision.outcome local_check.verdict"
        " report.kind search_document.kind review_item.types redaction.types redaction.role"
    ),
    "the site’s own settings and names": (
        "site.name site.short_name site.timezone site.settings forum.timezone forum.region"
        " person.region elector.region rule_set.targets issue.marking issue.priority_area"
        " directive.marking thread.marking"
    ),
    "ids, numbers and dates of the record": "event.data job.data step.facts directive_step.facts",
    "hashes and fingerprints": (
        "sign_in_failure.email_hash person.password_hash user_session.token_hash held_text.marks"
        " review_item.marks review_item.cleared screen_log.counted answered_finding.text_mark"
        " answered_finding.mark"
    ),
    "addresses of this site, built of keys and numbers": (
        "held_text.path kept_text.path submission.location notice.href"
    ),
    "addresses by which an account or a forum is reached": "person.email forum.contact_email",
    "where a thing stands: names of tables, columns and fields": (
        "screen_log.place review_item.table_name review_item.column_name"
        " review_item.subject"
        " redaction.table_name redaction.column_name redaction.subject words_scan.table_name"
    ),
    "what software says of itself": "job.error user_session.browser",
}


def words_columns() -> dict[Table, tuple[Column[object], ...]]:
    """Return every column that holds a person's words, by table."""
    return _marked("words")


def derived_columns() -> dict[Table, tuple[Column[object], ...]]:
    """Return every column that holds what was made of words, by table."""
    return _marked("made_of_words")


def undecided() -> list[str]:
    """Return the columns of text that are neither words, nor made of them, nor named above."""
    named = {name for names in NEITHER.values() for name in names.split()}
    return [
        f"{column.table.name}.{column.name}"
        for column in _texts()
        if not _is_marked(column) and f"{column.table.name}.{column.name}" not in named
    ]


def decided_twice() -> list[str]:
    """Return what is named above and is marked as well, or is no column of text at all."""
    named = [name for names in NEITHER.values() for name in names.split()]
    plain = {f"{c.table.name}.{c.name}" for c in _texts() if not _is_marked(c)}
    return sorted({name for name in named if name not in plain or named.count(name) > 1})


def _marked(mark: str) -> dict[Table, tuple[Column[object], ...]]:
    marked: dict[Table, tuple[Column[object], ...]] = {}
    for table in Base.metadata.sorted_tables:
        if columns := tuple(column for column in table.columns if mark in column.info):
            marked[table] = columns
    return marked


def _is_marked(column: Column[object]) -> bool:
    return bool({"words", "made_of_words"} & set(column.info))


def _texts() -> Iterator[Column[object]]:
    """Return every column that could hold words."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            kind = column.type
            if isinstance(kind, String | JSON | LargeBinary) and not isinstance(kind, Enum):
                yield column
