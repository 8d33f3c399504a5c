"""Registration in each of its states, with people whose names must be nowhere."""

from datetime import timedelta

from django.utils import timezone

from hrhub.participation.registering import confirm
from tests import make

from .everything import same
from .states import SECRET


def taking_part(say=same):
    """Make events that are open, full, live, closed and not open yet; whoever registered is a secret."""
    soon = timedelta(days=5)
    for name, starts_in, places in [
        ("open", soon, {"capacity": 100}),
        ("full", soon, {"capacity": 1}),
        ("in a room", soon, {"way": "in_person", "unit": "heads", "capacity": 60}),
        ("live", timedelta(minutes=-20), {}),
        ("closed", soon, {"closes_at": timezone.now() + timedelta(hours=1)}),
        ("not open yet", soon, {"opens_at": timezone.now() + timedelta(days=1)}),
        ("approved", soon, {"moderated": True}),
    ]:
        event = make.make_webinar(say(f"Registration: {name}"), starts_in=starts_in)
        made = make.make_places(event, **{**places, "opens_at": None, "closes_at": None})
        meet(event, say)
        people(made, say)
        type(made).objects.filter(pk=made.pk).update(**{key: places.get(key) for key in ("opens_at", "closes_at")})
        type(made).objects.filter(pk=made.pk, closes_at__isnull=False).update(closes_at=timezone.now())
    sensitive(say)


def meet(event, say, **values):
    secret = {"join_link": f"https://meet.example/{SECRET}", "dial_in": say(f"+260 {SECRET}")}
    make.make_meeting(event, captions="yes", sign_language="no", reply_to=f"{SECRET}@example.org", **secret, **values)


def people(places, say):
    """Register teams and single people of three countries; a city is public, and nothing else that they wrote."""
    private = {name: say(f"{SECRET} {name}") for name in ("organisation", "place", "words")}
    for code, city, more in [("ZM", "Lusaka", {}), ("ET", "Addis Ababa", {"joining": "closed"})]:
        names = {"coordinator": say(f"{SECRET} coordinator"), "email": f"{SECRET}{code}{places.pk}@example.org"}
        make.make_team(
            places, country=code, city=say(city), **names, **private, **more, members=[say(f"{SECRET} member")]
        )
    make.make_team(
        places, country="KE", city=say(f"{SECRET} city"), coordinator=say(f"{SECRET} unlisted"), is_listed=False
    )
    confirm(make.make_registration(places, name=say(f"{SECRET} alone"), email=f"{SECRET}{places.pk}@example.org"))


def sensitive(say):
    """Make an event of which not even the teams are shown."""
    event = make.make_webinar(say("Registration: counts only"), starts_in=timedelta(days=6))
    places = make.make_places(event)
    meet(event, say, counts_only=True)
    make.make_team(places, country="UG", city=say(f"{SECRET} town"), coordinator=say(f"{SECRET} coordinator"))
