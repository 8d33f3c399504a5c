from django.utils.translation import gettext_lazy as _

from hrhub.catalogue.models import Event, EventQuerySet, FaceManager


class Webinar(Event):
    """An event held online, on its own or in a series."""

    only_face = Event.Face.WEBINAR
    objects = FaceManager.from_queryset(EventQuerySet)()

    class Meta:
        proxy = True
        verbose_name = _("webinar")
        verbose_name_plural = _("webinars")
