"""The outbox on the editors' desk: what was sent to whom and what failed, but no text: it may hold a private link."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.urls import reverse
from django.utils import timezone

from hrhub.mail.models import Job, Mail
from hrhub.mail.outbox import put

from .test_outbox import letter

LIST = "admin:mail_mail_changelist"
SECRET = "https://hub.example/my/secret"


@pytest.fixture
def desk(client, db):
    editor = User.objects.create_user("esi", "esi@example.org", "correct horse battery", is_staff=True)
    editor.groups.add(Group.objects.get(name="Editors"))
    EmailAddress.objects.create(user=editor, email=editor.email, verified=True, primary=True)
    client.force_login(editor)
    return client


def failed(**values):
    mail = put(letter(text=SECRET, html=SECRET, calendar=SECRET, unsubscribe=SECRET))
    Mail.objects.filter(pk=mail.pk).update(**{"state": "failed", "error": "550 no such user", "tries": 3, **values})
    return mail


def try_again(desk, *mails):
    sent = {"action": "send_again", "_selected_action": [mail.pk for mail in mails]}
    return desk.post(reverse(LIST), sent, follow=True).content.decode()


def test_editors_see_what_failed_and_why_but_no_text(desk):
    mail = failed()
    pages = [desk.get(reverse(LIST)), desk.get(reverse("admin:mail_mail_change", args=[mail.pk]))]
    for page in pages:
        assert "550 no such user" in page.content.decode()
        assert SECRET not in page.content.decode()


@pytest.mark.parametrize("field", ["text", "html", "calendar", "unsubscribe", "message_id", "recipient_key"])
@pytest.mark.parametrize("ask", ["startswith", "contains", "exact", "regex", "in", "gt"])
def test_no_text_is_read_by_asking_how_it_begins(desk, field, ask):
    failed()
    answers = [desk.get(reverse(LIST), {f"{field}__{ask}": words}) for words in (SECRET, "nothing of the kind")]
    assert {(answer.status_code, answer.headers.get("Location")) for answer in answers} == {(400, None)}


@pytest.mark.parametrize("asked", ["made_at__year=9999", "made_at__year=0", "state__exact=%00", "kind__in=a,b", "e=1"])
def test_an_odd_address_of_the_list_is_no_fault(desk, asked):
    assert desk.get(f"{reverse(LIST)}?{asked}").status_code in (200, 302, 400)


def test_what_is_chosen_are_keys(desk):
    assert desk.post(reverse(LIST), {"action": "send_again", "_selected_action": "abc"}).status_code == 400


def test_what_failed_or_was_held_back_can_be_tried_again(desk):
    mails = [failed(give_up_at=timezone.now()), failed(state="held")]
    assert "2 mails will be tried again." in try_again(desk, *mails)
    for mail in mails:
        mail.refresh_from_db()
        assert (mail.state, mail.tries) == ("waiting", 0)
        assert mail.give_up_at > timezone.now() + timedelta(days=2)
    assert Mail.objects.due().count() == 2


@pytest.mark.parametrize(
    "values", [{"state": "sent"}, {"text": ""}, {"useless_from": timezone.now() - timedelta(hours=1)}]
)
def test_what_was_sent_or_is_wiped_or_too_late_is_not(desk, values):
    mail = failed(**values)
    assert "0 mails will be tried again." in try_again(desk, mail)
    assert not Mail.objects.due().exists()


@pytest.mark.parametrize("page", ["add", "delete"])
def test_nobody_writes_or_deletes_a_mail(desk, page):
    arguments = [] if page == "add" else [failed().pk]
    assert desk.get(reverse(f"admin:mail_mail_{page}", args=arguments)).status_code == 403


def test_no_field_of_a_mail_can_be_changed(desk):
    mail = failed()
    desk.post(reverse("admin:mail_mail_change", args=[mail.pk]), {"recipient": "me@example.org", "state": "waiting"})
    mail.refresh_from_db()
    assert (mail.recipient, mail.state) == ("ann@example.org", "failed")


@pytest.mark.parametrize(("minutes", "icon"), [(9, "yes"), (11, "no")])
def test_editors_see_whether_the_worker_runs(desk, minutes, icon):
    Job.objects.create(name="hrhub.mail.sender.send_due", ran_at=timezone.now() - timedelta(minutes=minutes))
    assert f"icon-{icon}" in desk.get(reverse("admin:mail_job_changelist")).content.decode()


@pytest.mark.parametrize(("minutes", "icon"), [(61, "yes"), (121, "no")])
def test_a_job_that_is_rarely_due_need_not_run_all_the_time(desk, minutes, icon):
    hourly, ran_at = "hrhub.mail.forgetting.forget_what_is_due", timezone.now() - timedelta(minutes=minutes)
    Job.objects.create(name=hourly, ran_at=ran_at, error="No.")
    page = desk.get(reverse("admin:mail_job_changelist")).content.decode()
    assert (f"icon-{icon}" in page, "No." in page) == (True, True)


def test_a_job_is_called_by_what_it_does(desk):
    for name in [*settings.WORKER_JOBS, "one.that.was"]:
        Job.objects.create(name=name)
    shown = {str(job) for job in Job.objects.all()}
    assert len(shown) == len(settings.WORKER_JOBS) + 1
    page = desk.get(reverse("admin:mail_job_changelist")).content.decode()
    assert [name for name in shown if name not in page] == []
    assert [name for name in settings.WORKER_JOBS if name in page] == []
    assert "one.that.was" in page


@pytest.mark.parametrize(("state", "told"), [("waiting", True), ("sent", False), ("failed", False), ("held", False)])
def test_a_next_try_is_told_of_a_mail_that_waits_for_it(desk, state, told):
    page = desk.get(reverse("admin:mail_mail_change", args=[failed(state=state).pk])).content.decode()
    assert ("Next try" in page) is told


@pytest.mark.parametrize("how_many", [1, 50])
def test_the_list_costs_the_same_for_any_number_of_mails(desk, how_many, django_assert_num_queries):
    Mail.objects.bulk_create(
        [Mail(recipient="a@example.org", subject="Hello", message_id=str(n), state="sent") for n in range(how_many)]
    )
    with django_assert_num_queries(11):
        desk.get(reverse(LIST))
