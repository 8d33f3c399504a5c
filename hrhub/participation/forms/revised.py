"""Forms of what two windows may change at once."""

from django import forms
from django.utils.translation import gettext as _

from hrhub.participation.meanwhile import ChangedMeanwhile


class RevisedForm(forms.Form):
    """A form that carries the revision that it was made from; see `participation.meanwhile`."""

    template_name = "participation/form.html"
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)
    saved_meanwhile = None  # where it is shown again for that: [(label, what is saved, in words)]

    @classmethod
    def taken(cls, request, row, state_of, change):
        """Return (form, whether what it says was saved): `state_of(row)` gives (revision, details), `change` saves.

        Where it was not since something was saved meanwhile, the form tells what, and is to be answered with 409.
        """
        revision, now = state_of(row)
        form = cls(request.POST if request.method == "POST" else None, initial=now | {"revision": revision})
        if not form.is_valid():
            return form, False
        try:
            change(row, form.cleaned_data["revision"], form.cleaned_data)
            return form, True
        except ChangedMeanwhile:
            row.refresh_from_db()
            return form.anew(*state_of(row)), False

    @property
    def status(self):
        return 200 if self.saved_meanwhile is None else 409

    def anew(self, revision, now):
        """Return the form with what was typed, made from what is there `now`, at `revision`."""
        typed = self.data.copy()
        typed["revision"] = revision
        form = type(self)(typed)
        form.saved_meanwhile = self.differences(now)
        return form

    def differences(self, now):
        names = [name for name in self.fields if name in now and self.cleaned_data[name] != now[name]]
        return [(self.fields[name].label, self.in_words(name, now[name])) for name in names]

    def in_words(self, name, value):
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        choices = dict(getattr(self.fields[name], "choices", []))
        if isinstance(value, list):
            return _(", ").join(choices.get(one, one) for one in value)
        return choices.get(value, value)
