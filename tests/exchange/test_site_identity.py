"""Who runs the site, loaded from `site.json`."""

from pathlib import Path

import pytest
from django.conf import settings

from hrhub.exchange.corpus import CorpusRefused
from hrhub.exchange.corpus import load as load_folder
from hrhub.exchange.corpus.identity import SITE
from hrhub.web.identity import forget, site
from hrhub.web.models import SiteIdentity

from .corpora import CONTENT, corpus, load, webinar, writes_of

pytestmark = pytest.mark.django_db
ALL = {
    "name": "Workforce Alliance",
    "short_name": "WfA",
    "tagline": {"en": "For people who work.", "fr": "Pour qui travaille."},
    "funder_line": "Made possible by A Fund.",
    "licence_texts": "CC BY 4.0",
    "licence_recordings": "CC BY-NC 4.0",
    "licence_transcripts": "CC BY-SA 4.0",
    "licence_resources": "CC0 1.0",
    "contact_email": "us@alliance.example",
    "privacy": {"en": "We keep **nothing**."},
    "languages": ["en", "fr"],
    "accent": "#4a148c",
    "warm_dark": "#ffffff",
}


def with_site(tmp_path, record):
    return corpus(tmp_path / "corpus", webinars=[webinar()], site=record)


def lines_of_site(lines):
    return [line for line in lines if line.startswith("site")]


def refusals(tmp_path, record):
    with pytest.raises(CorpusRefused) as refused:
        load_folder(with_site(tmp_path, record))
    return [str(defect) for defect in refused.value.defects]


def test_the_record_becomes_what_the_site_says(tmp_path):
    lines = load(with_site(tmp_path, ALL))
    ours = site()
    assert lines_of_site(lines) == ["site: made 1, changed 0, same 0, kept 0"]
    assert (ours.name, ours.short_name, ours.mail) == ("Workforce Alliance", "WfA", "us@alliance.example")
    assert (ours.taglines, ours.privacy, ours.languages) == (ALL["tagline"], ALL["privacy"], ("en", "fr"))
    assert list(ours.licences.values()) == ["CC BY 4.0", "CC BY-NC 4.0", "CC BY-SA 4.0", "CC0 1.0"]
    assert (ours.colours.accent, ours.colours.warm_dark) == ("#4a148c", "#ffffff")
    assert ours.revision == 1


def test_the_same_again_changes_nothing(tmp_path):
    folder = with_site(tmp_path, ALL)
    load(folder)
    assert lines_of_site(load(folder)) == ["site: made 0, changed 0, same 1, kept 0"]
    assert writes_of(folder) == []
    assert SiteIdentity.objects.get().revision == 1


def test_a_changed_file_changes_what_nobody_edited(tmp_path):
    load(with_site(tmp_path, ALL))
    SiteIdentity.objects.update(name="Edited here")
    lines = load(with_site(tmp_path, ALL | {"name": "Other", "funder_line": "Another fund.", "accent": None}))
    assert lines_of_site(lines) == [
        "site: name was edited here; kept, and the file's new value was not taken",
        "site: made 0, changed 1, same 0, kept 0",
    ]
    assert (site().name, site().funder_line, site().colours.accent) == ("Edited here", "Another fund.", "#0b4a5e")


def test_an_editor_who_only_looked_has_edited_nothing(tmp_path):
    SiteIdentity.objects.create()
    load(with_site(tmp_path, ALL))
    assert site().name == "Workforce Alliance"


def test_the_logo_of_an_editor_stays(tmp_path):
    SiteIdentity(logo=b"png", logo_digest="0123456789", logo_width=2, logo_height=1).save()
    load(with_site(tmp_path, ALL))
    assert bytes(SiteIdentity.objects.get().logo) == b"png"
    assert site().logo == ("0123456789", 2, 1)


def test_without_the_file_nothing_is_said_of_the_site(tmp_path):
    lines = load(corpus(tmp_path / "corpus", webinars=[webinar()]))
    assert lines_of_site(lines) == []
    assert not SiteIdentity.objects.exists()


def test_a_dry_run_leaves_the_site_as_it_was(tmp_path):
    load(with_site(tmp_path, ALL), dry_run=True)
    assert (site().name, SiteIdentity.objects.exists()) == ("HRHub", False)


def test_what_we_ship_names_the_site(tmp_path):
    load(CONTENT)
    forget()
    assert (site().name, site().licences["text"]) == ("HRHub", "CC BY 4.0")
    assert set(site().taglines) == {"en", "fr", "es", "pt", "ar"}


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        ([], "site.json: must be one record, { … }"),
        ("{", "site.json: not JSON: line 1, column 2: Expecting property name enclosed in double quotes"),
        ('{"name": "a", "name": "b"}', 'site.json: the key "name" is there 2 times in one object'),
        ({"name": 7}, "site.json, name: 7 must be text"),
        ({"name": "x" * 61}, "site.json, name: has 61 characters; at most 60 fit"),
        ({"name": "a\0b"}, "site.json, name: has a NUL character, which no database takes"),
        ({"tagline": "For people"}, 'site.json, tagline: "For people" must be an object of language and name'),
        ({"tagline": {"xx": "For"}}, 'site.json, tagline: "xx" is no language of ISO 639-1'),
        ({"privacy": {"en": ""}}, "site.json, privacy.en: is empty: a language is there with its name, or not at all"),
        ({"contact_email": "nobody"}, 'site.json, contact_email: "nobody": Enter a valid email address.'),
        (
            {"accent": "red"},
            'site.json, accent: "red": Write a colour as # and six digits or letters a–f: #0b4a5e.',
        ),
        (
            {"warm": "#ffcc00"},
            'site.json, warm: "#ffcc00": 1.2 : 1 on the light page; words need at least 4.5 : 1. Choose a darker one.',
        ),
        (
            {"warm_dark": ["red"]},
            'site.json, warm_dark: ["red"]: Write a colour as # and six digits or letters a–f: #0b4a5e.',
        ),
        (
            {"languages": ["en", "de"]},
            'site.json, languages[1]: "de" is no language of the interface (known: ar, en, es, fr, pt)',
        ),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(tmp_path, record, sentence):
    assert refusals(tmp_path, record) == [sentence]
    assert not SiteIdentity.objects.exists()


def test_a_key_that_has_no_place_is_told(tmp_path):
    lines = load(with_site(tmp_path, {"name": "One", "motto": "…"}))
    assert 'site.json: "motto" is not known, kept nowhere' in lines


def test_every_key_has_its_place_in_the_documentation():
    section = (
        Path(settings.BASE_DIR, "docs", "corpus.md").read_text().partition("## The site\n")[2].partition("\n## ")[0]
    )
    assert [key for key in SITE.fields if f"`{key}`" not in section] == []
