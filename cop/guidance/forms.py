"""The forms of directives."""

from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from cop.date_fields import DatePartsField
from cop.feedback.forms.fields import LONG, NO_NAMES, CheckboxListField, chosen_id, lines_of
from cop.forms import CopForm, Needed, options
from cop.guidance.operations.answering import FeedbackText, SynthesisText
from cop.guidance.operations.drafting import DraftText
from cop.guidance.operations.responding import ResponseText
from cop.guidance.sections import LONGEST
from cop.guidance.states import Degree, Kind
from cop.guidance.words import DEGREE_WORDS, KIND_WORDS
from cop.marking_field import AsksMarking, MarkingField

TITLE = Length(max=200, message="Shorten this to one line: 200 characters fit.")
BODY = Length(max=LONGEST, message=f"Shorten this: {LONGEST:,} characters fit.")


class DraftForm(AsksMarking):
    """Draft a directive."""

    title = StringField(
        "In one line, what do you ask?",
        [InputRequired("Say in one line what you ask."), TITLE],
    )
    body = TextAreaField(
        "The text",
        [InputRequired("Write what you ask of the forums."), BODY],
        description="Begin each section with a line such as “## Before you write”. "
        "People reflect section by section.",
    )
    prompts = TextAreaField(
        "What should people think about?",
        [Needed(), LONG],
        description="One question on each line. They open the discussion in every forum.",
    )
    targets = CheckboxListField("Which forums do you ask?", [Needed()], coerce=int)
    reflection = SelectField("Which forum reflects on it first?", [Needed()], coerce=chosen_id)
    must_read = BooleanField(
        "Everybody in these forums has to read it",
        description="They are asked to confirm it. You see how many have, forum by forum.",
    )
    review_on = DatePartsField("When will you look at it again?", [Needed()])
    related_issues = StringField(
        "Issues it answers", [LONG], description="Their references, such as ISS-12 ISS-15."
    )
    marking = MarkingField(validators=[Needed()])
    drafter = SelectField(
        "Who else writes the draft?",
        coerce=chosen_id,
        description="Somebody outside your forum can work on the text until it is issued.",
    )

    def draft(self) -> DraftText:
        """Return what was written."""
        return DraftText(
            title=self.title.data or "",
            body=self.body.data or "",
            reflection_id=self.reflection.data,
            targets=frozenset(self.targets.data or ()),
            prompts=lines_of(self.prompts.data),
            must_read=bool(self.must_read.data),
            review_on=self.review_on.data,
            related_issues=(self.related_issues.data or "").replace(",", " ").split(),
            drafter_id=self.drafter.data if "drafter" in self else None,
            marking=self.marking.data or "",
        )


class NoteForm(CopForm):
    """A step that may go with a line."""

    note = TextAreaField("A line to go with it", [LONG])


class ConfirmForm(CopForm):
    """Say yes to the version that was shown."""

    proposal = HiddenField()


class ReflectForm(CopForm):
    """Write on a section."""

    kind = RadioField(
        "What is it?",
        choices=options((kind.value, label) for kind, label in KIND_WORDS.items()),
        validators=[InputRequired("Choose what it is.")],
        default=Kind.REFLECTION.value,
    )
    text = TextAreaField(
        "What do you want to say?",
        [InputRequired("Write something before you send it."), LONG],
        description=NO_NAMES,
    )


class DiscussForm(CopForm):
    """Open a discussion in every forum that is asked."""

    message = TextAreaField(
        "A line to the forums",
        [InputRequired("Write a line to the forums: why you ask, and what you hope for."), LONG],
        description="It opens the discussion in each of them; the prompts follow it.",
    )


class PlanForm(CopForm):
    """Say when a forum discusses it."""

    forum = HiddenField()
    day = DatePartsField("When do you discuss it?", [Needed()])


class FeedbackForm(CopForm):
    """Answer for a forum."""

    forum = HiddenField()
    seen = HiddenField()
    clear = RadioField(
        "Is it clear?",
        choices=options((d.value, label) for d, label in DEGREE_WORDS.items()),
        validators=[InputRequired("Say whether it is clear.")],
    )
    workable = RadioField(
        "Can you work with it?",
        choices=options((d.value, label) for d, label in DEGREE_WORDS.items()),
        validators=[InputRequired("Say whether you can work with it.")],
    )
    barrier = TextAreaField(
        "What’s in the way?",
        [InputRequired("Say what is in the way, or that nothing is."), LONG],
        description=f"You can raise it as an issue afterwards. {NO_NAMES}",
    )
    adaptation = TextAreaField("What have you changed to make it fit?", [LONG])

    def feedback(self) -> FeedbackText:
        """Return what was answered."""
        return FeedbackText(
            clear=Degree(self.clear.data),
            workable=Degree(self.workable.data),
            barrier=self.barrier.data or "",
            adaptation=self.adaptation.data or "",
        )


class SynthesisForm(CopForm):
    """Sum up what the forums said."""

    summary = TextAreaField(
        "What did the forums say?", [InputRequired("Say what the forums said."), LONG]
    )
    method = TextAreaField(
        "How did you work it out?",
        [InputRequired("Say how you worked it out."), LONG],
        description="Who read the answers, and whom you checked it with.",
    )
    silent_note = TextAreaField(
        "What is known of the silent forums?",
        [Needed(), LONG],
        description="They are listed by name. Silence isn’t a yes.",
    )

    def synthesis(self) -> SynthesisText:
        """Return what was written."""
        return SynthesisText(
            summary=self.summary.data or "",
            method=self.method.data or "",
            silent_note=self.silent_note.data or "",
        )


class ResponseForm(CopForm):
    """Respond to what the forums said."""

    seen = HiddenField()
    we_asked = TextAreaField("We asked", [InputRequired("Say what you asked."), LONG])
    you_said = TextAreaField("You said", [InputRequired("Say what you heard."), LONG])
    we_did = TextAreaField("We did", [InputRequired("Say what you did."), LONG])
    we_did_not = TextAreaField(
        "We did not",
        [InputRequired("Say what you did not do, and why; or that nothing was left undone."), LONG],
        description="A no is plain and comes with why.",
    )

    def response(self) -> ResponseText:
        """Return what was written."""
        return ResponseText(
            we_asked=self.we_asked.data or "",
            you_said=self.you_said.data or "",
            we_did=self.we_did.data or "",
            we_did_not=self.we_did_not.data or "",
        )


class ReviewForm(CopForm):
    """Record what a review found."""

    found = TextAreaField(
        "What did you find?",
        [InputRequired("Say what you found."), LONG],
        description="Does it still hold? What changed in practice? Does it need a new version?",
    )
