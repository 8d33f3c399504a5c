"""Lists as people write them: a line for each, or a comma between; what is stored is JSON, and nobody sees it."""

import re

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

LONGEST = 20_000
CODE = re.compile(r"[a-z]{2,3}(-[a-zA-Z0-9]{2,8}){0,2}")


class ListField(forms.CharField):
    """A text that stands for a list."""

    empty = list

    def prepare_value(self, value):
        return value if isinstance(value, str) or value is None else self.written(value)

    def to_python(self, value):
        return self.read(value) if isinstance(value, str) else value or self.empty()

    def clean(self, value):
        text = forms.CharField.to_python(self, value)
        self.run_validators(text)
        return self.to_python(text)

    def has_changed(self, initial, data):
        try:
            return (initial or self.empty()) != self.to_python(data)
        except forms.ValidationError:
            return True


class LinesField(ListField):
    """One entry a line."""

    widget = forms.Textarea(attrs={"rows": 3, "dir": "auto"})

    def written(self, lines):
        return "\n".join(str(line) for line in lines)

    def read(self, text):
        return [line.strip() for line in text.splitlines() if line.strip()]


class CodesField(ListField):
    """Codes of languages, with commas between."""

    def written(self, codes):
        return ", ".join(codes)

    def read(self, text):
        codes = [code for code in re.split(r"[\s,;]+", text) if code]
        for code in codes:
            if not CODE.fullmatch(code):
                raise forms.ValidationError(
                    _("“%(code)s” is no code of a language; write “en, fr”."), params={"code": code}
                )
        return list(dict.fromkeys(codes))


class NamesField(ListField):
    """A name in each of several languages, as “fr: …”, one a line."""

    widget = forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    empty = dict

    def written(self, names):
        return "\n".join(f"{code}: {name}" for code, name in names.items())

    def read(self, text):
        return dict(self.code_and_name(line) for line in text.splitlines() if line.strip())

    @staticmethod
    def code_and_name(line):
        code, colon, name = (part.strip() for part in line.partition(":"))
        if not (CODE.fullmatch(code) and colon and name):
            raise forms.ValidationError(
                _("“%(line)s” is not clear; write the language, a colon and the name, as “fr: Formation”."),
                params={"line": line.strip()},
            )
        return code, name


CODES_HELP = _("Codes with commas between, as “en, fr”.")
LINES_HELP = _("One a line.")
NAMES_HELP = _("A language and the name in it, one a line, as “fr: Formation”.")

FIELDS = {
    "languages_offered": (CodesField, CODES_HELP),
    "interpretation": (CodesField, CODES_HELP),
    "names": (NamesField, NAMES_HELP),
}


def list_field(db_field):
    """Return the form field for a model's JSON field."""
    field, help_text = FIELDS.get(db_field.name, (LinesField, LINES_HELP))
    label = capfirst(db_field.verbose_name)
    return field(required=False, label=label, help_text=help_text, max_length=LONGEST)
