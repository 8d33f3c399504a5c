"""The site's own page on the desk."""

import io
from threading import Barrier, Thread

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext
from PIL import Image

from hrhub.catalogue.admin.site import IdentityForm
from hrhub.catalogue.models import Hub
from hrhub.web.identity import site
from hrhub.web.models import SiteIdentity
from tests.desk.pages import errors_of, filled
from tests.make import make_editor
from tests.web.test_identity import make_identity

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


def overtaken(desk, theirs, mine):
    """Open the page, let somebody else save `theirs`, then save `mine`; return the answer."""
    opened = filled(desk.get(PAGE))
    assert save(desk, **theirs).status_code == 302
    return desk.post(PAGE, opened | mine)


def test_what_two_editors_changed_in_two_fields_is_both_kept_in_the_end(desk):
    save(desk, name="Alliance", privacy_en="One.\nTwo.")
    changes = {"tagline_fr": "Leur phrase", "accent": "#4a148c", "languages": ["en", "ar"]}
    before = SiteIdentity.objects.values().get()
    answer = overtaken(desk, changes, {"short_name": "Mine"})
    assert (answer.status_code, errors_of(answer)) == (
        200,
        [
            "Somebody changed this page while you had it open: Tagline in Français, Colour of links and actions, The "
            "same on a dark page, Languages offered. What you wrote is kept, and all else is as they left it. Look it "
            "over, and save again."
        ],
    )
    assert SiteIdentity.objects.get().short_name == before["short_name"]
    stands = filled(answer)
    assert (stands["short_name"], stands["tagline_fr"], stands["languages"]) == ("Mine", "Leur phrase", ["en", "ar"])
    assert desk.post(PAGE, stands).status_code == 302
    one = SiteIdentity.objects.get()
    assert (one.name, one.short_name, one.tagline) == ("Alliance", "Mine", {"fr": "Leur phrase"})
    assert (one.accent, one.accent_dark, one.languages, one.privacy) == ("#4a148c", "", ["en", "ar"], before["privacy"])


def test_what_two_editors_changed_in_one_field_is_said_beside_it_and_the_later_decides(desk):
    answer = overtaken(desk, {"name": "Theirs <b>", "privacy_ar": "x"}, {"name": "Mine"})
    assert (
        "Somebody else wrote here: “Theirs &lt;b&gt;”. If you save again, yours replaces it." in answer.content.decode()
    )
    assert site().name == "Theirs <b>"
    stands = filled(answer)
    assert (stands["name"], stands["privacy_ar"]) == ("Mine", "x")
    assert desk.post(PAGE, stands).status_code == 302
    assert (site().name, site().privacy) == ("Mine", {"ar": "x"})


def test_who_is_overtaken_twice_is_told_twice(desk):
    opened = filled(desk.get(PAGE)) | {"name": "Mine"}
    for theirs in ("One", "Two"):
        save(desk, name=theirs)
        answer = desk.post(PAGE, opened)
        assert f"Somebody else wrote here: “{theirs}”." in answer.content.decode()
        opened = filled(answer)
    assert desk.post(PAGE, opened).status_code == 302
    assert site().name == "Mine"


def test_a_logo_of_somebody_else_is_not_replaced_unseen(desk):
    answer = overtaken(desk, {"new_logo": picture()}, {"no_logo": "on"})
    assert errors_of(answer)[0].startswith("Somebody changed this page while you had it open: Logo. ")
    assert site().logo != ()
    assert desk.post(PAGE, filled(answer)).status_code == 302
    assert site().logo == ()


def test_what_was_loaded_with_spaces_and_other_line_ends_is_nobodys_change(desk):
    make_identity(name=" Alliance ", privacy={"en": "One.\nTwo.\n"}, tagline={"en": " x"})
    opened = filled(desk.get(PAGE))
    sent = {name: value.replace("\n", "\r\n") if isinstance(value, str) else value for name, value in opened.items()}
    assert desk.post(PAGE, sent).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_in_the_same_second_the_later_is_told(editor):
    together, answers = Barrier(2), []

    def save_as(name):
        client = Client()
        client.force_login(editor)
        sent = filled(client.get(PAGE)) | {"name": name}
        together.wait(timeout=60)
        answers.append(client.post(PAGE, sent).status_code)
        connections.close_all()

    threads = [Thread(target=save_as, args=[name]) for name in ("Mine", "Theirs")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200, 302]


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
