"""Two editors at one page: whoever saves later sees what the other changed, and loses nothing of either."""

from os.path import commonprefix

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _


class TogetherForm(forms.ModelForm):
    """Knows with which words each field was opened; what somebody else changed since is shown before it is saved.

    The words travel in the page (`show_hidden_initial`): a number would say that there is something newer, not what.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.fields.keys() & self.initial.keys():
            self.fields[name].show_hidden_initial = True

    def clean(self):
        cleaned = super().clean()
        if theirs := [name for name in self.fields if self.changed_meanwhile(name)]:
            self.take_over(theirs)
            labels = [str(self.fields[name].label) for name in theirs]
            sentence = _(
                "Somebody changed this page while you had it open: %(fields)s. What you wrote is kept, and all else is "
                "as they left it. Look it over, and save again."
            )
            self.add_error(None, sentence % {"fields": _(", ").join(labels)})
        return cleaned

    def changed_meanwhile(self, name):
        field, opened = self.fields[name], self.opened(name)
        return opened is not None and same_form(field, opened) != same_form(field, self.initial[name])

    def opened(self, name):
        """Return with what the field was opened, or None where the page does not say."""
        bound = self[name]
        if not bound.field.show_hidden_initial or bound.html_initial_name not in self.data:
            return None
        return bound.field.hidden_widget().value_from_datadict(self.data, self.files, bound.html_initial_name)

    def take_over(self, theirs):
        """Show what the others wrote, or say it beside a field that this editor changed as well."""
        mine, self.data = self.changed_data, self.data.copy()
        for name in theirs:
            if name in mine:
                words = {"words": in_words(self.initial[name], self[name].value())}
                self.add_error(
                    name, _("Somebody else wrote here: “%(words)s”. If you save again, yours replaces it.") % words
                )
            else:
                put(self.data, self[name].html_name, self.initial[name])
            put(self.data, self[name].html_initial_name, self.initial[name])


def same_form(field, value):
    """Return `value` as it is compared: browsers send other line ends, and fields strip spaces."""
    value = field.to_python(value)
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def in_words(theirs, mine):
    """Return what they wrote, from shortly before where it begins to differ from mine, and at most 300 letters."""
    theirs, mine = (", ".join(value) if isinstance(value, (list, tuple)) else str(value) for value in (theirs, mine))
    start = max(0, len(commonprefix([theirs, mine])) - 40)
    return Truncator(f"{'… ' if start else ''}{theirs[start:]}").chars(300)


def put(data, name, value):
    data.setlist(name, list(value) if isinstance(value, (list, tuple)) else [value])
