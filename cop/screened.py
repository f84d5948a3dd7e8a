"""What the screen says of a form, and what its writer answered: the panel in the form."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from flask import g, request
from wtforms import Field

from cop.accounts.kept_text import keep_text
from cop.answered import Answered, answered, what_is_wrong
from cop.extensions import db
from cop.form_gate import forums_of_issue, gate_of
from cop.forms import CopForm
from cop.forums.models import Forum
from cop.forums.urls import forum_url
from cop.panel import CHANGE, Item, Panel, choices_for, shown
from cop.screening import Finding
from cop.screening.gate import ENOUGH, Answer, Gate, Screened, Settled
from cop.screening.hotlines import hotlines_to_ring
from cop.screening.masking import mask
from cop.screening.models import Outcome
from cop.screening.operations.holding import (
    close_changed,
    hold_text,
    note_sent,
    tell_of_risk,
    tell_of_risk_in_answer,
)
from cop.screening.operations.remembering import keep_answers, remember
from cop.screening.permissions import can_hold
from cop.screening.pieces import Piece, pieces_of, quote
from cop.screening.queries import reviewers_of, who_hears_of_risk
from cop.screening.urls import held_url
from cop.sealed_along import outcome_of, sealed_along
from cop.sealing import Fields, fingerprint
from cop.typed import (
    LABEL,
    held_before,
    kept_before,
    made_for,
    typed_text,
)
from cop.visitors import config, me, my_forums, now, site, today
from cop.written import typed_fields, written_fields

MOST = 20  # in one panel; what else was found is shown when these are answered
FIRST = "Answer this first: nobody can look at the rest of it before."


@dataclass
class Screening:
    """A form that was sent, and the gate its words go through."""

    form: CopForm
    gate: Gate
    answered: Answered

    @cached_property
    def forum(self) -> Forum | None:
        """The forum whose people look at what is held back: of this address, or one's own.

        Of one's own it is the first in which somebody else may look; of an issue's, of those."""
        here = g.get("forum")
        if here is not None and me().roles_in(here.id):
            return here  # type: ignore[no-any-return]
        mine = [forum.id for forum in my_forums()]
        reading = [forum_id for forum_id in mine if _reads(forum_id)]
        chosen = next((forum_id for forum_id in reading if self._others_in(forum_id)), None)
        first = chosen or next(iter(reading or mine), None)
        return db.session().get(Forum, first) if first else None

    @cached_property
    def reviewers(self) -> list[str]:
        """Who could look at it, where anybody may."""
        if (
            self.form.private
            or not self.form.reviewable
            or self.forum is None
            or not _reads(self.forum.id)
            or not can_hold(me(), self.forum)
        ):
            return []
        return self._others_in(self.forum.id)

    def _others_in(self, forum_id: int) -> list[str]:
        return reviewers_of(db.session(), forum_id, me().id, today())

    def mask(self) -> None:
        """Read every field, and put the placeholder where the writer asked for it."""
        for written in written_fields(self.form):
            if not written.data:
                continue
            # Who keeps it leaves out blanks at its end; with them, it would have to be read again.
            text = written.data = written.data.replace("\r\n", "\n").rstrip()
            found = [f for f in self._found(text) if self._says(text, f) == Outcome.MASKED]
            if found:
                written.data = mask(text, found)
                for finding in found:
                    mark = self.gate.mark(text, finding)
                    self.gate.note(finding, written.name, Answer(Outcome.MASKED), mark)

    def asks_to_hold(self) -> bool:
        """Say whether the writer asks that somebody looks at what was stopped."""
        asked = {item.mark for item in self.items() if item.chosen == Outcome.HELD}
        return bool(asked & self.answered.confirmed and self.reviewers)

    def hold(self) -> str:
        """Seal what was typed for who looks after the forum, and return where it stands.

        Nobody looks at it before its writer has answered what only they can answer."""
        if self.forum is None:
            raise LookupError("a text is held in a forum")
        items = self.items()
        if left := [item for item in items if item.error]:
            raise Screened([item.finding for item in left], left[0].field_name)
        held = hold_text(
            db.session(),
            self.forum,
            by=me(),
            path=request.path,
            fields=self.typed() + sealed_along(items, typed_fields(self.form)),
            found=[item.came_to(outcome_of(item)) for item in items],
            marks=list(self._stopped()),
            draft=self.draft,
            secret=config().secret_key,
            now=now(),
        )
        self._close_changed()
        location = held_url(self.forum.tier, self.forum.slug, held.id)
        if any(item.chosen == Outcome.CONFIRMED for item in items):
            tell_of_risk(db.session(), self.forum.id, by_id=me().id, href=location, now=now())
        return location

    def passed(self, location: str) -> None:
        """Write down what went through, and tell of a child at risk, with what was posted."""
        keep_answers(db.session(), self.gate.passed, now())
        settled = self.gate.settled
        self._remember(settled)
        if any(one.outcome == Outcome.CONFIRMED for one in settled):
            self._tell_of_risk(location)
        if self.gate.used:
            note_sent(db.session(), me().id, request.path, self.gate.used)
        self._close_changed()

    def _tell_of_risk(self, location: str) -> None:
        """Tell who can do something about it, and lead them only where they may read."""
        if self.form.consultation_id:
            tell_of_risk_in_answer(db.session(), self.form.consultation_id, now=now())
        elif self.forum is not None:
            told_id = who_hears_of_risk(db.session(), self.forum, me().id, today())
            elsewhere = told_id != self.forum.id or not _reads(told_id)
            closed = not self.form.reviewable or elsewhere
            tell_of_risk(
                db.session(),
                self.forum.id,
                told_id=told_id,
                by_id=None if self.form.private else me().id,
                href=forum_url(self.forum.tier, self.forum.slug) if closed else location,
                now=now(),
                closed=closed,
            )

    def _close_changed(self) -> None:
        """Close the held text from whose page this was sent, unless it is what was posted."""
        if self.form.held:
            close_changed(db.session(), self.form.held, by=me(), path=request.path, now=now())

    def stop(self) -> bool:
        """Put the panel on the form, log what was found, keep what was typed; say if there is any.

        What an operation made of several fields may hold what no field does: then there is none."""
        items = self.items()
        if not items:
            return False
        self._put_by(items)
        self.form.screen = self.panel(items)
        db.session.commit()
        return True

    def _put_by(self, items: list[Item]) -> None:
        """Write down what was found, unless it was shown before, and keep what was typed."""
        if not self.answered.said:
            self._remember([item.came_to(Outcome.STOPPED) for item in items])
        self.form.kept = self.keep()

    def look(self) -> None:
        """Keep the text as it was changed, which its writer looks at before they post it.

        What is still found in it stays in the panel, with what was answered."""
        self._remember(self.gate.settled)
        self.form.kept = self.keep()
        if items := self.items():
            for item in items:
                item.agreed = item.mark in self.gate.answers
                item.error = item.error if item.chosen == Outcome.KEPT else ""
            self.form.screen = replace(self.panel(items), looked=True)
        db.session.commit()

    def stay(self, items: list[Item], *, aside: bool = False) -> None:
        """Leave the panel as it was answered in a form that isn't sent on yet; judge nothing."""
        self.form.kept = kept_before()
        if self.answered.said and items:
            for item in items:
                item.error = ""
            self.form.screen = replace(self.panel(items), aside=aside)

    def stop_beside(self, *, keeps: bool = True) -> None:
        """Put the panel beside what else is wrong with the form, so that numbers to ring are first.

        What was answered is judged once the rest is right. Nothing is kept where the form may be
        somebody else's doing, since its token doesn't hold, or where nothing can come of it."""
        keeps = keeps and "csrf_token" not in self.form.errors
        self.form.kept = kept_before()
        if items := self.items():
            for item in items:
                item.error = ""
            if keeps:
                self._put_by(items)
            self.form.screen = replace(self.panel(items), kept=keeps)
            db.session.commit()

    def keep(self) -> int:
        """Seal what was typed for its writer, in place of what was kept of it before."""
        secret, path = config().secret_key, request.path
        labels = [(LABEL + each.name, each.label.text) for each in typed_fields(self.form)]
        fields = [*made_for(), *self.typed(), *labels]
        kept = keep_text(
            db.session(),
            secret,
            me().id,
            path,
            fields,
            now(),
            form=self.form.submission_key.data or "",
            instead_of=kept_before(),
        )
        return kept.id

    def typed(self) -> Fields:
        """Return what was typed, with what its writer replaced."""
        written = {each.name: each.data or "" for each in written_fields(self.form)}
        return [(name, written.get(name, text)) for name, text in typed_text()]

    def _remember(self, settled: list[Settled]) -> None:
        forum_id = self.forum.id if self.forum else None
        by_id = None if self.form.private else me().id
        if not self.form.reviewable:  # who looks after the forum reads reasons, but not this text
            settled = [one.unexplained() for one in settled]
        remember(db.session(), settled, forum_id=forum_id, by_id=by_id, now=now(), draft=self.draft)

    @property
    def draft(self) -> str:
        """What this draft is known by in a month: who writes where, or the form that nobody signs.

        Trying again counts once by it; it says nothing of who that was."""
        whose = self.form.submission_key.data if self.form.private else me().id
        secret, month = config().secret_key, f"{now():%Y-%m}"
        return fingerprint(secret, "draft", f"{whose} {request.path} {month}")

    def _stopped(self) -> Iterator[str]:
        """Return what each text is known by in which something was found."""
        for written in written_fields(self.form):
            if self._found(written.data or ""):
                yield self.gate.whole(written.data)

    def items(self) -> list[Item]:
        """Return each thing found in what was typed, once, with what was answered so far."""
        found: dict[str, list[tuple[Field, Finding]]] = {}
        for written, finding in self._open():
            found.setdefault(self.gate.mark(written.data, finding), []).append((written, finding))
        first = sorted(found.items(), key=lambda each: each[1][0][1].action != "interrupt")
        items = [self._item(n, mark, places) for n, (mark, places) in enumerate(first, start=1)]
        asked = {item.mark for item in items if item.chosen == Outcome.HELD}
        holds = bool(asked & self.answered.confirmed and self.reviewers)
        for item in items:
            item.error = self._what_is_wrong(item, holds)
        return items

    def _open(self) -> Iterator[tuple[Field, Finding]]:
        """Return what nobody let through yet, in whichever field it stands."""
        for written in written_fields(self.form):
            text = written.data or ""
            for finding in self._found(text):
                if self.gate.lets_through(text, finding):
                    continue
                if not self.gate.stood(text, self.gate.mark(text, finding)):
                    yield written, finding

    def _item(self, number: int, mark: str, places: list[tuple[Field, Finding]]) -> Item:
        written, finding = places[0]
        item = Item(
            number=number,
            mark=mark,
            finding=finding,
            field_name=written.name,
            choices=choices_for(finding, self.reviewers),
            chosen=self.answered.said.get(mark, Outcome.KEPT if mark in self.gate.stored else ""),
            reason=self.answered.reasons.get(mark, ""),
        )
        answer = self.gate.answers.get(mark)
        item.settled = answer is not None and answer.outcome in ENOUGH[finding.action]
        if item.chosen not in {choice.value for choice in item.choices}:
            item.chosen = item.choices[0].value
        for where, found in places:
            item.quote_in(where, quote(where.data, found, number))
        return item

    def _what_is_wrong(self, item: Item, holds: bool) -> str:
        if holds and item.finding.action == "interrupt" and item.chosen != Outcome.CONFIRMED:
            return FIRST
        if item.mark not in self.answered.confirmed:
            return ""
        if item.chosen == Outcome.KEPT:
            return what_is_wrong(item.reason)
        if item.chosen == CHANGE:
            places = " and ".join(quoted.label for quoted in item.quotes)
            return f"It still stands there. Change it in {places}, then go on."
        return ""

    def _found(self, text: str) -> list[Finding]:
        return self.gate.look(text, "form")

    def _says(self, text: str, finding: Finding) -> str:
        mark = self.gate.mark(text, finding)
        return self.answered.said.get(mark, "") if mark in self.answered.confirmed else ""

    def panel(self, items: list[Item]) -> Panel:
        """Return what stands above the form of what was found."""
        facts = site()
        settings = facts.settings if facts else {}
        first, settled = shown(items, MOST)
        return Panel(
            items=tuple(first),
            more=len(items) - len(first) - len(settled),
            settled=tuple(settled),
            private=self.form.private,
            done=self.form.not_yet,
            alone=not self.reviewers,
            forum=self.forum.name if self.forum else "",
            closed=not self.form.reviewable,
            goes_on=self.form.goes_on,
            pressed=self.form.pressed,
            undone=self._undone(items),
            hotlines=hotlines_to_ring(settings),
            hotline_note=settings.get("hotline_note", ""),
            texts=tuple(self._marked(first)),
        )

    def _undone(self, items: list[Item]) -> bool:
        """Say whether the writer answered, and then pressed a button that does none of it."""
        said = {item.mark for item in items} & set(self.answered.said)
        return bool(said - self.answered.confirmed)

    def _marked(self, items: list[Item]) -> Iterator[tuple[str, tuple[Piece, ...]]]:
        """Return each text in which something was found, cut into pieces, with its label."""
        for written in written_fields(self.form):
            cut = self.pieces(written.data or "", items)
            if any(piece.number for piece in cut):
                yield written.label.text, cut

    def pieces(self, text: str, items: list[Item]) -> tuple[Piece, ...]:
        """Return a text of the form cut into pieces, with the numbers of these findings."""
        numbers = {item.mark: item.number for item in items}
        found = {f: numbers.get(self.gate.mark(text, f), 0) for f in self._found(text)}
        return pieces_of(text, found, found)


def screening_of(form: CopForm) -> Screening:
    """Return what was answered to the panel of this form, and the gate for its words."""
    said = answered()
    form.held = held_before()
    return Screening(form, gate_of(form, said), said)


def _reads(forum_id: int) -> bool:
    """Say whether a forum of the writer's reads what this page is about, where that is an issue."""
    named = forums_of_issue()
    return named is None or forum_id in named
