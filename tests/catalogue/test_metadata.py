"""JSON-LD: types and properties as schema.org has them, and nothing that is not certain or not public."""

from datetime import date, time, timedelta

import pytest

from hrhub.catalogue import metadata
from tests import make
from tests.catalogue.event_page.pages import content_loaded
from tests.catalogue.machines import faults, structured
from tests.gates.everything import everything, programme

pytestmark = pytest.mark.django_db
SITE = "http://localhost:8000"
FIRST = "/webinars/webinar-1-lessons-learned-from-the-global-healthcare-workforce/"
FORUM = "/conferences/second-global-forum-on-human-resources-for-health/"
LUSAKA = {"date": date(2024, 5, 14), "start": time(14), "end": time(15, 30), "zone": "Africa/Lusaka"}


def event_of(client, event):
    return structured(client, event.path)[0]


def test_the_check_itself_finds_what_schema_org_does_not_know():
    wrong = {
        "@type": "Event",
        "startdate": "2024-05-14",
        "eventStatus": "Cancelled",
        "location": {"@type": "Person", "name": ""},
        "performer": {"@type": "Panelist"},
    }
    assert list(faults(wrong)) == [
        "Event has no startdate",
        "eventStatus cannot be Cancelled",
        "location takes no Person",
        "name is empty",
        "performer takes no Panelist",
        "no type Panelist",
    ]


@pytest.mark.parametrize("language", ["", "/ar"])
def test_an_event_and_a_conference_with_everything_keep_to_the_vocabulary(client, language):
    event, conference = everything(), programme()
    kinds = [thing["@type"] for thing in structured(client, f"{language}{event.path}")]
    assert kinds == ["Event", "BreadcrumbList"]
    assert structured(client, f"{language}{conference.path}")[0]["@type"] == "Event"


@pytest.mark.parametrize(
    ("values", "days"),
    [
        (LUSAKA, ("2024-05-14T14:00:00+02:00", "2024-05-14T15:30:00+02:00")),
        (LUSAKA | {"end": None}, ("2024-05-14T14:00:00+02:00", None)),
        (LUSAKA | {"zone": "", "zone_words": "CAT"}, ("2024-05-14", None)),
        (LUSAKA | {"zone": "Asia/Kathmandu"}, ("2024-05-14T14:00:00+05:45", "2024-05-14T15:30:00+05:45")),
        ({"date": date(2024, 5, 14), "until": date(2024, 5, 16)}, ("2024-05-14", "2024-05-16")),
        ({"date": date(2024, 5, 1), "date_precision": "month"}, (None, None)),
        ({"date": date(2024, 1, 1), "date_precision": "year"}, (None, None)),
        ({"date": None, "inferred_date": date(2024, 5, 14), "inferred_precision": "day"}, (None, None)),
        ({"date": None, "date_precision": "none"}, (None, None)),
    ],
)
def test_days_and_hours_are_told_only_where_they_are_certain(client, values, days):
    thing = event_of(client, make.make_webinar(**values))
    assert (thing.get("startDate"), thing.get("endDate")) == days


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("announced", "EventScheduled"),
        ("held", "EventScheduled"),
        ("postponed", "EventPostponed"),
        ("cancelled", "EventCancelled"),
        ("unknown", None),
    ],
)
def test_its_state_is_told_where_it_is_known(client, state, status):
    assert event_of(client, make.make_webinar(state=state)).get("eventStatus") == status


def test_where_it_is_held_online_in_a_place_and_both(client):
    here = {"venue": "Great hall", "city": "Lusaka", "country": make.make_country("ZM")}
    address = {"@type": "PostalAddress", "addressLocality": "Lusaka", "addressCountry": "ZM"}
    place = {"@type": "Place", "name": "Great hall", "address": address}
    online, there, both = (make.make_webinar(format=way, **here) for way in ("online", "in_person", "hybrid"))
    virtual = {"@type": "VirtualLocation", "url": f"{SITE}{online.path}"}
    assert event_of(client, online)["location"] == virtual
    assert event_of(client, there)["location"] == place
    assert event_of(client, both)["location"] == [place, virtual | {"url": f"{SITE}{both.path}"}]
    assert "location" not in event_of(client, make.make_webinar(format=""))


@pytest.mark.parametrize("state", ["provisional", "tbc"])
def test_a_venue_that_may_change_is_not_told(client, state):
    event = make.make_session(venue="Perhaps here", venue_state=state, city="Lusaka")
    assert event_of(client, event)["location"]["name"] == "Lusaka"
    assert "location" not in event_of(client, make.make_session(venue="Perhaps here", venue_state=state))


