"""What the forms of people who take part share: plain words, and a key by which the same form is known again."""

import re
from secrets import token_urlsafe

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hrhub.participation.registering import submission_of
from hrhub.web.plain_text import in_one_line

# A name that holds an address would make of our mails somebody else's.
ADDRESS = re.compile(r"://|www\.|@|[<>]|\w\.[a-z]{2,}/", re.IGNORECASE)


class PlainField(forms.CharField):
    """Words in one line, without control characters, and without an address of any kind."""

    def to_python(self, value):
        return in_one_line(super().to_python(value))

    def validate(self, value):
        super().validate(value)
        if ADDRESS.search(value):
            raise ValidationError(_("Please write words only, without a web or mail address."))


class SubmittedForm(forms.Form):
    """A form that is sent once, however often its button is pressed; see `submission_of`."""

    template_name = "participation/form.html"
    required_css_class = "required"
    key = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = token_urlsafe(16)

    @property
    def submission(self):
        """By what the same submission is known again; one that was corrected is another."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        return submission_of(f"{type(self).__name__} {self.cleaned_data['key'] or token_urlsafe(16)}", said)
