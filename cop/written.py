"""The fields of a form into which somebody writes."""

from collections.abc import Iterator
from typing import Any

from wtforms import Field, FieldList, FormField, StringField

# A number to ring is a service’s, and its operation lets nothing else pass.
UNWRITTEN = {"EmailField", "DialledField"}
UNSEEN = {"HiddenField", "PasswordField", "CSRFTokenField"}


def written_fields(form: Any) -> Iterator[Field]:
    """Return the fields into which somebody writes, those of parts of the form as well."""
    return (each for each in typed_fields(form) if each.type not in UNWRITTEN)


def typed_fields(form: Any) -> Iterator[Field]:
    """Return the fields in which something is typed; in all others something is chosen."""
    for each in form:
        if isinstance(each, FormField):
            yield from typed_fields(each.form)
        elif isinstance(each, FieldList):
            yield from typed_fields(each.entries)
        elif isinstance(each, StringField) and each.type not in UNSEEN:
            yield each
