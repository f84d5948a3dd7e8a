"""The record as PDF: its text can be selected and searched, and it has an outline to go by."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from cop.feedback.states import Verdict
from cop.feedback.versions import TITLES
from cop.feedback.whole_record.gather import Record
from cop.feedback.whole_record.sheet import Sheet
from cop.feedback.words import ASK_KINDS, PAUSE_WORDS, SEVERITIES, VERDICT_WORDS
from cop.wall import Wall

WARNED = (
    "Aboriginal and Torres Strait Islander people are warned that this record may contain the "
    "names, voices or stories of people who have passed away. It begins on the next page."
)
Facts = Iterable[tuple[str, object]]


def pdf_of(record: Record, wall: Wall, *, site: str) -> bytes:
    """Return the record as PDF, in the words and times of the reader's page."""
    issue = record["issue"]
    title = f"{issue['reference']} {issue['title']}"
    sheet = Sheet(title=title, marking=issue["marking"], site=site, made_at=wall.now)
    sheet.heading(title)
    sheet.small(_made(record, wall, site))
    if issue["names_deceased"]:
        sheet.cover(WARNED)
    page = _Pages(sheet, wall)
    page.masked(record.get("masked", []))
    page.at_a_glance(issue)
    page.decisions(record["decisions"])
    page.brief(record)
    page.history(record)
    page.networks(record)
    page.work(record)
    page.deliberation(record)
    return sheet.finish()


def _made(record: Record, wall: Wall, site: str) -> str:
    product = record["product"]
    return (
        f"{site}. Exported {wall.full_day(record['exported']['at'])} by "
        f"{record['exported']['for']}, with what this person may read, from {product['name']} "
        f"{product['version']}."
    )


