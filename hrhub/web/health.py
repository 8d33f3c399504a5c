"""Is the process alive, and can it serve?"""

from django.db import connection
from django.http import HttpResponse


def healthz(request):
    """Answer 200 as long as the process answers at all."""
    return HttpResponse("ok\n", content_type="text/plain")


def readyz(request):
    """Answer 200 when the database answers; a 503 page otherwise (see `DatabaseAway`)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ready\n", content_type="text/plain")
