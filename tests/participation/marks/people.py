"""Two teams of one event, some who come alone, and one unique word in each thing that each of them wrote."""

from dataclasses import dataclass, field
from datetime import timedelta

from hrhub.participation.gathering import accept_member, add, add_oneself
from hrhub.participation.handing_over import ask_to_take_over
from hrhub.participation.links import token_for
from hrhub.participation.models import Member, Registration
from hrhub.participation.registering import confirm, register
from tests import make

STARTS_IN = timedelta(hours=20)  # so near that those who have a place are told how to join
AGREED = {"consented_to": "a version"}


@dataclass
class Marked:
    """The event, the rows of its people by name, and whose each mark is: a lower-case word → a name."""

    event: object
    rows: dict = field(default_factory=dict)
    owners: dict = field(default_factory=dict)

    def mark(self, owner, what):
        """Return a word that only `owner` wrote, as `what`."""
        word = f"Qz{owner}{what}".lower().title()
        self.owners[word.lower()] = owner
        return word

    def said(self, owner, *fields):
        words = {name: self.mark(owner, name) for name in fields}
        return words | ({"email": f"{words['email'].lower()}@example.org"} if "email" in words else {})

    def keep(self, owner, row):
        """Keep a row; by its key and signed link one acts for it, so these are marks as well."""
        self.rows[owner] = row
        self.owners |= {row.key: owner, token_for(row).split("-", 2)[2].lower(): owner}
        return row

    def found_in(self, text):
        """Return whose marks stand in `text`."""
        lower = text.lower()
        return {owner for mark, owner in self.owners.items() if mark in lower}


def marked_people():
    """Return the people whom these tests are about.

    Ann coordinates a team of Cy, and Dee asks to join it; Bea coordinates one of Eve, and asked Ivy to go on. Fay comes
    alone, and Gus without an address; Hal wants to be told afterwards, and Joe did not confirm yet.
    """
    event = make.make_webinar("An event with marked people", starts_in=STARTS_IN)
    people = Marked(event)
    places = make.make_places(event, capacity=100)
    words = people.said("meeting", "link", "numbers")
    make.make_meeting(event, join_link=f"https://meet.example.org/{words['link']}", dial_in=words["numbers"])
    for who, country, city in (("ann", "ZM", "Lusaka"), ("bea", "KE", "Kisumu")):
        team_of(people, places, who, country, city)
    members_of(people)
    alone(people, places)
    ivy = people.said("ivy", "name", "email")
    people.keep("ivy", ask_to_take_over(people.rows["bea"], **ivy))
    return people


def team_of(people, places, who, country, city):
    said = people.said(who, "name", "email")
    values = people.said(f"{who}team", "organisation", "place", "words")
    called = people.mark(f"{who}called", "name")
    registration = {"organisation": values.pop("organisation"), "email": said["email"]}
    own = make.make_team(
        places, country=country, city=city, coordinator=said["name"], name=called, **registration, **values
    )
    people.keep(who, Registration.objects.with_all().get(pk=own.registration_id))
    people.owners[own.code] = f"{who}team"


def members_of(people):
    """Let Cy and Eve be on the lists, by the coordinator's word and by oneself, and let Dee ask."""
    fields = ("name", "organisation", "role", "email")
    anns, beas = people.rows["ann"].team, people.rows["bea"].team
    add(anns, [Member(team=anns, submission="cy", sector="ngo", **people.said("cy", *fields))])
    people.keep("cy", Member.objects.get(submission="cy"))
    eve = Member(team=beas, submission="eve", sector="ngo", **AGREED, **people.said("eve", *fields))
    people.keep("eve", add_oneself(eve, asks=True))
    accept_member(eve)
    dee = Member(team=anns, submission="dee", sector="ngo", **AGREED, **people.said("dee", *fields))
    people.keep("dee", add_oneself(dee, asks=True))


def alone(people, places):
    for who, door, fields in [
        ("fay", "alone", ("name", "organisation", "email")),
        ("gus", "alone", ("name", "organisation")),
        ("hal", "afterwards", ("email",)),
        ("joe", "alone", ("name", "organisation", "email")),
    ]:
        said = {"email": "", "name": "", **people.said(who, *fields)}
        row = register(make.unsaved_registration(places, door=door, **said))
        people.keep(who, row)
        if who not in ("gus", "joe"):
            confirm(row)
