"""Private pages, in the language of the address; the doors stand below an event's own address, in its face."""

from django.urls import path

from . import private, wanting_mail

urlpatterns = [
    path("leave/", private.leave, name="my_leave"),
    path("<str:token>/mails/", wanting_mail.mails, name="my_mails"),
    path("<str:token>/", private.opened, name="my_link"),
]
