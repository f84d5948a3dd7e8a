"""The field in which a protective marking is chosen, and the question about one in the words."""

from typing import Any

from wtforms import HiddenField, SelectField
from wtforms.fields.core import Field

from cop.forms import CopForm, options
from cop.site.markings import Markings, markings_of
from cop.visitors import site


class MarkingField(SelectField):
    """Which marking something bears; the site's own default is chosen already.

    The operation judges what was chosen: it says why a marking is refused, and a field wouldn't."""

    def __init__(self, label: str = "How is it marked?", **more: Any) -> None:
        super().__init__(
            label,
            choices=lambda: options((name, name) for name in _markings().labels),
            default=lambda: _markings().default,
            validate_choice=False,
            **more,
        )


class AsksMarking(CopForm):
    """Asks once where its words bear another marking than the one that was chosen.

    What they bear is chosen then; whoever sends the form again has looked at that."""

    marking_named = HiddenField()
    marked_by: tuple[str, ...] = ("body", "title")  # the fields whose words may bear one
    marked: str | None = None  # what they go into, where nothing is chosen here
    carried: str = ""  # what they come from bears

    def validate(self, extra_validators: Any = None) -> bool:
        """Check every field, and what stands above or below the words."""
        valid = super().validate(extra_validators)
        return self._asked() and valid

    def _asked(self) -> bool:
        return self._asked_of_words() and self._asked_of_source()

    def _asked_of_source(self) -> bool:
        """Ask once where less is chosen than what the words come from bears."""
        known, chosen = _markings().labels, self._chosen()
        if self.carried not in known or chosen not in known:
            return True
        lower = known.index(chosen) < known.index(self.carried)
        if not lower or self.marking_named.data == self.carried:
            return True
        self.marking_named.data = self._fields["marking"].data = self.carried
        said = (
            f"The discussion is marked “{self.carried}”, so that is chosen here. If less is "
            "right for these words, choose it again and send them."
        )
        self._fields["marking"].errors = [*self._fields["marking"].errors, said]
        return False

    def _asked_of_words(self) -> bool:
        """Ask once where the words bear another marking."""
        named, chosen = self._named(), self._chosen()
        # A longer one says more of the same; the sign that it was asked is only ever compared.
        if not named or chosen.startswith(named) or self.marking_named.data == named:
            return True
        self.marking_named.data = named
        self._ask(named, chosen)
        return False

    def _named(self) -> str:
        texts = (self._fields[name].data or "" for name in self.marked_by if name in self._fields)
        return next(filter(None, map(_markings().named_in, texts)), "")

    def _chosen(self) -> str:
        return self.marked if self.marked is not None else self._fields["marking"].data or ""

    def _ask(self, named: str, chosen: str) -> None:
        if self.marked is not None:
            field: Field = self._fields[self.marked_by[0]]
            said = (
                f"This bears “{named}”, and the discussion is marked {chosen}. If that is right, "
                "have the discussion marked first: whoever started it can. If it isn’t, send it "
                "again as it is."
            )
        else:
            field = self._fields["marking"]
            field.data = named
            said = (
                f"What you wrote bears “{named}”, so that is chosen here. If it is right, send it "
                "again. If it isn’t, choose another first."
            )
        field.errors = [*field.errors, said]


def _markings() -> Markings:
    facts = site()
    return markings_of(facts.settings if facts else {})
