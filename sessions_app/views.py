from django.shortcuts import get_object_or_404, render

from hrhub.catalogue.event_page import event_page, transcript_page
from hrhub.catalogue.models import Conference

from . import conference_page
from .models import ConferenceSession


def conference_list(request):
    return render(request, "sessions_app/list.html", conference_page.listed(request))


def conference(request, slug):
    found = get_object_or_404(Conference.objects.visible_to(request.user).select_related("country"), slug=slug)
    return render(request, "sessions_app/conference.html", conference_page.conference_page(found, request.user))


def session(request, conference, slug):
    event = found_session(request, conference, slug)
    return render(request, "sessions_app/session.html", event_page(event, request.user))


def transcript(request, conference, slug):
    page = transcript_page(found_session(request, conference, slug), request.GET.get("language"))
    return render(request, "sessions_app/transcript.html", page)


def found_session(request, conference, slug):
    sessions = ConferenceSession.objects.visible_to(request.user).for_page()
    return get_object_or_404(sessions, conference__slug=conference, slug=slug)
