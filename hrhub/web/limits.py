"""How often something may be done: counted in the database, so that all processes and hosts count together.

Who did it is kept as a keyed digest alone, until the window has passed.
"""

from datetime import UTC, datetime
from hashlib import blake2b
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.db import connection
from django.utils import timezone

from .models import Limit

NETWORK = 64  # bits: what one household or office has of IPv6
NOWHERE = "0.0.0.0"
MOST = 2**31 - 1  # that the column takes


COUNT = """
    INSERT INTO web_limit (key, ends_at, count) VALUES (%s, %s, 1)
    ON CONFLICT (key, ends_at) DO UPDATE SET count = web_limit.count + 1 WHERE web_limit.count < %s
"""


def allowed(scope, who, most, per):
    """Count one more of `scope` by `who`; False where there were `most` already in this window of `per` (a timedelta).

    `most` is at least one. One statement, by hand: Django's `get_or_create` and `update` are three, or six. Whoever
    calls it in a transaction sees to it that it is kept when the act is refused.
    """
    ends = Limit._meta.get_field("ends_at").get_db_prep_save(end_of_window(per), connection)
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [digest(scope, who), ends, most])
        return cursor.rowcount == 1


def count(scope, who, per):
    """Count one more of `scope` by `who`, however many there were."""
    allowed(scope, who, MOST, per)


def counts(windows):
    """Return {window: how many were counted in it}, of `windows`, (scope, who, per); one query, none for none."""
    by_row = {(digest(scope, who), end_of_window(per)): (scope, who, per) for scope, who, per in windows}
    if not by_row:
        return {}
    rows = Limit.objects.filter(key__in={key for key, _ends in by_row}).values_list("key", "ends_at", "count")
    return {by_row[key, ends]: n for key, ends, n in rows if (key, ends) in by_row}


def end_of_window(per):
    seconds, length = int(timezone.now().timestamp()), int(per.total_seconds())
    return datetime.fromtimestamp(seconds - seconds % length + length, UTC)


def digest(scope, who):
    return blake2b(f"{scope} {who}".encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=16).hexdigest()


def visitor(request):
    """Return the address of whoever asks: what the outermost of our own proxies saw, or the connection's.

    X-Forwarded-For is believed only as far as TRUSTED_PROXIES says: all before that anybody can write.
    """
    trusted = settings.TRUSTED_PROXIES
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    told = hops[-trusted] if trusted and len(hops) >= trusted else request.META.get("REMOTE_ADDR") or NOWHERE
    try:
        address = ip_address(told)
    except ValueError:
        return NOWHERE
    if isinstance(address, IPv6Address):
        return str(ip_network((address, NETWORK), strict=False))
    return str(address)


def wipe():
    """Delete what was counted in windows that have passed; return how many rows there were. A forgetter."""
    return Limit.objects.filter(ends_at__lt=timezone.now()).delete()[0]
