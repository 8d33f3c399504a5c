"""Pictures for previews: a title, what it is part of, who runs the site; no hour, no place."""

import inspect
import io
import re
import time
from datetime import date

import pytest
from django.core.cache import cache, caches
from django.test import Client
from PIL import Image

from hrhub.catalogue import drawing, pictures
from hrhub.catalogue.changes import changed
from hrhub.catalogue.drawing import drawn, turned, writable
from hrhub.catalogue.models import Event
from tests.make import make_conference, make_series, make_session, make_text, make_webinar
from tests.web.test_identity import make_identity

ACCENT = "#0b4a5e"
LONG = (
    "The long and winding road from evidence to policy and back again: what fourteen country teams learned about "
    "keeping midwives, nurses and community health workers in rural and remote posts during and after the pandemic, "
    "and what they would do differently today, told by themselves"
)
ARABIC = "بناء قدرات العاملين في الصحة: دروس من COVID-19 في 12 بلدا"
TITLES = [
    "Retention",
    "Fortalecer la fuerza laboral de salud: ¿qué aprendimos en América Latina y el Caribe?",
    "Кадры здравоохранения",
    "Ẹ kú àárọ̀",
    ARABIC,
    LONG,
    "x" * 300,
    "ل" * 300,
    "a " * 150,
    "\u0301" * 300,
    "\u202e\0\n\t\ufeff",
    "<b>{{ 7|add:7 }}</b> %s",
    "🎉❤️👩🏽‍⚕️",
    "የጤና ባለሙያዎች",
    "",
]


def image(png):
    return Image.open(io.BytesIO(png))


def inked(png, box):
    """Say whether anything is drawn in this part of the picture."""
    return len(image(png).convert("L").crop(box).getcolors()) > 1


@pytest.mark.parametrize("title", TITLES)
def test_a_picture_has_the_size_that_previews_ask_for_and_is_light(title):
    png = drawn(title, "Webinar 1 · A series", "HRHub", ACCENT)
    assert (image(png).format, image(png).size) == ("PNG", (1200, 630))
    assert len(png) <= 100_000


@pytest.mark.parametrize("title", TITLES)
def test_nothing_is_drawn_over_the_edge(title):
    png = drawn(title, title, title, ACCENT)
    for box in [(60, 0, 90, 630), (1110, 0, 1140, 630), (60, 0, 1140, 60), (60, 505, 1140, 520), (60, 605, 1140, 630)]:
        assert not inked(png, box)


@pytest.mark.parametrize("title", ["A short one", LONG, ARABIC, "x" * 300, "\u0301" * 400])
def test_drawing_takes_a_blink(title):
    drawn(title, title, "HRHub", ACCENT)
    began = time.process_time()
    drawn(title, title, "HRHub", ACCENT)
    assert time.process_time() - began < 0.2


def test_no_hour_and_no_place_can_get_into_it():
    assert list(inspect.signature(drawn).parameters) == ["title", "above", "site_name", "accent"]
    assert {
        name for name in pictures.SHOWN if name.startswith(("date", "start", "end", "zone", "venue", "city"))
    } == set()


def test_another_day_and_venue_give_the_same_picture(client, db):
    event = make_webinar("Retention")
    before = client.get(f"{event.path}picture.png").content
    cache.clear()
    event.date, event.city = date(2031, 1, 1), "Lusaka"
    event.save()
    changed([event])
    assert client.get(f"{event.path}picture.png").content == before


