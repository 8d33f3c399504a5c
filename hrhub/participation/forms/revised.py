"""Forms of what two windows may change at once."""

from django import forms
from django.utils.translation import gettext as _


class RevisedForm(forms.Form):
    """A form that carries the revision that it was made from; see `participation.meanwhile`."""

    template_name = "participation/form.html"
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)
    saved_meanwhile = None  # where it is shown again for that: [(label, what is saved, in words)]

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
