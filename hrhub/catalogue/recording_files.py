"""Recordings as files that a program can fetch by itself: what counts as one, and of which type it is."""

from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import Q

from .models import Recording

# By the ending of the name. A page with a player in it has none of these, and no program could play it.
TYPES = {
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "aac": "audio/aac",
    "oga": "audio/ogg",
    "ogg": "audio/ogg",
    "opus": "audio/ogg",
    "wav": "audio/wav",
    "flac": "audio/flac",
    "mp4": "video/mp4",
    "m4v": "video/mp4",
    "webm": "video/webm",
    "ogv": "video/ogg",
    "mov": "video/quicktime",
}
ENDING = rf"\.({'|'.join(TYPES)})"
# `type_of` as a filter: the ending of our own file, or of the path of an address, without what follows `?` and `#`.
HAS_TYPE = Q(file__iregex=rf"{ENDING}$") | Q(file="", address__iregex=rf"^[^/?#]*//[^/?#]*/[^?#]*{ENDING}([?#]|$)")


def here():
    """Return the recordings that are here; what is withheld, lost or only promised is in no feed."""
    return Recording.objects.filter(state=Recording.State.HERE)


def address_of(row):
    """Return the whole address of the file of a recording or document, or of where it is elsewhere."""
    return urljoin(settings.SITE_URL, default_storage.url(str(row.file))) if row.file else row.address


def is_file(recording):
    """True where there is a file, ours or elsewhere; False where the address is a page with a player in it."""
    return bool(recording.file) or ending_of(recording) in TYPES


def ending_of(recording):
    name = str(recording.file) if recording.file else urlsplit(recording.address).path
    return name.rpartition(".")[2].lower()


def type_of(recording):
    """Return the media type of the file, or "" where it is none that we know."""
    found = TYPES.get(ending_of(recording), "")
    return found.replace("video/", "audio/") if recording.form == Recording.Form.AUDIO else found


def length_of(recording):
    """Return the size in bytes as text; "0", as readers take it, where nobody knows it."""
    return str(recording.size_bytes or 0)
