from django.contrib import admin

from hrhub.catalogue.admin import EventDesk
from hrhub.participation.admin import OF_TAKING_PART

from .models import Webinar


@admin.register(Webinar)
class WebinarAdmin(EventDesk):
    list_display = [*EventDesk.list_display[:2], "series", *EventDesk.list_display[2:]]
    inlines = [*OF_TAKING_PART, *EventDesk.inlines]
