"""What gunicorn serves: `gunicorn hrhub.wsgi`."""

import os
import re

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hrhub.settings")

CHARSET = re.compile(r";\s*charset=[^;]*", re.IGNORECASE)
django = get_wsgi_application()


def application(environ, start_response):
    """Answer in UTF-8 whatever charset a request names: Django decodes by it before any middleware can help."""
    environ["CONTENT_TYPE"] = CHARSET.sub("", environ.get("CONTENT_TYPE", ""))
    return django(environ, start_response)
