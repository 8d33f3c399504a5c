"""Who and what may be shown: those that are tied to an event or conference which the user may see."""

from functools import reduce
from operator import or_

from django.db.models import Count, Exists, OuterRef, Q

from hrhub.countries.models import Country
from hrhub.people.models import Organisation, Person

from .models import Appearance, Conference, Event, EventCountry, EventTopic, Involvement, Series, Topic


def of_visible(ties, user):
    """Keep the `ties` (rows with an event) whose event `user` may see.

    Asked by the event's own key: a list of all visible events would be made anew for every page.
    """
    return ties.filter(Exists(Event.objects.visible_to(user).filter(pk=OuterRef("event"))))


def of_visible_conference(ties, user):
    return ties.filter(Exists(Conference.objects.visible_to(user).filter(pk=OuterRef("conference"))))


def shown(rows, user, *ways):
    """Keep the `rows` for which one of `ways` holds, without what no page shows; an editor sees the others, too."""
    rows = rows.defer("folded", "loaded")
    return rows if user.has_perm("catalogue.view_event") else rows.filter(reduce(or_, map(Q, ways)))


def people(user):
    appearances = Appearance.objects.filter(person=OuterRef("pk"))
    return shown(Person.objects.all(), user, Exists(of_visible(appearances, user)))


def series(user):
    events = Event.objects.visible_to(user).filter(series=OuterRef("pk"))
    return shown(Series.objects.all(), user, Exists(events))


def topics(user):
    events = EventTopic.objects.filter(topic=OuterRef("pk"))
    conferences = Conference.topics.through.objects.filter(topic=OuterRef("pk"))
    ways = [Exists(of_visible(events, user)), Exists(of_visible_conference(conferences, user))]
    return shown(Topic.objects.all(), user, *ways)


def organisations(user):
    """Return the organisations with a part in something visible, and those above them."""
    parts = Involvement.objects.filter(organisation=OuterRef("pk"))
    speakers = Appearance.objects.filter(organisation=OuterRef("pk"))
    ways = [
        Exists(of_visible(parts, user)),
        Exists(of_visible(speakers, user)),
        Exists(of_visible_conference(parts, user)),
    ]
    taking_part = shown(Organisation.objects.all(), user, *ways)
    above = taking_part.filter(Q(part_of=OuterRef("pk")) | Q(managed_by=OuterRef("pk")))
    return shown(Organisation.objects.all(), user, *ways, Exists(above))


def countries(user):
    """Return the countries that have something to show: events, people, or a conference that was held there."""
    about = EventCountry.objects.filter(country=OuterRef("pk"))
    speakers = Appearance.objects.filter(country=OuterRef("pk"))
    persons = Person.countries.through.objects.filter(country=OuterRef("pk"))
    known = persons.filter(Exists(people(user).filter(pk=OuterRef("person"))))
    held = Conference.objects.visible_to(user).filter(country=OuterRef("pk"))
    ways = [Exists(of_visible(about, user)), Exists(of_visible(speakers, user)), Exists(known), Exists(held)]
    return Country.objects.filter(reduce(or_, map(Q, ways)))  # for editors as well: most countries have nothing yet


def count_events(rows, ties, name, user):
    """Give each of `rows` its number of visible `events`, by those of `ties` that point to it as `name`; one query."""
    counts = events_by(of_visible(ties, user), name)
    for row in rows:
        row.events = counts.get(row.pk, 0)


def events_by(ties, name):
    """Return {value of the field `name`: number of events} over `ties`, in one query."""
    return dict(ties.order_by().values_list(name).annotate(n=Count("event", distinct=True)))