FORUM_PLACE = {"venue": "Congress hall", "city": "Bangkok"}
BANGKOK = {"@type": "PostalAddress", "addressLocality": "Bangkok", "addressCountry": "TH"}


@pytest.mark.parametrize(
    ("of_forum", "of_session", "location"),
    [
        ({}, {}, {"@type": "Place", "name": "Bangkok", "address": BANGKOK}),  # a side event may be in another house
        ({}, {"venue": "Room 3"}, {"@type": "Place", "name": "Room 3", "address": BANGKOK}),
        ({}, {"venue": "Perhaps", "venue_state": "tbc"}, {"@type": "Place", "name": "Bangkok", "address": BANGKOK}),
        (
            {},
            {"city": "Lusaka"},
            {"@type": "Place", "name": "Lusaka", "address": {"@type": "PostalAddress", "addressLocality": "Lusaka"}},
        ),
        ({"published_at": None}, {}, None),
        ({"format": "online"}, {}, None),
        ({"city": "", "country": None}, {}, None),
    ],
)
def test_a_session_without_a_place_of_its_own_is_in_the_town_of_its_conference(client, of_forum, of_session, location):
    forum = make.make_conference(**{**FORUM_PLACE, "country": make.make_country("TH"), **of_forum})
    session = make.make_session(conference=forum, **{"venue": "", "city": "", "country": None, **of_session})
    assert event_of(client, session).get("location") == location


def test_a_session_online_is_in_no_town(client):
    session = make.make_session(conference=make.make_conference(**FORUM_PLACE), format="online")
    assert event_of(client, session)["location"] == {"@type": "VirtualLocation", "url": f"{SITE}{session.path}"}


def test_a_webinar_is_not_in_the_town_of_a_conference_to_which_it_belongs(client):
    webinar = make.make_webinar(conference=make.make_conference(**FORUM_PLACE), format="")
    assert "location" not in event_of(client, webinar)


@pytest.mark.parametrize(("state", "name"), [("", "Congress hall"), ("tbc", "Bangkok")])
def test_the_conference_around_a_session_has_its_days_and_its_place(client, state, name):
    forum = make.make_conference(
        "Forum",
        date=date(2011, 1, 25),
        until=date(2011, 1, 29),
        date_precision="day",
        venue_state=state,
        country=make.make_country("TH"),
        **FORUM_PLACE,
    )
    assert event_of(client, make.make_session(conference=forum))["superEvent"] == {
        "@type": "Event",
        "name": "Forum",
        "url": f"{SITE}{forum.path}",
        "startDate": "2011-01-25",
        "endDate": "2011-01-29",
        "location": {"@type": "Place", "name": name, "address": BANGKOK},
    }


def test_only_recordings_that_are_here_are_told_with_their_chapters(client):
    event = make.make_webinar("Title")
    for state in ("withheld", "lost", "promised"):
        make.make_recording(event, state=state, address="https://example.org/secret.mp4")
    assert "recordedIn" not in event_of(client, event)
    make.make_recording(event, duration_s=3120, language="en", licence="CC BY 4.0")
    make.make_recording(event, form="audio", address="https://example.org/listen", order=2)
    make.make_chapter(event, "Opening")
    make.make_chapter(event, "Discussion", start_ms=60_500)
    make.make_transcript(event)
    transcript = f"{SITE}{event.path}transcript/"
    assert event_of(client, event)["recordedIn"] == [
        {
            "@type": "VideoObject",
            "name": "Title",
            "contentUrl": "https://example.org/recording.mp4",
            "duration": "PT3120S",
            "inLanguage": "en",
            "license": "https://creativecommons.org/licenses/by/4.0/",
            "transcript": transcript,
            "hasPart": [
                {"@type": "Clip", "name": "Opening", "startOffset": 0, "endOffset": 60, "url": f"{transcript}?t=0"},
                {"@type": "Clip", "name": "Discussion", "startOffset": 60, "url": f"{transcript}?t=60"},
            ],
        },
        {"@type": "AudioObject", "name": "Title", "url": "https://example.org/listen", "transcript": transcript},
    ]


def test_chapters_without_a_transcript_have_no_address(client):
    event = make.make_webinar()
    make.make_recording(event)
    make.make_chapter(event, "Opening")
    assert event_of(client, event)["recordedIn"]["hasPart"] == [{"@type": "Clip", "name": "Opening", "startOffset": 0}]


