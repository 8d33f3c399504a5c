"""What a coordinator changes: the team, its size, who coordinates it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hrhub.participation.models import Team
from hrhub.participation.models.registrations import NAME_LENGTH
from hrhub.web.page import OWN_NAMES

from .base import PlainField
from .revised import RevisedForm

MOST_HEADS = 1000


class TeamDetailsForm(RevisedForm):
    city = PlainField(label=_("City"), max_length=NAME_LENGTH, widget=forms.TextInput(attrs={"dir": "auto"}))
    place = PlainField(
        label=_("Building and room"),
        max_length=150,
        required=False,
        help_text=_("Only members of the team see it."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    organisation = PlainField(
        label=_("Organisation that hosts the team"), max_length=150, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    name = PlainField(
        label=_("Name of the team"),
        max_length=NAME_LENGTH,
        required=False,
        help_text=_("Where a country has several teams."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages that the team speaks"),
        choices=list(OWN_NAMES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    joining = forms.ChoiceField(label=_("Who may join"), choices=Team.Joining.choices, widget=forms.RadioSelect)
    is_listed = forms.BooleanField(
        label=_("Show the team in the public list"),
        required=False,
        help_text=_("Others see country, city and how many are expected; never a name."),
    )
    words = PlainField(
        label=_("Words about the team"),
        max_length=300,
        required=False,
        help_text=_("An editor reads them before others see them."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class SizeForm(forms.Form):
    template_name = "participation/form.html"
    heads = forms.IntegerField(
        label=_("How many people will come?"), min_value=1, max_value=MOST_HEADS, help_text=_("You included.")
    )


class HandOverForm(forms.Form):
    template_name = "participation/form.html"
    name = PlainField(
        label=_("Name of the new coordinator"), max_length=NAME_LENGTH, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    email = forms.EmailField(label=_("E-mail address"), max_length=254)
