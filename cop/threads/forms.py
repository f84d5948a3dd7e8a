"""The forms of discussion."""

from wtforms import HiddenField, RadioField, StringField, SubmitField, TextAreaField
from wtforms.validators import InputRequired, Length

from cop.forms import CopForm, options
from cop.threads.markdown import LONGEST
from cop.threads.words import KIND_LABELS

TOO_LONG = f"Shorten your text: {LONGEST:,} characters fit."
BODY_HINT = "Leave out names, birthdays and anything that points to one family."


class ThreadForm(CopForm):
    """Start a discussion."""

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


class ReplyForm(CopForm):
    """Add a post."""

    body = TextAreaField(
        "Your reply",
        [InputRequired("Write something before you post."), Length(max=LONGEST, message=TOO_LONG)],
        description=BODY_HINT,
    )
    preview = SubmitField("Preview")


class UsefulForm(CopForm):
    """Say that a post was useful, or take it back."""

    useful = HiddenField()
