"""Private pages, in the language of the address; the doors stand below an event's own address, in its face."""

from django.urls import include, path

from . import private, wanting_mail
from .place_pages import details, home, own
from .team_pages import handing

urlpatterns = [
    path("leave/", private.leave, name="my_leave"),
    path("data.json", own.data, name="my_data"),
    path("delete/", own.delete, name="my_delete"),
    path("place/", home.place, name="my_place"),
    path("place/join/", home.join, name="my_place_join"),
    path("place/cancel/", home.cancel, name="my_place_cancel"),
    path("place/details/", details.details, name="my_place_details"),
    path("team/", include("hrhub.participation.team_pages.urls")),
    path("taking-over/", handing.taking_over, name="my_taking_over"),
    path("<str:token>/mails/", wanting_mail.mails, name="my_mails"),
    path("<str:token>/", private.opened, name="my_link"),
]
