"""The forms by which a member gets on the roster: by oneself, and by the coordinator."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hrhub.participation.consent import VERSION
from hrhub.participation.models import Member, Sector
from hrhub.participation.models.registrations import NAME_LENGTH

from .base import PlainField, SubmittedForm
from .revised import RevisedForm

SECTORS = [("", _("Please choose")), *Sector.choices]


def name_field(**more):
    return PlainField(label=_("Name"), max_length=NAME_LENGTH, **more)


def organisation_field(**more):
    return PlainField(label=_("Organisation"), max_length=150, **more)


class JoinForm(SubmittedForm):
    """Three fields and a consent: what a colleague fills in on a phone."""

    name = name_field(widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}))
    organisation = organisation_field(widget=forms.TextInput(attrs={"autocomplete": "organization", "dir": "auto"}))
    sector = forms.ChoiceField(label=_("Sector"), choices=SECTORS)
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        required=False,
        help_text=_("For reminders about this event, and for nothing else."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    agree = forms.BooleanField(error_messages={"required": _("Without your consent we cannot keep your name.")})

    def __init__(self, *args, consent, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agree"].label = consent
        self.fields["agree"].in_brief = _("Your consent")

    def member(self, team):
        """Return the row that is asked for, not saved yet."""
        said = self.cleaned_data
        return Member(
            team=team,
            name=said["name"],
            organisation=said["organisation"],
            sector=said["sector"],
            email=said["email"].lower(),
            consented_to=VERSION,
            submission=self.submission,
        )


class MemberForm(RevisedForm):
    """What a coordinator corrects of one member, and the member of oneself."""

    name = name_field(widget=forms.TextInput(attrs={"dir": "auto"}))
    organisation = organisation_field(required=False, widget=forms.TextInput(attrs={"dir": "auto"}))
    sector = forms.ChoiceField(label=_("Sector"), choices=SECTORS, required=False)
    role = PlainField(
        label=_("Role"), max_length=NAME_LENGTH, required=False, widget=forms.TextInput(attrs={"dir": "auto"})
    )


class RowForm(forms.Form):
    """One of many members whom a coordinator writes down; its prefix is its place."""

    name = name_field(widget=forms.TextInput(attrs={"dir": "auto"}))
    organisation = organisation_field(required=False, widget=forms.TextInput(attrs={"dir": "auto"}))
    sector = forms.ChoiceField(label=_("Sector"), choices=SECTORS)
    role = PlainField(max_length=NAME_LENGTH, required=False, widget=forms.HiddenInput)
    email = forms.EmailField(max_length=254, required=False, widget=forms.HiddenInput)

    @property
    def place(self):
        return int(self.prefix) + 1
