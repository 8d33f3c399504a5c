from django.urls import path

from . import views

urlpatterns = [
    path("", views.webinar_list, name="webinars"),
    path("<slug:slug>/", views.webinar, name="webinar"),
    path("<slug:slug>/transcript/", views.transcript, name="webinar_transcript"),
]
