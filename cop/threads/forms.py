"""The forms of discussion."""

from collections.abc import Mapping

from wtforms import (
    BooleanField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    SubmitField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length

from cop.forms import CopForm, Needed, options
from cop.marking_field import AsksMarking, MarkingField
from cop.threads.caring import LONGEST_NOTICE, Care
from cop.threads.markdown import LONGEST
from cop.threads.words import KIND_LABELS

TOO_LONG = f"Shorten your text: {LONGEST:,} characters fit."
BODY_HINT = "Leave out names, birthdays and anything that points to one family."


class CareForm(AsksMarking):
    """What stands around a discussion: its marking, its notices, and who may read it."""

    marking = MarkingField(validators=[Needed()])
    names_deceased = BooleanField(
        "It names or speaks of somebody who has died",
        description="People are warned first, and choose whether to read on. Leave the name out of "
        "the title, which stands in lists.",
    )
    cultural_notice = StringField(
        "A cultural notice to stand above it",
        [Length(max=LONGEST_NOTICE, message="Shorten the notice: 200 characters fit.")],
        description="Such as “Men’s business”, “Women’s business” or “Knowledge shared in this "
        "space stays here”.",
    )
    community = SelectField(
        "Who may read it?",
        [Needed()],
        description="For everybody else it doesn’t exist. Anybody of the forum may say that they "
        "belong to a community, and reads it then.",
    )

    def offer(self, communities: Mapping[str, str]) -> None:
        """Let one of these communities be chosen; where there is none, nothing is asked."""
        if not communities:
            del self.community
            return
        everybody = ("", "Everybody who reads this forum")
        only = [(key, f"Only: {label}") for key, label in communities.items()]
        self.community.choices = options([everybody, *only])

    def care(self) -> Care:
        """Return what was chosen."""
        return Care(
            marking=self.marking.data or "",
            cultural_notice=self.cultural_notice.data or "",
            names_deceased=bool(self.names_deceased.data),
            community=(self.community.data or "") if "community" in self else "",
        )


class ThreadForm(CareForm):
    """Start a discussion."""

    goes_on, done = "post", "posted"
    composes = True

    title = StringField(
        "Title",
        [
            InputRequired("Give your discussion a title."),
            Length(max=200, message="Shorten your title: 200 characters fit."),
        ],
        description="Say it the way you’d say it in the tea room.",
    )
    kind = RadioField("What kind is it?", choices=options(KIND_LABELS), default="discussion")
    body = TextAreaField(
        "What do you want to say?",
        [InputRequired("Write something before you post."), Length(max=LONGEST, message=TOO_LONG)],
        description=BODY_HINT,
    )
    preview = SubmitField("Preview")


class ReplyForm(AsksMarking):
    """Add a post."""

    goes_on, done = "post", "posted"
    composes = True

    body = TextAreaField(
        "Your reply",
        [InputRequired("Write something before you post."), Length(max=LONGEST, message=TOO_LONG)],
        description=BODY_HINT,
    )
    preview = SubmitField("Preview")


class UsefulForm(CopForm):
    """Say that a post was useful, or take it back."""

    useful = HiddenField()
