"""The address that ends reminders and news of an event by one press, or by the mail program itself (RFC 8058).

It has a signature of its own: a provider of mail that reads it can end mails with it, and nothing else.
"""

from hrhub.participation.links import by_signed_link, token_for
from hrhub.web.addresses import absolute

PURPOSE = "stop"


def stop_address(row):
    """Return the whole address at which `row`, a Registration or a Member, gets no more of these mails."""
    return absolute(f"/my/{token_for(row, PURPOSE)}/mails/")


def by_stop_token(token):
    """Return the Registration or Member whose mails `token` ends, or None."""
    return by_signed_link(token, PURPOSE)


def want_mail(row, wants):
    """Note whether `row` wants reminders and news; the same again changes nothing."""
    type(row).objects.filter(pk=row.pk).update(wants_mail=wants)
    row.wants_mail = wants
