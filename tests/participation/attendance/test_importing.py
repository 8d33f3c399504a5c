import time
import tracemalloc
from datetime import timedelta

import pytest
from django.utils import timezone

from hrhub.participation.attendance.importing import ImportedAlready, read, take_in
from hrhub.participation.attendance.reading import BadReport
from hrhub.participation.models import Attendance, Member, Registration, Tally, Team
from hrhub.participation.registering import confirm
from tests.make import make_places, make_registration, make_team
from tests.participation.attendance.reports import ALL, BIG_BLUE_BUTTON, MEET, ZOOM_MEETING, ZOOM_WEBINAR, file_of

pytestmark = pytest.mark.django_db
REPORTS = [(platform, text) for platform, texts in ALL.items() for text in texts]
HEAD = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n"


def event_with_two():
    """Return an event for which Mutinta registered alone, and a team in which Chanda is."""
    places = make_places()
    confirm(make_registration(places, name="Mutinta Banda", email="mutinta@example.org", country="GH"))
    make_team(places, members=["Mwale Chanda"])
    begun = timezone.now() - timedelta(minutes=30)
    type(places.event).objects.filter(pk=places.event.pk).update(starts_at=begun, sort_on=begun)
    places.event.refresh_from_db()
    return places.event


def found(event):
    """Return [(who, minutes)] of all that was noted, by name; None is nobody who registered."""
    rows = Attendance.objects.filter(event=event).select_related("registration", "member")
    named = [(getattr(row.registration or row.member, "name", None), row.minutes) for row in rows]
    return sorted(named, key=lambda row: (row[0] or "", row[1]))


def sentences(event, content):
    with pytest.raises(BadReport) as bad:
        take_in(event, content)
    assert Attendance.objects.count() == 0
    return bad.value.sentences


@pytest.mark.parametrize(("platform", "text"), REPORTS)
def test_each_layout_is_known_and_says_the_same(platform, text):
    event = event_with_two()
    report = take_in(event, file_of(text))
    assert report.platform == platform
    somebody = 70 if text == ZOOM_WEBINAR else 60
    host = 69 if text == ZOOM_WEBINAR else somebody
    assert found(event) == [(None, host), ("Mutinta Banda", 50), ("Mwale Chanda", 60)]


def test_what_was_noted_is_counted_at_once():
    event = event_with_two()
    take_in(event, file_of(ZOOM_MEETING))
    assert sum(row.people for row in Tally.objects.all()) == 2
    assert sum(row.unknown for row in Tally.objects.all()) == 1


def test_to_read_a_report_changes_nothing():
    event = event_with_two()
    report = read(event, file_of(ZOOM_MEETING))
    assert (len(report.known), len(report.unknown)) == (2, 1)
    assert (Attendance.objects.count(), Tally.objects.count()) == (0, 0)


def test_the_same_file_twice_counts_once():
    event = event_with_two()
    take_in(event, file_of(MEET))
    before = found(event)
    with pytest.raises(ImportedAlready):
        take_in(event, file_of(MEET))
    assert found(event) == before


def test_a_better_report_takes_the_place_of_the_one_before():
    event = event_with_two()
    take_in(event, file_of(MEET))
    take_in(event, file_of(ZOOM_MEETING), instead=True)
    assert len(found(event)) == 3


def came():
    """Return the names of those of whom it is noted that they came."""
    alone = Registration.objects.exclude(came_at=None).values_list("name", flat=True)
    return sorted([*alone, *Member.objects.filter(came=True).values_list("name", flat=True)])


def test_it_is_noted_that_those_in_the_report_came():
    event = event_with_two()
    take_in(event, file_of(ZOOM_MEETING))
    assert came() == ["Mutinta Banda", "Mwale Chanda"]


def test_that_a_team_came_is_not_noted_of_its_coordinator():
    event = event_with_two()
    Registration.objects.filter(door="together").update(name="Grace Zulu", email="grace@example.org")
    take_in(event, (HEAD + "Grace Zulu,grace@example.org,,,60\n").encode())
    assert came() == []


def test_what_a_worse_report_noted_is_taken_back_with_it():
    event = event_with_two()
    take_in(event, file_of(ZOOM_MEETING))
    take_in(event, (HEAD + "Somebody Else,,,,60\n").encode(), instead=True)
    assert came() == []


def test_what_people_told_themselves_stays_when_a_report_is_taken_back():
    event = event_with_two()
    Registration.objects.filter(door="alone").update(came_at=timezone.now())
    take_in(event, file_of(ZOOM_MEETING))
    Team.objects.update(counted_at=timezone.now() + timedelta(seconds=1))
    take_in(event, (HEAD + "Somebody Else,,,,60\n").encode(), instead=True)
    assert came() == ["Mutinta Banda", "Mwale Chanda"]