def test_arabic_letters_are_joined_and_run_from_the_right():
    assert turned("سلام") == "\ufee1\ufefc\ufeb3"  # meem at the end stands left, lam and alef are one, seen begins
    assert turned("دروس من COVID-19 في 12 بلدا")[-1] == "\ufea9"
    assert "COVID-19" in turned(ARABIC)


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("دروس من COVID-19 (SARS-CoV-2) [12]", "COVID-19 (SARS-CoV-2) [12] ع ع"),
        ("منظمة الصحة (WHO)", "(WHO) ع ع"),
        ("(مفتوحة) للجميع 100%", "%100 ع (ع)"),
        ("منظمة «HRH» و«صحة» [2]", "[2] «ع»ع «HRH» ع"),
        ("من 3 < 5", "5 > 3 ع"),
        ("A (من) [2]", "A (ع) [2]"),
        ("Plain (a) [b] «c»", "Plain (a) [b] «c»"),
        ("((((", "(((("),
    ],
)
def test_brackets_open_to_the_right_side_as_in_a_browser(line, seen):
    assert re.sub("[\ufb50-\ufefc]+", "ع", turned(line)) == seen


def test_an_arabic_picture_begins_at_the_right():
    arabic, english = drawn("تدريب", "", "HRHub", ACCENT), drawn("Training", "", "HRHub", ACCENT)
    band = (11, 74, 94)
    assert (image(arabic).getpixel((1195, 300)), image(english).getpixel((5, 300))) == (band, band)
    left, right = (96, 196, 400, 320), (800, 196, 1104, 320)
    assert (inked(arabic, left), inked(arabic, right)) == (False, True)
    assert (inked(english, left), inked(english, right)) == (True, False)


def test_a_line_is_turned_by_itself_so_that_the_first_words_stand_in_the_first_line():
    font, rows = drawing.fitted(ARABIC, drawing.TITLE_SIZES, 304, drawing.SANS)
    assert len(rows) > 1
    assert " ".join(rows) == ARABIC


@pytest.mark.parametrize("title", ["የጤና ባለሙያዎች", "人力资源", "स्वास्थ्य", "Health in ኢትዮጵያ"])
def test_a_title_in_a_script_that_the_font_lacks_gives_way_to_its_series(title):
    assert writable(title) == ""
    assert drawn(title, "Webinar 4 · A series", "HRHub", ACCENT) == drawn("", "Webinar 4 · A series", "HRHub", ACCENT)
    assert drawn(title, title, "HRHub", ACCENT) == drawn("", "", "HRHub", ACCENT)
    assert image(drawn(title, title, title, ACCENT)).size == (1200, 630)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Thank you 🎉 all ☎ ❤️", "Thank you all"),
        ("© 2° №", "© 2° №"),
        ("Nurses 👩🏽‍⚕️ first", "Nurses first"),
        ("a\u202eb\0c\u200bd", "abcd"),
        ("one\n two\t three", "one two three"),
        ("e\u0301te\u0301", "été"),
        ("x" * 500, "x" * 400),
    ],
)
def test_what_has_no_shape_is_left_out(text, kept):
    assert writable(text) == kept


@pytest.mark.parametrize("title", [LONG, "Lessons learned on the global healthcare workforce", ARABIC])
def test_words_are_never_cut_and_none_is_lost(title):
    _font, rows = drawing.fitted(title, drawing.TITLE_SIZES, 304, drawing.font_for(title, drawing.SERIF))
    assert " ".join(rows) == title


def test_lines_are_as_alike_in_length_as_they_can_be():
    _font, rows = drawing.fitted("Lessons learned on the global healthcare workforce", (72,), 304, drawing.SERIF)
    assert rows == ["Lessons learned on", "the global healthcare", "workforce"]


@pytest.mark.django_db
@pytest.mark.parametrize("make", [make_webinar, make_session])
def test_both_faces_have_a_picture_at_the_same_place_that_anybody_may_keep(client, make, django_assert_num_queries):
    event = make("Retention")
    with django_assert_num_queries(1):
        answer = client.get(f"{event.path}picture.png", {"v": event.revision})
    assert image(answer.content).size == (1200, 630)
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Cache-Control"] == "public, max-age=86400"
    assert answer.cookies == {}
    assert answer.get("Vary") is None


@pytest.mark.parametrize("make", [make_webinar, make_session])
def test_a_draft_has_none_even_for_those_who_may_see_it(client, admin_client, db, make):
    event = make("Secret", published_at=None)
    for visitor in (client, admin_client):
        assert visitor.get(f"{event.path}picture.png").status_code == 404


