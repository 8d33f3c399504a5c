"""A logo as it is kept: drawn anew from what was uploaded, so that nothing else travels with it."""

import io
import struct
import zlib
from collections import namedtuple
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, ImageOps

LARGEST_UPLOAD = 2_000_000
LONGEST_SIDE = 4_000  # in pixels: 16 million of them at most are ever decoded, 64 MB
BOX = (480, 96)  # it is shown half as wide and high: sharp on good screens
LARGEST = 20_000
FORMATS = ("PNG", "JPEG", "WEBP")
BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    IndexError,
    KeyError,
    TypeError,
    OverflowError,
    AttributeError,
    struct.error,
    zlib.error,
)
TOO_MANY = gettext_lazy("This picture has more than 4,000 pixels in a side. Make it smaller, please.")

Logo = namedtuple("Logo", "png digest width height")


def redrawn(upload):
    """Return the Logo for an uploaded file; raises ValidationError with what is wrong with it.

    Its name and type are not asked: what it holds says what it is.
    """
    if upload.size > LARGEST_UPLOAD:
        raise ValidationError(_("This file is larger than 2 MB. Save the logo smaller, please."))
    body = upload.read()
    if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise ValidationError(_("SVG and other files of text are not taken. Save the logo as PNG, please."))
    return as_png(decoded(body))


def decoded(body):
    """Return the one picture in `body`; its size is known, and judged, before a pixel is decoded."""
    try:
        picture = Image.open(io.BytesIO(body), formats=FORMATS)
    except Image.DecompressionBombError:
        raise ValidationError(TOO_MANY) from None
    except BROKEN:
        raise ValidationError(_("This is no picture that we can read. Choose a PNG, JPEG or WebP file.")) from None
    if max(picture.size) > LONGEST_SIDE:
        raise ValidationError(TOO_MANY)
    if getattr(picture, "n_frames", 1) > 1:
        raise ValidationError(_("This picture moves. Choose one that stands still, please."))
    try:
        picture.load()
        return ImageOps.exif_transpose(picture).convert("RGBA")
    except BROKEN:
        raise ValidationError(_("This picture is damaged. Save it again as PNG, please.")) from None


def as_png(picture):
    """Return `picture` as a Logo of at most LARGEST bytes: with fewer colours, then smaller, until it fits."""
    picture.thumbnail(BOX)
    for few in (False, True):
        drawn = picture.quantize(method=Image.Quantize.FASTOCTREE) if few else picture
        if len(body := bytes_of(drawn)) <= LARGEST:
            return Logo(body, sha256(body).hexdigest()[:10], *picture.size)
    return as_png(picture.resize([max(1, side * 3 // 4) for side in picture.size]))


def bytes_of(picture):
    """Return the picture as PNG: pixels alone, without what the file said of itself."""
    bare = Image.new(picture.mode, picture.size)
    if picture.mode == "P":
        bare.putpalette(picture.getpalette("RGBA"), "RGBA")
    bare.paste(picture)
    kept = io.BytesIO()
    bare.save(kept, "PNG", optimize=True)
    return kept.getvalue()
