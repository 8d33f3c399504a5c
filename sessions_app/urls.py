from django.urls import path

from . import views

urlpatterns = [
    path("", views.conference_list, name="conferences"),
    path("<slug:slug>/", views.conference, name="conference"),
    path("<slug:conference>/<slug:slug>/", views.session, name="session"),
    path("<slug:conference>/<slug:slug>/transcript/", views.transcript, name="session_transcript"),
]
