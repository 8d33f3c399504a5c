from django.urls import path

from .dump import serving
from .feeds import atom, calendar, podcast, subscribing

urlpatterns = [
    path("dumps/", serving.dumps, name="dumps"),
    path("calendar/", subscribing.subscribe, name="subscribe"),
    path("calendar/events.ics", calendar.events, name="calendar_feed"),
    path("feeds/atom/", atom.events, name="atom_feed"),
    path("feeds/podcast/", podcast.recordings, name="podcast_feed"),
    path("feeds/podcast/cover.png", podcast.cover, name="podcast_cover"),
]
