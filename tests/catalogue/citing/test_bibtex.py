"""BibTeX, read back by bibtexparser, field by field."""

from datetime import date

import bibtexparser
import pytest
from bibtexparser.customization import splitname

from hrhub.catalogue.citing.bibtex import ESCAPED
from tests import make

from .works import bibtex_of

pytestmark = pytest.mark.django_db
FROM_LATEX = sorted(((latex, sign) for sign, latex in ESCAPED.items()), key=lambda pair: -len(pair[0]))


def entry_of(event, language="en"):
    """Return the one entry as a dict; its values without the commands that stand for signs."""
    (entry,) = bibtexparser.loads(bibtex_of(event, language)).entries
    return {name: from_latex(value) for name, value in entry.items()}


def from_latex(value):
    words = ""
    while value:
        latex, sign = next((pair for pair in FROM_LATEX if value.startswith(pair[0])), (value[0], value[0]))
        words, value = words + sign, value[len(latex) :]
    return words


def test_a_webinar_is_a_miscellaneous_work():
    event = make.make_webinar("Keeping midwives", city="Lusaka", country=make.make_country("ZM"), language="sw")
    for order, name in enumerate(["Jan van der Berg", "Martin King Jr.", "Tata"]):
        make.make_appearance(event, make.make_person(name), order=order)
    make.make_involvement(event, make.make_organisation("Health and Care Alliance"))
    assert entry_of(event) == {
        "ENTRYTYPE": "misc",
        "ID": f"event-{event.code}",
        "author": "van der Berg, Jan and King, Jr., Martin and {Tata}",
        "title": "Keeping midwives",
        "date": "2024-05-14",
        "year": "2024",
        "month": "May",
        "howpublished": "Webinar",
        "location": "Lusaka, Zambia",
        "organization": "{Health and Care Alliance}",
        "language": "sw",
        "url": f"http://localhost:8000{event.path}",
    }


def test_a_session_stands_in_the_proceedings_of_its_conference_with_place_and_days():
    forum = make.make_conference(
        "World Forum", date=date(2019, 8, 8), until=date(2019, 8, 11), city="Bangkok", country=make.make_country("TH")
    )
    event = make.make_session("Opening", conference=forum, date=date(2019, 8, 9))
    assert entry_of(event) == {
        "ENTRYTYPE": "inproceedings",
        "ID": f"event-{event.code}",
        "title": "Opening",
        "date": "2019-08-09",
        "year": "2019",
        "month": "August",
        "booktitle": "World Forum",
        "eventdate": "2019-08-08/2019-08-11",
        "address": "Bangkok, Thailand",
        "type": "Plenary",
        "language": "en",
        "url": f"http://localhost:8000{event.path}",
    }


def test_of_a_conference_that_is_a_draft_nothing_but_the_name_is_told():
    forum = make.make_conference("World Forum", date=date(2019, 8, 8), city="Bangkok", published_at=None)
    entry = entry_of(make.make_session(conference=forum))
    assert {name: entry.get(name) for name in ("booktitle", "eventdate", "address")} == {
        "booktitle": "World Forum",
        "eventdate": None,
        "address": None,
    }


@pytest.mark.parametrize(
    ("values", "known"),
    [
        ({"date": date(2019, 8, 1), "date_precision": "month"}, {"date": "2019-08", "year": "2019", "month": "August"}),
        ({"date": date(2019, 1, 1), "date_precision": "year"}, {"date": "2019", "year": "2019"}),
        ({"date": None, "inferred_date": date(2019, 8, 8), "inferred_precision": "day"}, {"year": "[2019]"}),
        ({"date": None}, {}),
    ],
)
def test_the_date_is_as_exact_as_it_is_known(values, known):
    entry = entry_of(make.make_webinar(**values))
    assert {name: entry[name] for name in ("date", "year", "month") if name in entry} == known


@pytest.mark.parametrize(
    "title",
    [
        "Braces { that } do } not { match {{",
        "100 % of R&D costs $5 #1 under_score ~ tilde ^ caret",
        "Back\\slash \\textbf{bold} @misc{x, y}",
        'He said "so", ‘thus’ and “such”',
        "العاملون الصحيون في المجتمع",
        "保健師と助産師 – Gesundheitsfachkräfte, “ñandú” 👩🏾‍⚕️",
    ],
)
def test_any_title_comes_back_as_it_was(title):
    event = make.make_webinar(title)
    make.make_appearance(event, make.make_person(f"{title} Berg"[:300]))
    entry = entry_of(event)
    assert entry["title"] == title
    assert entry["url"] == f"http://localhost:8000{event.path}"


def test_a_new_line_in_a_title_is_a_space():
    assert entry_of(make.make_webinar("One\ntwo,\r\n  three"))["title"] == "One two, three"


def test_a_name_is_understood_in_its_parts():
    event = make.make_webinar()
    make.make_appearance(event, make.make_person("Ana María de la Cruz"))
    assert splitname(entry_of(event)["author"]) == {
        "first": ["Ana", "María"],
        "von": ["de", "la"],
        "last": ["Cruz"],
        "jr": [],
    }


def test_a_body_is_one_author_whatever_stands_in_its_name():
    event = make.make_webinar()
    make.make_involvement(event, make.make_organisation("Butler Institute for Families and Work, University"))
    assert entry_of(event)["author"] == "{Butler Institute for Families and Work, University}"


def test_a_title_in_the_language_of_the_page_is_added():
    event = make.make_webinar("保健師", language="ja")
    make.make_text(event, "Nurses {and} midwives", part="title", language="en")
    entry = entry_of(event)
    assert (entry["title"], entry["titleaddon"]) == ("保健師", "Nurses {and} midwives")
