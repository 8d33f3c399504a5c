"""A browser that opened somebody's link, as tests use it."""

import re
from html import unescape

from django.test import Client

from hrhub.participation.links import token_for
from hrhub.participation.private import COOKIE
from tests.desk.pages import values
from tests.markup import tree


def opened(row):
    """Return a Client in which the link of `row` was opened."""
    client = Client()
    client.cookies[COOKIE] = token_for(row)
    client.key = row.key
    return client


def send(client, path, **data):
    """POST `data` to `path` as the form of a page does."""
    return client.post(path, {"for": client.key, **data})


def words(response):
    """Return the text of a page's main part."""
    main = response.content.decode().partition("<main")[2].partition("</main>")[0].partition(">")[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def notices(response):
    """Return the sentences that a page says first."""
    found = re.findall(r'<(p|div) class="notice[^>]*>(.*?)</\1>', response.content.decode(), re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", inner)).split()) for _tag, inner in found]


def as_opened(response):
    """Return what a browser sends back of the form on a page that carries a revision, untouched."""
    forms = tree(response.content).iter("form")
    form = next(form for form in forms if form.find(".//input[@name='revision']") is not None)
    sent = {}
    for field in form.iter():
        if field.get("name"):
            sent |= values(field.get("name"), field, sent)
    return sent
