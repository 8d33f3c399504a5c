"""Loading a large corpus: how long, how much CPU of loader and database, how much memory."""

import os
import time
from dataclasses import dataclass

from bench import cpu


@dataclass
class Loaded:
    seconds: float
    cpu_ms: float
    megabytes: float


def load(hub, folder, output):
    """Load the corpus in `folder` into `hub`, and say what it cost; raises when the loader failed."""
    started = time.monotonic()
    process = hub.start("manage.py", "load_corpus", str(folder), output=output)
    database = {}
    while True:
        # The loader's backend ends with it, so the last look counts.
        database |= cpu.spent(hub.database.processes(hub.name))
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        time.sleep(0.1)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"load_corpus failed; what it said is in {output.name}")
    own = (usage.ru_utime + usage.ru_stime) * 1000
    return Loaded(time.monotonic() - started, own + sum(database.values()) / 1e6, usage.ru_maxrss / 1024)
