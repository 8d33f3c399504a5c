"""Private pages, in the language of the address; the doors stand below an event's own address, in its face."""

from django.urls import include, path

from . import private, wanting_mail
from .team_pages import handing

urlpatterns = [
    path("leave/", private.leave, name="my_leave"),
    path("team/", include("hrhub.participation.team_pages.urls")),
    path("taking-over/", handing.taking_over, name="my_taking_over"),
    path("<str:token>/mails/", wanting_mail.mails, name="my_mails"),
    path("<str:token>/", private.opened, name="my_link"),
]
