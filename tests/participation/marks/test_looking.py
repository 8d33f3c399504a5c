"""Scanners of mail and previews in chats follow a link before its reader does: to look at a page changes nothing."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hrhub.mail.models import Mail
from hrhub.participation.letters.stopping import stop_address
from hrhub.participation.links import token_for
from hrhub.participation.models import HandOver

from .addresses import DOORS, PRIVATE
from .people import STARTS_IN

pytestmark = pytest.mark.django_db
MODELS = [*apps.get_app_config("participation").get_models(), Mail]


def everything():
    """Return every row of what is kept of people who take part, and of their mails."""
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in MODELS}


def links_of(people, row):
    """Return what stands in the mails to `row`: its own page, the page that ends mails, the members' link."""
    links = [f"/my/{token_for(row)}/", f"/j/{people.rows['ann'].team.code}/"]
    return links + ([] if isinstance(row, HandOver) else [urlsplit(stop_address(row)).path])


@pytest.mark.parametrize("who", ["ann", "bea", "cy", "dee", "eve", "fay", "gus", "hal", "ivy", "joe"])
def test_to_look_at_any_page_with_a_link_changes_nothing(people, who):
    """Before the event and while it goes on: then more can be done."""
    client = Client()
    pages = links_of(people, people.rows[who]) + [reverse(name) for name in PRIVATE]
    pages += [f"{people.event.path}register/{door}/" for door in DOORS]
    before = everything()
    for after in (timedelta(), STARTS_IN + timedelta(minutes=10)):
        with time_machine.travel(timezone.now() + after):
            answers = [ask(page).status_code for page in pages for ask in (client.head, client.get)]
        assert answers[:2] == [302, 302]
        assert set(answers) <= {200, 302, 404, 405}
        assert everything() == before
