from django.urls import path

from . import views

urlpatterns = [
    path("", views.webinar_list, name="webinars"),
    path("<slug:slug>/", views.webinar, name="webinar"),
    path("<slug:slug>/transcript/", views.transcript, name="webinar_transcript"),
    path("<slug:slug>/cite.<slug:kind>", views.cite, name="webinar_citation"),
    path("<slug:slug>/event.ics", views.calendar_file, name="webinar_calendar_file"),
    path("<slug:slug>/picture.png", views.picture, name="webinar_picture"),
]
