"""Events in every state of their life, secrets that nobody may see, and words in every script."""

from datetime import date, time, timedelta

from django.utils import timezone

from tests import make

from .everything import same

SECRET = "Quokka"  # stands in what nobody may see, and nowhere else
ODD_TITLES = {
    "<script>alert(1)</script> & “quotes” 'single' </title>": "en",
    "العاملون الصحيون في المجتمع: ما الذي نجح؟ (HRH 2030)": "ar",
    "社区卫生工作者 · 保健師と助産師": "zh",
    "स्वास्थ्य कार्यकर्ता और सामुदायिक सेवा": "hi",
    "Санитарные работники: от данных к действию": "ru",
    "አጀንዳ፦ የጤና ባለሙያዎች": "am",
    "Z̷a̷l̷g̷o̷ ́ ̂ ̃ and 👩🏾‍⚕️ 🇿🇲 emoji": "en",
    "\u202eright-to-left override\u202c and \u2066isolates\u2069": "en",
    "Gesundheitsfachkräfteeinwanderungsgesetzesänderungsvorschlag" * 2: "de",
}


def states(say=same):
    """Make an event in each state of its life, with its date known to every degree."""
    series = make.make_series(say("A series with gaps"), description=say("What the series is."), letter="q")
    for number, state in [(1, "held"), (2, "unknown"), (5, "postponed"), (6, "cancelled")]:
        make.make_webinar(say(f"A webinar, {state}"), state=state, series=series, number=number)
    make.make_webinar(say("On air at this moment"), starts_in=timedelta(minutes=-20), platform=say("Meeting tool"))
    coming(say)
    past(say)


def coming(say):
    soon = (timezone.now() + timedelta(days=20)).date()
    for state in ("postponed", "cancelled"):
        make.make_webinar(say(f"To come, {state}"), date=soon, state=state)
    make.make_webinar(say("In Kathmandu"), date=soon, start=time(17, 45), zone="Asia/Kathmandu", state="announced")
    make.make_webinar(say("Without a zone"), date=soon, start=time(14), zone_words=say("local"), state="announced")
    make.make_webinar(say("Without an hour"), date=soon, state="announced", venue_state="tbc")


def past(say):
    make.make_webinar(
        say("In a month"), date=date(2023, 4, 1), date_precision="month", date_words=say("some day in April")
    )
    make.make_webinar(say("In a year"), date=date(2022, 1, 1), date_precision="year")
    make.make_webinar(say("Nobody knows when"), date=None, date_precision="none", date_words=say("in spring"))


def secrets():
    """Make what no visitor may see: drafts, what is published tomorrow, and all that hangs on them alone."""
    tomorrow = timezone.now() + timedelta(days=1)
    series, forum = make.make_series(f"{SECRET} series"), make.make_conference(f"{SECRET} forum", published_at=None)
    draft = make.make_webinar(f"{SECRET} draft", published_at=None, series=series)
    for event in (draft, make.make_session(f"{SECRET} session", published_at=tomorrow, conference=forum)):
        make.make_appearance(event, make.make_person(f"{SECRET} Person"))
        make.make_event_topic(event, make.make_topic(f"{SECRET} topic"))
        make.make_involvement(event, make.make_organisation(f"{SECRET} organisation"))
        make.make_text(event, f"{SECRET} plan", part="reported_plan")
        make.make_event_country(event, "VU")


def withheld():
    """Make recordings that are not public: their addresses must be nowhere."""
    event = make.make_webinar("With a recording that is withheld", language="en")
    for form in ("audio", "video"):
        address = f"https://media.example/{SECRET}.{form}"
        make.make_recording(event, state="withheld", form=form, address=address, size_bytes=1_000_000, duration_s=60)
    make.make_transcript(event, lines=[f"{SECRET} said"], published=False)


def oddities():
    """Make events whose words are in many scripts, or hostile."""
    for title, language in ODD_TITLES.items():
        event = make.make_webinar(title, language=language, venue=title, platform=title[:200])
        make.make_appearance(event, make.make_person(f"{title} P"), title=title, affiliation=title)
        make.make_text(event, title, language=language)
        make.make_resource(event, title)
        make.make_involvement(event, make.make_organisation(f"{title} O"))
