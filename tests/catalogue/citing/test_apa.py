"""A citation in APA style: who, when, what, where, as far as it is known."""

from datetime import date, timedelta

import pytest
from django.utils.safestring import mark_safe

from hrhub.catalogue.citing import apa
from tests import make

from .works import apa_of, work

pytestmark = pytest.mark.django_db
UNDATED = {"date": None, "date_precision": "none"}


def presented(event, *names, role="presenter"):
    for order, name in enumerate(names):
        make.make_appearance(event, make.make_person(name), role=role, order=order)
    return event


def test_presenters_are_its_authors_and_its_host_stands_after_the_title():
    event = presented(make.make_webinar("Keeping midwives"), "Ana María de la Cruz", "Jean-Paul Ito")
    presented(event, "Kim Park", role="moderator")
    make.make_involvement(event, make.make_organisation("Health Alliance"))
    assert apa_of(event) == (
        "de la Cruz, A. M., & Ito, J.-P. (2024, May 14). Keeping midwives [Webinar]. Health Alliance."
    )


def test_who_led_is_its_author_where_nobody_is_known_to_have_presented():
    event = presented(make.make_webinar("Title"), "Kim Park", role="co-chair")
    presented(event, "Lee Bo", role="opening remarks")
    make.make_appearance(event, named=False)
    assert apa_of(event) == "Park, K. (2024, May 14). Title [Webinar]. HRHub."


@pytest.mark.parametrize(
    ("relations", "author"),
    [(["host", "organiser"], "Body 2"), (["host", "co_host"], "Body 1, & Body 2"), (["co_host"], "Body 1")],
)
def test_without_any_person_its_organiser_or_host_is_its_author(relations, author):
    event = make.make_webinar("Title")
    for n, relation in enumerate(relations, start=1):
        make.make_involvement(event, make.make_organisation(f"Body {n}"), relation=relation, order=n)
    assert apa_of(event) == f"{author}. (2024, May 14). Title [Webinar]. HRHub."


def test_a_partner_or_funder_is_no_author_and_then_the_title_stands_first():
    event = make.make_webinar("Title")
    make.make_involvement(event, relation="partner")
    make.make_involvement(event, relation="funder")
    assert apa_of(event) == "Title [Webinar]. (2024, May 14). HRHub."


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"date": date(2019, 8, 8)}, "2019, August 8"),
        ({"date": date(2019, 8, 8), "until": date(2019, 8, 11)}, "2019, August 8–11"),
        ({"date": date(2019, 7, 30), "until": date(2019, 8, 2)}, "2019, July 30 – August 2"),
        ({"date": date(2019, 12, 30), "until": date(2020, 1, 2)}, "2019, December 30 – 2020, January 2"),
        ({"date": date(2019, 8, 1), "date_precision": "month"}, "2019, August"),
        ({"date": date(2019, 1, 1), "date_precision": "year"}, "2019"),
        ({"date": None, "inferred_date": date(2019, 1, 1), "inferred_precision": "year"}, "[2019]"),
        ({"date": None, "inferred_date": date(2019, 8, 8), "inferred_precision": "day"}, "[2019, August 8]"),
        ({"date": None, "date_precision": "part", "date_words": "14 May"}, "n.d."),
        (UNDATED, "n.d."),
    ],
)
def test_the_date_is_as_exact_as_it_is_known(values, said):
    assert apa_of(make.make_webinar("Title", **values)) == f"Title [Webinar]. ({said}). HRHub."


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("held", "Webinar"),
        ("cancelled", "Webinar, cancelled"),
        ("postponed", "Webinar, postponed"),
        ("announced", "Webinar, announced"),
        ("unknown", "Webinar, outcome unknown"),
    ],
)
def test_what_became_of_it_is_said_where_it_was_not_held(state, said):
    assert apa_of(make.make_webinar("Title", state=state)) == f"Title [{said}]. (2024, May 14). HRHub."


def test_a_session_is_cited_with_its_conference_whose_days_it_has():
    forum = make.make_conference(
        "World Forum", date=date(2019, 8, 8), until=date(2019, 8, 11), city="Bangkok", country=make.make_country("TH")
    )
    event = presented(make.make_session("Opening words", conference=forum, date=date(2019, 8, 9)), "Ama Mensah")
    assert apa_of(event) == "Mensah, A. (2019, August 8–11). Opening words [Plenary]. World Forum, Bangkok, Thailand."


def test_of_a_conference_that_is_a_draft_nothing_but_the_name_is_told():
    forum = make.make_conference("World Forum", date=date(2019, 8, 8), city="Bangkok", published_at=None)
    event = make.make_session("Title", conference=forum, date=date(2019, 8, 9))
    assert apa_of(event) == "Title [Plenary]. (2019, August 9). World Forum."


def test_a_title_in_another_language_stands_with_its_translation():
    event = make.make_webinar("保健師と助産師", language="ja")
    make.make_text(event, "Public health nurses", part="title", language="en")
    assert apa_of(event) == "保健師と助産師 [Public health nurses] [Webinar]. (2024, May 14). HRHub."
    line = apa.html(work(event), mark_safe(' lang="ja"'))
    assert line.partition(".")[0] == (
        '<cite lang="ja">保健師と助産師</cite> [<bdi>Public health nurses</bdi>] [<bdi>Webinar</bdi>]'
    )


def test_of_twenty_one_authors_nineteen_and_the_last_are_named():
    event = presented(make.make_webinar("Title"), *(f"Given Family{chr(97 + n)}" for n in range(21)))
    names = [f"Family{chr(97 + n)}, G." for n in range(21)]
    assert apa_of(event).partition(" (")[0] == f"{', '.join(names[:19])}, … {names[20]}"


def test_it_is_in_the_language_of_the_page():
    event = presented(make.make_webinar("Title", date=date(2019, 8, 8)), "Jo Ito")
    make.make_text(event, "Titre", part="title", language="fr")
    line = apa_of(event, "fr")
    assert "août" in line
    assert line.partition("). ")[2] == "Title [Titre] [Webinaire]. HRHub."


def test_a_hostile_title_stays_words():
    title = "</script>“Q” & 'a'\n{x} \\ \"end\""
    event = presented(make.make_webinar(title), "<i>Eve</i> O'Neil")
    assert apa.html(work(event)).partition("/webinars/")[0] == (
        "<bdi>O&#x27;Neil.</bdi> (<bdi>2024, May 14</bdi>). "
        "<cite>&lt;/script&gt;“Q” &amp; &#x27;a&#x27; {x} \\ &quot;end&quot;</cite>"
        " [<bdi>Webinar</bdi>]. <bdi>HRHub.</bdi> http://localhost:8000"
    )


def test_what_is_to_come_is_announced():
    event = make.make_webinar("Title", starts_in=timedelta(days=9))
    assert " [Webinar, announced]. (" in apa_of(event)
