from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from hrhub.mail.models import Mail
from hrhub.participation import gathering
from hrhub.participation.changing import TooMany, cancel
from hrhub.participation.gathering import (
    NobodyMoreJoins,
    TeamIsFull,
    WouldLoseItsPlace,
    accept_member,
    add,
    add_oneself,
    remove,
    renew_code,
)
from hrhub.participation.models import Member, Registration, Team
from tests.make import make_places, make_team, make_webinar, numbers

pytestmark = pytest.mark.django_db
State = Registration.State


def joining(team, **values):
    """Return a member as the members' link makes one, not saved."""
    n = next(numbers)
    said = {"name": f"Member {n}", "sector": "ngo", "consented_to": "1", "submission": f"joins {n}"}
    return Member(team=team, **{**said, **values})


def written(team, n):
    """Return `n` members as a coordinator writes them, not saved."""
    return [Member(team=team, name=f"Written {k}", submission=f"written {next(numbers)}") for k in range(n)]


def in_heads(capacity, heads):
    return make_team(make_places(capacity=capacity, unit="heads"), heads=heads)


def test_a_colleague_who_has_the_link_of_an_open_team_is_on_the_list_at_once():
    team = make_team(make_places())
    member = add_oneself(joining(team, name="Mutinta"))
    assert (member.accepted, member.added_by_oneself, member.consented_to) == (True, True, "1")
    assert [one.name for one in team.members.accepted()] == ["Mutinta"]


def test_where_the_coordinator_says_yes_to_each_a_colleague_asks_and_waits():
    team = make_team(make_places(), joining="ask")
    member = add_oneself(joining(team))
    assert list(team.members.accepted()) == []
    accept_member(member)
    accept_member(member)
    assert list(team.members.accepted()) == [member]


def test_a_closed_team_takes_nobody():
    team = make_team(make_places(), joining="closed")
    with pytest.raises(NobodyMoreJoins):
        add_oneself(joining(team))
    assert Member.objects.count() == 0


@pytest.mark.parametrize("state", ["cancelled", "postponed"])
def test_nobody_joins_for_an_event_that_is_called_off(state):
    team = make_team(make_places())
    type(team.registration.event).objects.update(state=state)
    with pytest.raises(NobodyMoreJoins):
        add_oneself(joining(Team.objects.get()))


def test_nobody_joins_after_the_event_nor_a_team_that_does_not_come():
    team = make_team(make_places())
    with time_machine.travel(timezone.now() + timedelta(days=5)), pytest.raises(NobodyMoreJoins):
        add_oneself(joining(team))
    cancel(team.registration)
    with pytest.raises(NobodyMoreJoins):
        add_oneself(joining(team))


def test_one_joins_while_the_event_goes_on():
    team = make_team(make_places(make_webinar(starts_in=timedelta(minutes=30))))
    with time_machine.travel(timezone.now() + timedelta(minutes=50)):
        assert add_oneself(joining(team)).accepted


def test_the_same_form_sent_twice_is_one_member_and_one_mail():
    team = make_team(make_places())
    before = Mail.objects.count()
    rows = [add_oneself(joining(team, submission="same", email="m@example.org")) for _n in range(2)]
    assert rows[0].pk == rows[1].pk
    assert (Member.objects.count(), Mail.objects.count() - before) == (1, 1)


def test_a_member_who_leaves_an_address_gets_the_private_link_in_the_language_of_the_team():
    team = make_team(make_places(), language="fr")
    add_oneself(joining(team, email="m@example.org"))
    mail = Mail.objects.latest("id")
    assert (mail.kind, mail.recipient, mail.language) == ("on_the_list", "m@example.org", "fr")
    assert "/fr/my/m" in mail.text


def test_a_member_without_an_address_gets_no_mail():
    team = make_team(make_places())
    before = Mail.objects.count()
    add_oneself(joining(team))
    assert Mail.objects.count() == before


