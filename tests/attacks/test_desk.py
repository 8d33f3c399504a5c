"""An editor who is tired, or whose browser was taken over: odd values on the desk change nothing, and are no fault."""

from threading import Barrier, Thread

import pytest
from django.db import connections
from django.test import Client

from hrhub.catalogue.models import Series
from tests.desk.pages import errors_of, filled, page_of, row, save
from tests.make import make_series, make_webinar
from webinars.models import Webinar

LIST = "/admin/webinars/webinar/"


@pytest.mark.parametrize("key", ["abc", "", "-1", "1 or 1", "\0", "9" * 30])
@pytest.mark.parametrize("action", ["publish_these", "delete_selected"])
def test_what_is_no_key_is_not_chosen_in_a_list(desk, action, key):
    assert desk.post(LIST, {"action": action, "_selected_action": [key]}).status_code == 400


@pytest.mark.parametrize("query", ["title__regex=(a%2B)%2B%24", "title__iregex=[", f"id__in={'9' * 30}"])
def test_a_list_takes_no_patterns_from_its_address(desk, query):
    assert desk.get(f"{LIST}?{query}").status_code == 400


@pytest.mark.parametrize("query", ["sort_on__year=9999", "sort_on__year=9999&sort_on__month=12&sort_on__day=31"])
def test_a_list_takes_no_days_beyond_the_calendar(desk, query):
    assert desk.get(f"{LIST}?{query}").status_code == 302


def test_the_filters_of_a_list_still_work(desk):
    webinar = make_webinar(form="launch")
    answer = desk.get(LIST, {"form": "launch", "sort_on__year": 2024})
    assert list(answer.context["cl"].result_list) == [webinar]


@pytest.mark.parametrize("query", ["series=abc", f"series={'9' * 30}", "published_at=x", "conference=%ff"])
def test_a_new_page_takes_nothing_from_its_address(desk, query):
    assert desk.get(f"{LIST}add/?{query}").status_code == 200


def test_a_country_named_twice_is_told(desk):
    countries = row("event_countries", 0, country="ZM", relation="about")
    twice = countries | row("event_countries", 1, country="ZM", relation="about")
    webinar = make_webinar()
    assert errors_of(save(desk, webinar, **twice)) == ["This country is in the list already."]
    assert save(desk, webinar, **countries).status_code == 302
    both = row("event_countries", 1, country="ZM", relation="attended")
    assert save(desk, webinar, **both).status_code == 302


@pytest.mark.parametrize("part", ["title", "teaser"])
def test_a_title_or_teaser_that_fits_no_line_is_told(desk, part):
    text = row("eventtexts", 0, language="en", part=part, order=1, origin="human", body="x" * 301)
    told = "Ensure this value has at most 300 characters (it has 301)."
    assert errors_of(save(desk, make_webinar(), **text)) == [told]


def test_a_code_of_a_language_has_an_end(desk):
    code = "en" + "-abcdefgh" * 40
    assert errors_of(save(desk, make_webinar(), languages_offered=code))[0].endswith("write “en, fr”.")
    assert save(desk, make_webinar(), languages_offered="zh-Hant-TW").status_code == 302


@pytest.mark.parametrize("value", [2**31, 2**63 - 1])
def test_a_number_has_the_same_limit_on_both_databases(desk, value):
    told = "Ensure this value is less than or equal to 2147483647."
    assert errors_of(save(desk, make_webinar(), number=value)) == [told]


def test_the_order_of_a_row_has_the_same_limit_on_both_databases(desk):
    point = row("points", 0, order=32_768, language="en", words="Why?")
    told = "Ensure this value is less than or equal to 32767."
    assert errors_of(save(desk, make_webinar(), **point)) == [told]


def test_a_letter_is_kept_small_and_belongs_to_one_series_in_any_case(desk):
    first = make_series("First", letter="W")
    assert Series.objects.get().letter == "w"
    second = make_series("Second")
    assert errors_of(save(desk, second, letter="W")) == ["Another series has this letter."]
    assert errors_of(save(desk, second, letter="é")) == ["The letter of a series is one of a to z."]
    assert save(desk, second, letter="X").status_code == 302
    assert save(desk, first, letter="").status_code == 302
    assert list(Series.objects.order_by("pk").values_list("letter", flat=True)) == [None, "x"]


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_in_the_same_second_the_later_is_told(editor):
    webinar, together, answers = make_webinar("Before"), Barrier(2), []

    def save_as(title):
        client = Client()
        client.force_login(editor)
        sent = filled(client.get(page_of(webinar))) | {"title": title}
        together.wait(timeout=60)
        answers.append(client.post(page_of(webinar), sent).status_code)
        connections.close_all()

    threads = [Thread(target=save_as, args=[title]) for title in ("Mine", "Theirs")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200, 302]
    assert Webinar.objects.get().revision == webinar.revision + 1
