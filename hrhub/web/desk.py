"""What guards every list on the editors' desk: odd addresses and forged choices are bad requests, never faults."""

import re

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import BadRequest

A_KEY = re.compile(r"[0-9]{1,18}")


class Guarded:
    """For a ModelAdmin."""

    def lookup_allowed(self, lookup, value, request):
        """Allow what the list's own filters ask; a pattern or a list in its address would be a weapon, or an error."""
        return not lookup.endswith(("__regex", "__iregex", "__in")) and super().lookup_allowed(lookup, value, request)

    def get_changelist_instance(self, request):
        """Treat a day beyond the calendar (`?sort_on__year=9999`), with which Django computes, as a bad value."""
        try:
            return super().get_changelist_instance(request)
        except (ValueError, OverflowError) as error:
            raise IncorrectLookupParameters(error) from error

    def changelist_view(self, request, extra_context=None):
        if not all(A_KEY.fullmatch(key) for key in request.POST.getlist(ACTION_CHECKBOX_NAME)):
            raise BadRequest("what is chosen are keys of rows")
        return super().changelist_view(request, extra_context)