def test_two_meetings_of_one_event_count_each_person_once():
    event = event_with_two()
    take_in(event, file_of(MEET))
    take_in(event, file_of(ZOOM_MEETING))
    assert sum(row.people for row in Tally.objects.all()) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Nom (nom original),Adresse e-mail de l’utilisateur,Heure d’arrivée,Heure de départ,Durée (minutes),"
        "Salle d’attente\n"
        "Mutinta Banda,mutinta@example.org,11/03/2027 14:00:00,11/03/2027 14:50:00,50,Non\n"
        "Who Waited,,11/03/2027 14:00:00,11/03/2027 14:50:00,50,Oui\n",
        "Nombre (nombre original);E-mail del usuario;Duración total (minutos);Invitado\n"
        "Mutinta Banda;mutinta@example.org;50;No\n",
        "Nome (nome original),E-mail,Ingressar na hora,Hora de saída,Duração (minutos),Convidado,Na sala de espera\n"
        "Mutinta Banda,mutinta@example.org,31/03/2027 14:00:00,31/03/2027 14:50:00,50,Não,Não\n",
        "1. Resumo\nTítulo da reunião\tParteiras, e outras\n\n2. Participantes\n"
        "Nome\tPrimeiro ingresso\tÚltima saída\tDuração na reunião\tEmail\tID do participante (UPN)\tFunção\n"
        "Mutinta Banda\t31/03/27, 14:00:00\t31/03/27, 14:50:00\t50m\tmutinta@example.org\tx\tApresentador\n",
    ],
)  # fmt: skip
def test_headings_are_known_in_the_languages_in_which_reports_were_found(text):
    event = event_with_two()
    take_in(event, file_of(text))
    assert found(event) == [("Mutinta Banda", 50)]


def test_the_votes_that_nobodys_name_is_on_are_nobody():
    event = event_with_two()
    votes = '"Anonymous","","","","","","","","","","","","Yes\r\nNo"\r\n'
    assert take_in(event, file_of(BIG_BLUE_BUTTON + votes)).unknown[0].name == "Somebody Else"
    assert len(found(event)) == 3


def test_addresses_that_meet_hides_make_two_people_not_one():
    event = event_with_two()
    hidden = "Kofi,Mensah,k*****@example.org,30 min,,\nKwame,Addo,k*****@example.org,40 min,,\n"
    report = read(event, file_of(MEET + hidden))
    assert sorted(one.minutes for one in report.unknown) == [30, 40, 60]


def test_two_devices_at_once_are_one_stay():
    event = event_with_two()
    rows = [
        "Mutinta Banda,mutinta@example.org,03/11/2027 02:00:00 PM,03/11/2027 03:00:00 PM,60",
        "Mutinta's phone,mutinta@example.org,03/11/2027 02:30:00 PM,03/11/2027 03:10:00 PM,40",
        "Mutinta Banda,,03/11/2027 02:10:00 PM,03/11/2027 02:20:00 PM,10",
    ]
    take_in(event, (HEAD + "\n".join(rows)).encode())
    assert found(event) == [("Mutinta Banda", 70)]


def test_whoever_only_looked_in_is_not_counted():
    event = event_with_two()
    row = "Mutinta Banda,mutinta@example.org,03/11/2027 02:00:00 PM,03/11/2027 02:00:20 PM,1"
    report = take_in(event, (HEAD + row).encode())
    assert (found(event), len(report.too_short)) == ([], 1)


def test_a_name_that_two_have_is_nobodys():
    event = event_with_two()
    make_registration(make_places(event, way="in_person"), name="Banda Mutinta", state="seated", holds_seats=True)
    take_in(event, (HEAD + "MUTINTA BANDA,,,,60").encode())
    assert found(event) == [(None, 60)]


@pytest.mark.parametrize("name", ["mutinta BANDA", "Banda, Mutínta", "iPhone (Mutinta Banda)", "Mutinta Banda [Accra]"])
def test_a_name_is_known_however_it_is_written(name):
    event = event_with_two()
    take_in(event, (HEAD + f'"{name}",,,,60').encode())
    assert found(event) == [("Mutinta Banda", 60)]


@pytest.mark.parametrize("name", ["Zambia, Lusaka", "lusaka zambia", "Team Zambia Lusaka"])
def test_a_team_is_known_by_its_country_and_city(name):
    event = event_with_two()
    take_in(event, (HEAD + f'"{name}",,,,60').encode())
    assert Attendance.objects.get().registration.door == Registration.Door.TOGETHER


def test_a_coordinator_in_the_own_roster_is_the_team():
    places = make_places()
    make_team(places, name="", members=["Chanda Mwale"])
    Registration.objects.update(name="Chanda Mwale")
    take_in(places.event, (HEAD + "Chanda Mwale,,,,60").encode())
    assert Attendance.objects.get().registration == Registration.objects.get()


