"""A hub as `make run` serves it, for browsers: gunicorn over the same content, in a folder that is thrown away.

python -m tests.gates.server     makes the database and the static files where the settings have them
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EDITOR = ("editor", "secret for the gates")
SECONDS_TO_START = 30


@contextmanager
def served(folder, *, empty=False):
    """Give the address of a hub that is served from `folder`, with or without content; it ends with the block."""
    shutil.copytree(made(empty).name, folder, dirs_exist_ok=True)
    environment, port = environment_in(folder), free_port()
    command = ["gunicorn", "hrhub.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4", "--worker-class", "gthread"]
    quiet = ["--no-control-socket", "--log-level", "critical"]
    server = subprocess.Popen([sys.executable, "-m", *command, *quiet], cwd=ROOT, env=environment)
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=30)


@cache
def made(empty):
    """Return a TemporaryDirectory with database and static files of such a hub: making them takes 15 seconds."""
    folder = tempfile.TemporaryDirectory(prefix="hrhub-made-")
    command = [sys.executable, "-m", "tests.gates.server", *(["--empty"] if empty else [])]
    subprocess.run(command, cwd=ROOT, env=environment_in(folder.name), check=True)
    return folder


def environment_in(folder):
    """Return an environment that knows of nothing but `folder`, as `make run` with an empty one."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    folder = Path(folder)
    return {**kept, "VAR_DIR": str(folder), "STATICFILES_MANIFEST": "true", "DJANGO_SETTINGS_MODULE": "hrhub.settings"}


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_for(address, server):
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and server.poll() is None:
        try:
            return urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"no answer from {address}")


def prepare(empty):
    """Make the database, the content, an editor's account and the static files, in the folder of the settings."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import transaction

    from tests import make

    from .hub import fill, told_at_once

    call_command("migrate", verbosity=0)
    with transaction.atomic(), told_at_once():
        if not empty:
            fill()
        editor = make.make_editor(username=EDITOR[0], password=EDITOR[1], email="editor@example.org")
        editor.emailaddress_set.update_or_create(email=editor.email, defaults={"verified": True, "primary": True})
    call_command("collectstatic", interactive=False, verbosity=0)


if __name__ == "__main__":
    prepare(empty="--empty" in sys.argv)
