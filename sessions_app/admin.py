from django.contrib import admin

from hrhub.catalogue.admin import EventDesk
from hrhub.participation.admin import OF_TAKING_PART

from .models import ConferenceSession


@admin.register(ConferenceSession)
class ConferenceSessionAdmin(EventDesk):
    list_display = [*EventDesk.list_display[:2], "conference", *EventDesk.list_display[2:]]
    list_filter = [("conference", admin.RelatedOnlyFieldListFilter), *EventDesk.list_filter]
    inlines = [*OF_TAKING_PART, *EventDesk.inlines]

    def get_form(self, request, obj=None, **kwargs):
        """Ask for the conference at once: without it a session has no address."""
        form = super().get_form(request, obj, **kwargs)
        if "conference" in form.base_fields:
            form.base_fields["conference"].required = True
        return form