def test_a_team_that_outgrows_what_it_expected_expects_more():
    team = make_team(make_places(), heads=2)
    add(team, written(team, 5))
    team.registration.refresh_from_db()
    assert (team.registration.heads, team.registration.seats) == (5, 1)


def test_where_places_are_counted_in_people_a_larger_team_takes_more_of_them():
    team = in_heads(10, 2)
    add(team, written(team, 5))
    places = team.registration.places
    places.refresh_from_db()
    assert places.taken == 5


def test_where_places_are_counted_in_people_nobody_is_put_into_a_full_room():
    team = in_heads(3, 2)
    add(team, written(team, 3))
    with pytest.raises(TooMany):
        add_oneself(joining(team))
    with pytest.raises(TooMany):
        add(team, written(team, 2))
    assert team.members.count() == 3


def test_who_joins_a_team_in_line_does_not_cost_it_its_place_but_asks():
    places = make_places(capacity=4, unit="heads")
    make_team(places, heads=4)
    team, behind = make_team(places, heads=1), make_team(places, heads=4)
    assert add_oneself(joining(team)).accepted is True
    second = add_oneself(joining(team))
    assert second.accepted is False
    with pytest.raises(WouldLoseItsPlace):
        accept_member(second)
    with pytest.raises(WouldLoseItsPlace):
        add(team, written(team, 1))
    line = [one.pk for one in Registration.objects.filter(places=places).in_line()]
    assert line == [team.registration.pk, behind.registration.pk]


def test_a_team_has_two_hundred_members_and_not_one_more():
    team = make_team(make_places())
    assert add(team, written(team, 200)) == 200
    with pytest.raises(TeamIsFull):
        add_oneself(joining(team))
    with pytest.raises(TeamIsFull):
        add(team, written(team, 1))
    assert team.members.count() == 200


def test_the_last_who_asked_can_be_let_into_a_team_of_two_hundred():
    team = make_team(make_places(), joining="ask")
    add(team, written(team, 199))
    member = add_oneself(joining(team))
    accept_member(member)
    assert team.members.accepted().count() == 200


def test_of_a_list_that_is_too_long_nobody_is_added():
    team = make_team(make_places())
    with pytest.raises(TeamIsFull):
        add(team, written(team, 201))
    assert team.members.count() == 0


def test_the_same_page_sent_twice_adds_nobody_twice():
    team = make_team(make_places())
    first = written(team, 3)
    again = [Member(team=team, name=one.name, submission=one.submission) for one in first]
    assert (add(team, first), add(team, again)) == (3, 0)


def test_members_stay_in_the_order_in_which_they_were_written():
    team = make_team(make_places())
    add(team, written(team, 3))
    add_oneself(joining(team, name="Last"))
    assert [one.name for one in team.members.in_order()] == ["Written 0", "Written 1", "Written 2", "Last"]


def test_of_a_member_who_is_removed_nothing_is_kept():
    team = make_team(make_places())
    member = add_oneself(joining(team, email="m@example.org"))
    remove(member)
    assert (Member.objects.count(), Mail.objects.filter(recipient="m@example.org").count()) == (0, 0)


def test_a_renewed_link_ends_the_older_one():
    team = make_team(make_places())
    before = team.code
    assert renew_code(team).code != before
    assert not Team.objects.filter(code=before).exists()


def test_adding_costs_the_same_for_any_number(django_assert_max_num_queries):
    team = make_team(make_places())
    with django_assert_max_num_queries(12):
        add(team, written(team, 1))
    with django_assert_max_num_queries(12):
        add(team, written(team, 9))


def test_a_correction_reaches_the_member():
    team = make_team(make_places(), members=["Mutnta"])
    member = team.members.get()
    revision, now = gathering.state_of(member)
    gathering.correct(member, revision, now | {"name": "Mutinta", "sector": "donor"})
    assert Member.objects.values_list("name", "sector").get() == ("Mutinta", "donor")
