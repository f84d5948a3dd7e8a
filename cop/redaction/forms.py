"""The form of the review of words."""

from wtforms import StringField, SubmitField
from wtforms.validators import Length

from cop.forms import CopForm, Needed
from cop.redaction.operations.ruling import LONGEST_REASON


class ReviewForm(CopForm):
    """Mask what was found, or say why it is fine."""

    posts = False

    reason = StringField(
        "Why is it fine?",
        [
            Needed(),
            Length(max=LONGEST_REASON, message=f"Shorten this: {LONGEST_REASON} characters fit."),
        ],
        description="It goes on being readable there, to everybody who reads it now, and nobody is"
        " asked about the same words there again. You can take it up again on this page.",
    )
    mask = SubmitField("Mask what was found")
