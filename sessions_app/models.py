from django.utils.translation import gettext_lazy as _

from hrhub.catalogue.models import Event, EventQuerySet, FaceManager


class ConferenceSession(Event):
    """A part of a conference's programme. Not `Session`: that is Django's name."""

    only_face = Event.Face.SESSION
    objects = FaceManager.from_queryset(EventQuerySet)()

    class Meta:
        proxy = True
        verbose_name = _("conference session")
        verbose_name_plural = _("conference sessions")
