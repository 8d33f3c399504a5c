"""What was sent to whom, what failed, and whether the worker runs; no texts, since they hold private links."""

from datetime import timedelta

from django.conf import settings
from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hrhub.mail.models import Job, Mail, in_three_days
from hrhub.web.desk import Guarded
from hrhub.web.looks import Noted

SILENT_AFTER = timedelta(minutes=10)


class ReadOnly(Guarded, admin.ModelAdmin):
    actions = None

    def lookup_allowed(self, lookup, value, request):
        """Allow what the list's filters ask and nothing else: a text can be read by asking how it begins."""
        named = {*self.list_filter, self.date_hierarchy}
        return lookup.partition("__")[0] in named and super().lookup_allowed(lookup, value, request)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_readonly_fields(self, request, obj=None):
        return self.fields


@admin.register(Mail)
class MailAdmin(Noted, ReadOnly):
    list_display = ["__str__", "recipient", "state", "made_at", "sent_at", "tries", "error"]
    list_filter = ["state", "language"]
    search_fields = ["recipient", "subject"]
    date_hierarchy = "made_at"
    fields = """
        recipient reply_to language subject state made_at next_try_at sent_at tries error
    """.split()
    actions = ["send_again"]

    def get_fields(self, request, mail=None):
        """A next try is to come where a mail waits, and nowhere else."""
        waits = mail and mail.state == Mail.State.WAITING
        return [name for name in self.fields if waits or name != "next_try_at"]

    @admin.action(description=_("Try again now"), permissions=["change"])
    def send_again(self, request, mails):
        """Let the worker try those again that failed or were held back; what was sent is not sent twice."""
        now = timezone.now()
        mails = mails.filter(pk__in=[mail.pk for mail in mails])  # fetched, so that the act is noted
        stuck = mails.exclude(state=Mail.State.SENT).exclude(text="", about=None).exclude(useless_from__lte=now)
        fresh = {"next_try_at": now, "give_up_at": in_three_days(), "tries": 0, "is_released": True}
        n = stuck.update(state=Mail.State.WAITING, **fresh)
        words = ngettext("%(n)s mail will be tried again.", "%(n)s mails will be tried again.", n)
        self.message_user(request, words % {"n": n})


@admin.register(Job)
class JobAdmin(ReadOnly):
    list_display = ["does", "ran_at", "is_running", "error"]
    fields = ["does", "ran_at", "error"]

    @admin.display(description=_("job"), ordering="name")
    def does(self, job):
        return job.does

    @admin.display(boolean=True, description=_("runs as it should"))
    def is_running(self, job):
        """False where it did not run for ten minutes, or for two of its turns where these are longer."""
        turns = timedelta(seconds=2 * settings.WORKER_JOBS.get(job.name, 0))
        return bool(job.ran_at and timezone.now() - job.ran_at < max(SILENT_AFTER, turns))
