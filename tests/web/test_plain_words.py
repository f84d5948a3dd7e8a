"""What is wrong with a field is said in our words, whatever WTForms would say of it."""

import pytest
from flask import Flask
from wtforms import RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from cop.feedback.forms.fields import CheckboxListField
from cop.forms import FROM_THE_LIST, CopForm, options


class Filled(CopForm):
    kind = RadioField(choices=options({"a": "A"}), default="a")
    owner = SelectField(choices=options({1: "One"}), coerce=int, default=1)
    forums = CheckboxListField(choices=options({1: "One"}), coerce=int)
    line = StringField(validators=[Length(max=5)])
    why = StringField(validators=[InputRequired()], default="x")


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"kind": "b"}, {"kind": FROM_THE_LIST}),
        ({"owner": "2"}, {"owner": FROM_THE_LIST}),
        ({"owner": "x"}, {"owner": FROM_THE_LIST}),
        ({"forums": "2"}, {"forums": FROM_THE_LIST}),
        ({"forums": ["2", "3"]}, {"forums": FROM_THE_LIST}),
        ({"forums": "x"}, {"forums": FROM_THE_LIST}),
        ({"line": "longer"}, {"line": "Shorten this: 5 characters fit."}),
        ({"why": ""}, {"why": "This can’t be left empty."}),
    ],
)
def test_a_mistake_is_said_in_plain_words(
    app: Flask, sent: dict[str, object], says: dict[str, str]
) -> None:
    whole = {"kind": "a", "owner": "1", "line": "", "why": "x"} | sent
    with app.test_request_context("/", method="POST", data=whole):
        form = Filled(meta={"csrf": False})
        assert not form.validate()
        assert {name: words[0] for name, words in form.errors.items()} == says
