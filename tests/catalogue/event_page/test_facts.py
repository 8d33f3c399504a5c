"""Facts beside the text, hours and places as far as they are known, and where they come from."""

from datetime import date, time, timedelta

import pytest

from tests.catalogue.event_page.pages import read
from tests.make import (
    make_conference,
    make_country,
    make_event_country,
    make_involvement,
    make_organisation,
    make_point,
    make_quotation,
    make_series,
    make_session,
    make_source,
    make_stated_time,
    make_text,
    make_webinar,
)

pytestmark = pytest.mark.django_db


def test_hours_without_a_zone_say_so(client):
    event = make_webinar(start=time(14), end=time(15))
    assert read(client, event.path).said("hours") == "14:00–15:00, time zone not stated"


def test_a_date_that_we_infer_is_probable_and_has_its_ground(client):
    inferred = {"inferred_date": date(2012, 1, 17), "inferred_precision": "day", "inferred_ground": "The blog says so."}
    event = make_webinar(date=None, date_precision="part", date_words="January 17", **inferred)
    page = read(client, event.path)
    assert page.said("moment") == "probably Tuesday 17 January 2012"
    assert "Why we think so: The blog says so." in page.words
    assert page.fact("Date as printed") == ["January 17"]


def test_further_times_stand_as_they_were_printed_with_place_and_source(client):
    event = make_webinar(start=time(8, 30), zone_words="EST")
    make_stated_time(event, start=time(8, 30), zone_words="EST", words="8.30 EST")
    make_stated_time(event, words="2:30pm", place="Harare", source_address="https://www.example.org/x")
    make_stated_time(event, words="", start=time(12), end=time(13), zone_words="CDT")
    assert read(client, event.path).fact("Times as printed") == ["2:30pm, Harare (example.org)", "12:00–13:00, CDT"]


def test_who_funds_its_series_is_printed_as_the_series_says_it(client):
    funded = make_webinar(series=make_series(funder_line="Made possible by A Fund."))
    assert read(client, funded.path).fact("Funding") == ["Made possible by A Fund."]
    assert read(client, make_webinar(series=make_series()).path).fact("Funding") is None


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ({"venue_state": "tbc"}, "Venue: to be confirmed (never announced on the page we have) · English"),
        ({"venue_state": "provisional", "venue": "Hall 3"}, "Hall 3 · The venue is provisional. · English"),
        ({"venue": "Hall 3", "city": "Lusaka", "country": "ZM"}, "Hall 3, Lusaka, Zambia · English"),
    ],
)
def test_the_venue_is_told_as_far_as_it_is_known(client, values, line):
    values = {**values, "country": make_country(values["country"])} if "country" in values else values
    assert read(client, make_webinar(format="", **values).path).said("where") == line


def test_a_venue_to_come_is_to_be_confirmed(client):
    event = make_webinar(starts_in=timedelta(days=2), venue_state="tbc", format="")
    assert read(client, event.path).said("where") == "Venue: to be confirmed · English"


def test_organisations_stand_by_what_they_did_with_what_they_belong_to(client):
    union, fund = make_organisation("Union"), make_organisation("Fund")
    event = make_webinar()
    make_involvement(event, make_organisation("Office", part_of=union, managed_by=fund), relation="host")
    make_involvement(event, fund, relation="funder", line="Made possible by the Fund.")
    page = read(client, event.path)
    assert page.fact("Host") == ["Office, part of Union, managed by Fund"]
    assert page.fact("Funder") == ["Fund Made possible by the Fund."]
    assert page.links["Union"] == union.path


def test_countries_are_told_by_relation_and_words_without_a_country_stay(client):
    event = make_webinar()
    make_event_country(event, "ET")
    make_event_country(event, None, words="Virgin Islands")
    make_event_country(event, "ZM", relation="attended")
    page = read(client, event.path)
    assert page.fact("Countries it is about") == ["Ethiopia", "Virgin Islands"]
    assert page.fact("People attended from") == ["Zambia"]


def test_other_names_and_larger_events_are_told(client):
    event = make_webinar(
        title_variants=["Another name"], title_is_ours=True, parent_words="World Health Week", licence="CC BY 4.0"
    )
    page = read(client, event.path)
    assert page.fact("Also called") == ["Another name", "This title is ours: the source has none."]
    assert page.fact("Part of") == ["World Health Week"]
    assert page.fact("Licence") == ["CC BY 4.0"]


def test_a_bare_event_heads_nothing(client):
    headings = read(client, make_webinar("Bare").path).headings
    assert headings == [(1, "Bare"), (2, "Cite"), (2, "Share")]


def test_the_main_source_stands_first_and_says_what_could_not_be_read(client):
    event = make_webinar()
    make_source(event, "https://other.example.org/x", kind="news", adds="adds the figures", order=1)
    make_source(event, "https://www.example.org/y", is_main=True, read_whole=False, order=2)
    assert read(client, event.path).section("Where this comes from") == (
        "example.org We could read only a part of it. other.example.org news adds the figures"
    )


def test_a_source_that_names_nothing_is_none(client):
    event = make_webinar()
    make_source(event, "")
    assert read(client, event.path).section("Where this comes from") is None


def test_a_quotation_stands_with_who_said_it(client):
    event = make_webinar()
    make_quotation(event, "We need hope.", "a midwife who is not named")
    assert read(client, event.path).section("In their words") == "We need hope. a midwife who is not named"


def test_an_objective_stands_with_its_outcome(client):
    event = make_webinar()
    make_point(event, "Widen the pool", kind="objective", detail="Two countries did.")
    assert read(client, event.path).section("Objectives") == "Widen the pool Outcome: Two countries did."


def test_a_reported_plan_is_said_to_be_a_report(client):
    event = make_webinar()
    make_text(event, "A team planned to meet.", part="reported_plan")
    assert read(client, event.path).section("A plan that was reported") == (
        "This was reported. It is not a commitment, and we do not know what came of it. A team planned to meet."
    )


def test_previous_and_next_stand_in_the_order_of_the_series(client):
    series = make_series()
    events = {n: make_webinar(f"Title {n}", series=series, number=n, number_words=f"No. {n}") for n in (3, 1, 2)}
    make_webinar("Draft", series=series, number=4, published_at=None)
    assert read(client, events[2].path).said("neighbours") == "Previous · No. 1 Title 1 Next · No. 3 Title 3"
    assert read(client, events[3].path).said("neighbours") == "Previous · No. 2 Title 2"


def test_a_series_whose_numbers_begin_again_follows_the_dates(client):
    series = make_series()
    seasons = {"Old": (1, date(2023, 1, 1)), "Middle": (2, date(2023, 9, 1)), "New": (1, date(2024, 1, 1))}
    events = {name: make_webinar(name, series=series, number=n, date=day) for name, (n, day) in seasons.items()}
    assert read(client, events["Middle"].path).said("neighbours") == "Previous Old Next New"


def test_the_only_event_of_a_series_has_no_neighbours(client):
    page = read(client, make_webinar(series=make_series()).path)
    assert not [e for e in page.root.iter("nav") if e.get("class") == "neighbours"]


def test_a_draft_of_a_conference_is_named_and_no_link(client):
    session = make_session(conference=make_conference("Forum", published_at=None))
    page = read(client, session.path)
    assert page.said("eyebrow") == "Plenary · Forum"
    assert "Forum" not in page.links
