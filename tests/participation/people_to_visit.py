"""People in every state, for a browser to open their private pages in a hub that is served."""

import json
from datetime import timedelta

from hrhub.participation.changing import cancel
from hrhub.participation.gathering import add_oneself
from hrhub.participation.handing_over import ask_to_take_over
from hrhub.participation.links import token_for
from hrhub.participation.models import Member
from hrhub.participation.registering import confirm
from tests import make

SOON, NOW = timedelta(days=3), timedelta(minutes=-10)


def told():
    """Make them, and return as JSON what a browser needs: {who: token}, addresses, and a key."""
    places, live, full = (make.make_places(event_of(*one)) for one in ((SOON, "soon"), (NOW, "live"), (SOON, "full")))
    team = make.make_team(places, city="Lusaka", place="Block B, room 7", members=["Chanda"])
    rows = alone(places, full, live) | teams(places, live) | {"coordinates": team.registration} | around(team)
    said = {"tokens": {who: token_for(row) for who, row in rows.items()}, "code": team.code}
    said |= {"member": team.members.first().key, "event": places.event.path, "live": live.event.path}
    return json.dumps(said)


def event_of(starts_in, name):
    event = make.make_webinar(f"Keeping midwives in rural posts: {name}", starts_in=starts_in)
    make.make_meeting(event, dial_in="+260 211 000 000, PIN 123", captions="yes", sign_language="no")
    return event


def alone(places, full, live):
    full.capacity = 1
    full.save()
    asked = make.make_places(event_of(SOON, "each is approved"), moderated=True)
    first, offered = (confirm(make.make_registration(full)) for _n in range(2))
    found = {
        "has a place": confirm(make.make_registration(places, name="Mutinta Banda-Hachikulu of the district office")),
        "has no address": confirm(make.make_registration(places, email="")),
        "has not confirmed": make.make_registration(places),
        "is told afterwards": confirm(make.make_registration(places, door="afterwards")),
        "cancelled": confirm(make.make_registration(places)),
        "asks": confirm(make.make_registration(asked)),
        "is there now": confirm(make.make_registration(live)),
        "is offered a place": offered,
        "waits": confirm(make.make_registration(full)),
    }
    cancel(found["cancelled"])
    cancel(first)
    return found


def teams(places, live):
    """Return coordinators: one who has no address and nobody on the list, and one whose event goes on."""
    empty = make.make_team(places, city="Ndola", email="")
    return {
        "coordinates nobody": empty.registration,
        "coordinates now": make.make_team(live, city="Kitwe", members=["Bwalya"]).registration,
    }


def around(team):
    """Let somebody join `team`, somebody ask to, and somebody be asked to take it over."""
    said = {"organisation": "University of Zambia", "sector": "academic", "consented_to": "1"}
    return {
        "is a member": add_oneself(Member(team=team, name="Mwila", submission="one", **said)),
        "asks to join": add_oneself(Member(team=team, name="Natasha", submission="two", **said), asks=True),
        "is asked to take over": ask_to_take_over(team.registration, "Thandiwe", "thandiwe@example.org"),
    }
