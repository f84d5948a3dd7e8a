"""Forms of those who run a forum: pause it, and name who acts for whom."""

from wtforms import SelectField, TextAreaField
from wtforms.validators import Length

from cop.date_fields import DatePartsField
from cop.feedback.forms.fields import chosen_id
from cop.forms import CopForm, Needed


class ForumPauseForm(CopForm):
    """Let a network's own clocks stand still."""

    posts = False

    note = TextAreaField(
        "A line for the members",
        [Length(max=400)],
        description="Don’t name the person who has died.",
    )


class CoverForm(CopForm):
    """Name who acts for somebody who is away."""

    seat = SelectField("Who is away?", [Needed()], coerce=chosen_id)
    cover = SelectField("Who acts for them?", [Needed()], coerce=chosen_id)
    since = DatePartsField("From", [Needed()])
    until = DatePartsField("To, with that day", [Needed()])
