"""A hub on a throw-away database, set up and served as in production: https in front, no DEBUG, hashed static files."""

import contextlib
import os
import secrets
import socket
import subprocess
import sys
import time
from pathlib import Path

from bench import cpu
from bench.client import HOST, Client

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = ["SITE_URL", "SECRET_KEY", "DEBUG", "ALLOWED_HOSTS", "CACHE_URL", "EMAIL_URL", "DEFAULT_FROM_EMAIL", "PORT"]
WORKERS = 2
SECONDS_TO_START = 60


class Hub:
    """The project on one database; `var` holds the collected static files that all hubs of a run share."""

    def __init__(self, database, name, var):
        self.database, self.name = database, name
        self.environment = {key: value for key, value in os.environ.items() if key not in SETTINGS} | {
            "DJANGO_SETTINGS_MODULE": "hrhub.settings",
            "DATABASE_URL": database.make(name),
            "VAR_DIR": str(var),
            "SITE_URL": f"https://{HOST}",
            "ALLOWED_HOSTS": HOST,
            "SECRET_KEY": secrets.token_urlsafe(50),
            "TRUSTED_PROXIES": "1",
            "STATICFILES_MANIFEST": "true",
        }

    def manage(self, *arguments):
        return self.python("manage.py", *arguments)

    def python(self, *arguments, said=None):
        """Run Python with the settings of this hub and return what it printed; `said` is what it reads."""
        within = {"cwd": ROOT, "env": self.environment, "capture_output": True, "text": True}
        done = subprocess.run([sys.executable, *arguments], input=said, check=False, **within)
        if done.returncode:
            raise RuntimeError(f"{' '.join(map(str, arguments))} failed:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
        return done.stdout

    def start(self, *arguments, output):
        """Start Python with the settings of this hub, and return the process; what it says goes to `output`."""
        command = [sys.executable, *arguments]
        return subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=output, stderr=subprocess.STDOUT)

    @contextlib.contextmanager
    def served(self, application="hrhub.wsgi", **environment):
        """Give a Server of `application`; it has ended afterwards."""
        server = Server(self, application, environment)
        try:
            server.wait_until_ready()
            yield server
        finally:
            server.stop()


class Server:
    """gunicorn with sync workers on a free port of the loopback, and the CPU that it and its database spend."""

    def __init__(self, hub, application, environment):
        self.hub = hub
        with socket.create_server(("127.0.0.1", 0)) as listening:
            self.port = listening.getsockname()[1]
            command = [sys.executable, "-m", "gunicorn", application, "--bind", f"fd://{listening.fileno()}"]
            command += ["--workers", str(WORKERS), "--no-control-socket", "--log-level", "warning"]
            self.process = subprocess.Popen(
                command, cwd=ROOT, env={**hub.environment, **environment}, pass_fds=[listening.fileno()]
            )
        self.client = Client(self.port)

    def spent(self):
        """Return the CPU time so far of each task of the server and of its database."""
        return cpu.spent(cpu.tree(self.process.pid) | self.hub.database.processes(self.hub.name))

    def wait_until_ready(self):
        """Wait until all workers are there; the socket takes connections from the first moment on."""
        until = time.monotonic() + SECONDS_TO_START
        while len(cpu.tree(self.process.pid)) <= WORKERS:
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError("gunicorn did not start")
            time.sleep(0.1)

    def stop(self):
        self.client.close()
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
