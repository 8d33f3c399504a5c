from django import forms
from django.utils.translation import gettext_lazy as _
from django_countries import countries


class CountryField(forms.ChoiceField):
    """A country by its name in the active language, in the order of that language; gives its code."""

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("Country"))
        super().__init__(choices=choices, **kwargs)


def choices():
    return [("", _("Choose a country")), *countries]
