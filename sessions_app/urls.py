from django.urls import path

from . import views

urlpatterns = [
    path("", views.conference_list, name="conferences"),
    path("<slug:slug>/", views.conference, name="conference"),
    path("<slug:conference>/<slug:slug>/", views.session, name="session"),
    path("<slug:conference>/<slug:slug>/transcript/", views.transcript, name="session_transcript"),
    path("<slug:conference>/<slug:slug>/register/", views.register, name="session_register"),
    path("<slug:conference>/<slug:slug>/register/<slug:door>/", views.register, name="session_door"),
    path("<slug:conference>/<slug:slug>/register/join/<int:team>/", views.register, name="session_join"),
    path("<slug:conference>/<slug:slug>/cite.<slug:kind>", views.cite, name="session_citation"),
    path("<slug:conference>/<slug:slug>/event.ics", views.calendar_file, name="session_calendar_file"),
    path("<slug:conference>/<slug:slug>/picture.png", views.picture, name="session_picture"),
]
