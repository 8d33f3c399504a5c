"""A hub that holds one of everything, much of it made by hand, and at odds with what a corpus usually says."""

from datetime import date, time, timedelta

from django.utils import timezone

from hrhub.web import identity as identities
from hrhub.web.models import Moved, SiteIdentity
from tests import make
from tests.gates.everything import everything, programme
from tests.gates.states import oddities, secrets, states, withheld


def odd_hub():
    everything("by hand")
    programme()
    states()
    oddities()
    secrets()
    withheld()
    for odd in (namesakes, sentences, evidence, media, times, places, taking_part, addresses, identity):
        odd()


def namesakes():
    """Two of each kind with one name, and one whose name is another one's id."""
    event = make.make_webinar("With namesakes", series=make.make_series("The series"))
    make.make_webinar(
        "In the other series",
        series=make.make_series("The series", letter="z", funder_line="Paid by some.", description="As <b>printed</b>"),
    )
    for role in ("moderator", "presenter"):
        make.make_appearance(event, make.make_person("Ama Mensah", countries=["ZM"]), role=role, name_as_written="")
        make.make_involvement(event, make.make_organisation("Ministry"), relation="funder", line="Paid by all")
        make.make_event_topic(event, make.make_topic("Retention", names={"fr": "Fidélisation", "ar": "استبقاء"}))
    make.make_event_topic(event, make.make_topic("Retention 2", slug="pay", corpus_id="pay"))
    make.make_event_topic(event, make.make_topic("Pay", slug="money", corpus_id="about-pay"))
    above = make.make_organisation("Above", part_of=make.make_organisation("Far above"))
    speaker = make.make_appearance(event, role="panelist_of_two", order=7, affiliation="Ministry; Above", note="late")
    speaker.organisation = make.make_organisation("Below", part_of=above)
    speaker.save()
    make.told(event)


def sentences():
    """Key questions in two languages, some with one number, and texts that answer one of them."""
    event = make.make_webinar("With sentences", title_is_ours=True, number=0)
    asked = [make.make_point(event, f"Question {n}?", order=1) for n in range(3)]
    make.make_point(event, "Une question ?", order=2, language="fr", detail="Précisée")
    for order, language in [(1, "en"), (1, "fr"), (3, "en")]:
        make.make_point(event, f"Objective {order} {language}", kind="objective", order=order, language=language)
    make.make_quotation(event, "Bien dit.", by="Une infirmière", language="fr", order=4)
    talk = make.make_presentation(
        event, order=0, key_questions=[point.pk for point in asked[1:]], said="What was said."
    )
    make.make_text(event, "Ce qui a été dit.", part="said", presentation=talk, language="fr", origin="machine")
    make.make_text(event, "An answer.", key_question_id=asked[2].pk, order=0)
    make.make_text(event, "عنوان", part="title", language="ar")


def evidence():
    event = make.make_webinar("With evidence")
    paper = make.make_source(event, "", adds="A paper", order=1)
    make.make_source(
        event, "https://b.example/", kind="blog", is_main=True, adds="All of it", read_whole=False, order=2
    )
    make.make_source(event, "https://c.example/", is_main=True, order=3)
    for unit, words in [("countries_with_teams", "30 groups"), ("viewing_groups", "groups in 15 countries")]:
        make.make_claim(event, 0, unit=unit, words=words, source=paper, qualifier="nearly", measure="in_room")
    make.make_claim(event, None, words="=HYPERLINK(1)", source=None)
    make.make_resource(event, "Moved away", address="https://gone.example/Quokka.pdf", lost=True)
    make.make_resource(event, "A file of ours", address="", file="resources/2026/slides.pdf", kind="slides")


def media():
    event = make.make_webinar("With media", licence="CC BY 4.0")
    make.make_recording(event, state="withheld", words="Quokka", address="https://x.example/Quokka", order=1)
    make.make_recording(event, state="lost", words="see here", address="https://x.example/Quokka", order=2)
    here = make.make_recording(event, address="https://www.youtube.com/watch?v=1", consent="Quokka", order=3)
    make.make_recording(event, address="", file="recordings/2026/a.mp3", form="audio", licence="CC0", order=4)
    make.make_chapter(event, "Part two", start_ms=3_723_456, end_ms=3_800_000, recording=here)
    make.make_transcript(event, version=2, recording=here, origin="machine", licence="CC BY")
    make.make_transcript(event, version=3, published=False, lines=["Quokka"])
    make.make_transcript(event, ["Merci."], language="fr")


