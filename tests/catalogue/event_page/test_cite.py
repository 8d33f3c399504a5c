"""The citation on a page and as a file, of an event and of a passage of its transcript."""

import pytest
import rispy

from hrhub.catalogue.models import Cue
from tests import make
from tests.catalogue.event_page.pages import content_loaded, read

pytestmark = pytest.mark.django_db
PLENARY = "/conferences/second-global-forum-on-human-resources-for-health/plenary-4-making-hrh-innovation-work/"
FIRST = "/webinars/webinar-1-lessons-learned-from-the-global-healthcare-workforce/"


def spoken(event, *lines, **values):
    """Return a transcript with a cue for each of (second, speaker, words)."""
    transcript = make.make_transcript(event, lines=(), **values)
    for order, (second, speaker, words) in enumerate(lines):
        times = {"start_ms": second * 1000, "end_ms": second * 1000 + 900}
        Cue.objects.create(transcript=transcript, order=order, speaker=speaker, words=words, **times)
    return make.told(event)


@pytest.mark.parametrize("make_one", [make.make_webinar, make.make_session])
def test_a_page_says_how_to_cite_the_event_and_leads_to_files(client, make_one):
    event = make_one("Keeping midwives")
    page = read(client, event.path)
    assert page.section("Cite").startswith("Keeping midwives [")
    assert (page.links["BibTeX"], page.links["RIS"]) == (f"{event.path}cite.bib", f"{event.path}cite.ris")


@pytest.mark.parametrize("make_one", [make.make_webinar, make.make_session])
@pytest.mark.parametrize(
    ("kind", "media_type"), [("bib", "application/x-bibtex"), ("ris", "application/x-research-info-systems")]
)
def test_a_file_has_its_media_type_and_name(client, make_one, kind, media_type):
    event = make_one("Keeping midwives")
    answer = client.get(f"{event.path}cite.{kind}")
    assert answer.headers["Content-Type"] == f"{media_type}; charset=utf-8"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="keeping-midwives.{kind}"'
    assert f"event-{event.code}" in answer.content.decode()


def test_a_file_is_in_the_language_of_its_address(client):
    event = make.make_webinar("Keeping midwives")
    (record,) = rispy.loads(client.get(f"/fr{event.path}cite.ris").content.decode())
    assert (record["type_of_work"], record["urls"]) == ("Webinaire", [f"http://localhost:8000/fr{event.path}"])


@pytest.mark.parametrize("address", ["cite.pdf", "cite.", "cite.bib/", "cite.BIB", "cite.ris?t=5", "cite.bib?t=%00"])
def test_what_is_no_citation_is_not_there(client, address):
    assert client.get(f"{make.make_webinar().path}{address}").status_code in (400, 404)


def test_a_file_cannot_be_posted_to(client):
    assert client.post(f"{make.make_webinar().path}cite.bib").status_code == 405


@pytest.mark.parametrize("values", [{"published_at": None}, {"practice": True}])
def test_a_draft_and_an_event_for_practising_are_not_cited_even_for_editors(client, values):
    event = make.make_webinar(**values)
    client.force_login(make.make_editor())
    assert read(client, event.path).section("Cite") is None
    assert client.get(f"{event.path}cite.bib").status_code == 404


def test_a_passage_is_cited_with_its_speaker_second_language_and_version(client):
    event = make.make_webinar("Keeping midwives")
    spoken(event, (0, "Ama", "Welcome."), (1930, "Mengistu Asnake", "We pay."), (1990, "", "Yes."), version=3)
    page = read(client, f"{event.path}transcript/?t=1955")
    assert page.section("Cite this passage") == (
        "Keeping midwives [Webinar; at 32:10 of the recording; said by Mengistu Asnake; transcript in English, "
        f"version 3]. (2024, May 14). HRHub. http://localhost:8000{event.path}transcript/?t=1930#t1930 "
        "For reference managers: BibTeX · RIS"
    )
    assert page.links["RIS"] == f"{event.path}cite.ris?t=1930"
    (record,) = rispy.loads(client.get(page.links["RIS"]).content.decode())
    assert (record["id"], record["notes"], record["urls"]) == (
        f"event-{event.code}-1930",
        ["at 32:10 of the recording; said by Mengistu Asnake; transcript in English, version 3"],
        [f"http://localhost:8000{event.path}transcript/?t=1930#t1930"],
    )
    assert f"note = {{{record['notes'][0]}}}" in client.get(page.links["BibTeX"]).content.decode()


def test_a_passage_without_a_speaker_names_none(client):
    event = spoken(make.make_webinar("Title"), (5, "", "Yes."))
    page = read(client, f"{event.path}transcript/?t=0")
    assert "[Webinar; at 0:05 of the recording; transcript in English, version 1]" in page.section("Cite this passage")


