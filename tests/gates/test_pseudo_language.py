"""No word goes past gettext: with the interface and the content in other letters, none is left in Latin ones."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from hrhub.mail.models import Job, Mail
from hrhub.mail.outbox import Letter, put
from tests import make

from .crawl import crawl
from .everything import everything, programme
from .findings import expect_none
from .hub import passing
from .latin import has_latin, latin_words
from .pseudo import CHEROKEE, in_georgian, pseudo_language
from .states import states
from .taking_part import taking_part

NOT_OURS = {"auth", "account", "mfa", "contenttypes", "sessions"}
ERRORS = {"404": "/nowhere/", "400": "/%00/"}
EDITOR = {"username": "ედიტორ", "email": "editor@example.org"}


def georgian_hub():
    """Fill the database with content in Georgian letters alone."""
    everything("ა", say=in_georgian)
    programme("ბ", say=in_georgian)
    states(in_georgian)
    taking_part(in_georgian)
    Mail.objects.all().delete()  # written before the pseudo-language is on
    put(Letter("ა", "editor@example.org", "ბ", "გ"))
    Job.objects.create(name="დ", error="ე")


@pytest.fixture(scope="module")
def hub_in_georgian(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), passing(georgian_hub), pseudo_language():
        yield


@pytest.fixture(scope="module")
def desk(hub_in_georgian):
    """A client that is signed in as somebody who may do everything."""
    client = Client()
    client.force_login(make.make_editor(**EDITOR))
    return client


def test_the_pseudo_language_marks_words_and_keeps_the_rest(hub_in_georgian):
    assert gettext("%(n)s of <b>{all}</b> pages") == "%(n)s ᎮᎥ <b>{all}</b> ᎯᎠᎦᎤᎲ"
    assert ngettext("day", "days", 2) == "ᎣᎠᎸᎲ"


def test_every_public_word_can_be_translated(hub_in_georgian):
    pages = [answer for answer in crawl() if answer.page]
    assert any(CHEROKEE[0] in answer.body for answer in pages)
    expect_none(f"{answer.kind}: {words}" for answer in pages for words in latin_words(answer.body))


@pytest.mark.parametrize("path", ERRORS.values(), ids=ERRORS.keys())
def test_every_word_of_an_error_page_can_be_translated(hub_in_georgian, path):
    expect_none(latin_words(Client().get(path).content.decode()))


def our_models():
    return [model for model in admin.site._registry if model._meta.app_label not in NOT_OURS]


def addresses_of(model):
    """Yield the addresses of the desk's pages for `model`: its list, a new one, the first one, and acts on it."""
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    yield reverse(f"{name}_changelist")
    yield reverse(f"{name}_add")
    if first := model._default_manager.first():
        yield from (reverse(f"{name}_{page}", args=[first.pk]) for page in ("change", "delete", "history"))


def test_every_word_of_the_desk_can_be_translated(desk):
    addresses = [reverse("admin:index"), *(address for model in our_models() for address in addresses_of(model))]
    pages = {address: desk.get(address) for address in addresses}
    shown = {address: answer for address, answer in pages.items() if answer.status_code == 200}
    assert len(shown) > len(our_models())
    expect_none(
        f"{address}: {words}" for address, answer in shown.items() for words in latin_words(answer.content.decode())
    )


def actions():
    """Return (list, action) for each action that the desk offers."""
    own = [(model, admin.site._registry[model]) for model in our_models()]
    return [(model, action) for model, desk in own for action in (desk.actions or ())]


def test_every_word_after_an_action_can_be_translated(desk):
    for model, action in actions():
        address = next(addresses_of(model))
        name = action if isinstance(action, str) else action.__name__
        chosen = {"action": name, "_selected_action": [model._default_manager.first().pk]}
        answer = desk.post(address, chosen, follow=True)
        if not answer["Content-Type"].startswith("text/"):
            continue  # a table for another program
        expect_none(f"{address} {name}: {words}" for words in latin_words(answer.content.decode()))


ACCOUNT_PAGES = [
    "account_login",
    "account_reset_password",
    "account_change_password",
    "account_email",
    "mfa_index",
    "account_logout",
]


@pytest.mark.parametrize("name", ACCOUNT_PAGES)
def test_every_word_of_the_account_pages_can_be_translated(hub_in_georgian, desk, name):
    signed_in = name not in ("account_login", "account_reset_password")
    answer = (desk if signed_in else Client()).get(reverse(name), follow=True)
    assert answer.status_code == 200
    expect_none(latin_words(answer.content.decode()))


def test_every_word_of_a_mail_can_be_translated(desk):
    user = get_user_model().objects.get(username=EDITOR["username"])
    user.emailaddress_set.update_or_create(email=user.email, defaults={"verified": True, "primary": True})
    Client().post(reverse("account_reset_password"), {"email": user.email})
    assert len(mail.outbox) == 1
    lines = [mail.outbox[0].subject, *re.split(r"\n", mail.outbox[0].body)]
    expect_none(line for line in lines if has_latin(line))
