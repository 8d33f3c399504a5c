from django import forms
from django.utils.translation import gettext_lazy as _
from django_countries import countries


class CountryField(forms.ChoiceField):
    """A country by its name in the active language, in the order of that language; gives its code."""

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("Country"))
        super().__init__(choices=choices, **kwargs)

    def valid_value(self, value):
        """Look it up: asking all 250 choices for their names is half of the cost of a form."""
        return value in countries


def choices():
    return [("", _("Choose a country")), *countries]
