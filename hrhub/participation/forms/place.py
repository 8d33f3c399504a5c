"""What somebody who comes alone corrects."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hrhub.participation.models import Sector
from hrhub.participation.models.registrations import NAME_LENGTH

from .base import PlainField
from .countries import CountryField
from .revised import RevisedForm


class PlaceDetailsForm(RevisedForm):
    name = PlainField(
        label=_("Your name"),
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    country = CountryField()
    organisation = PlainField(
        label=_("Organisation"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "dir": "auto"}),
    )
    sector = forms.ChoiceField(label=_("Sector"), choices=[("", "–"), *Sector.choices], required=False)
