"""Choosing what a row points to, without a query for every row."""

from django.contrib.admin.widgets import AutocompleteSelect
from django.forms.models import BaseInlineFormSet
from django.utils.text import Truncator

LONGEST_NAME = 60  # it stands in the page once for every row


def of_this_page(field, inline, request):
    """Let `field` choose among what hangs on the page's event or conference; the list is fetched once for all rows."""
    parent = inline.parent_model._meta.model_name
    key = "conference" if parent == "conference" else "event"
    field.queryset = field.queryset.filter(**{key: request.resolver_match.kwargs.get("object_id")})
    names = [(thing.pk, Truncator(str(thing)).chars(LONGEST_NAME)) for thing in field.queryset]
    field.choices = names if field.widget.allow_multiple_selected else [("", "---------"), *names]
    return field


class KnownSelect(AutocompleteSelect):
    """A box with search that was given the thing it shows; Django's own asks the database for each."""

    known = None

    def optgroups(self, name, value, attr=None):
        if self.known is None or value != [str(self.known.pk)]:
            return super().optgroups(name, value, attr)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        return [(None, [*options, self.create_option(name, self.known.pk, str(self.known), True, len(options))], 0)]


class KnownNames(BaseInlineFormSet):
    """Rows that hand what they point to, fetched with them, to their boxes."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        for name, field in form.fields.items():
            box = getattr(field.widget, "widget", field.widget)
            if isinstance(box, KnownSelect):
                box.known = getattr(form.instance, name, None)