def test_a_passage_in_a_language_that_was_asked_for_is_found_again(client):
    event = make.make_webinar("Title")
    spoken(event, (5, "", "Yes."))
    spoken(event, (5, "", "Ndiyo."), language="sw")
    page = read(client, f"{event.path}transcript/?language=sw&t=5")
    assert f"{event.path}transcript/?language=sw&t=5#t5" in page.section("Cite this passage")
    assert page.links["RIS"] == f"{event.path}cite.ris?language=sw&t=5"
    (record,) = rispy.loads(client.get(page.links["RIS"]).content.decode())
    assert record["notes"] == ["at 0:05 of the recording; transcript in Swahili, version 1"]


@pytest.mark.parametrize("second", ["", "-1", "1.5", "x", "٣", "9" * 7, "9" * 5000])
def test_what_is_no_second_is_no_passage(client, second):
    event = spoken(make.make_webinar(), (5, "", "Yes."))
    assert read(client, f"{event.path}transcript/?t={second}").section("Cite this passage") is None
    assert client.get(f"{event.path}cite.bib?t={second}").status_code == 404


def test_a_version_that_is_not_published_is_not_cited(client):
    event = spoken(make.make_webinar(), (5, "", "Secret."), published=False)
    assert client.get(f"{event.path}cite.bib?t=5").status_code == 404


@pytest.mark.parametrize("how_many", [1, 50])
def test_a_file_costs_few_queries_for_any_number_of_rows(client, django_assert_num_queries, how_many):
    event = make.make_webinar()
    make.make_transcript(event, lines=["Word."] * how_many)
    for _ in range(3 if how_many > 1 else 1):
        make.make_appearance(event)
        make.make_involvement(event)
        make.make_recording(event)
    with django_assert_num_queries(4):
        client.get(f"{event.path}cite.bib")
    with django_assert_num_queries(6):
        client.get(f"{event.path}cite.ris?t=0")


def test_the_first_webinar_is_cited_in_full(client):
    with content_loaded():
        line = read(client, FIRST).section("Cite").partition(" For reference")[0]
        assert line == (
            "McCaffery, J., Quain, E., & Asnake, M. (2011, July 14). Lessons Learned from the Global Healthcare "
            f"Workforce [Webinar]. HRHub. http://localhost:8000{FIRST}"
        )
        assert client.get(f"{FIRST}cite.bib").content.decode() == BIBTEX
        assert client.get(f"{FIRST}cite.ris").content.decode() == f"{RIS}ER  - \n".replace("\n", "\r\n")


def test_the_plenary_is_cited_in_full(client):
    with content_loaded():
        line = read(client, PLENARY).section("Cite").partition(" For reference")[0]
        assert line == (
            "Making HRH Innovation Work for Strengthening Health Systems [Plenary]. (2011, January 25–29). Second "
            f"Global Forum on Human Resources for Health, Bangkok, Thailand. http://localhost:8000{PLENARY}"
        )
        assert client.get(f"{PLENARY}cite.bib").content.decode() == PLENARY_BIBTEX
        record = rispy.loads(client.get(f"{PLENARY}cite.ris").content.decode())
    assert record == [
        {
            "type_of_reference": "CONF",
            "title": "Making HRH Innovation Work for Strengthening Health Systems",
            "secondary_title": "Second Global Forum on Human Resources for Health",
            "year": "2011",
            "date": "2011/01/28/",
            "place_published": "Bangkok, Thailand",
            "type_of_work": "Plenary",
            "language": "en",
            "id": "event-p4n8hr",
            "urls": [f"http://localhost:8000{PLENARY}"],
        }
    ]


BIBTEX = f"""@misc{{event-w2k7mq,
  author = {{McCaffery, Jim and Quain, Estelle and Asnake, Mengistu}},
  title = {{Lessons Learned from the Global Healthcare Workforce}},
  date = {{2011-07-14}},
  year = {{2011}},
  month = jul,
  howpublished = {{Webinar}},
  language = {{en}},
  url = {{http://localhost:8000{FIRST}}},
}}
"""
RIS = f"""TY  - GEN
AU  - McCaffery, Jim
AU  - Quain, Estelle
AU  - Asnake, Mengistu
TI  - Lessons Learned from the Global Healthcare Workforce
PY  - 2011
DA  - 2011/07/14/
M3  - Webinar
LA  - en
ID  - event-w2k7mq
UR  - http://localhost:8000{FIRST}
"""
PLENARY_BIBTEX = f"""@inproceedings{{event-p4n8hr,
  title = {{Making HRH Innovation Work for Strengthening Health Systems}},
  date = {{2011-01-28}},
  year = {{2011}},
  month = jan,
  booktitle = {{Second Global Forum on Human Resources for Health}},
  eventdate = {{2011-01-25/2011-01-29}},
  address = {{Bangkok, Thailand}},
  type = {{Plenary}},
  language = {{en}},
  url = {{http://localhost:8000{PLENARY}}},
}}
"""
