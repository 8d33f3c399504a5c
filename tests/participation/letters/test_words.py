"""No word of a mail goes past gettext: in the pseudo language none is left in Latin letters."""

from datetime import timedelta

import pytest

from hrhub.participation import letters
from hrhub.participation.models import Member, Registration
from tests.gates.latin import has_latin, latin_words
from tests.gates.pseudo import in_georgian, pseudo_language
from tests.make import make_meeting, make_places, make_recording, make_team, make_webinar

from .reading import last

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("is_member", [False, True])
@pytest.mark.parametrize("name", letters.KINDS)
def test_every_word_of_a_mail_can_be_translated(name, is_member):
    event = make_webinar(in_georgian("Pay"), starts_in=timedelta(hours=20), practice=True)
    make_recording(event)
    make_meeting(event, dial_in="+260 211", reply_to="a@example.org" if is_member else "")
    team = make_team(make_places(event), city=in_georgian("Lusaka"), place=in_georgian("Room"))
    Registration.objects.update(name=in_georgian("Ann"))
    member = Member.objects.create(team=team, name=in_georgian("Ben"), email="m@example.org", accepted=not is_member)
    registration = Registration.objects.with_all().get()
    registration.state, registration.offer_ends_at = registration.state, event.starts_at
    registration.lined_up_at = event.starts_at
    other = {"to": "x@example.org", "link": "https://hub.example/my/x/"} if name in ("take_over", "handed_over") else {}
    with pseudo_language():
        member = Member.objects.with_all().get(pk=member.pk)
        letters.send(name, member if is_member or name == "on_the_list" else registration, **other)
    mail = last(name)
    if mail is None:  # members who are not accepted yet get no such mail
        assert is_member
        return
    lines = [line for line in [mail.subject, *mail.text.splitlines()] if "://" not in line]
    assert [line for line in lines if has_latin(line)] == []
    assert list(latin_words(mail.html)) == []
