"""The site's own page on the desk."""

import io

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from django.utils.translation import gettext
from PIL import Image

from hrhub.catalogue.admin.site import IdentityForm
from hrhub.catalogue.models import Hub
from hrhub.web.identity import site
from hrhub.web.models import SiteIdentity
from tests.desk.pages import errors_of, filled
from tests.make import make_editor

PAGE = "/admin/web/siteidentity/1/change/"


def save(desk, **changes):
    return desk.post(PAGE, filled(desk.get(PAGE)) | changes)


def picture(kind="PNG"):
    body = io.BytesIO()
    Image.new("RGB", (200, 50), "#0b4a5e").save(body, kind)
    return SimpleUploadedFile("logo.png", body.getvalue())


def test_the_list_leads_to_the_one_page(desk):
    assert desk.get("/admin/web/siteidentity/").headers["Location"] == PAGE
    assert desk.get(PAGE).status_code == 200


@pytest.mark.parametrize("path", ["/admin/web/siteidentity/add/", "/admin/web/siteidentity/1/delete/"])
def test_nobody_adds_a_second_one_or_takes_the_one_away(client, db, path):
    client.force_login(make_editor())
    client.get(PAGE)
    assert client.get(path).status_code == 403


def test_a_page_saved_untouched_leaves_everything_as_it_comes(desk):
    assert save(desk).status_code == 302
    one = SiteIdentity.objects.get()
    assert (one.name, one.tagline, one.privacy, one.languages) == ("", {}, {}, [])
    assert (one.accent, one.accent_dark, one.warm, one.warm_dark) == ("", "", "", "")
    assert (one.logo, one.logo_digest) == (None, "")


def test_what_an_editor_writes_holds_for_the_site_and_all_hear_of_it(desk):
    changes = {"name": "Alliance", "tagline_ar": "شعار", "privacy_fr": "Rien.", "licence_texts": "CC BY 4.0"}
    before = Hub.objects.filter(pk=1).values_list("revision", flat=True).first() or 0
    assert save(desk, **changes, languages=["en", "ar"]).status_code == 302
    ours = site()
    assert (ours.name, ours.taglines, ours.privacy) == ("Alliance", {"ar": "شعار"}, {"fr": "Rien."})
    assert (ours.licences["text"], ours.languages) == ("CC BY 4.0", ("en", "ar"))
    assert Hub.objects.get(pk=1).revision == before + 1


def test_what_was_saved_stands_in_the_page_again(desk):
    save(desk, name="Alliance", tagline_ar="شعار", accent="#4a148c", languages=["en", "ar"])
    stands = filled(desk.get(PAGE))
    assert (stands["name"], stands["tagline_ar"], stands["languages"]) == ("Alliance", "شعار", ["en", "ar"])
    assert stands["accent"] == "#4a148c"
    before = SiteIdentity.objects.values().get()
    save(desk)
    after = SiteIdentity.objects.values().get()
    assert {name for name in after if after[name] != before[name]} == {"revision"}


def test_a_dark_colour_follows_from_the_light_one_until_somebody_chooses_it(desk):
    save(desk, accent="#4a148c")
    follows = site().colours.accent_dark
    save(desk, accent="#1b5e20")
    assert site().colours.accent_dark != follows
    assert SiteIdentity.objects.get().accent_dark == ""
    save(desk, accent_dark="#ffffff")
    save(desk, accent="#4a148c")
    assert site().colours.accent_dark == "#ffffff"


def test_our_own_colours_are_no_choice(desk):
    save(desk, accent="#4a148c")
    save(desk, accent="#0b4a5e")
    assert site().colours is None


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"accent": "#ffcc00"}, "1.2 : 1 on the light page; words need at least 4.5 : 1. Choose a darker one."),
        ({"warm_dark": "#000000"}, "1.1 : 1 on the dark page; words need at least 4.5 : 1. Choose a lighter one."),
        ({"accent": "red"}, "Write a colour as # and six digits or letters a–f: #0b4a5e."),
        ({"contact": "nobody"}, "Enter a valid email address."),
        ({"languages": ["xx"]}, "Select a valid choice. xx is not one of the available choices."),
        ({"name": "x" * 61}, "Ensure this value has at most 60 characters (it has 61)."),
        ({"name": "a\0b"}, "Null characters are not allowed."),
        ({"privacy_en": "x" * 20_001}, "Ensure this value has at most 20000 characters (it has 20001)."),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_changes_nothing(desk, changes, sentence):
    save(desk, name="Alliance")
    before = SiteIdentity.objects.values().get()
    answer = save(desk, **changes)
    assert (answer.status_code, errors_of(answer)) == (200, [sentence])
    assert SiteIdentity.objects.values().get() == before


def test_the_page_says_how_readable_the_colours_are(desk):
    page = desk.get(PAGE).content.decode()
    assert "Links 8.3 : 1, signal 5.8 : 1; on the dark page 6.0 : 1 and 5.8 : 1. At least 4.5 : 1 is needed." in page


def test_a_logo_is_taken_shown_and_taken_away(desk):
    save(desk, new_logo=picture("JPEG"))
    digest, width, height = site().logo
    assert (width, height) == (200, 50)
    assert f'<img src="/logo-{digest}.png"' in desk.get(PAGE).content.decode()
    save(desk, name="Alliance")
    assert site().logo == (digest, 200, 50)
    save(desk, no_logo="on")
    assert site().logo == ()
    assert SiteIdentity.objects.get().logo is None


def test_a_logo_that_is_none_is_refused(desk):
    svg = SimpleUploadedFile("logo.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", content_type="image/png")
    answer = save(desk, name="Other", new_logo=svg)
    assert errors_of(answer) == ["SVG and other files of text are not taken. Save the logo as PNG, please."]
    assert (site().logo, site().name) == ((), "HRHub")


def test_whoever_has_not_the_right_does_not_come_in(desk):
    Group.objects.get(name="Editors").permissions.filter(codename__endswith="siteidentity").delete()
    assert desk.get(PAGE).status_code == 403
    assert desk.post(PAGE, {"name": "Mine"}).status_code == 403


def test_labels_are_in_the_language_of_the_browser(desk):
    with translation.override("fr"):
        labels = IdentityForm.base_fields["tagline_ar"].label, IdentityForm.base_fields["languages"].label
        assert [str(label) for label in labels] == [
            gettext("Tagline in %(language)s") % {"language": "العربية"},
            gettext("Languages offered"),
        ]
