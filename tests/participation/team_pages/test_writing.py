import re

import brotli
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hrhub.participation.models import Member, Registration
from tests.make import make_places, make_team
from tests.participation.team_pages.opened import notices, opened, send, words

pytestmark = pytest.mark.django_db
ROWS, CHAT, FILE = "/my/team/members/", "/my/team/members/chat/", "/my/team/members/file/"


def typed(*people, **more):
    """Return what the page of rows sends for `people`, each (name, organisation, sector)."""
    rows = {f"{n}-{field}": word for n, person in enumerate(people)
            for field, word in zip(("name", "organisation", "sector"), person, strict=True)}  # fmt: skip
    return {"rows": "10", "key": "abc", "told": "1", **rows, **more}


def names():
    return list(Member.objects.in_order().values_list("name", "organisation", "sector"))


MUTINTA, CHANDA = ("Mutinta", "Ministry of Health", "government"), ("Chanda", "", "ngo")


def test_names_that_are_typed_are_saved_by_the_word_of_the_coordinator():
    team = make_team(make_places())
    answer = send(opened(team.registration), ROWS, **typed(MUTINTA, ("", "", ""), CHANDA))
    assert (answer.url, names()) == ("/my/team/?done=added", [MUTINTA, CHANDA])
    assert set(Member.objects.values_list("added_by_oneself", "consented_to", "accepted")) == {(False, "", True)}


def test_every_row_that_is_complete_is_saved_and_the_others_are_told_by_their_number():
    team = make_team(make_places())
    wrong = [("Visit www.example.org", "WHO", "donor"), ("Joseph", "NGO", ""), ("", "Ministry", "government")]
    answer = send(opened(team.registration), ROWS, **typed(MUTINTA, *wrong, CHANDA))
    assert names() == [MUTINTA, CHANDA]
    assert notices(answer) == [
        "2 rows are saved.",
        "Please look at this again: "
        "Row 2, Name : Please write words only, without a web or mail address. "
        "Row 3, Sector : This field is required. Row 4, Name : This field is required.",
    ]
    page = answer.content.decode()
    kept = ['value="Visit www.example.org"', 'value="Joseph"', 'value="Ministry"', 'value="Mutinta"']
    assert [value in page for value in kept] == [True, True, True, False]


def test_where_every_row_is_wrong_that_is_told_and_the_word_that_was_given_stays():
    team = make_team(make_places())
    answer = send(opened(team.registration), ROWS, **typed(("Joseph", "NGO", "")))
    assert notices(answer) == ["Please look at this again: Row 1, Sector : This field is required."]
    assert 'id="told" value="1" checked>' in answer.content.decode()


def test_the_rows_that_were_wrong_can_be_sent_again():
    team = make_team(make_places())
    client = opened(team.registration)
    page = send(client, ROWS, **typed(MUTINTA, ("Joseph", "NGO", ""))).content.decode()
    how_many, key = (re.search(rf'name="{name}" value="([^"]*)"', page).group(1) for name in ("rows", "key"))
    more = {
        "rows": how_many,
        "key": key,
        "told": "1",
        "1-name": "Joseph",
        "1-sector": "ngo",
        "10-name": "Last",
        "10-sector": "ngo",
    }
    assert send(client, ROWS, **more).status_code == 302
    assert [name for name, _o, _s in names()] == ["Mutinta", "Joseph", "Last"]


def test_a_page_that_is_sent_twice_adds_nobody_twice():
    team = make_team(make_places())
    client = opened(team.registration)
    for _click in range(2):
        send(client, ROWS, **typed(MUTINTA, CHANDA))
    assert names() == [MUTINTA, CHANDA]


def test_whoever_did_not_tell_them_is_reminded_and_nothing_is_lost():
    team = make_team(make_places())
    said = typed(MUTINTA)
    del said["told"]
    answer = send(opened(team.registration), ROWS, **said)
    assert (names(), 'value="Mutinta"' in answer.content.decode()) == ([], True)
    told = "Tell your colleagues that their names are kept, and say so below. Nothing was saved yet."
    assert notices(answer) == [f"Please look at this again: {told}"]


def test_an_empty_page_is_a_sentence():
    team = make_team(make_places())
    assert notices(send(opened(team.registration), ROWS, **typed())) == ["Nothing was saved: all rows are empty."]


@pytest.mark.parametrize("rows", ["99999999999", "-1", "", "many", "٣", "1e3"])
def test_odd_numbers_of_rows_are_no_error(rows):
    team = make_team(make_places())
    assert send(opened(team.registration), ROWS, **typed(MUTINTA, rows=rows)).status_code == 302
    assert names() == [MUTINTA]


