"""What tests know of the environment: the database and a folder to write in, and nothing else of this machine.

Loaded by pytest before Django's settings are read (`-p tests.environment` in pyproject.toml).
"""

import os
from pathlib import Path

OURS = ["SITE_URL", "SECRET_KEY", "DEBUG", "ALLOWED_HOSTS", "CACHE_URL", "EMAIL_URL", "TRUSTED_PROXIES", "PORT"]

for name in [*OURS, "DEFAULT_FROM_EMAIL", "DJANGO_SETTINGS_MODULE"]:
    os.environ.pop(name, None)

os.environ["SECRET_KEY"] = "The same on both databases, so that what is signed is alike."
os.environ.setdefault("VAR_DIR", "var/tests")
Path(os.environ["VAR_DIR"], "static").mkdir(parents=True, exist_ok=True)
os.environ["STATICFILES_MANIFEST"] = "false"  # tests run without collectstatic
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps a running event loop in the thread of the tests
