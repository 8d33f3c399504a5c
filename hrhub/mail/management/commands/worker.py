import signal
from threading import Event, Thread

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from hrhub.mail.worker import Worker

ENDS = {signal.SIGTERM, signal.SIGINT}


class Command(BaseCommand):
    @property
    def help(self):
        return _("Send mails and do all that is due, until told to end (SIGTERM, Ctrl-C). Several may run at once.")

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help=_("Do all that is due now, and end."))

    def handle(self, once, **options):
        stop = Event()
        worker = Worker(stop)
        if once:
            while worker.turn():
                pass
            return
        # Waited for, as a handler that sets an Event hangs when it is called again meanwhile: Ctrl-C, then `make run`.
        signal.pthread_sigmask(signal.SIG_BLOCK, ENDS)
        running = Thread(target=worker.run)
        running.start()
        signal.sigwait(ENDS)
        stop.set()
        running.join()
