"""A hub with something in it, from which the tests of backups make theirs; and a loud word where none can run."""

import pytest
from django.db import connection

from .apart import NO_TOOLS, Hubs, tools

FILLED = """
from datetime import timedelta
import django
django.setup()
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
call_command("migrate", verbosity=0)
from django.contrib.sessions.models import Session
from hrhub.mail.models import Mail
from hrhub.mail.outbox import Letter, put
from hrhub.participation.models import Registration
from tests import make

make.make_editor(email="ann@example.org")
event = make.make_webinar("Paying midwives, نساء", corpus_id="w-1")
make.make_appearance(event, make.make_person("Ama Mensah"))
recording = make.make_recording(event, address="", state="promised")
recording.state = "here"
recording.file.save("talk.mp3", ContentFile("What was said."))
now = timezone.now()
make.make_registration(make.make_places(event))
Registration.objects.update(made_at=now - timedelta(days=91))  # and the event was earlier
Session.objects.create(session_key="k", session_data="of an editor", expire_date=now + timedelta(days=1))
for days, state in ((8, "sent"), (91, "sent"), (0, "waiting"), (4, "waiting")):
    mail = put(Letter(kind="test", to=f"in{days}@example.org", subject=f"{days} days", text="You are in."))
    made = now - timedelta(days=days)
    Mail.objects.filter(pk=mail.pk).update(state=state, made_at=made, give_up_at=made + timedelta(days=3))
"""


@pytest.fixture(scope="session")
def hubs(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock():
        if tools() is None:
            pytest.skip(NO_TOOLS)
    made = Hubs(tmp_path_factory.mktemp("hubs"))
    yield made
    made.drop()


@pytest.fixture(scope="session")
def filled(hubs):
    """A hub with an event, an account, a file and four mails, and a backup of it; nobody changes it."""
    hub = hubs.make()
    status, said = hub.python("-c", FILLED)
    assert status == 0, said
    hub.manage("backup", hub.backup)
    return hub


@pytest.fixture
def hub(hubs, filled):
    """A hub like that one, to be changed."""
    return hubs.make(like=filled)


@pytest.fixture
def empty(hubs):
    return hubs.make()


def pytest_terminal_summary(terminalreporter):
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if NO_TOOLS in str(report.longrepr)]
    if skipped:
        sentence = f"{len(skipped)} TESTS OF BACKUPS ON {connection.vendor.upper()} DID NOT RUN: {NO_TOOLS}."
        terminalreporter.write_sep("!", sentence, red=True, bold=True)
