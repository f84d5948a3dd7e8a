"""The forms of signing in."""

from wtforms import EmailField, HiddenField, PasswordField
from wtforms.validators import AnyOf, InputRequired, Length

from cop.forms import CopForm


class SignInForm(CopForm):
    """E-mail address and password."""

    email = EmailField(
        "E-mail address", [InputRequired("Enter your e-mail address."), Length(max=254)]
    )
    password = PasswordField("Password", [InputRequired("Enter your password."), Length(max=1000)])
    next = HiddenField()


class PersonaForm(CopForm):
    """One of the demo's people."""

    persona = HiddenField(validators=[InputRequired()])
    next = HiddenField()


class ThemeForm(CopForm):
    """The colours of this browser; none means those of the device."""

    theme = HiddenField(validators=[AnyOf(["", "light", "dark"])])
    next = HiddenField()
