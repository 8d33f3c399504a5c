from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from hrhub.catalogue.calendar_files import event_file
from hrhub.catalogue.calendars import for_calendars
from hrhub.catalogue.event_page import citation_file, event_for_page, event_page, passage_citation, transcript_page
from hrhub.catalogue.models import Conference
from hrhub.catalogue.pictures import event_picture
from hrhub.participation import doors, figures
from hrhub.participation.on_page import taking_part

from . import conference_page
from .models import ConferenceSession


def conference_list(request):
    return render(request, "sessions_app/list.html", conference_page.listed(request))


def conference(request, slug):
    found = get_object_or_404(Conference.objects.visible_to(request.user).select_related("country"), slug=slug)
    return render(request, "sessions_app/conference.html", conference_page.conference_page(found, request.user))


def session(request, conference, slug):
    event = found_session(request, conference, slug)
    more = {"taking_part": taking_part(event), "counted": figures.of_event(event)}
    page = {**event_page(event, request.user), **more}
    return render(request, "sessions_app/session.html", page)


def register(request, conference, slug, door="", team=None):
    return doors.page(request, found_session(request, conference, slug), door, team)


def transcript(request, conference, slug):
    page = transcript_page(found_session(request, conference, slug), request.GET.get("language"), request.GET.get("t"))
    cited = {"citation": passage_citation(page["event"], page["quoted"])}
    return render(request, "sessions_app/transcript.html", {**page, **cited})


@require_safe
def cite(request, conference, slug, kind):
    """The file is public, and kept by others: drafts have none, whoever asks."""
    published = ConferenceSession.objects.published().for_page()
    return citation_file(get_object_or_404(published, conference__slug=conference, slug=slug), kind, request.GET)


@require_safe
def calendar_file(request, conference, slug):
    """The file is public, and kept by others: drafts have none, whoever asks."""
    published = for_calendars(ConferenceSession.objects.published())
    return event_file(request, get_object_or_404(published, conference__slug=conference, slug=slug))


@require_safe
def picture(request, conference, slug):
    """The picture is public, and kept by others: drafts have none, whoever asks."""
    return event_picture(ConferenceSession.objects.published(), conference__slug=conference, slug=slug)


def found_session(request, conference, slug):
    return event_for_page(ConferenceSession, request.user, conference__slug=conference, slug=slug)
