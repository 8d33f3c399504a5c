"""`make run` from its start to its end, without what it prepares."""

import os
import shutil
import signal
import socket
import subprocess
from datetime import UTC, datetime

import pytest
from django.conf import settings

from tests.gates.server import free_port, wait_for

pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="no make on this machine: nobody ran `make run`")
PREPARED = ["hrhub.sqlite3", "made/migrated", f"made/loaded-{datetime.now(UTC):%F}", "made/static"]


@pytest.fixture
def make_run(tmp_path):
    """A function that starts `make run` on a port, in a group of processes of its own as in a terminal."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    started = []

    def make_run(port):
        command = ["make", "--old-file", ".venv/installed", "run", f"PORT={port}"]
        started.append(
            subprocess.Popen(
                command,
                cwd=settings.BASE_DIR,
                env={**environment, "VAR_DIR": str(tmp_path)},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                process_group=0,
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # ignored behind an `&`
            )
        )
        return started[0]

    yield make_run
    if is_there(started[0].pid):
        os.killpg(started[0].pid, signal.SIGKILL)


def is_there(group):
    """Say whether a process of the group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_port_that_is_taken_is_told_before_anything_is_prepared(make_run, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = make_run(port)
        said, complained = process.communicate(timeout=30)
    assert process.returncode != 0
    assert complained.splitlines()[0] == (
        f"Port {port} is not free: another program has it, perhaps another HRHub. "
        "Choose another one, such as: make run PORT=8001"
    )
    assert (said, list(tmp_path.iterdir())) == ("", [])
    assert not is_there(process.pid)


CTRL_C = (os.killpg, signal.SIGINT)
TO_MAKE_ALONE = (os.kill, signal.SIGTERM)


@pytest.mark.parametrize(("send", "number"), [CTRL_C, TO_MAKE_ALONE], ids=["Ctrl-C", "SIGTERM to make"])
def test_the_end_is_quiet_and_leaves_nothing_running(make_run, tmp_path, send, number):
    port = free_port()
    for name in PREPARED:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    process = make_run(port)
    wait_for(f"http://127.0.0.1:{port}/healthz", process)
    send(process.pid, number)
    complained = process.communicate(timeout=20)[1]
    assert "***" not in complained
    assert not is_there(process.pid)
    socket.create_server(("127.0.0.1", port)).close()  # the server's group is another
