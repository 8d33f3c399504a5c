"""Where a newcomer finds a mail that a page promises."""

from django import template
from django.conf import settings

from hrhub.mail.files import FOLDER

register = template.Library()


@register.simple_tag
def mail_folder():
    """Return the folder in which mails become files; "" where they are sent, and in production: it tells no paths."""
    are_files = settings.MAIL_TRANSPORT == "hrhub.mail.files.Files" and not settings.PRODUCTION
    return f"{FOLDER.parent.name}/{FOLDER.name}/" if are_files else ""
