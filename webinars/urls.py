from django.urls import path

from . import views

urlpatterns = [
    path("", views.webinar_list, name="webinars"),
    path("<slug:slug>/", views.webinar, name="webinar"),
    path("<slug:slug>/transcript/", views.transcript, name="webinar_transcript"),
    path("<slug:slug>/register/", views.register, name="webinar_register"),
    path("<slug:slug>/register/<slug:door>/", views.register, name="webinar_door"),
    path("<slug:slug>/register/join/<int:team>/", views.register, name="webinar_join"),
    path("<slug:slug>/cite.<slug:kind>", views.cite, name="webinar_citation"),
    path("<slug:slug>/event.ics", views.calendar_file, name="webinar_calendar_file"),
    path("<slug:slug>/picture.png", views.picture, name="webinar_picture"),
]
