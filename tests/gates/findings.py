"""How a gate speaks when it stays closed: all that it found, a line each."""

import pytest

SHOWN = 60


def expect_none(findings):
    """Fail the test with the findings, each once, if there are any."""
    lines = list(dict.fromkeys(map(str, findings)))
    more = [f"… and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    if lines:
        pytest.fail("\n".join([f"{len(lines)} found:", *lines[:SHOWN], *more]), pytrace=False)
