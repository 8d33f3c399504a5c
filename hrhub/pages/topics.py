"""Topics: all of them with their events, and a page for each."""

from django.db.models import Count
from django.shortcuts import get_object_or_404, render

from hrhub.catalogue import visible
from hrhub.catalogue.cards import cards
from hrhub.catalogue.lists import paged
from hrhub.catalogue.models import Conference, Event, EventTopic, Topic
from hrhub.web.folding import fold

from . import in_short
from .lines import conference_lines
from .lists import titled

RELATED = 8
CONFERENCES = 20


def topics(request):
    """All, by their names in the page's language: editors choose from them, so there are never very many."""
    rows = sorted(visible.topics(request.user), key=lambda topic: fold(topic.label))
    visible.count_events(rows, EventTopic.objects.all(), "topic", request.user)
    return render(request, "pages/topics.html", {"rows": rows})


def topic(request, slug):
    found = get_object_or_404(visible.topics(request.user), slug=slug)
    tagged = EventTopic.objects.filter(topic=found)
    events = Event.objects.visible_to(request.user).filter(pk__in=tagged.values("event"))
    conferences = conference_lines(Conference.objects.visible_to(request.user).filter(topics=found), CONFERENCES)
    page = paged(request, events.upcoming_first().for_cards())
    context = {
        "topic": found,
        "title": titled(found.label, page),
        "page": page,
        "cards": cards(page.object_list),
        "related": related(found, tagged, request.user),
        "conferences": conferences,
        "in_short": in_short.of_topic(page, conferences, CONFERENCES),
    }
    return render(request, "pages/topic.html", context)


def related(topic, tagged, user):
    """Return the topics that most often stand beside `topic` at the same events."""
    beside = EventTopic.objects.filter(event__in=tagged.values("event")).exclude(topic=topic)
    most = visible.of_visible(beside, user).order_by().values("topic").annotate(n=Count("id"))
    ids = [row["topic"] for row in most.order_by("-n", "topic__sort_key")[:RELATED]]
    rows = Topic.objects.in_bulk(ids)
    return [rows[pk] for pk in ids]