def test_a_conference_that_is_a_draft_has_no_address_and_no_crumb(client):
    session = make.make_session("Title", conference=make.make_conference("Forum", published_at=None))
    own, way = structured(client, session.path)
    assert own["superEvent"] == {"@type": "Event", "name": "Forum"}
    assert [step["name"] for step in way["itemListElement"]] == ["Home", "Conferences", "Title"]


@pytest.mark.parametrize("values", [{"published_at": None}, {"practice": True}])
def test_a_draft_and_an_event_for_practising_tell_machines_nothing(client, values):
    event = make.make_webinar(**values)
    client.force_login(make.make_editor())
    assert structured(client, event.path) == []


def test_a_conference_that_is_a_draft_tells_machines_nothing(client):
    conference = make.make_conference(published_at=None)
    client.force_login(make.make_editor())
    assert structured(client, conference.path) == []


def test_whoever_is_not_named_and_whoever_only_listened_is_no_performer(client):
    event = make.make_webinar()
    make.make_appearance(event, named=False)
    make.make_appearance(event, role="Participant")
    assert "performer" not in event_of(client, event)
    make.make_appearance(event, make.make_person("Ama Mensah"), role="moderator")
    assert event_of(client, event)["performer"] == {
        "@type": "Person",
        "name": "Ama Mensah",
        "url": f"{SITE}/people/ama-mensah/",
    }


@pytest.mark.parametrize(
    "words",
    [
        "</script><script>alert(1)</script>",
        "<!-- <script>",
        "\"quotes\" 'single' \\ back \\u003c /",
        "one\ntwo\u2028three\ttab",
        "\u202eright-to-left\u202c & amp; &lt;",
    ],
)
def test_hostile_words_come_back_as_they_were(client, words):
    event = make.make_webinar(words)
    make.make_appearance(event, make.make_person(f"{words} P"))
    own, _crumbs = structured(client, event.path)
    assert (own["name"], own["performer"]["name"]) == (words, f"{words} P")


def test_nothing_in_the_element_can_end_it():
    thing = {"name": "</SCRIPT ><!--&amp;"}
    assert metadata.script(thing) == (
        '<script type="application/ld+json">{"@context":"https://schema.org","@graph":'
        '[{"name":"\\u003c/SCRIPT \\u003e\\u003c!--\\u0026amp;"}]}</script>'
    )


def test_a_person_has_the_affiliation_of_the_newest_event(client):
    person = make.make_person("Ama Mensah", honorific="Dr", degrees="PhD", name_variants=["A. Mensah"])
    for year, name in ((2020, "Old Ministry"), (2023, "New Ministry")):
        make.make_appearance(make.make_webinar(date=date(year, 1, 1)), person, affiliation=name)
    draft = make.make_webinar(published_at=None, date=date(2024, 1, 1))
    make.make_appearance(draft, person, affiliation="Secret Ministry")
    assert structured(client, person.path) == [
        {
            "@type": "Person",
            "name": "Ama Mensah",
            "url": f"{SITE}/people/ama-mensah/",
            "honorificPrefix": "Dr",
            "honorificSuffix": "PhD",
            "alternateName": "A. Mensah",
            "affiliation": {"@type": "Organization", "name": "New Ministry"},
        },
        crumbs(("People", "/people/"), "Ama Mensah"),
    ]
    client.force_login(make.make_editor())
    assert structured(client, person.path)[0]["affiliation"]["name"] == "New Ministry"


def crumbs(*steps):
    """Return the list that pages have: home, what is above, and the page itself without an address."""
    *above, own = [("Home", "/"), *steps]
    items = [
        {"@type": "ListItem", "position": n, "name": name, "item": f"{SITE}{path}"}
        for n, (name, path) in enumerate(above, start=1)
    ]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [*items, {"@type": "ListItem", "position": len(items) + 1, "name": own}],
    }


