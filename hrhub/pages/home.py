"""Home: what comes, what is new to read and hear, what countries did; never empty, whatever is announced."""

from django.db.models import Count, F
from django.shortcuts import render

from hrhub.catalogue import visible
from hrhub.catalogue.cards import HAS, cards
from hrhub.catalogue.models import Claim, Conference, Event, Facet
from hrhub.catalogue.wording import claim_in_words
from hrhub.web.addresses import in_language

from .lines import event_line, with_events
from .plans import reported_plans

NEXT = 4
NEW = 4
PLANS = 3
CLAIMS = 3
TO_READ_AND_HEAR = ["summary", "recording", "transcript"]


def home(request):
    user = request.user
    context = {
        **coming(user),
        "new": cards(new_to_read_and_hear(user)),
        "plans": reported_plans(user, PLANS),
        "claims": reported_figures(user),
        "archive": archive(user),
        **counted(user),
    }
    return render(request, "pages/home.html", context)


def coming(user):
    """Return what is live, what is next, and the event for practising where nothing else comes."""
    soonest = list(Event.objects.visible_to(user).upcoming().for_cards()[: NEXT * 2])
    live = [event for event in soonest if event.is_live]
    following = [event for event in soonest if event not in live]
    announced = [event for event in following if not event.practice and event.state != Event.State.CANCELLED]
    return {
        "live": cards(live),
        "next": cards(following[:NEXT]),
        "nothing_comes": not announced and not live,
    }


def new_to_read_and_hear(user):
    """Return the past events with a summary, recording or transcript, the newest published first."""
    something = Facet.objects.filter(kind="has", value__in=TO_READ_AND_HEAR)
    past = Event.objects.visible_to(user).past().filter(pk__in=something.values("event"))
    return past.order_by("-published_at", F("sort_on").desc(nulls_last=True), "-id").for_cards()[:NEW]


def reported_figures(user):
    """Return [(figure in words, source, event)]: how many attended, as sources say; the newest first, one an event."""
    told = Claim.objects.filter(measure=Claim.Measure.ATTENDED, unit=Claim.Unit.PEOPLE, number__isnull=False)
    rows = with_events(visible.of_visible(told, user).select_related("source"))
    newest = rows.order_by(F("event__sort_on").desc(nulls_last=True), "event", "order", "id")[: CLAIMS * 3]
    first = {}
    for claim in newest:
        first.setdefault(claim.event_id, claim)
    claims = list(first.values())[:CLAIMS]
    return [(claim_in_words(claim), claim.source, event_line(claim.event)) for claim in claims]


def archive(user):
    """Return [(what there is, number of events, address)] for recordings, transcripts, summaries, …"""
    rows = visible.of_visible(Facet.objects.filter(kind="has"), user)
    counts = dict(rows.order_by().values_list("value").annotate(n=Count("id")))
    there = [(thing, str(words)) for thing, words in HAS.items() if thing in counts]
    return [(words, counts[thing], in_language(f"/events/?has={thing}")) for thing, words in there]


def counted(user):
    return {
        "events": Event.objects.visible_to(user).count(),
        "people": visible.people(user).count(),
        "countries": visible.countries(user).count(),
        "topics": visible.topics(user).count(),
        "series": visible.series(user).count(),
        "conferences": Conference.objects.visible_to(user).count(),
    }
