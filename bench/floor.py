"""The floor: the hub's own middleware around a view that has its answer ready. gunicorn serves `bench.floor`.

It answers the paths of `BENCH_FLOOR` (a JSON file: path → headers and body) with the bytes that the hub gave for them,
not yet compressed, so that the same middleware compresses them again.
"""

import json
import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import Http404, HttpResponse
from django.urls import re_path

STORED = json.loads(Path(os.environ["BENCH_FLOOR"]).read_text(encoding="utf-8"))


def stored(request):
    """Answer with what is stored for this address."""
    known = STORED.get(request.get_full_path())
    if known is None:
        raise Http404
    return HttpResponse(known["body"].encode(), headers=known["headers"])


urlpatterns = [re_path("", stored)]
settings.ROOT_URLCONF = __name__
application = get_wsgi_application()
