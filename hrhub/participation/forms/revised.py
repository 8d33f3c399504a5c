"""Forms of what two windows may change at once."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hrhub.participation.meanwhile import ChangedMeanwhile


class RevisedForm(forms.Form):
    """A form that carries the revision that it was made from, and what it showed; see `participation.meanwhile`."""

    template_name = "participation/form.html"
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)
    saved_meanwhile = None  # where it is shown again for that: [(label, what is saved, in words, typed otherwise)]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for bound in self.visible_fields():
            bound.field.show_hidden_initial = True

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
        """Return the form made from what is there `now`, at `revision`, with what was typed.

        What was left as it was shown is what is there now: saved again, it undoes nothing that somebody else changed.
        """
        data, told = self.data.copy(), []
        data["revision"] = revision
        for name in [name for name in self.fields if name in now]:
            is_typed = name in self.changed_data
            if now[name] not in (self.shown(name), self.cleaned_data[name]):
                told.append((self.fields[name].label, self.in_words(name, now[name]), is_typed))
            put(data, self.add_initial_prefix(name), now[name])
            if not is_typed:
                put(data, name, now[name])
        form = type(self)(data)
        form.saved_meanwhile = told
        return form

    def shown(self, name):
        """Return what the form showed in a field when it was opened; None where what it says of that is no value."""
        field = self.fields[name]
        sent = field.hidden_widget().value_from_datadict(self.data, self.files, self.add_initial_prefix(name))
        try:
            return field.to_python(sent)
        except ValidationError:
            return None

    def in_words(self, name, value):
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        choices = dict(getattr(self.fields[name], "choices", []))
        if isinstance(value, list):
            return _(", ").join(choices.get(one, one) for one in value)
        return choices.get(value, value)


def put(data, name, value):
    """Write `value` into the data of a form as a browser sends it."""
    if isinstance(value, bool):
        value = ["on"] if value else []
    data.setlist(name, value if isinstance(value, list) else [value])
