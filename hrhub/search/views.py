from django.shortcuts import render

from hrhub.catalogue.lists import listed
from hrhub.catalogue.models import Event


def events(request):
    """Everything: webinars and sessions together, with facets."""
    return render(request, "search/events.html", listed(request, Event.objects))
