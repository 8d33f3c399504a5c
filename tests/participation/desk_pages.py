"""A walk through the pages of the desk that tell of those who take part, in each of their states."""

from tests.gates.server import EDITOR

TEAM = "#result_list tbody tr:has-text('together') th a"
REPORT = "Name,Email,Duration,Time joined\nZambia Kitwe,,50 min,2020-01-02 14:00:00\nGuest {turn},,20 min,\n"
PLAIN_PAGES = {
    "registrations": "/admin/participation/registration/",
    "registrations, nobody found": "/admin/participation/registration/?q=nobody",
    "teams": "/admin/participation/team/",
    "looks": "/admin/participation/rosteraccess/",
    "mails": "/admin/mail/mail/",
    "figures": "/admin/participation/tally/",
}


def sign_in(page):
    page.goto("/admin/")
    page.fill("[name=login]", EDITOR[0])
    page.fill("[name=password]", EDITOR[1])
    page.click("main button")
    page.wait_for_url("**/admin/")


def walk(page, turn):
    """Go to each page in turn and give its name; the browser stands on it meanwhile. `sign_in` comes before.

    `turn` tells one walk through the same hub from another: the same file counts once.
    """
    yield from plain_pages(page)
    yield from of_one_team(page)
    yield from reports(page, REPORT.format(turn=turn))


def plain_pages(page):
    for name, path in PLAIN_PAGES.items():
        page.goto(path)
        yield name
    page.goto("/admin/webinars/webinar/?q=soon")
    page.click("#result_list tbody th a")
    yield "event"


def of_one_team(page):
    page.goto(PLAIN_PAGES["registrations"])
    page.click(f"{TEAM} >> nth=0")
    yield "a team"
    page.click(".historylink")
    yield "history"
    page.goto(PLAIN_PAGES["registrations"])
    page.check("#action-toggle")
    page.select_option("[name=action]", "take_the_place_away")
    page.click("[name=index]")
    yield "asked first"


def reports(page, text):
    """Send a form without a file, a file that is none, a report that is shown, and take that in."""
    page.goto("/admin/participation/attendance/")
    yield "report"
    page.evaluate("document.querySelector('#content form').noValidate = true")
    page.click("#content [type=submit]")
    yield "report without a file"
    send(page, "Date,Place\n")
    yield "report that is none"
    send(page, text)
    yield "report of another day"
    page.click("#content [type=submit]")
    send(page, text)
    yield "report that was taken in before"
    page.goto(PLAIN_PAGES["figures"])
    yield "figures, filled"


def send(page, text):
    page.goto("/admin/participation/attendance/")
    page.select_option("[name=event]", index=1)
    page.set_input_files("[name=file]", {"name": "report.csv", "mimeType": "text/csv", "buffer": text.encode()})
    page.click("#content [type=submit]")
