"""How a browser visits the private pages of a hub that is served, and its forms as they come back."""

import json
import subprocess
import sys

import pytest

from hrhub.participation.private import COOKIE
from hrhub.web.addresses import in_language
from tests.gates.server import ROOT, environment_in, served

TELL = "from tests.participation.people_to_visit import told; print(told())"
TEAM = "share/ share/renew/ details/ size/ cancel/ hand-over/ members/ members/chat/ members/file/ came/ sheet/".split()
FORMS = {  # pages whose form is sent empty, by whom
    "coordinates": [f"/my/team/{page}" for page in TEAM if page.split("/")[0] in ("details", "size", "hand-over")]
    + ["/my/team/members/chat/", "/my/team/members/file/", "/my/team/members/{member}/", "/my/team/members/"],
    "coordinates now": ["/my/team/came/"],
    "is a member": ["/my/place/details/"],
    "has a place": ["/my/place/details/"],
    "": ["/j/{code}/", *(f"{{event}}register/{door}/" for door in ("together", "alone", "afterwards", "again"))]
    + ["{live}register/walk-in/"],
}
# What a person who presses the button too early sends; a browser's own checks are left out, as in an old one.
SEND_EMPTY = """
() => {
  const asks = "input:not([type=hidden]), select, textarea";
  const form = [...document.querySelectorAll("main form[method=post]")].find(form => form.querySelector(asks));
  for (const one of form.querySelectorAll("input:not([type=hidden]), textarea")) {
    if (one.type === "checkbox") one.checked = false; else one.value = one.type === "number" ? "-1" : "";
  }
  form.noValidate = true;
  form.requestSubmit();
}
"""


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    """The address of an empty hub that is served, and its people: see `people_to_visit.told`."""
    folder = tmp_path_factory.mktemp("private")
    with served(folder, empty=True) as site:
        command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", TELL]
        told = subprocess.run(command, cwd=ROOT, env=environment_in(folder), check=True, capture_output=True, text=True)
        yield site, json.loads(told.stdout)


def private_pages(people):
    """Return [(who, path)]: each one's own page, and the pages below it."""
    found = [(who, "/my/team/" if who.startswith("coordinates") else "/my/place/") for who in people["tokens"]]
    found = [(who, "/my/taking-over/" if who == "is asked to take over" else path) for who, path in found]
    found += [("coordinates", f"/my/team/{page}") for page in [*TEAM, f"members/{people['member']}/"]]
    found += [("coordinates now", "/my/team/came/"), ("is a member", "/my/place/details/")]
    found += [("has a place", path) for path in ("/my/place/details/", "/my/place/cancel/", "/my/delete/")]
    return [*found, ("", "/my/place/"), ("", f"/j/{people['code']}/")]


def all_visits(people):
    """Return [(who, path, script)]: each private page, and each form as it is sent empty."""
    found = [(who, path, "") for who, path in private_pages(people)]
    return found + [(who, path.format(**people), SEND_EMPTY) for who, paths in FORMS.items() for path in paths]


def address(path, language):
    """Return where `path` is in `language`; the members' link is one for all languages."""
    return f"{path}?language={language}" if path.startswith("/j/") else in_language(path, language)


def open_link(context, site, token):
    """Let the browser be one in which the link with `token` was opened, or none."""
    context.clear_cookies(name=COOKIE)
    if token:
        context.add_cookies([{"name": COOKIE, "value": token, "url": site}])


def go(page, path, then):
    """Visit `path`; `then` is a script that sends what stands there."""
    page.goto(path)
    if then:
        with page.expect_navigation():
            page.evaluate(then)