def test_where_the_room_is_full_nothing_is_saved_and_all_is_kept():
    team = make_team(make_places(capacity=2, unit="heads"), heads=1)
    answer = send(opened(team.registration), ROWS, **typed(MUTINTA, CHANDA, ("Joseph", "", "ngo")))
    assert (names(), notices(answer)) == ([], ["There is room for only 1 more. Nothing was changed."])
    assert 'value="Joseph"' in answer.content.decode()


def test_a_team_in_line_is_asked_before_it_would_lose_its_place():
    places = make_places(capacity=1, unit="heads")
    make_team(places, heads=1)
    team = make_team(places, heads=1)
    answer = send(opened(team.registration), ROWS, **typed(MUTINTA, CHANDA))
    told = "With so many people you would go to the end of the waiting line. Change the number of people first."
    assert (names(), notices(answer)) == ([], [told])


def test_a_list_from_a_chat_is_shown_before_anything_is_saved():
    team = make_team(make_places())
    client = opened(team.registration)
    answer = send(client, CHAT, list="1. Mutinta – Ministry of Health ✅ +260 97 1234567\n2) John, Lusaka Clinic")
    page = answer.content.decode()
    assert Member.objects.count() == 0
    assert ('value="Mutinta"' in page, "1234567" in page, page.count("(guessed)")) == (True, False, 1)
    assert '<option value="government" selected>' in page
    key = re.search(r'name="key" value="([^"]+)"', page).group(1)
    people = [MUTINTA, ("John", "Lusaka Clinic", "other")]
    send(client, ROWS, **typed(*people, key=key))
    assert names() == people


def test_a_text_without_names_is_a_sentence_and_stays():
    team = make_team(make_places())
    answer = send(opened(team.registration), CHAT, list="0977123456")
    assert notices(answer) == ["We found no names in this. Each name needs a line of its own."]
    assert "0977123456" in answer.content.decode()


def test_a_long_list_says_that_its_end_is_missing():
    team = make_team(make_places())
    answer = send(opened(team.registration), CHAT, list="\n".join(f"Member {n:03}, NGO" for n in range(201)))
    assert notices(answer) == ["The list is longer than a team may be. Here are the first 200."]


def test_two_hundred_rows_are_saved_at_once():
    team = make_team(make_places())
    people = [(f"Member {n}", "NGO", "ngo") for n in range(200)]
    assert send(opened(team.registration), ROWS, **typed(*people, rows="200")).status_code == 302
    assert Member.objects.count() == 200


def upload(client, content, name="list.csv"):
    return send(client, FILE, list=SimpleUploadedFile(name, content))


def test_a_file_is_shown_before_anything_is_saved():
    team = make_team(make_places())
    answer = upload(opened(team.registration), b"Name,Organisation,Role,E-mail\nMutinta,MoH,Nurse,m@example.org\n")
    page = answer.content.decode()
    assert Member.objects.count() == 0
    assert [f'value="{word}"' in page for word in ("Mutinta", "MoH", "Nurse", "m@example.org")] == [True] * 4


def test_a_wrong_file_is_told_by_row_and_changes_nothing():
    team = make_team(make_places())
    answer = upload(opened(team.registration), b"Name,E-mail\nMutinta,x\n,y@example.org\n")
    assert notices(answer) == [
        "Nothing was changed. About the file: Row 2: “x” is no e-mail address. Row 3: the name is missing."
    ]


def test_no_file_and_no_list_are_sentences():
    client = opened(make_team(make_places()).registration)
    assert notices(send(client, FILE)) == ["Nothing was changed. About the file: Please choose a file first."]
    assert len(notices(upload(client, b"PK\x03\x04 broken", "list.xlsx"))) == 1


def test_hostile_words_of_a_file_are_words():
    client = opened(make_team(make_places()).registration)
    for page in (
        upload(client, b'Name\n"""><script>alert(1)</script>"\n'),
        upload(client, b"Name\n\xe2\x80\xaeMutinta\n"),
    ):
        assert b"<script>alert" not in page.content


def test_a_page_of_ten_rows_is_small():
    page = opened(make_team(make_places()).registration).get(ROWS).content
    assert (len(page) <= 14_000, len(brotli.compress(page, quality=5)) <= 3_000) == (True, True)


def test_a_team_that_does_not_come_can_still_be_looked_at():
    team = make_team(make_places())
    Registration.objects.update(state="cancelled", holds_seats=False)
    assert "You cancelled." in words(opened(team.registration).get("/my/team/"))
