"""Forms of the desk that take care of what the browser does not send back, and of colleagues."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue.models import EventText

from .old_addresses import OldAddressesForm

LONGEST_LINE = MaxLengthValidator(300)
LINES = (EventText.Part.TITLE, EventText.Part.TEASER)
WARNING = _(
    "Somebody changed this event while you had it open. Nothing of yours is lost: it is still on this page. "
    "Look at the event in another window. If you save again, your version replaces theirs."
)


class PublishedForm(OldAddressesForm):
    """Keeps the moment of publishing to the fraction of a second: a page saved untouched changes nothing."""

    def clean_published_at(self):
        untouched = "published_at" not in self.changed_data
        return self.instance.published_at if untouched else self.cleaned_data["published_at"]


class EventForm(PublishedForm):
    """Remembers the revision that it was opened with; saving over a newer one takes a second, informed, try."""

    opened_with = forms.IntegerField(required=False, widget=forms.HiddenInput, label="")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["opened_with"] = self.instance.revision

    def clean(self):
        super().clean()
        opened_with = self.cleaned_data.get("opened_with")
        if self.instance.pk and opened_with is not None and opened_with != self.instance.revision:
            self.data = self.data.copy()
            self.data["opened_with"] = self.instance.revision
            raise forms.ValidationError(WARNING)


class TextForm(forms.ModelForm):
    """Keeps titles and teasers as short as the line in which lists show them."""

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("part") in LINES:
            try:
                LONGEST_LINE(cleaned.get("body", ""))
            except ValidationError as error:
                self.add_error("body", error)
        return cleaned
