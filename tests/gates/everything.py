"""An event and a conference with everything that can hang on them; `say` writes each word of it."""

from datetime import date, time

from hrhub.catalogue.models import Claim, Point, Recording
from hrhub.people.models import OrganisationName
from tests import make

LANGUAGES = ["en", "fr", "es", "pt", "ar"]
MARKDOWN = "A paragraph.\n\n## Heading\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |"
LUSAKA = {"date": date(2024, 5, 14), "start": time(14), "end": time(15), "zone": "Africa/Lusaka"}


def same(words):
    return words


def everything(mark="", say=same, **values):
    """Return a webinar with several rows of each kind; `mark` tells its names from those of another one."""
    event = make.make_webinar(
        say(f"Keeping midwives in rural posts {mark}"),
        number=7,
        number_words=say("Webinar 7"),
        title_variants=[say("Midwives in rural posts")],
        languages_offered=["en", "fr"],
        interpretation=["es"],
        parent_words=say("A larger gathering"),
        duration_words=say("two hours"),
        venue=say("Great hall"),
        venue_state="provisional",
        room=say("Room seven"),
        city=say("Lusaka"),
        country=make.make_country("ZM"),
        platform=say("Meeting tool"),
        licence=say("Free to use"),
        **({} if "starts_in" in values else LUSAKA),
        **values,
    )
    hang_organisations(event, mark, say)
    hang_people(event, mark, say)
    hang_words(event, mark, say)
    hang_places_and_topics(event, mark, say)
    hang_evidence(event, say)
    hang_media(event, say)
    return make.told(event)


def hang_organisations(event, mark, say):
    ministry, alliance = (
        make.make_organisation(say(f"{name} {mark}"), name_variants=[say(f"{name}, formerly")])
        for name in ("Ministry", "Alliance")
    )
    ministry.part_of = ministry.managed_by = alliance
    ministry.save()
    OrganisationName.objects.create(
        organisation=ministry, name=say("Old name"), since="2010", until="2013", note=say("Renamed")
    )
    for order, relation in enumerate(["host", "co_host", "organiser", "partner", "funder"]):
        organisation, line = (ministry, alliance)[order % 2], say("With the support of many")
        make.make_involvement(event, organisation, relation=relation, order=order, line=line)


def hang_people(event, mark, say):
    for order, (letter, role) in enumerate([("A", "moderator"), ("B", "presenter"), ("C", "presenter")]):
        names = {"honorific": say("Dr"), "degrees": say("MSW"), "name_variants": [say("Some Body")]}
        person = make.make_person(say(f"Person {letter} Somebody {mark}"), countries=["ZM"], **names)
        make.make_affiliation(person, title=say("Director"), affiliation=say("Ministry of Health"))
        words = {"title": say("Director"), "affiliation": say("Ministry"), "note": say("Written differently elsewhere")}
        words |= {"name_as_written": say("P. Somebody"), "country": make.make_country("KE")}
        make.make_appearance(event, person, role=role, order=order, **words)
    make.make_appearance(event, named=False, role="discussant", order=9)


def hang_words(event, mark, say):
    points = {}
    for kind in Point.Kind.values:
        for order in (1, 2):
            words = {"words": say(f"A sentence, {kind} {order}?"), "detail": say("Its detail")}
            points.setdefault(kind, []).append(make.make_point(event, kind=kind, order=order, **words).pk)
    questions = points[Point.Kind.KEY_QUESTION]
    for order in (1, 2):
        talk = make.make_presentation(event, order=order, title=say("A presentation"), said=say("What was said."))
        talk.key_questions.set(questions)
    make.make_presentation(event, order=3, title="")
    for part in ("teaser", "abstract", "summary", "reported_plan"):
        make.make_text(event, say("A sentence.") if part == "teaser" else say(MARKDOWN), part=part)
    make.make_text(event, say("The answer to the question."), key_question_id=questions[0], order=2)
    make.make_text(event, say("Machine words."), part="summary", language="fr", origin="machine")
    make.make_text(event, say(f"A title {mark}"), part="title", language="fr", origin="machine")


def hang_places_and_topics(event, mark, say):
    for topic in ("Retention", "Midwives"):
        name = say(f"{topic} {mark}")
        make.make_event_topic(event, make.make_topic(name, names=dict.fromkeys(LANGUAGES, name)))
    make.make_event_country(event, "ZM", words=say("Zambia"))
    make.make_event_country(event, "GH", relation="attended")
    make.make_event_country(event, None, words=say("A former country"))


def hang_evidence(event, say):
    sources = [
        make.make_source(event, f"https://{name}.example.org/page", kind="news", adds=say("The hour"), order=order)
        for order, name in enumerate(("first", "second"))
    ]
    for order, unit in enumerate(Claim.Unit.values):
        for source in sources:
            words = {"qualifier": Claim.Qualifier.values[order], "words": say("many people")}
            make.make_claim(event, 90 + order, unit=unit, source=source, order=order, **words)
    make.make_claim(event, None, words=say("a full room"), source=sources[0])
    make.make_stated_time(event, words=say("ten till twelve"), place=say("London"), zone_words=say("local"))
    words = {"kind": "slides", "language": "en", "publisher": say("A publisher"), "note": say("Second edition")}
    make.make_resource(event, say("Guidance on posts"), size_bytes=850_000, **words)
    make.make_resource(event, say("Guidance on pay"), address="", lost=True, **words)


def hang_media(event, say):
    words = {"provider": say("Video house"), "words": say("as printed")}
    for state in Recording.State.values:
        make.make_recording(event, state=state, size_bytes=9_400_000, duration_s=3120, **words)
    make.make_recording(event, form="audio", language="en", size_bytes=1_000_000)
    make.make_transcript(event, lines=[say(f"Line {n} of the talk.") for n in range(60)])
    make.make_chapter(event, say("Opening"))
    make.make_chapter(event, say("Discussion"), start_ms=60_000)


def programme(mark="of ours", say=same):
    """Return a conference, with sessions at the same hour, on another day, and without a day."""
    conference = make.make_conference(
        say(f"Forum on the health workforce {mark}"),
        short_name=say("Forum"),
        name_variants=[say("The forum")],
        edition=3,
        theme=say("From words to deeds"),
        date=date(2025, 6, 2),
        until=date(2025, 6, 4),
        venue=say("Congress house"),
        venue_state="tbc",
        city=say("Bangkok"),
        country=make.make_country("TH"),
        topics=[make.make_topic(say(f"Planning {mark}"))],
    )
    hang_on_conference(conference, mark, say)
    days = [(date(2025, 6, 2), time(9)), (date(2025, 6, 2), time(9)), (date(2025, 6, 3), None), (None, None)]
    for number, (day, start) in enumerate(days):
        words = {"number_words": say(f"PS{number}"), "room": say("Hall"), "venue": say("Annex"), "venue_state": "tbc"}
        title = say(f"Session {number} of the forum {mark}")
        make.make_session(title, conference=conference, number=number, date=day, start=start, **words)
    return conference


def hang_on_conference(conference, mark, say):
    for kind in ("objective", "note"):
        make.make_point(conference, say("A sentence of the forum."), kind=kind)
    make.make_text(conference, say("What the forum was about."))
    source = make.make_source(conference, adds=say("Figures"))
    make.make_claim(conference, 1200, words=say("twelve hundred"), source=source)
    make.make_stated_time(conference, date=date(2025, 6, 3), words=say("from the third"))
    make.make_involvement(conference, make.make_organisation(say(f"Secretariat {mark}")))
    make.make_resource(conference, say("Programme"))
