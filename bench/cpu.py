"""CPU time of processes, from the operating system: /proc/<pid>/task/*/schedstat, in nanoseconds, without being root.

A process's own schedstat counts its main thread only, so its tasks are summed.
"""

from collections import defaultdict
from pathlib import Path

PROC = Path("/proc")


class TaskEnded(Exception):
    """A process or thread ended between two readings, and took what it had spent with it."""


def spent(pids):
    """Return {(process, task): nanoseconds on a CPU} for those of `pids` that live."""
    found = {}
    for pid in pids:
        for task in tasks(pid):
            try:
                found[pid, int(task.name)] = int((task / "schedstat").read_text().split()[0])
            except (FileNotFoundError, ProcessLookupError):
                continue
    return found


def tasks(pid):
    try:
        return list((PROC / str(pid) / "task").iterdir())
    except (FileNotFoundError, ProcessLookupError):
        return []


def between(before, after):
    """Return the milliseconds spent between two readings; raises TaskEnded when some of it can't be known."""
    if before.keys() - after.keys():
        raise TaskEnded
    return sum(ns - before.get(task, 0) for task, ns in after.items()) / 1e6


def parent_of(pid):
    """Return the id of the parent of `pid`, or None where there is no such process."""
    try:
        return int((PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return None


def tree(root):
    """Return the ids of `root` and of all that it started, and those started, at this moment."""
    children = defaultdict(list)
    for folder in PROC.iterdir():
        if folder.name.isdigit():
            children[parent_of(folder.name)].append(int(folder.name))
    found = [root]
    for pid in found:
        found += children[pid]
    return set(found)


def title(pid):
    """Return the command line of a process, which PostgreSQL rewrites to say what it does."""
    try:
        return (PROC / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return ""
