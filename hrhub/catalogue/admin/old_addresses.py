"""The addresses that a page had before, on the page of the thing itself: shown one a line, and added to."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue.here import EDITOR, pages_here
from hrhub.web.models import Moved
from hrhub.web.moved import canonical, keys

LONGEST = 20_000
NONE = _("“%(old)s” is no old address: it begins with a slash or with http, and is not the home page.")
ELSEWHERE = _("“%(old)s” leads to %(new)s already; change that under “Moved addresses”.")
HERE = _("“%(old)s” is a page of this site, and is never led away from.")
STAYS = _("“%(old)s” stays: somewhere a link still leads there. A wrong one is changed under “Moved addresses”.")


class OldAddressesForm(forms.ModelForm):
    old_addresses = forms.CharField(
        label=_("Old addresses"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60, "dir": "ltr"}),
        help_text=_("Of this page on the site before, one a line, as “/node/123”. They lead here from now on."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        led = Moved.objects.filter(new_path=self.instance.path) if self.instance.pk else Moved.objects.none()
        self.led = list(led.order_by("old_path").values_list("old_path", flat=True))
        self.initial["old_addresses"] = "\n".join(self.led)

    def clean_old_addresses(self):
        """Return the new ones, in the form in which they are kept."""
        forms_of = {line: canonical(line) for line in self.cleaned_data["old_addresses"].splitlines() if line.strip()}
        new = {old: line for line, old in forms_of.items() if old not in self.led}
        refuse(NONE, [{"old": line} for line, old in forms_of.items() if not old])
        refuse(STAYS, [{"old": old} for old in self.led if old not in forms_of.values()])
        refuse(ELSEWHERE, [{"old": new[old], "new": there} for old, there in Moved.objects.leading(new).items()])
        refuse(HERE, [{"old": new[old]} for old in pages_here(new, EDITOR)])
        return list(new)


def refuse(sentence, found):
    if found:
        raise ValidationError([ValidationError(sentence, params=params) for params in found])


def lead_here(old_addresses, thing):
    """Lead `old_addresses` to the page of `thing`, but for its own."""
    own = keys(thing.path) if old_addresses else []
    Moved.objects.lead({old: thing.path for old in old_addresses if old not in own})
