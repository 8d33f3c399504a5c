from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from hrhub.catalogue.calendar_files import event_file
from hrhub.catalogue.calendars import for_calendars
from hrhub.catalogue.event_page import citation_file, event_for_page, event_page, passage_citation, transcript_page
from hrhub.catalogue.lists import listed
from hrhub.catalogue.pictures import event_picture
from hrhub.participation import doors, figures
from hrhub.participation.on_page import taking_part

from .models import Webinar


def webinar_list(request):
    return render(request, "webinars/list.html", listed(request, Webinar.objects))


def webinar(request, slug):
    event = found(request, slug)
    more = {"taking_part": taking_part(event), "counted": figures.of_event(event)}
    page = {**event_page(event, request.user), **more}
    return render(request, "webinars/webinar.html", page)


def register(request, slug, door="", team=None):
    return doors.page(request, found(request, slug), door, team)


def transcript(request, slug):
    page = transcript_page(found(request, slug), request.GET.get("language"), request.GET.get("t"))
    cited = {"citation": passage_citation(page["event"], page["quoted"])}
    return render(request, "webinars/transcript.html", {**page, **cited})


@require_safe
def cite(request, slug, kind):
    """The file is public, and kept by others: drafts have none, whoever asks."""
    event = get_object_or_404(Webinar.objects.published().for_page(), slug=slug)
    return citation_file(event, kind, request.GET)


@require_safe
def calendar_file(request, slug):
    """The file is public, and kept by others: drafts have none, whoever asks."""
    published = for_calendars(Webinar.objects.published())
    return event_file(request, get_object_or_404(published, slug=slug))


@require_safe
def picture(request, slug):
    """The picture is public, and kept by others: drafts have none, whoever asks."""
    return event_picture(Webinar.objects.published(), slug=slug)


def found(request, slug):
    return event_for_page(Webinar, request.user, slug=slug)
