from django.shortcuts import get_object_or_404, render

from hrhub.catalogue.event_page import event_page, transcript_page
from hrhub.catalogue.lists import listed

from .models import Webinar


def webinar_list(request):
    return render(request, "webinars/list.html", listed(request, Webinar.objects))


def webinar(request, slug):
    return render(request, "webinars/webinar.html", event_page(found(request, slug), request.user))


def transcript(request, slug):
    page = transcript_page(found(request, slug), request.GET.get("language"))
    return render(request, "webinars/transcript.html", page)


def found(request, slug):
    return get_object_or_404(Webinar.objects.visible_to(request.user).for_page(), slug=slug)
