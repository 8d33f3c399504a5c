"""The practice event: whoever registered for it did so to try things out."""

from django.db import transaction

from .forgetting import delete_uncounted
from .models import Attendance, Places, Registration


@transaction.atomic
def start_over(event):
    """Delete all that is kept of who registered for `event`, and give all its places back: it has a new day."""
    for places in Places.objects.filter(event=event):
        Places.objects.lock(places.pk)
    delete_uncounted(Registration.objects.filter(event=event))
    Attendance.objects.filter(event=event).delete()
    Places.objects.filter(event=event).update(taken=0, taken_without_mail=0)
