"""What those say who register: together, alone, to be told afterwards, or while the event goes on."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from hrhub.countries.models import Country
from hrhub.participation import consent
from hrhub.participation.models import Registration, Sector, Team
from hrhub.web.page import OWN_NAMES

from .base import PlainField, SubmittedForm
from .countries import CountryField

NEEDS = {
    "captions": _("captions"),
    "sign_language": _("sign language"),
    "slides_before": _("slides before the event"),
    "interpretation": _("interpretation into my language"),
}
MOST_HEADS = 1000
MOST_MINE = 254


class DoorForm(SubmittedForm):
    """What every door asks; a subclass says in `door` which it is, and in `order` in which order it asks."""

    door = None
    name = PlainField(label=_("Your name"), max_length=100, widget=forms.TextInput({"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=MOST_MINE,
        required=False,
        widget=forms.EmailInput({"autocomplete": "email", "dir": "ltr"}),
    )
    without_mail = forms.BooleanField(
        label=_("I have no e-mail address here: show me a private link to keep"), required=False
    )
    country = CountryField()
    needs = forms.MultipleChoiceField(
        label=_("What would help you to take part?"),
        choices=list(NEEDS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    consent = forms.BooleanField(error_messages={"required": _("Without your consent we cannot keep your name.")})

    def __init__(self, data=None, *, event, places, **kwargs):
        super().__init__(data, **kwargs)
        self.event, self.all_places = event, places
        self.fields["consent"].label = lazy(self.consented, str)()
        self.fields["consent"].in_brief = _("Your consent")
        if "email" in self.fields:
            self.fields["email"].is_asked = True  # though it may be left empty by who says so
        if len(places) > 1:
            self.fields["way"] = forms.ChoiceField(
                label=_("Where will you take part?"),
                choices=[(one.way, one.get_way_display()) for one in places],
                widget=forms.RadioSelect,
            )
            self.order_fields(["way", *self.fields])

    def clean(self):
        cleaned = super().clean()
        asked = "without_mail" in self.fields and "email" not in self.errors
        if asked and not cleaned.get("email") and not cleaned.get("without_mail"):
            self.add_error("email", _("Write your address, or say below that you have none here."))
        cleaned["email"] = "" if asked and cleaned.get("without_mail") else cleaned.get("email", "").lower()
        return cleaned

    def consented(self):
        """Return the sentence that is agreed to, which costs a query."""
        return consent.sentence(self.event)

    @property
    def places(self):
        """The Places that were chosen, or the only ones."""
        way = self.cleaned_data.get("way")
        return next(one for one in self.all_places if way in (None, one.way))

    def registration(self):
        """Return the row that is asked for, not saved yet."""
        said = self.cleaned_data
        return Registration(
            places=self.places,
            event=self.event,
            door=self.door,
            name=said.get("name", ""),
            email=said.get("email", ""),
            language=said.get("language") or get_language(),
            country=Country(code=said["country"]),  # there are all of them
            organisation=said.get("organisation", ""),
            sector=said.get("sector", ""),
            heads=said.get("heads") or 1,
            needs=said.get("needs", []),
            consented_to=consent.VERSION if said.get("consent") else "",
            submission=self.submission,
        )

    def team(self):
        """Return the team that comes with the registration, not saved yet; None for one person."""
        return None


class AloneForm(DoorForm):
    door = Registration.Door.ALONE
    organisation = PlainField(label=_("Organisation"), max_length=150, required=False)
    sector = forms.ChoiceField(label=_("Sector"), choices=[("", "–"), *Sector.choices], required=False)
    field_order = "name email without_mail country organisation sector needs consent".split()


class TogetherForm(DoorForm):
    door = Registration.Door.TOGETHER
    language = forms.ChoiceField(label=_("Language of our mails"), choices=[(c, OWN_NAMES[c]) for c in OWN_NAMES])
    city = PlainField(label=_("City"), max_length=100)
    place = PlainField(
        label=_("Building and room"), max_length=150, required=False, help_text=_("Only members of the team see it.")
    )
    organisation = PlainField(label=_("Organisation that hosts the team"), max_length=150)
    team_name = PlainField(
        label=_("Name of the team"),
        max_length=100,
        required=False,
        help_text=_("Where your country has several teams."),
    )
    heads = forms.IntegerField(
        label=_("How many people do you expect?"), min_value=2, max_value=MOST_HEADS, help_text=_("You included.")
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages that the team speaks"),
        choices=[(c, OWN_NAMES[c]) for c in OWN_NAMES],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_listed = forms.BooleanField(
        label=_("Show the team in the public list"),
        required=False,
        initial=True,
        help_text=_("With country, city and how many are expected; never with a name."),
    )
    field_order = (
        "name email without_mail language country city place organisation team_name heads languages is_listed needs "
        "consent"
    ).split()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = get_language() or settings.LANGUAGE_CODE

    def clean(self):
        cleaned = super().clean()
        if not self.errors and (most := self.places.capacity) is not None:
            seats = self.places.seats_for(cleaned["heads"])
            if seats > most:
                words = ngettext("There is only %(n)s place.", "There are only %(n)s places.", most)
                raise ValidationError({"heads": words % {"n": most}})
        return cleaned

    def consented(self):
        return consent.sentence_of_coordinator(self.event)

    def team(self):
        said = self.cleaned_data
        return Team(
            name=said["team_name"],
            city=said["city"],
            place=said["place"],
            languages=said["languages"],
            is_listed=said["is_listed"],
        )


class AfterwardsForm(DoorForm):
    door = Registration.Door.AFTERWARDS
    name = needs = without_mail = None
    field_order = "email country consent".split()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True
        self.fields["consent"].error_messages["required"] = _("Without your consent we cannot keep your address.")
        self.fields.pop("way", None)

    def consented(self):
        return consent.sentence_of_follower(self.event)


class WalkInForm(DoorForm):
    """For whoever comes while the event goes on: a name and a country, and in."""

    door = Registration.Door.ALONE
    email = needs = without_mail = None
    field_order = "name country consent".split()


class LostLinkForm(forms.Form):
    template_name = "participation/form.html"
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=MOST_MINE,
        widget=forms.EmailInput({"autocomplete": "email", "dir": "ltr"}),
    )

    def clean_email(self):
        return self.cleaned_data["email"].lower()


def needs_in_words(needs):
    """Return access needs as one line in the active language; what nobody knows is left out."""
    return gettext(", ").join(str(NEEDS[need]) for need in needs if need in NEEDS)
