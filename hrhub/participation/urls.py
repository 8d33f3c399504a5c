"""Private pages, in the language of the address; the doors stand below an event's own address, in its face."""

from django.urls import path

from . import private

urlpatterns = [
    path("leave/", private.leave, name="my_leave"),
    path("<str:token>/", private.opened, name="my_link"),
]
