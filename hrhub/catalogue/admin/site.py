"""Who runs this site: one page of the desk, for the one row that there is."""

from django import forms
from django.conf import settings
from django.contrib import admin
from django.db import connection
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue.changes import hub_changed
from hrhub.web import colours, logos
from hrhub.web.identity import offered
from hrhub.web.models import SiteIdentity
from hrhub.web.page import OWN_NAMES

from .desk import FriendlyFields
from .together import TogetherForm

LIGHT_AND_DARK = [("accent", "accent_dark"), ("warm", "warm_dark")]
COLOUR = forms.TextInput(attrs={"type": "color"})
EACH = {  # what is written in each language: (label, longest, widget)
    "tagline": (_("Tagline in %(language)s"), 200, forms.TextInput(attrs={"dir": "auto"})),
    "privacy": (_("Privacy notice in %(language)s"), 20_000, forms.Textarea(attrs={"rows": 6, "dir": "auto"})),
}


class Identity(TogetherForm):
    """A file for the logo, a box for each language, and colours that are empty where they are ours."""

    new_logo = forms.FileField(
        label=_("New logo"),
        required=False,
        help_text=_("A PNG, JPEG or WebP file of at most 2 MB. It is drawn anew, small, and stands before the name."),
    )
    no_logo = forms.BooleanField(label=_("Show no logo"), required=False)
    logo_was = forms.CharField(label=_("Logo"), required=False, widget=forms.HiddenInput)  # for whoever is not alone
    languages = forms.MultipleChoiceField(
        label=_("Languages offered"),
        choices=OWN_NAMES.items(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("English is always offered. Pages in a language that is not offered still answer."),
    )

    class Meta:
        widgets = dict.fromkeys(colours.Colours._fields, COLOUR)

    def __init__(self, *args, instance, initial=None, **kwargs):
        self.shown = shown_colours(instance)
        stands = self.shown._asdict() | {"languages": offered(instance.languages), "logo_was": instance.logo_digest}
        for name in EACH:
            stands |= {f"{name}_{code}": getattr(instance, name).get(code, "") for code in OWN_NAMES}
        super().__init__(*args, instance=instance, initial=stands, **kwargs)

    def clean_new_logo(self):
        upload = self.cleaned_data["new_logo"]
        return logos.redrawn(upload) if upload else None

    def clean_languages(self):
        codes = offered(self.cleaned_data["languages"] or [settings.LANGUAGE_CODE])
        return [] if codes == offered([]) else list(codes)

    def clean(self):
        cleaned = super().clean()
        for day, night in LIGHT_AND_DARK:
            if day in cleaned and night in cleaned:
                cleaned[day], cleaned[night] = self.chosen(day, cleaned[day], night, cleaned[night])
        return cleaned

    def chosen(self, day, light, night, dark):
        """Return both colours, empty where they are our own, or where the dark one follows from the light one."""
        ours = colours.OURS._asdict()
        light = "" if light == ours[day] else light
        untouched = dark == getattr(self.shown, night) and not getattr(self.instance, night)
        return light, "" if untouched or dark == ours[night] and not light else dark

    def of_each_language(self, name):
        found = {code: self.cleaned_data.get(f"{name}_{code}", "").strip() for code in OWN_NAMES}
        return {code: words for code, words in found.items() if words}


def shown_colours(one):
    return colours.chosen(one.accent, one.warm, one.accent_dark, one.warm_dark) or colours.OURS


def fields_of(name):
    return [f"{name}_{code}" for code in OWN_NAMES]


def in_each_language():
    """Return a form field for each text and language."""
    return {
        f"{name}_{code}": forms.CharField(
            label=lazily(label, language), max_length=longest, widget=widget, required=False
        )
        for name, (label, longest, widget) in EACH.items()
        for code, language in OWN_NAMES.items()
    }


def lazily(label, language):
    """Return `label` with the name of the language, translated when it is shown: `%` alone would do it at the start."""
    return lazy(lambda: label % {"language": language}, str)()


IdentityForm = type("IdentityForm", (Identity,), in_each_language())


@admin.register(SiteIdentity)
class SiteIdentityDesk(FriendlyFields, admin.ModelAdmin):
    form = IdentityForm
    readonly_fields = ["logo_now", "contrast"]
    fieldsets = [
        (_("Name"), {"fields": ["name", "short_name", *fields_of("tagline")]}),
        (_("Logo"), {"fields": ["logo_now", "new_logo", "no_logo", "logo_was"]}),
        (
            _("Colours"),
            {
                "fields": [*LIGHT_AND_DARK, "contrast"],
                "description": _("Words in both must be easy to read: a colour that is too pale is refused."),
            },
        ),
        (
            _("Licences"),
            {
                "fields": ["licence_texts", "licence_recordings", "licence_transcripts", "licence_resources"],
                "description": _("They hold where neither the thing itself nor its event names one."),
            },
        ),
        (_("Funder, contact, languages"), {"fields": ["funder_line", "contact", "languages"]}),
        (
            _("Privacy"),
            {
                "fields": fields_of("privacy"),
                "description": _(
                    "In Markdown. It stands at the head of the privacy page; what the software does follows."
                ),
            },
        ),
    ]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        """Lead on to the one page."""
        return HttpResponseRedirect(reverse("admin:web_siteidentity_change", args=[1]))

    def get_object(self, request, object_id, from_field=None):
        """Return the one row, locked while it is saved; before anybody saved it, it is one in which all is empty."""
        rows = SiteIdentity.objects
        if request.method == "POST" and connection.in_atomic_block:
            rows = rows.select_for_update()
        return rows.get_or_create(pk=1)[0] if object_id == "1" else None

    def save_model(self, request, one, form, change):
        for name in EACH:
            others = {code: words for code, words in getattr(one, name).items() if code not in OWN_NAMES}
            setattr(one, name, others | form.of_each_language(name))
        if form.cleaned_data["no_logo"]:
            one.wear(None)
        if form.cleaned_data["new_logo"]:
            one.wear(form.cleaned_data["new_logo"])
        super().save_model(request, one, form, change)
        hub_changed()

    @admin.display(description=_("logo"))
    def logo_now(self, one):
        if not one.logo_digest:
            return None
        picture = '<img src="/logo-{}.png" width="{}" height="{}" alt="{}">'
        return format_html(picture, one.logo_digest, one.logo_width, one.logo_height, gettext("The logo of today"))

    @admin.display(description=_("contrast"))
    def contrast(self, one):
        """Say how readable the colours are, where they are hardest to read."""
        four = shown_colours(one)
        sides = [colours.LIGHT, colours.LIGHT, colours.DARK, colours.DARK]
        ratios = [colours.ratio_in_words(colours.least_contrast(*pair)) for pair in zip(four, sides, strict=True)]
        sentence = gettext(
            "Links %(accent)s : 1, signal %(warm)s : 1; on the dark page %(accent_dark)s : 1 and %(warm_dark)s : 1. "
            "At least 4.5 : 1 is needed."
        )
        return sentence % dict(zip(four._fields, ratios, strict=True))
