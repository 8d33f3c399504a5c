"""Which dumps may still be given away: those that are not older than the last change of what was public.

No rule can tell a slip of the pen that is mended from a name that is taken back, so every change counts; what is added
does not. The moment of a dump is that of its folder.
"""

from hrhub.catalogue.models import Hub


def served_since():
    """Return the moment of the last change of something public, in seconds as files have them; 0: there was none."""
    last = Hub.objects.filter(pk=1).values_list("public_changed_at", flat=True).first()
    return last.timestamp() if last else 0


def is_from(since, folder):
    """True for the folder of a dump that was begun after `since`."""
    try:
        return folder.stat().st_mtime > since
    except OSError:
        return False
