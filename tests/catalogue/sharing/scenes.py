"""Events in every state of their lives, and what their pages offer to pass on."""

import re
from datetime import UTC, date, datetime, time
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import translation

from hrhub.catalogue.event_page import event_page
from hrhub.catalogue.mailto import mailto
from hrhub.catalogue.models import Event
from tests import make

LANGUAGES = [code for code, _name in settings.LANGUAGES]
SITE = "https://hub.example.org"
NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
LUSAKA = {
    "date": date(2027, 3, 11),
    "date_precision": "day",
    "start": time(14),
    "end": time(15),
    "zone": "Africa/Lusaka",
    "state": "announced",
}
UNKNOWN = {"date": None, "date_precision": "none", "start": None, "end": None, "zone": ""}


def share_of(event, language="en"):
    """Return what the block of the event's page shows."""
    with translation.override(language):
        found = Event.objects.for_page().get(pk=event.pk)
        return event_page(found, AnonymousUser())["share"]


def webinar(title="Keeping midwives in rural posts", **values):
    return make.make_webinar(title, **{"number": 24, "number_words": "Webinar 24", **LUSAKA, **values})


def recorded():
    event = webinar(date=date(2026, 11, 5), state="held")
    make.make_text(event, "word " * 900)
    make.make_recording(event, form="audio", duration_s=3120, size_bytes=9_400_000, language="en")
    make.make_recording(event, form="video", duration_s=3120, size_bytes=310_000_000, language="en")
    make.make_transcript(event, ["word " * 300] * 20)
    return make.told(event)


def changed():
    event = webinar()
    event.start, event.end = time(13), time(14, 30)
    event.save()
    return make.told(event)


SCENES = {
    "coming": webinar,
    "changed": changed,
    "live": lambda: webinar(date=date(2027, 3, 1), start=time(10, 30), end=time(12)),
    "postponed": lambda: webinar(state="postponed"),
    "cancelled": lambda: webinar(state="cancelled"),
    "recorded": recorded,
    "past": lambda: webinar(date=date(2011, 3, 11), state="held", start=None, end=None, zone=""),
    "unknown": lambda: webinar(date=date(2011, 3, 11), state="unknown", end=None),
}


def read_links(share):
    """Return what a telephone makes of the links: the texts for chat, SMS and mail, and the subject."""
    whatsapp, sms, mail = urlsplit(share.whatsapp), urlsplit(share.sms), urlsplit(share.mail)
    assert (whatsapp.scheme, whatsapp.netloc, sms.scheme, mail.scheme) == ("https", "wa.me", "sms", "mailto")
    chat = parse_qs(whatsapp.query, strict_parsing=True)
    body = parse_qs(sms.query.removeprefix("&"), strict_parsing=True)
    return (chat["text"][0], body["body"][0], *read_mail(mail))


def read_mail(link):
    found = parse_qs(link.query, strict_parsing=True, keep_blank_values=True)
    assert found["body"][0].count("\n") == found["body"][0].count("\r\n")  # RFC 6068
    return found["body"][0].replace("\r\n", "\n"), found["subject"][0]


def mail_of(message):
    """Return text and subject of the mail that the link of `message` opens."""
    return read_mail(urlsplit(mailto(message)))


def words_in(text):
    return set(re.findall(r"\d\d:\d\d|\w+", text))
