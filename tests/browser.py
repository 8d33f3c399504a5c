"""The browser of this machine: Chromium as the system packages it, never downloaded by the tests."""

import os
import shutil

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--disable-gpu",
    "--no-first-run",
]


def find_chromium():
    """Return the path of a Chromium, `$CHROMIUM` first, or None."""
    wanted = os.environ.get("CHROMIUM")
    return shutil.which(wanted) if wanted else next(filter(None, map(shutil.which, NAMES)), None)


def is_required():
    """Say whether a missing browser is a failure (in CI) rather than a reason to skip."""
    return os.environ.get("REQUIRE_BROWSER", "") not in ("", "0")


def launch_arguments():
    """Return how Playwright starts the browser; as root Chromium has no sandbox."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": find_chromium(), "args": QUIET + sandbox}
