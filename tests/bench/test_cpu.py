"""CPU time as the bench reads it."""

import os
import subprocess
import sys
import threading

import pytest

from bench import cpu

BUSY = "import time\nwhile time.process_time() < 0.2: pass\nprint('done', flush=True)\ninput()"


def start(program):
    return subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@pytest.fixture
def busy_child():
    """A process that has worked for 0.2 s and now waits."""
    child = start(BUSY)
    child.stdout.readline()
    yield child
    child.communicate("")


def test_what_a_child_worked_is_counted_in_the_tree(busy_child):
    spent = cpu.spent(cpu.tree(busy_child.pid))
    assert cpu.between({}, spent) >= 200


def run(program):
    """Return a program that runs `program` in a process of its own."""
    return f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {program!r}])"


def test_the_tree_holds_children_and_theirs():
    first = start(run(run(BUSY)))
    first.stdout.readline()
    assert len(cpu.tree(first.pid)) == 3
    first.communicate("\n")


def test_threads_are_counted():
    ready, enough = threading.Event(), threading.Event()

    def work():
        sum(number * number for number in range(2_000_000))
        ready.set()
        enough.wait()

    thread = threading.Thread(target=work)
    thread.start()
    ready.wait()
    spent = cpu.spent([os.getpid()])
    enough.set()
    assert spent[os.getpid(), thread.native_id] > 10_000_000


def test_what_an_ended_process_took_with_it_is_told():
    with pytest.raises(cpu.TaskEnded):
        cpu.between({(1, 1): 5, (2, 2): 5}, {(1, 1): 9})


def test_a_process_that_came_in_between_is_counted_whole():
    assert cpu.between({(1, 1): 1_000_000}, {(1, 1): 3_000_000, (2, 2): 5_000_000}) == 7


def test_a_process_that_is_no_more_has_spent_nothing():
    child = start("pass")
    child.communicate()
    assert cpu.spent([child.pid]) == {}
    assert cpu.title(child.pid) == ""