def times():
    make.make_webinar("Two zones", start=time(9, 0, 30), zone="Europe/Paris", zone_words="CET")
    event = make.make_webinar("Zone in words", start=time(9), zone_words="UTC", end=time(8), until=date(2024, 5, 15))
    for values in ({"start": time(9), "end": time(8), "zone_words": "UTC", "words": ""}, {"date": date(2024, 5, 16)}):
        make.make_stated_time(event, **values)
    make.make_webinar("Announced, and over", state="announced", date=date(2020, 1, 1))
    make.make_webinar("Without a year", date=None, date_precision="part", date_words="May 6")
    make.make_webinar(
        "Inferred", date=None, inferred_date=date(2014, 3, 1), inferred_precision="month", inferred_ground="It says so"
    )
    days = {"date": timezone.now().date() + timedelta(days=14), "state": "announced"}
    make.make_webinar("Practice", practice=True, **days)


def places():
    event = make.make_webinar("In places", venue="Hall", venue_state="", form="side_event", format="hybrid")
    make.make_event_country(event, "ZM")
    make.make_event_country(event, "ZM", relation="attended")
    make.make_webinar("A venue to come", venue="", venue_state="set", language="sw")
    forum = make.make_conference("Public forum", inferred_date=None, language="fr", licence="CC BY")
    make.make_stated_time(forum, date=date(2024, 5, 15), start=time(9), place="Dakar", words="")
    make.make_webinar("Beside the forum", conference=forum)
    make.make_webinar("Beside a draft", conference=a_draft("Congress to come"))
    talk = make.make_session("Talk of a draft", conference=a_draft("Forum to come", language="fr"))
    make.make_session("Quokka session", conference=talk.conference, published_at=None)
    make.make_appearance(talk, make.make_person("Speaker Of Adraft"))
    hidden = make.make_webinar("Quokka hidden", published_at=None, corpus_id="quokka-hidden")
    person = make.make_person("Seen Twice", honorific="Prof.", degrees="MSW, PhD", notes=["Two spellings."])
    make.make_appearance(hidden, person)
    make.make_appearance(event, person, role="presenter", country=make.make_country("KE"))
    for seen_in in (hidden.corpus_id, ""):
        make.make_affiliation(person, affiliation=f"{'Quokka' if seen_in else 'A'} house", seen_in=seen_in)


def taking_part():
    """Places of each kind, one taken; the meeting's link and whoever registered are in no file."""
    hybrid = make.make_webinar("Hybrid", format="hybrid", starts_in=timedelta(days=9))
    opens = timezone.now().replace(microsecond=5)
    make.make_places(hybrid, capacity=0, moderated=True, closes_at=opens + timedelta(days=8))
    room = make.make_places(hybrid, way="in_person", capacity=30, unit="heads", opens_at=opens)
    make.make_team(room, coordinator="Quokka coordinator", city="Quokka", members=["Quokka member"])
    secret = {"join_link": "https://meet.example.org/quokka", "dial_in": "Quokka PIN", "reply_to": "quokka@example.org"}
    make.make_meeting(hybrid, captions="yes", slides_before="no", **secret)
    make.make_meeting(make.make_webinar("With a meeting alone"), **secret)


def a_draft(name, **values):
    """A conference that is no more than named: all else of it is not told yet."""
    words = {field: f"Quokka {field}" for field in ("short_name", "theme", "venue", "city", "licence")}
    draft = make.make_conference(name, published_at=None, name_variants=["Quokka"], **words, **values)
    body = make.make_organisation(f"Quokka body of {name}")
    make.make_involvement(draft, body)
    make.make_point(draft, "Quokka")
    make.make_source(draft, "https://quokka.example/")
    make.make_claim(draft, words="Quokka")
    draft.topics.add(make.make_topic(f"Quokka topic of {name}"))
    Moved.objects.move(f"/quokka/{draft.slug}", draft.path)
    return draft


def addresses():
    event = make.make_webinar("Renamed")
    talk = make.make_session("Renamed too")
    person, body = make.make_person("Re Named"), make.make_organisation("Renamed body", corpus_id="first-name")
    make.make_appearance(event, person)
    make.make_involvement(event, body)
    series = make.make_series("Renamed series")
    topic = make.make_topic("Renamed topic")
    make.make_event_topic(make.make_webinar("In both", series=series), topic)
    for number, thing in enumerate((event, talk, talk.conference, person, body, series, topic)):
        Moved.objects.move(f"/old/{number}", thing.path)
        Moved.objects.move(f"/older/{number}", thing.path)
    Moved.objects.move("/secret/quokka", "/webinars/hidden/")
    make.make_resource(event, "Moved slides", address="https://slides.example/new.pdf")
    Moved.objects.move("/old/slides.pdf", "https://slides.example/new.pdf")


def identity():
    """A hub that has a name of its own, in two languages, and colours."""
    row = SiteIdentity(
        name="Rural Health Talks",
        tagline={"fr": "Écouter", "en": "To listen"},
        licence_texts="CC BY 4.0",
        contact="talks@example.org",
        languages=["en", "fr"],
        accent="#004d40",
        funder_line="Paid by all.",
        privacy={"en": "We keep little."},
    )
    row.save()
    identities.forget()
