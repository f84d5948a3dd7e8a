"""The record as a list of what happened, in the order of time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any

from cop.feedback.states import Verdict
from cop.feedback.whole_record.gather import Record
from cop.feedback.words import PAUSE_WORDS, VERDICT_WORDS


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened: a row of the CSV."""

    at: datetime | date
    kind: str
    what: str
    forum: str = ""
    by: str = ""
    role: str = ""
    words: str = ""


def events_of(record: Record, zone: tzinfo = UTC) -> list[Happened]:
    """Return everything in the record that has a moment or a day there, the first first."""
    parts = (
        _steps,
        _pauses,
        _brief,
        _voices,
        _backing,
        _rulings,
        _answers,
        _work,
        _others,
        _masked,
    )
    found = [event for part in parts for event in part(record)]
    return sorted(found, key=lambda event: _moment(event.at, zone))


def _moment(at: datetime | date, zone: tzinfo) -> datetime:
    return at if isinstance(at, datetime) else datetime.combine(at, time(), zone)


def _steps(record: Record) -> Iterator[Happened]:
    for s in record.get("steps", []):
        yield Happened(
            s["at"], "step", s["in_words"], s["forum"], s["by"] or "", s["role_in_words"], s["note"]
        )


def _pauses(record: Record) -> Iterator[Happened]:
    """A pause is kept by its days: it stands at the beginning of each."""
    for leg in record.get("legs", []):
        for pause in leg["pauses"]:
            why = " ".join(filter(None, (f"{PAUSE_WORDS[pause['kind']]}.", pause["note"])))
            yield Happened(pause["from"], "pause", "The clock stood still", leg["forum"], words=why)
            if pause["to"]:
                yield Happened(pause["to"], "pause", "The clock ran on", leg["forum"])


def _brief(record: Record) -> Iterator[Happened]:
    brief = record.get("brief", {"versions": [], "sent": []})
    for v in brief["versions"]:
        yield Happened(
            v["at"],
            "brief",
            f"Version {v['version']} of the brief",
            "",
            v["by"] or "",
            "",
            v["ask"],
        )
    for s in brief["sent"]:
        what = f"Version {s['version']} of the brief went up"
        declared = f"Declared de-identified by {s['declared_de_identified_by']}"
        yield Happened(s["at"], "brief sent", what, s["forum"], words=declared)


def _voices(record: Record) -> Iterator[Happened]:
    for told in record.get("lived_experience", []):
        what = "Consent withdrawn" if told["withdrawn"] else "Lived experience"
        yield Happened(
            told["at"], "lived experience", what, by=told["pseudonym"], words=told["text"]
        )


def _backing(record: Record) -> Iterator[Happened]:
    for n in record.get("networks", []):
        yield Happened(n["since"], "network", n["via_in_words"], n["forum"], n["by"], "", n["note"])
    for e in record.get("endorsements", []):
        by = f"{e['by']}, {e['organisation']}"
        yield Happened(e["at"], "endorsement", "Backs it", by=by, words=e["note"])
    for r in record.get("referrals", []):
        words = "; ".join([*r["options"], r["advice"]])
        yield Happened(r["at"], "referral", "Raised further, with options", by=r["by"], words=words)


def _rulings(record: Record) -> Iterator[Happened]:
    proposals, decisions = record.get("proposals", []), record["decisions"]
    for p in proposals:
        what = f"Proposal {p['version']}: {p['outcome_in_words']}"
        yield Happened(p["proposed_at"], "proposal", what, by=p["proposed_by"], words=p["answer"])
    for d in decisions:
        what = f"{d['key']}: {d['outcome_in_words']}"
        words = "\n".join(filter(None, (d["answer"], d["rationale"], *d["conditions"])))
        yield Happened(d["decided_at"], "decision", what, by=d["owner"], role="owner", words=words)
    before = [record["before_decision"]] if "before_decision" in record else []
    yield from _beside(proposals + decisions + before)


def _beside(rulings: list[dict[str, Any]]) -> Iterator[Happened]:
    """Each conflict, piece of advice and yes once, in however many rulings it stands."""
    seen: set[Happened] = set()
    for ruling in rulings:
        seen |= {
            Happened(c["at"], "conflict", "Stood aside", by=c["name"], words=c["note"])
            for c in ruling["conflicts"]
        }
        seen |= {
            Happened(a["at"], "advice", "Advised", "", a["name"], a["role"], a["text"])
            for a in ruling["advice"]
        }
        seen |= {
            Happened(c["at"], "confirmation", "Said yes", by=c["by"])
            for c in ruling.get("confirmed", [])
        }
    yield from seen


def _answers(record: Record) -> Iterator[Happened]:
    for c in record.get("cascades", []):
        yield Happened(c["at"], "cascade", "Answer sent", c["forum"], words=c["answer"])
        for v in c["verdicts"]:
            words = "\n".join(filter(None, (v["note"], v["evidence"])))
            what = VERDICT_WORDS[Verdict(v["verdict"])]
            yield Happened(v["at"], "verdict", what, c["forum"], v["by"], "", words)


def _work(record: Record) -> Iterator[Happened]:
    for p in record.get("local_actions", []):
        yield Happened(
            p["at"], "local action", "Tries it itself", by=p["owner"], words="\n".join(p["steps"])
        )
    for a in record.get("actions", []):
        yield Happened(a["at"], "action", "Named", by=a["owner"], role="owner", words=a["what"])
        for what, at in (("Done", a["done_at"]), ("Taken off", a["taken_off_at"])):
            if at:
                yield Happened(at, "action", what, by=a["owner"], role="owner", words=a["what"])
    for r in record.get("reports", []):
        what = f"{r['percent']} percent" if r["percent"] is not None else "How it goes"
        about = f" of “{r['action']}”" if r["action"] else ""
        words = f"Removed: {r['removed_because']}" if r["removed_because"] else r["text"]
        yield Happened(r["at"], r["kind"], f"{what}{about}", by=r["by"], words=words)


def _others(record: Record) -> Iterator[Happened]:
    for r in record.get("returns", []):
        words = r["what_locals_can_do"]
        yield Happened(r["at"], "return", r["reason_in_words"], by=r["by"], words=words)
    for o in record.get("objections", []):
        what = "Objected to a merge"
        yield Happened(o["at"], "objection", what, o["forum"], words=o["reason"])
    for n in record.get("learning_notes", []):
        yield Happened(
            n["at"], "learning note", "What others can take", n["forum"], words=n["text"]
        )


def _masked(record: Record) -> Iterator[Happened]:
    for line in record.get("masked", []):
        yield Happened(line["at"], "masking", line["in_words"])