class _Pages:
    """The parts of a record in the order in which people read them."""

    def __init__(self, sheet: Sheet, wall: Wall) -> None:
        self.sheet, self.wall = sheet, wall

    def masked(self, lines: list[Record]) -> None:
        """Say what was masked, and of a name, which says no day itself, when."""
        for line in lines:
            at = line["at"]
            day = "" if isinstance(at, datetime) else f" {self.wall.full_day(at)}."
            self.sheet.small(f"{line['in_words']}{day}")

    def at_a_glance(self, issue: Record) -> None:
        if "state" not in issue:
            return
        self.sheet.heading("At a glance", 1)
        self.facts(
            [
                ("Where it stands", issue["state_in_words"]),
                ("With", issue["with"]),
                ("Raised by", issue["raised_by"]),
                ("Raised", issue["raised_at"]),
                ("Due", issue["due_on"]),
                ("Urgent", "Yes" if issue["urgent"] else ""),
                ("Merged into it", ", ".join(issue["merged_from"])),
            ]
        )

    def decisions(self, decisions: list[Record]) -> None:
        for ruling in decisions:
            self.sheet.heading(f"{ruling['key']}: {ruling['outcome_in_words']}", 1)
            self.ruling(
                ruling,
                [
                    ("Decided", ruling["decided_at"]),
                    ("No longer stands", _taken_by(ruling)),
                ],
            )

    def ruling(self, ruling: Record, first: Facts) -> None:
        self.sheet.text(ruling["answer"])
        self.sheet.bullets(ruling["conditions"])
        facts = [
            *first,
            ("Why", ruling["rationale"]),
            ("Not agreed", ruling["not_agreed"]),
            ("Owner", ruling["owner"]),
            ("Done by", ruling["due_on"]),
            ("Taken up again", ruling["deferred_to"]),
            ("Looked at again", ruling["review_on"]),
            ("Confirmed by", ", ".join(c["by"] for c in ruling["confirmed"])),
            ("Conflicts", ruling["conflicts_said"]),
        ]
        self.facts([*facts, *_beside(ruling)])

    def brief(self, record: Record) -> None:
        if "brief" not in record:
            if record.get("ask"):
                self.sheet.heading("What they ask", 1)
                self.sheet.text(record["ask"])
            return
        versions = record["brief"]["versions"]
        self.sheet.heading("The brief", 1)
        read = [
            f"{sent['forum']} read version {sent['version']}; "
            f"{sent['declared_de_identified_by']} declared it de-identified."
            for sent in record["brief"]["sent"]
        ]
        for line in dict.fromkeys(read):  # once, however often it came there
            self.sheet.small(line)
        for version in versions:
            by = f", {version['by']}" if version["by"] else ""
            self.sheet.heading(
                f"Version {version['version']}, {self.wall.full_day(version['at'])}{by}", 2
            )
            self.facts([(title, _words(version, name)) for name, title in TITLES.items()])
        self.lived(record["lived_experience"])
        if record["endorsements"]:
            self.sheet.heading("People behind it", 2)
        self.facts(
            (f"{e['by']}, {e['organisation']}", e["note"] or "Backs it")
            for e in record["endorsements"]
        )

    def lived(self, told: list[Record]) -> None:
        if told:
            self.sheet.heading("In their own words", 2)
        for one in told:
            words = "Somebody withdrew what they had told." if one["withdrawn"] else one["text"]
            self.facts([("" if one["withdrawn"] else one["pseudonym"], words)])

    def history(self, record: Record) -> None:
        if not record.get("steps"):
            return
        self.sheet.heading("What happened", 1)
        for step in record["steps"]:
            who = ", ".join(filter(None, (step["forum"], step["by"], step["role_in_words"])))
            self.facts([(step["at"], f"{_sentence(step['in_words'])} {who}.")])
            self.sheet.text(step["note"])
        if record["legs"]:
            self.sheet.heading("How long it took", 2)
        for leg in record["legs"]:
            self.facts(
                [
                    (f"Visit {leg['number']}", leg["forum"]),
                    ("Came", leg["entered_at"]),
                    ("Received", leg["acknowledged_at"]),
                    ("Answer due", leg["decide_by"]),
                    ("Left", leg["left_at"]),
                    ("Working days", leg["working_days"]),
                    *(("Clock stood still", self._pause(p)) for p in leg["pauses"]),
                ]
            )

    def networks(self, record: Record) -> None:
        if not record.get("networks"):
            return
        self.sheet.heading("The networks and what they say", 1)
        self.facts(
            (n["forum"], f"{n['via_in_words']} {self.wall.full_day(n['since'])}. {n['note']}")
            for n in record["networks"]
        )
        for sent in record["cascades"]:
            facts: list[tuple[str, object]] = [(sent["forum"], sent["answer"] or sent["at"])]
            for v in sent["verdicts"]:
                said = VERDICT_WORDS[Verdict(v["verdict"])]
                words = [f"{said}.", v["note"], v["evidence"], v["by"]]
                facts.append(("Says", " ".join(filter(None, words))))
            self.facts(facts)
        for note in record.get("learning_notes", []):
            self.facts([("What others can take", note["text"])])

    def work(self, record: Record) -> None:
        plans, actions = record.get("local_actions", []), record.get("actions", [])
        reports = record.get("reports", [])
        if plans or actions or reports:
            self.sheet.heading("The work and how far it is", 1)
        for plan in plans:
            self.facts([("Tried at home by", plan["owner"]), ("Done by", plan["due_on"])])
            self.sheet.bullets(plan["steps"])
        for action in actions:
            self.facts(
                [
                    (action["owner"], action["what"]),
                    ("Done by", action["due_on"]),
                    ("Was done", action["done_at"]),
                    ("Taken off", action["taken_off_at"]),
                ]
            )
        for report in reports:
            far = f"{report['percent']} percent. " if report["percent"] is not None else ""
            gone = report["removed_because"]
            words = f"Removed: {gone}" if gone else report["text"]
            self.facts([(report["at"], f"{far}{words} {report['by']}.")])

    def deliberation(self, record: Record) -> None:
        for back in record.get("returns", []):
            self.facts([("Returned", back["reason_in_words"]), ("", back["what_locals_can_do"])])
        for objection in record.get("objections", []):
            self.facts([("Objected to a merge", f"{objection['forum']}: {objection['reason']}")])
        for referral in record.get("referrals", []):
            self.sheet.heading(f"Raised further by {referral['by']}", 1)
            self.sheet.bullets(referral["options"])
            self.facts([("Advice", referral["advice"])])
        if before := _beside(record.get("before_decision", {})):
            self.sheet.heading("Before it is decided", 1)
            self.facts(before)
        for proposal in record.get("proposals", []):
            name = f"Proposal {proposal['version']}: {proposal['outcome_in_words']}"
            self.sheet.heading(name, 1)
            self.ruling(proposal, [("Proposed by", proposal["proposed_by"])])

    def facts(self, facts: Facts) -> None:
        for label, value in facts:
            if value not in (None, ""):
                self.sheet.fact(self._plain(label), self._plain(value))

    def _pause(self, pause: Record) -> str:
        until = self.wall.full_day(pause["to"]) if pause["to"] else "now"
        since, why = self.wall.full_day(pause["from"]), PAUSE_WORDS[pause["kind"]]
        return f"{since} to {until}. {why}. {pause['note']}"

    def _plain(self, value: object) -> str:
        return self.wall.full_day(value) if isinstance(value, datetime | date) else str(value)


def _beside(ruling: Record) -> list[tuple[str, object]]:
    """Return who stood aside and what was advised."""
    facts: list[tuple[str, object]] = []
    for c in ruling.get("conflicts", []):
        acted = f" {c['acted_instead']} acted instead." if c["acted_instead"] else ""
        facts.append(("Stood aside", f"{c['name']}: {c['note']}{acted}"))
    advice = ruling.get("advice", [])
    return facts + [("Advice, no vote", f"{a['name']}: {a['text']}") for a in advice]


def _sentence(words: str) -> str:
    return words if words.endswith(("?", "!", ".")) else f"{words}."


def _taken_by(ruling: Record) -> str:
    newer = ruling["superseded_by"]
    return f"{newer} took its place" if newer else ""


def _words(version: Record, name: str) -> str:
    value: Any = version[name]
    named: dict[str, dict[Any, str]] = {
        "severity": SEVERITIES,
        "ask_kind": ASK_KINDS,
        "acco_consulted": {True: "Yes", False: "No"},
    }
    return named[name].get(value, "") if name in named else str(value)
