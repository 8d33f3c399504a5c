"""Addresses that no mail reaches: coordinators and editors tell these people by telephone."""

from hrhub.mail.models import Mail
from hrhub.mail.sender import TOO_LATE

from .writing import scope_of


def failed_addresses(registration):
    """Return the addresses, of whoever registered and of members, whose last mail about `registration` failed.

    One query. A reminder that came too late says nothing of its address.
    """
    mails = Mail.objects.filter(scope=scope_of(registration)).exclude(error=TOO_LATE).order_by("id")
    last = dict(mails.values_list("recipient", "state"))
    return sorted(address for address, state in last.items() if state == Mail.State.FAILED)
