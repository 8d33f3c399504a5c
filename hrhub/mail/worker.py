"""What runs behind the pages: the jobs of the setting WORKER_JOBS, each when its time has come."""

import logging
import time
from threading import Thread

from django.conf import settings
from django.db import close_old_connections, connection
from django.utils import timezone
from django.utils.module_loading import import_string

from hrhub.mail.models import Job

logger = logging.getLogger(__name__)
SECONDS_TO_END = 10
NOTED_EVERY = 30  # seconds: that a job ran is no news every second


class Worker:
    """Runs until `stop` (an Event of threads) is set; several may run at once, on several hosts.

    The jobs are functions without arguments: {dotted name: seconds between two runs}. One that returns something true
    has more to do, and is called again at once.
    """

    def __init__(self, stop, jobs=None):
        self.stop = stop
        self.jobs = settings.WORKER_JOBS if jobs is None else jobs
        self.noted = dict.fromkeys(self.jobs, 0.0)

    def run(self):
        """Run each job in a thread of its own: a long one holds up no other, and has ten seconds to end."""
        threads = [Thread(target=self.repeat, args=[name], daemon=True) for name in self.jobs]
        for thread in threads:
            thread.start()
        self.stop.wait()
        until = time.monotonic() + SECONDS_TO_END
        for thread in threads:
            thread.join(max(0, until - time.monotonic()))

    def repeat(self, name):
        while not self.stop.is_set():
            if not self.run_job(name):
                self.stop.wait(self.jobs[name])
        connection.close()

    def turn(self):
        """Run each job once, and return whether one has more to do."""
        ran = [self.run_job(name) for name in self.jobs]
        return any(ran)

    def run_job(self, name):
        """Run one job; what it raises is logged and noted, and the others go on."""
        close_old_connections()
        has_more, error = False, ""
        try:
            has_more = bool(import_string(name)())
        except Exception as raised:
            logger.exception("the job %s failed", name)
            error = f"{type(raised).__name__}: {raised}"[:300]
        self.note(name, error)
        return has_more

    def note(self, name, error):
        if not error and time.monotonic() - self.noted[name] < NOTED_EVERY:
            return
        try:
            Job.objects.update_or_create(name=name, defaults={"ran_at": timezone.now(), "error": error})
            self.noted[name] = 0.0 if error else time.monotonic()
        except Exception:  # the database is away: the next turn notes it
            logger.exception("that %s ran could not be noted", name)
