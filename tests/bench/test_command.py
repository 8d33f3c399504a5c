"""`python -m bench` without talks."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("folder", [[], ["/nowhere"]])
def test_without_talks_it_says_what_it_needs(folder, request, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "bench", *folder],
        cwd=request.config.rootpath,
        env={"VAR_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Say where the talks are: make bench TALKS=")
