"""The practice event: whoever registered for it did so to try things out."""

from django.db import transaction

from .models import Places, Registration


@transaction.atomic
def start_over(event):
    """Delete all registrations of `event`, with their teams, and give all its places back: it has a new day."""
    for places in Places.objects.filter(event=event):
        Places.objects.lock(places.pk)
    Registration.objects.filter(event=event).delete()
    Places.objects.filter(event=event).update(taken=0, taken_without_mail=0)