def test_whoever_did_not_confirm_the_address_is_nobody():
    places = make_places()
    make_registration(places, name="Mutinta Banda")
    take_in(places.event, (HEAD + "Mutinta Banda,,,,60").encode())
    assert found(places.event) == [(None, 60)]


def test_people_of_another_event_are_not_found():
    event_with_two()
    other = make_places().event
    take_in(other, file_of(ZOOM_MEETING))
    assert found(other) == [(None, 50), (None, 60), (None, 60)]


def test_the_country_of_who_is_not_known_is_kept_where_the_report_has_it():
    event = event_with_two()
    take_in(event, file_of(ZOOM_WEBINAR))
    assert Attendance.objects.get(registration=None, member=None).country_id == "KE"


def test_each_bad_row_is_told_with_its_number_and_nothing_is_taken():
    rows = "Mutinta Banda,,,,60\n,,,,60\nChanda Mwale,,,,an hour\nX Y,,,,-5\n"
    assert sentences(event_with_two(), (HEAD + rows).encode()) == [
        "Row 3 names nobody.",
        "Row 4: “an hour” is no duration.",
        "Row 5: “-5” is no duration.",
    ]


def test_a_name_alone_is_a_bad_row_and_an_empty_line_is_none():
    rows = "Mutinta Banda,,,,60\n\nChanda Mwale,,,,\nX Y,,,,60\n"
    assert sentences(event_with_two(), (HEAD + rows).encode()) == ["Row 4 does not say how long."]


def test_of_many_bad_rows_the_first_are_told():
    rows = "".join(f"Name {n},,,,?\n" for n in range(100))
    told = sentences(event_with_two(), (HEAD + rows).encode())
    assert (len(told), told[-1]) == (21, "And 80 more rows.")


UNKNOWN = "This is no report that we know"
BROKEN = {
    "nothing": (b"", "This file is empty."),
    "spaces": (b" \n\n", "This file is empty."),
    "a list of other columns": (b"Date,Place\n2027,Lusaka\n", UNKNOWN),
    "a workbook": (b"PK\x03\x04" + bytes(range(256)) * 20, "This file is damaged"),
    "half of UTF-16": (b"\xff\xfeN\x00a", "This file is damaged"),
    "NUL": (HEAD.encode() + b"A\x00B C,,,,60\n", "This file is damaged"),
    "too large": (b"a" * 4_000_001, "This file is larger than 4 MB"),
    "too many rows": ((HEAD + "A B,,,,1\n" * 30_000).encode(), "There are more than 20000 rows"),
    "one endless cell": ((HEAD + '"' + "a" * 200_000).encode(), "Row 2 cannot be read"),
    "headings alone in another language": ("Nom,Adresse,Durée\n".encode("cp1252"), UNKNOWN),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_is_refused_with_a_sentence(kind):
    content, sentence = BROKEN[kind]
    assert sentences(event_with_two(), content)[0][: len(sentence)] == sentence


def test_letters_of_windows_are_read():
    event = event_with_two()
    make_registration(make_places(event, way="in_person"), name="Zoé Müller", state="seated", holds_seats=True)
    take_in(event, (HEAD + "Zoé Müller,,,,60").encode("cp1252"))
    assert found(event) == [("Zoé Müller", 60)]


def test_headings_without_people_are_nobody():
    report = take_in(event_with_two(), HEAD.encode())
    assert (report.known, report.unknown) == ([], [])


def test_a_hundred_thousand_rows_are_refused_quickly_and_twenty_thousand_read_with_little():
    event = event_with_two()
    many = (HEAD + "A B,,03/11/2027 02:00:00 PM,03/11/2027 03:00:00 PM,60\n" * 100_000).encode()[:4_000_000]
    began = time.process_time()
    sentences(event, many)
    assert time.process_time() - began < 2
    rows = "".join(
        f"Name {n} of somebody,n{n}@example.org,03/11/2027 02:00:{n % 60:02} PM,03/11/2027 03:00:00 PM,60\n"
        for n in range(19_000)
    )
    tracemalloc.start()
    began = time.process_time()
    read(event, (HEAD + rows).encode())
    took, (_now, most) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (took < 6, most < 150_000_000) == (True, True)  # tracing makes it three times slower


@pytest.mark.parametrize("how_many", [1, 50])
def test_taking_a_report_in_costs_the_same_for_any_number(how_many, django_assert_num_queries):
    event = event_with_two()
    rows = "".join(f"Name {n},,,,60\n" for n in range(how_many))
    with django_assert_num_queries(28):
        take_in(event, (HEAD + "Mutinta Banda,,,,60\n" + rows).encode())
