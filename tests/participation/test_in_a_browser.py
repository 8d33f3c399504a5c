"""Private pages in a browser, in their states, and forms that were sent empty: axe, width, console, own site alone."""

import json
import subprocess
import sys
from dataclasses import dataclass

import pytest

from hrhub.participation.private import COOKIE
from hrhub.web.addresses import in_language
from tests.gates.findings import expect_none
from tests.gates.server import ROOT, environment_in, served
from tests.gates.visits import WIDER, Visit, axe, listening

pytestmark = pytest.mark.browser
TELL = "from tests.participation.people_to_visit import told; print(told())"
THEMES = {"en": "light", "ar": "dark"}  # both are visited, each in one language
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


@dataclass
class Look(Visit):
    """A visit to a private page: where it ended, and how many notices of something wrong stood there."""

    landed: str = ""
    alerts: int = 0


@pytest.fixture(scope="module", params=["en", "ar"])
def looks(request, browser, hub):
    """A look at each page, and at each form as it comes back, on a small telephone in one language."""
    site, people = hub
    screen = {"color_scheme": THEMES[request.param], "viewport": {"width": 320, "height": 600}}
    context = browser.new_context(base_url=site, **screen)
    page = context.new_page()
    asked = [(who, path, "") for who, path in private_pages(people)]
    asked += [(who, path.format(**people), SEND_EMPTY) for who, paths in FORMS.items() for path in paths]
    found = []
    for who, path, then in asked:
        open_link(context, site, people["tokens"].get(who))
        found.append(look(page, Look(f"{who} {then and 'sent'}", address(path, request.param), 320), then))
    context.close()
    return found


def address(path, language):
    """Return where `path` is in `language`; the members' link is one for all languages."""
    return f"{path}?language={language}" if path.startswith("/j/") else in_language(path, language)


def open_link(context, site, token):
    """Let the browser be one in which the link with `token` was opened, or none."""
    context.clear_cookies(name=COOKIE)
    if token:
        context.add_cookies([{"name": COOKIE, "value": token, "url": site}])


def look(page, one, then):
    """Visit the page that `one` names; `then` is a script that sends what stands there."""
    with listening(page, one.console, one.requests):
        page.goto(one.path)
        if then:
            with page.expect_navigation():
                page.evaluate(then)
        one.wider, one.violations = page.evaluate(WIDER), axe(page)
        one.alerts = page.locator("main [role=alert]").count()
        one.landed = page.evaluate("() => location.pathname + location.search")
    return one


def test_axe_finds_nothing(looks):
    expect_none(f"{one}: {line}" for one in looks for line in one.violations)


def test_no_page_is_wider_than_the_window(looks):
    expect_none(f"{one}: {line}" for one in looks for line in one.wider)


def test_the_console_stays_empty(looks):
    expect_none(f"{one}: {line}" for one in looks for line in one.console)


def test_everything_comes_from_the_site(looks, hub):
    expect_none(f"{one}: {address}" for one in looks for address in one.requests if not address.startswith(hub[0]))


def test_each_page_is_the_one_that_was_asked_for_and_a_form_says_what_is_wrong(looks):
    expect_none(f"{one}: {one.landed}" for one in looks if one.landed != one.path and "members/" not in one.path)
    expect_none(f"{one}: nothing wrong" for one in looks if one.kind.endswith("sent") and not one.alerts)
