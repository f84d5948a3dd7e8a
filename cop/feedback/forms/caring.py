"""Forms of care: mask a name, mark an issue, and a notice above a forum's discussions."""

from wtforms import BooleanField, HiddenField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from cop.forms import CopForm, Needed
from cop.marking_field import MarkingField
from cop.threads.caring import LONGEST_NOTICE
from cop.threads.mask_requests import LONGEST_NAME, LONGEST_REASON
from cop.threads.masking import LONGEST_WORD, WITHHELD


class AskMaskForm(CopForm):
    """Ask that a name be masked."""

    posts = False

    name = StringField(
        "Which name?",
        [InputRequired("Write the name that is to be masked."), Length(max=LONGEST_NAME)],
        description="As it stands in the text. It is kept sealed until somebody has answered.",
    )
    reason = TextAreaField(
        "Is there something we should know?",
        [Length(max=LONGEST_REASON)],
        description="You needn’t say why.",
    )


class MaskDirectlyForm(CopForm):
    """Mask a name without asking oneself; where it stands is shown first."""

    name = StringField(
        "Which name?",
        [InputRequired("Write the name that is to be masked."), Length(max=LONGEST_NAME)],
        description="As it stands in the text.",
    )
    word = StringField(
        "What stands in its place?",
        [Needed(), Length(max=LONGEST_WORD)],
        default=WITHHELD,
        id="direct-word",  # beside the field of a request
        description="Or a kin term that the family uses, such as “our Aunty”.",
    )
    looked_at = HiddenField()


class MaskForm(CopForm):
    """Mask a name, or leave it."""

    posts = False

    word = StringField(
        "What stands in its place?",
        [Needed(), Length(max=LONGEST_WORD)],
        default=WITHHELD,
        description="Or a kin term that the family uses, such as “our Aunty”.",
    )
    because = TextAreaField(
        "Why does it stay as it is?",
        [Needed(), Length(max=LONGEST_REASON)],
        description="Whoever asked reads this. Leave the name itself out.",
    )


class IssueCareForm(CopForm):
    """How an issue is marked, and whether it speaks of somebody who has died."""

    marking = MarkingField(validators=[Needed()])
    names_deceased = BooleanField(
        "It names or speaks of somebody who has died",
        description="People are warned first, and choose whether to read on. Leave the name out of "
        "the title, which stands in lists.",
    )


class ForumNoticeForm(CopForm):
    """A cultural notice above all discussions of a forum."""

    posts = False

    cultural_notice = StringField(
        "A cultural notice above every discussion here",
        [Length(max=LONGEST_NOTICE, message="Shorten the notice: 200 characters fit.")],
        description="Such as “Knowledge shared in this space stays here”. A discussion may have "
        "one of its own instead.",
    )