def test_pictures_are_only_asked_for(db):
    event = make_webinar()
    for path in (f"{event.path}picture.png", "/picture.png"):
        assert Client().post(path).status_code == 405
        assert Client().head(path).status_code == 200


def test_what_is_not_there_has_no_picture(client, db):
    conference = make_conference()
    assert client.get("/webinars/none/picture.png").status_code == 404
    assert client.get(f"{conference.path}none/picture.png").status_code == 404


def pictures_of(client, *paths):
    return [client.get(path).content for path in paths]


def test_each_language_has_its_own_title(client, db):
    event = make_webinar("Retention")
    make_text(event, "استبقاء العاملين", part="title", language="ar")
    event.refresh_from_db()
    english, arabic = pictures_of(client, f"{event.path}picture.png", f"/ar{event.path}picture.png")
    assert image(arabic).getpixel((1195, 300)) == image(english).getpixel((5, 300)) == (11, 74, 94)


def test_a_changed_title_and_a_changed_site_are_drawn_anew(client, db):
    event = make_webinar("Retention", series=make_series("A series"))
    path = f"{event.path}picture.png"
    (first,) = pictures_of(client, path)
    make_text(event, "Staying", part="title", language="en")
    (second,) = pictures_of(client, path)
    make_identity(name="Alliance", accent="#4a148c")
    (third,) = pictures_of(client, path)
    assert len({first, second, third}) == 3
    assert image(third).getpixel((5, 300)) == (74, 20, 140)


def test_a_picture_is_drawn_once(client, db, monkeypatch):
    event = make_webinar()
    made = []
    monkeypatch.setattr(pictures, "drawn", lambda *what: made.append(what) or b"png")
    assert pictures_of(client, *[f"{event.path}picture.png"] * 3) == [b"png"] * 3
    assert len(made) == 1


def test_a_flood_of_pictures_pushes_no_counter_out_and_has_an_end(settings, monkeypatch):
    settings.CACHES = {
        name: {**kept, "OPTIONS": {**kept["OPTIONS"], "MAX_ENTRIES": 9}} for name, kept in settings.CACHES.items()
    }
    monkeypatch.setattr(pictures, "drawn", lambda *what: b"png")
    cache.set("attempts", 4)
    for number in range(40):
        pictures.kept((str(number), "", "", ACCENT), is_square=False)
    assert cache.get("attempts") == 4
    assert len(caches["pictures"]._list_cache_files()) <= 9


def test_without_a_cache_it_is_slower_and_never_an_error(client, db, settings):
    nowhere = {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": "/dev/null/x"}
    settings.CACHES = {"default": nowhere, "pictures": nowhere}
    with pytest.raises(OSError):
        caches["pictures"].set("anything", 1)
    event = make_webinar()
    assert client.get(f"{event.path}picture.png").status_code == 200


def test_the_site_has_a_picture_of_its_own_in_each_language(client):
    english, french = pictures_of(client, "/picture.png", "/fr/picture.png")
    assert image(english).size == image(french).size == (1200, 630)


@pytest.mark.parametrize("odd", ["?v=%00", "?v=" + "9" * 9000, "?v=<script>", "?v=1&v=2&hour=14:00"])
def test_odd_questions_change_nothing(client, db, odd):
    event = make_webinar("Retention")
    plain = client.get(f"{event.path}picture.png").content
    answer = client.get(f"{event.path}picture.png{odd}")
    assert (answer.status_code, answer.content) in [(200, plain), (400, answer.content)]


def test_another_hub_on_the_same_cache_shows_its_own_pictures(client, db):
    event = make_webinar("Ours")
    path = f"{event.path}picture.png"
    (ours,) = pictures_of(client, path)
    Event.objects.filter(pk=event.pk).update(title="Theirs")  # the same key and revision, as in another database
    assert pictures_of(client, path) != [ours]
