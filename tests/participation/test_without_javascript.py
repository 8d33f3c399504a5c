"""Both ways of taking part without scripts: in a browser where they are off, and in w3m, which has none."""

import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.gates.server import ROOT, environment_in, served
from tests.gates.test_without_javascript import in_order

pytestmark = pytest.mark.browser  # the hub that is served has one database only
LINK = re.compile(r"https?://[^/\s]+(/my/[\w-]+/)")
OPEN = "Registration: open"
SECTORS = "government ngo academic association donor".split()


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    """(address, database) of a hub with the starting content and an event to come, as it is served."""
    folder = tmp_path_factory.mktemp("journey")
    with served(folder) as address:
        yield address, folder / "hrhub.sqlite3"


def asked(database, sql):
    with closing(sqlite3.connect(database)) as opened:
        return opened.execute(sql).fetchall()


def send_mails(folder):
    send = "import django; django.setup(); from hrhub.mail.sender import send_due\nwhile send_due(): pass"
    subprocess.run([sys.executable, "-c", send], cwd=ROOT, env=environment_in(folder), check=True)


@pytest.fixture
def page(browser, hub):
    context = browser.new_context(base_url=hub[0], java_script_enabled=False)
    yield context.new_page()
    context.close()


def find_the_event(page):
    page.goto("/")
    page.locator("main [name=q]").fill(OPEN)
    page.locator("main form:has([name=q]) button").click()
    page.locator(".card h3 a", has_text=OPEN).first.click()


def test_in_a_browser_without_scripts_a_team_is_registered_confirmed_and_named(page, hub):
    find_the_event(page)
    page.get_by_role("link", name="We come together").first.click()
    page.get_by_label("Your name").fill("Mutinta Zulu")
    page.get_by_label("Your e-mail address").fill("mutinta@example.org")
    page.get_by_label("Country", exact=True).select_option("ZM")
    page.get_by_label("City").fill("Lusaka")
    page.get_by_label("Organisation that hosts the team").fill("Ministry of Health")
    page.get_by_label("How many people do you expect?").fill("10")
    page.locator("[name=consent]").check()
    page.get_by_role("button", name="Register the team").click()
    expect(page.locator("h1, h2").first).to_be_visible()
    send_mails(hub[1].parent)
    ((text,),) = asked(hub[1], "SELECT text FROM mail_mail WHERE recipient = 'mutinta@example.org'")
    page.goto(LINK.search(text)[1])
    page.locator("button[value=confirm]").click()
    page.get_by_role("link", name="Write names").click()
    for n, name in enumerate(f"Colleague {letter}" for letter in "ABCDEFGHIJ"):
        row = page.locator("fieldset.row").nth(n)
        row.get_by_label("Name").fill(name)
        row.get_by_label("Organisation").fill("Ministry of Health")
        row.get_by_label("Sector").select_option(SECTORS[n % 5])
    page.locator("[name=told]").check()
    page.get_by_role("button", name="Save the list").click()
    expect(page.locator(".members li")).to_have_count(10)


def test_in_a_browser_without_scripts_an_officer_has_a_private_link_to_keep(page, hub):
    find_the_event(page)
    page.get_by_role("link", name="I come alone").first.click()
    page.get_by_label("Your name").fill("Chanda Phiri")
    page.locator("[name=without_mail]").check()
    page.get_by_label("Country", exact=True).select_option("MW")
    page.locator("[name=consent]").check()
    page.get_by_role("button", name="Register", exact=True).click()
    own = page.locator(".address a").first.get_attribute("href")
    page.context.clear_cookies()
    page.goto(urlsplit(own).path)
    expect(page.locator("main")).to_contain_text("Chanda Phiri")


TOGETHER = [
    "We come together",
    "Your name",
    "Your e-mail address",
    "I have no e-mail address here",
    "Language of our mails",
    "Country",
    "City",
    "Building and room",
    "Organisation that hosts the team",
    "Name of the team",
    "How many people do you expect?",
    "Languages that the team speaks",
    "Show the team in the public list",
    "What would help you to take part?",
    "Register the team",
]
ALONE = [
    "I come alone",
    "Your name",
    "Your e-mail address",
    "Country",
    "Organisation",
    "Sector",
    "captions",
    "Register",
]
JOIN = ["Country team", "Put your name down", "Name", "Organisation", "Sector", "E-mail address", "Put me on the list"]


@pytest.mark.parametrize(("door", "wanted"), [("together", TOGETHER), ("alone", ALONE), ("join", JOIN)])
def test_w3m_shows_the_labels_of_each_form_in_their_order(hub, door, wanted):
    if not shutil.which("w3m"):
        pytest.skip("no w3m on this machine: nobody read the forms as text")
    address, database = hub
    ((path,),) = asked(database, f"SELECT path FROM catalogue_event WHERE title = '{OPEN}'")
    ((code,),) = asked(database, "SELECT code FROM participation_team WHERE joining = 'open' AND is_listed LIMIT 1")
    there = f"/j/{code}/" if door == "join" else f"{path}register/{door}/"
    dump = subprocess.run(["w3m", "-dump", "-cols", "80", address + there], capture_output=True, text=True, check=True)
    assert in_order(" ".join(dump.stdout.split()), wanted) == wanted
