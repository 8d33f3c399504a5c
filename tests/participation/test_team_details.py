import pytest

from hrhub.participation.meanwhile import ChangedMeanwhile
from hrhub.participation.models import Registration, Team
from hrhub.participation.team_details import change_details, details_of
from tests.make import make_places, make_team

pytestmark = pytest.mark.django_db


def test_details_are_changed_at_once():
    team = make_team(make_places())
    new = details_of(team.registration) | {"city": "Ndola", "place": "Room 2", "organisation": "Ministry of Health"}
    change_details(team.registration, team.registration.revision, new)
    team = Team.objects.select_related("registration").get()
    assert (team.city, team.place, team.registration.organisation) == ("Ndola", "Room 2", "Ministry of Health")


def test_whoever_saves_what_was_changed_meanwhile_changes_nothing():
    team = make_team(make_places())
    first, revision = details_of(team.registration), team.registration.revision
    change_details(team.registration, revision, first | {"city": "Ndola"})
    with pytest.raises(ChangedMeanwhile):
        change_details(team.registration, revision, first | {"city": "Kitwe"})
    assert (Registration.objects.get().revision, Team.objects.get().city) == (revision + 1, "Ndola")


def test_new_words_are_shown_to_nobody_until_an_editor_agrees():
    team = make_team(make_places(), words="All welcome", words_agreed=True)
    same = details_of(team.registration)
    change_details(team.registration, team.registration.revision, same | {"city": "Ndola"})
    assert Team.objects.get().words_agreed is True
    change_details(team.registration, team.registration.revision, same | {"words": "Buy here"})
    assert Team.objects.get().words_agreed is False


def test_a_new_name_of_the_team_is_shown_to_nobody_until_an_editor_agrees():
    team = make_team(make_places(), name="Lusaka team", words="All welcome", words_agreed=True)
    new = details_of(team.registration) | {"name": "Cheap pills"}
    change_details(team.registration, team.registration.revision, new)
    assert Team.objects.get().words_agreed is False


def test_the_same_words_again_change_nothing_and_are_no_conflict():
    team = make_team(make_places(), words="All welcome", words_agreed=True)
    new, revision = details_of(team.registration) | {"city": "Ndola"}, team.registration.revision
    for _click in range(2):
        change_details(Registration.objects.get(), revision, new)
    assert (Registration.objects.get().revision, Team.objects.get().city) == (revision + 1, "Ndola")
    assert Team.objects.get().words_agreed is True
