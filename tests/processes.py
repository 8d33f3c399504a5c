"""Other processes on the database of the tests, as they run in production: the worker, and gunicorn with its workers.

What they are to see has to be committed: mark such tests `django_db(transaction=True)`.
"""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

SECONDS_TO_START, SECONDS_TO_ANSWER = 60, 60
# Loaded once, before it divides: a worker that was killed is there again in an instant.
GUNICORN = "-m gunicorn hrhub.wsgi --preload --worker-class gthread --workers 2 --threads 4 --no-control-socket"


def start(*arguments, **environment):
    """Start Python with `arguments` on the database of the tests."""
    own = {"DATABASE_URL": database_url(), "VAR_DIR": str(settings.VAR_DIR), "SECRET_KEY": settings.SECRET_KEY}
    return subprocess.Popen(
        [sys.executable, *arguments], env={**os.environ, **own, **environment}, cwd=settings.BASE_DIR
    )


def database_url():
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


class Server:
    """Gunicorn on a port of the loopback, behind a proxy that tells whose request it is."""

    def __init__(self, process, port):
        self.process, self.port = process, port

    def ask(self, method, path, body=None, **headers):
        """Return (status, headers, body) of one request on a connection of its own."""
        opened = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS_TO_ANSWER)
        try:
            opened.request(method, path, body, headers)
            answer = opened.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            opened.close()

    def workers(self):
        """Return the process ids of the workers that live now."""
        pid = self.process.pid
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def is_up(self):
        try:
            return self.ask("GET", "/healthz")[0] == 200
        except (OSError, http.client.HTTPException):
            return False


@contextmanager
def served(folder, **environment):
    """Give a Server that keeps its files in `folder`; it ends with the block."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    own = {"VAR_DIR": str(folder), "TRUSTED_PROXIES": "1", **environment}
    process = start(*GUNICORN.split(), "--log-level", "critical", "--bind", f"127.0.0.1:{port}", **own)
    server = Server(process, port)
    try:
        until = time.monotonic() + SECONDS_TO_START
        while not server.is_up():
            assert process.poll() is None, "gunicorn ended"
            assert time.monotonic() < until, "gunicorn does not answer"
            time.sleep(0.1)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)
