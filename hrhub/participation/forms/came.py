"""Who came, as a page on a phone says it: with what the page showed, since another phone may tell more meanwhile."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .team import MOST_HEADS


class ShownField(forms.IntegerField):
    """A number that a page showed before; whatever else is sent is none."""

    def clean(self, value):
        try:
            return super().clean(value)
        except ValidationError:
            return None


class CameForm(forms.Form):
    """How many were in the room, and how many it said before; who is ticked is read beside it."""

    heads = forms.IntegerField(
        label=_("How many people were in the room?"),
        min_value=0,
        max_value=MOST_HEADS,
        required=False,
        help_text=_("With those who are not on the list. Left empty: as many as you tick."),
    )
    heads_before = ShownField(widget=forms.HiddenInput, required=False)

    def anew(self, heads, problem):
        """Return the form with what was typed, made from the number `heads` that is saved now."""
        typed = self.data.copy()
        if typed.get("heads", "") == typed.get("heads_before", ""):
            typed["heads"] = heads
        typed["heads_before"] = heads
        form = type(self)(typed)
        if problem:
            form.add_error("heads", problem)
        return form
