from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hrhub.participation.of_country import coming, past
from tests.make import make_country, make_meeting, make_places, make_team, make_webinar
from tests.pages.reading import words
from tests.participation.test_figures import counted, make_tally

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()


def teams(code="ZM"):
    """Return (city, what is told) of the coming teams."""
    found = coming(make_country(code), VISITOR)
    return [(team["city"], team["told"]) for _event, _title, teams in found for team in teams]


def test_a_team_that_is_coming_is_told_without_a_name():
    make_team(make_places(), heads=14)
    make_team(make_places(), country="GH", city="Accra")
    assert teams() == [("Lusaka", "14 expected, open to join")]


def test_the_next_event_stands_first():
    later = make_places(make_webinar(starts_in=timedelta(days=9)))
    make_team(later, city="Ndola")
    make_team(make_places(), city="Lusaka")
    assert [city for city, _told in teams()] == ["Lusaka", "Ndola"]


def hide(team, how):
    event, registration = team.registration.event, team.registration
    if how == "unlisted":
        type(team).objects.filter(pk=team.pk).update(is_listed=False)
    elif how == "counts only":
        make_meeting(event, counts_only=True)
    elif how == "cancelled":
        type(registration).objects.filter(pk=registration.pk).update(state="cancelled", holds_seats=False)
    elif how == "a draft":
        type(event).objects.filter(pk=event.pk).update(published_at=None)
    elif how == "for practising":
        type(event).objects.filter(pk=event.pk).update(practice=True)
    elif how == "called off":
        type(event).objects.filter(pk=event.pk).update(state="cancelled")
    else:
        type(event).objects.filter(pk=event.pk).update(over_at=event.sort_on - timedelta(days=30))


@pytest.mark.parametrize(
    "how", ["unlisted", "counts only", "cancelled", "a draft", "called off", "over", "for practising"]
)
def test_what_is_not_for_everybody_is_not_told(how, client):
    team = make_team(make_places(), city="Secretville")
    hide(team, how)
    assert teams() == []
    assert "Secretville" not in client.get("/countries/zm/").content.decode()


def words_of_teams():
    return [team["words"] for _event, _title, found in coming(make_country("ZM"), VISITOR) for team in found]


def test_words_of_a_team_are_told_once_an_editor_agreed():
    team = make_team(make_places(), words="Come to the library.")
    before = words_of_teams()
    type(team).objects.update(words_agreed=True)
    assert (before, words_of_teams()) == ([""], ["Come to the library."])


def test_teams_of_one_event_stand_together():
    places = make_places()
    for city in ("Ndola", "Lusaka"):
        make_team(places, city=city)
    ((event, _title, found),) = coming(make_country("ZM"), VISITOR)
    assert (event, [team["city"] for team in found]) == (places.event, ["Lusaka", "Ndola"])


def test_figures_of_the_past_stand_by_year_and_teams_by_event():
    event, alone = counted(), make_webinar()
    for code, people in [("ZM", 6), ("GH", 8)]:
        make_tally(alone, code, people)
    years, rows = past(make_country("ZM"), VISITOR)
    assert [(year, str(found), found.counts, found.teams) for year, found in years] == [(2024, "63", 2, 1)]
    assert [(row[0], row[2], row[3]) for row in rows] == [(event, "57", 1)]


def test_an_event_that_shows_counts_only_is_not_in_the_figures_of_a_country():
    make_meeting(counted(), counts_only=True)
    assert past(make_country("ZM"), VISITOR) == ([], [])


def test_drafts_are_not_in_the_figures():
    counted(published_at=None)
    assert past(make_country("ZM"), VISITOR) == ([], [])


def test_the_page_tells_it_all(client):
    make_team(make_places(), heads=14)
    counted()
    page = words(client.get("/countries/zm/"))
    for part in ("Lusaka : 14 expected, open to join", "2024 1 57 1", "1 team · people: 57"):
        assert part in page


def test_names_are_plain_text(client):
    make_team(make_places(), city="<script>x</script>")
    page = client.get("/countries/zm/").content.decode()
    assert "<script>x" not in page


def test_the_page_of_a_country_costs_the_same_for_any_number(client):
    costs = []
    for _round in (1, 2):
        for _n in range(1 if not costs else 30):
            make_team(make_places())
            counted()
        with CaptureQueriesContext(connection) as queries:
            client.get("/countries/zm/")
        costs.append(len(queries))
    assert costs[0] == costs[1]
