"""Accounts of editors, by django-allauth: nobody signs up, and a shared computer keeps nothing."""

from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.shortcuts import render

from .identity import site

LEFT_BEHIND = '"cookies", "cache", "storage"'


class EditorsAdapter(DefaultAccountAdapter):
    """Accounts are for editors, and editors are invited."""

    def is_open_for_signup(self, request):
        return False

    def authenticate(self, request, **credentials):
        """Check one login once: a known address, tried as name and as address, would take twice the time of others."""
        if credentials.get("email") == credentials.get("username"):
            credentials.pop("email", None)
        return super().authenticate(request, **credentials)

    def logout(self, request):
        """Sign out, and have the browser forget: the next person at this computer finds nothing."""
        super().logout(request)
        page = render(request, "account/signed_out.html")
        page.headers["Clear-Site-Data"] = LEFT_BEHIND
        raise ImmediateHttpResponse(page)

    def send_mail(self, template_prefix, email, context):
        """Put it into the outbox: whoever asks waits for no mail server, known here or not."""
        super().send_mail(template_prefix, email, {**context, "site_url": settings.SITE_URL})

    def format_email_subject(self, subject):
        return f"{site().short_name}: {subject}"

    def get_reset_password_from_key_url(self, key):
        return on_this_site(super().get_reset_password_from_key_url(key))

    def get_email_confirmation_url(self, request, emailconfirmation):
        return on_this_site(super().get_email_confirmation_url(request, emailconfirmation))


def on_this_site(address):
    """Return `address` on SITE_URL: the host that a request names is not to be trusted in a mail."""
    return settings.SITE_URL + urlsplit(address).path
