"""Where a newcomer finds a mail that a page promises."""

from django import template
from django.conf import settings
from django.utils.html import format_html

from hrhub.mail.files import FOLDER

register = template.Library()


@register.simple_tag
def mail_folder():
    """Return the folder in which mails become files, as HTML: a path is read from the left in Arabic, too.

    It is "" where mails are sent, and in production: it tells no paths.
    """
    are_files = settings.MAIL_TRANSPORT == "hrhub.mail.files.Files" and not settings.PRODUCTION
    path = f"{FOLDER.parent.name}/{FOLDER.name}/"
    return format_html('<bdi dir="ltr">{}</bdi>', path) if are_files else ""
