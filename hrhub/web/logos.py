"""A logo as it is kept: drawn anew from what was uploaded, so that nothing else travels with it."""

import io
import struct
import warnings
import zlib
from collections import namedtuple
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image

LARGEST_UPLOAD = 2_000_000
LONGEST_SIDE = 4_000  # in pixels: 16 million of them at most are ever decoded, 64 MB
BOX = (480, 96)  # it is shown half as wide and high: sharp on good screens
LARGEST = 20_000
MOST_SCANS = 20  # a progressive JPEG has some ten, and each costs a pass over all pixels
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
ORIENTATION = 0x0112  # as cameras note it
Turn = Image.Transpose
TURNS = {
    2: Turn.FLIP_LEFT_RIGHT,
    3: Turn.ROTATE_180,
    4: Turn.FLIP_TOP_BOTTOM,
    5: Turn.TRANSPOSE,
    6: Turn.ROTATE_270,
    7: Turn.TRANSVERSE,
    8: Turn.ROTATE_90,
}
TOO_MANY = gettext_lazy("This picture has more than 4,000 pixels in a side. Make it smaller, please.")

Logo = namedtuple("Logo", "png digest width height")

warnings.filterwarnings("ignore", module=r"PIL\.TiffImagePlugin")  # of a camera's odd words: 65,000 lines for one file


def redrawn(upload):
    """Return the Logo for an uploaded file; raises ValidationError with what is wrong with it.

    Its name and type are not asked: what it holds says what it is.
    """
    if upload.size > LARGEST_UPLOAD:
        raise ValidationError(_("This file is larger than 2 MB. Save the logo smaller, please."))
    body = upload.read()
    if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise ValidationError(_("SVG and other files of text are not taken. Save the logo as PNG, please."))
    if has_too_many_parts(body):
        raise ValidationError(_("This picture is made of too many parts. Save it again as PNG, please."))
    return as_png(decoded(body))


def has_too_many_parts(body):
    """Tell whether decoding takes long for other reasons than size: scans of a JPEG, colour profiles of a PNG.

    The two bytes that begin a scan stand for nothing else in a JPEG's pixels.
    """
    is_jpeg = body.startswith(b"\xff\xd8")
    return is_jpeg and body.count(b"\xff\xda") > MOST_SCANS or not is_jpeg and body.count(b"iCCP") > 2


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
        return upright(picture).convert("RGBA")
    except BROKEN:
        raise ValidationError(_("This picture is damaged. Save it again as PNG, please.")) from None


def upright(picture):
    """Return `picture` as its camera was held. Pillow's own function also writes all that the file says of itself."""
    turn = TURNS.get(picture.getexif().get(ORIENTATION))
    return picture if turn is None else picture.transpose(turn)


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
