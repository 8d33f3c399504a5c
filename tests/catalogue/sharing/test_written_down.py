"""All that messages and previews say, written down for people to judge: in VAR_DIR/messages.txt."""

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import translation

from hrhub.catalogue.event_page import event_page
from hrhub.catalogue.models import Event
from hrhub.catalogue.sms import sms_parts
from tests import make
from tests.catalogue.sharing.scenes import LANGUAGES, SCENES, read_links, recorded

TEASERS = {
    "en": "What keeps midwives in rural posts, and what it costs.",
    "fr": "Ce qui retient les sages-femmes à la campagne, et ce que cela coûte.",
    "es": "Qué retiene a las parteras en el campo, y cuánto cuesta.",
    "pt": "O que mantém as parteiras no campo, e quanto custa.",
    "ar": "ما الذي يبقي القابلات في الريف، وكم يكلّف ذلك.",
}


def afterwards():
    event = recorded()
    for second, label in ((0, "Welcome"), (750, "How midwives are paid"), (1930, "Housing before pay")):
        make.make_chapter(event, label, start_ms=second * 1000)
    return event


STATES = {"coming": SCENES["coming"], "changed": SCENES["changed"], "live": SCENES["live"], "afterwards": afterwards}


@pytest.mark.django_db
def test_what_messages_say_in_each_language_is_written_down():
    told = [block for state in STATES for block in in_all_languages(state)]
    (settings.VAR_DIR / "messages.txt").write_text("\n\n\n".join(told) + "\n")
    assert len(told) == len(STATES) * len(LANGUAGES)


def in_all_languages(state):
    event = STATES[state]()
    for language, teaser in TEASERS.items():
        make.make_text(event, teaser, part="teaser", language=language)
    make.told(event)
    for language in LANGUAGES:
        with translation.override(language):
            page = event_page(Event.objects.for_page().get(pk=event.pk), AnonymousUser())
            yield "\n\n".join([f"######## {state}, {language}", *parts(page["preview"], page["share"])])


def parts(preview, share):
    """Return each text under a line that says how long it is."""
    chat, sms, mail, subject = read_links(share)
    counted = sms_parts(sms)
    yield measured("og:title", preview.short_title, f"{len(preview.short_title)} of 60")
    yield measured("og:description", preview.description, f"{len(preview.description)} of 120")
    yield measured("chat", chat, f"{len(chat)} of 400")
    yield measured("SMS", sms, f"{len(sms)}, {counted.parts} of 2 parts in {counted.encoding}")
    yield measured("mail", f"{subject}\n\n{mail}", f"{len(mail)}, its link {len(share.mail)} of 2,000")


def measured(name, text, length):
    return f"---- {name} ({length})\n{text}"
