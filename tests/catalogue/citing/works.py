"""Citations as tests make them: of an event that is in the database, by the rows of its page."""

from django.utils.translation import override

from hrhub.catalogue.citing import apa
from hrhub.catalogue.citing.bibtex import bibtex
from hrhub.catalogue.citing.ris import ris
from hrhub.catalogue.event_page.cite import of_event
from hrhub.catalogue.models import Event


def work(event, language="en"):
    """Return what is cited of `event`, as its page in `language` has it."""
    with override(language):
        return of_event(Event.objects.for_page().get(pk=event.pk))


def apa_of(event, language="en"):
    """Return the line without the address, which is its last word."""
    with override(language):
        return apa.text(work(event, language)).rpartition(" ")[0]


def bibtex_of(event, language="en"):
    with override(language):
        return bibtex(work(event, language))


def ris_of(event, language="en"):
    with override(language):
        return ris(work(event, language))