def test_every_page_with_crumbs_tells_them(client):
    topic, organisation, series = make.make_topic("Pay"), make.make_organisation("Body"), make.make_series("Row")
    event = make.make_webinar("Title", series=series)
    make.make_event_topic(event, topic)
    make.make_involvement(event, organisation)
    make.make_event_country(event, "ZM")
    make.make_transcript(event)
    told = {
        topic.path: [("Topics", "/topics/"), "Pay"],
        organisation.path: [("Organisations", "/organisations/"), "Body"],
        series.path: [("Series", "/series/"), "Row"],
        "/countries/zm/": [("Countries", "/countries/"), "Zambia"],
        event.path: [("Webinars", "/webinars/"), ("Row", series.path), "Title"],
        f"{event.path}transcript/": [("Webinars", "/webinars/"), ("Title", event.path), "Transcript"],
    }
    assert {path: structured(client, path)[-1] for path in told} == {path: crumbs(*way) for path, way in told.items()}


def test_addresses_are_those_of_the_language(client):
    event = make.make_webinar()
    own, way = structured(client, f"/fr{event.path}")
    assert (own["url"], way["itemListElement"][1]["item"]) == (f"{SITE}/fr{event.path}", f"{SITE}/fr/webinars/")


@pytest.mark.parametrize("form", ["workshop", "skills lab", "webinar"])
def test_what_teaches_for_certain_is_an_educational_event(client, form):
    kind = "Event" if form == "webinar" else "EducationEvent"
    assert event_of(client, make.make_webinar(form=form))["@type"] == kind


def test_what_is_to_come_has_its_hour_with_its_offset(client):
    event = make.make_webinar(starts_in=timedelta(days=3))
    assert event_of(client, event)["startDate"] == f"{event.starts_at:%Y-%m-%dT%H:%M:%S}+00:00"


def organisation(slug, name):
    return {"@type": "Organization", "name": name, "url": f"{SITE}/organisations/{slug}/"}


def performer(slug, name):
    return {"@type": "Person", "name": name, "url": f"{SITE}/people/{slug}/"}


def test_the_first_founding_page_in_full(client):
    title = "Lessons Learned from the Global Healthcare Workforce"
    series, row = (
        "Social Service Workforce Strengthening Webinar Series",
        "/series/social-service-workforce-strengthening/",
    )
    with content_loaded():
        own, way = structured(client, FIRST)
    picture = own.pop("image")
    assert picture.partition("?v=")[0] == f"{SITE}{FIRST}picture.png"
    assert own == {
        "@type": "Event",
        "name": title,
        "description": "Thursday 14 July 2011. The first webinar of the series asked which lessons and tools from the "
        "work on human resources for health can serve those who strengthen…",
        "url": f"{SITE}{FIRST}",
        "startDate": "2011-07-14",
        "eventStatus": "EventScheduled",
        "eventAttendanceMode": "OnlineEventAttendanceMode",
        "location": {"@type": "VirtualLocation", "url": f"{SITE}{FIRST}"},
        "inLanguage": "en",
        "funder": [organisation("pepfar", "PEPFAR"), organisation("usaid", "USAID")],
        "performer": [
            performer("gary-newton", "Gary Newton"),
            performer("jim-mccaffery", "Jim McCaffery"),
            performer("estelle-quain", "Estelle Quain"),
            performer("mengistu-asnake", "Mengistu Asnake"),
        ],
        "superEvent": {"@type": "EventSeries", "name": series, "url": f"{SITE}{row}"},
    }
    assert way == crumbs(("Webinars", "/webinars/"), (series, row), title)


def test_the_second_founding_page_in_full(client):
    title = "Making HRH Innovation Work for Strengthening Health Systems"
    house = "Centara Grand & Bangkok Convention Centre at Central World"
    forum, path = "Second Global Forum on Human Resources for Health", f"{FORUM}plenary-4-making-hrh-innovation-work/"
    with content_loaded():
        own, way = structured(client, path)
    assert own.pop("image").partition("?v=")[0] == f"{SITE}{path}picture.png"
    assert own == {
        "@type": "Event",
        "name": title,
        "description": "Friday 28 January 2011, 14:00–15:00, time zone not stated. Why do some innovations in "
        "educating and retaining health workers last while others soon end, and…",
        "url": f"{SITE}{path}",
        "startDate": "2011-01-28",
        "eventStatus": "EventScheduled",
        "inLanguage": "en",
        "location": {"@type": "Place", "name": "Bangkok", "address": BANGKOK},
        "superEvent": {
            "@type": "Event",
            "name": forum,
            "url": f"{SITE}{FORUM}",
            "startDate": "2011-01-25",
            "endDate": "2011-01-29",
            "location": {"@type": "Place", "name": house, "address": BANGKOK},
        },
    }
    assert way == crumbs(("Conferences", "/conferences/"), (forum, FORUM), title)
