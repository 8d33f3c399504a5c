"""What a feed is about: the published events that the filters of /events/ choose, and the words for them."""

from urllib.parse import urlencode

from django.utils.functional import cached_property
from django.utils.translation import gettext
from django_countries import countries as iso

from hrhub.catalogue.facets import FACETS, Labels
from hrhub.catalogue.filters import EventFilter
from hrhub.catalogue.models import Event
from hrhub.web.identity import site
from hrhub.web.plain_text import in_one_line

NOT_FOLLOWED = ("q", "sort", "page")  # words are for looking once, and a feed has its own order


class Followed:
    """The events that the parameters of a request choose, of those for machines."""

    def __init__(self, parameters):
        chosen = parameters.copy()
        for name in NOT_FOLLOWED:
            chosen.pop(name, None)
        self.filter = EventFilter(chosen, Event.objects.for_machines())

    @property
    def events(self):
        """The events as a query set, in no order."""
        return self.filter.qs.order_by()

    @property
    def query(self):
        """The parameters in force, as a query string with its question mark, or ""."""
        return f"?{urlencode(self.filter.parameters)}" if self.filter.parameters else ""

    @cached_property
    def words(self):
        """What was chosen, in words: "Zambia, Retention", or "" where nothing was.

        One query for each facet in use, and one for names. A name that only drafts know is not told.
        """
        named = {name: self.told(name) for name in FACETS if self.filter.chosen(name)}
        labels = Labels({}, lambda name: named.get(name, []))
        return gettext(", ").join(labels.of(name, value) for name in named for value in named[name])

    def told(self, name):
        """Return the values that may be named: countries are no secret, of others only those of published events."""
        known = self.filter.told(name, {})
        countries = [code for code in self.filter.chosen(name) if name == "country" and code.upper() in iso.countries]
        return known or countries

    @property
    def title(self):
        """The name that a calendar or a reader shows for the feed."""
        named = {"site": site().name, "what": self.words}
        return in_one_line(gettext("%(site)s: %(what)s") % named if self.words else site().name)
