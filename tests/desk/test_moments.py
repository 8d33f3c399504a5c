"""Moments on the desk: nobody has to guess in which zone they are."""

from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.utils.formats import localize
from django.utils.translation import override

from hrhub.mail.models import Mail
from hrhub.participation.models import Registration, RosterAccess
from hrhub.participation.registering import confirm
from tests.make import make_places, make_registration, make_webinar

WHEN = datetime(2027, 3, 11, 13, 34, tzinfo=UTC)
PEOPLE = ["/admin/participation/registration/", "/admin/participation/rosteraccess/", "/admin/mail/mail/"]


@pytest.mark.parametrize("path", PEOPLE)
def test_a_list_says_weekday_and_zone(desk, path):
    confirm(make_registration(make_places()))
    desk.get(PEOPLE[0])  # which is noted
    for model in (Registration, RosterAccess, Mail):
        model.objects.update(made_at=WHEN)
    assert "Thu 11 March 2027, 13:34 UTC" in desk.get(path).content.decode()


def test_the_page_of_one_registration_says_them(desk):
    one = make_registration(make_places(), made_at=WHEN)
    page = desk.get(f"{PEOPLE[0]}{one.pk}/change/")
    assert "Thu 11 March 2027, 13:34 UTC" in page.content.decode()


def test_from_when_everybody_sees_a_draft_says_them(desk):
    make_webinar(published_at=datetime(2999, 3, 11, 13, 34, tzinfo=UTC))
    page = desk.get("/admin/webinars/webinar/")
    assert "everybody from Mon 11 March 2999, 13:34 UTC" in page.content.decode()


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_the_zone_is_said_in_every_language(language):
    with override(language):
        assert localize(WHEN)[-10:] == " 13:34 UTC"
