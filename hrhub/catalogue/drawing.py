"""A title as a picture: fonts of our own, lines of our own, right in Arabic, the same on every machine.

Pillow lays out with its basic engine everywhere; its other one, which knows Arabic, is not on every machine. Arabic
letters are joined, and lines turned, before they are drawn (see docs/decisions/0011-pictures-of-titles.md).
"""

import io
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from arabic_reshaper import ArabicReshaper
from bidi import get_display
from bidi.mirror import MIRRORED
from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).parent / "fonts"
SERIF, SANS = "DejaVuSerif-Bold.ttf", "DejaVuSans-Bold.ttf"  # the second one has Arabic
WIDTH, HEIGHT = 1200, 630  # what the services that show previews ask for
SIDE = 1400  # the least that directories of podcasts take
BAND, EDGE = 28, 96
PAPER, INK, SOFT, LINE = "#fcfbf8", "#1c2024", "#545a60", "#d9d4c8"
TITLE_SIZES = (92, 80, 72, 64, 58, 52, 46, 40, 36, 32, 28)
SMALL_SIZES = (30, 27, 24, 21)
TITLE_TOP, TITLE_BOTTOM, FOOT = 196, 500, 548
LEADING = 1.28
LONGEST = 400  # letters of a title; more are never in one, and would be work
JOINERS = "\u200c\u200d"  # they say how Arabic letters join, and have no shape of their own
FIRST_SIGN = "\u2190"  # from the arrows on, signs are pictures; before them, as ©, ° and №, they are words
MARK = "\ufe00"  # it has the direction of what it follows; `writable` leaves none in a text
BRACKET = "[" + re.escape("".join(MIRRORED)) + "]"
MARKED = re.compile(f"({BRACKET}){MARK}|{MARK}({BRACKET})")
PROBE = 24

reshaper = ArabicReshaper({"delete_harakat": True, "support_ligatures": True, "ARABIC LIGATURE ALLAH": False})


def drawn(title, above, site_name, accent):
    """Return a PNG of 1200 × 630 pixels with `title` in it, `above` it in small letters, and the site's name below."""
    return as_png(drawing(title, above, site_name, accent)[0])


def square(title, above, site_name, accent):
    """Return the same as a PNG of SIDE × SIDE pixels, in the middle of a larger sheet, its band from edge to edge."""
    picture, sheet = drawing(title, above, site_name, accent)
    height = round(SIDE * HEIGHT / WIDTH)
    middle = picture.resize((SIDE, height), Image.Resampling.LANCZOS)
    whole = Image.new("RGB", (SIDE, SIDE), PAPER)
    whole.paste(middle, (0, (SIDE - height) // 2))
    wide = round(SIDE * BAND / WIDTH)
    start = SIDE - wide if sheet.from_the_right else 0
    ImageDraw.Draw(whole).rectangle([start, 0, start + wide, SIDE], fill=accent)
    return as_png(whole)


def drawing(title, above, site_name, accent):
    """Return (the picture, the Sheet on which it is drawn).

    What no font of ours can write is left out, as a whole; the next in line then takes the title's place.
    """
    title, above, site_name = (writable(text) for text in (title, above, site_name))
    big, small = (title, above) if title else (above or site_name, "")
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    sheet = Sheet(ImageDraw.Draw(picture), from_the_right=runs_right_to_left(big))
    sheet.band(accent)
    sheet.lines(small, SMALL_SIZES, (EDGE - 10, TITLE_TOP - 24), SOFT, SANS)
    sheet.lines(big, TITLE_SIZES, (TITLE_TOP, TITLE_BOTTOM), INK, SERIF)
    sheet.rule(FOOT - 22)
    sheet.lines(site_name if big != site_name else "", (36, *SMALL_SIZES), (FOOT, FOOT + 50), accent, SANS)
    return picture, sheet


def as_png(picture):
    kept = io.BytesIO()
    picture.save(kept, "PNG", compress_level=7)
    return kept.getvalue()


class Sheet:
    """The paper, on which all begins at one edge: the left one, or the right one."""

    def __init__(self, pen, from_the_right):
        self.pen, self.from_the_right = pen, from_the_right

    def band(self, colour):
        start = WIDTH - BAND if self.from_the_right else 0
        self.pen.rectangle([start, 0, start + BAND, HEIGHT], fill=colour)

    def rule(self, height):
        self.pen.line([EDGE, height, WIDTH - EDGE, height], fill=LINE, width=2)

    def lines(self, text, sizes, between, colour, name):
        """Write `text` from the height `between[0]` on, as large as it fits above `between[1]`."""
        if not text:
            return
        top, bottom = between
        font, rows = fitted(text, sizes, bottom - top, font_for(text, name))
        for number, row in enumerate(rows):
            height = top + number * font.size * LEADING
            self.pen.text((self.start_of(row, font), height), turned(row), font=font, fill=colour)

    def start_of(self, row, font):
        return WIDTH - EDGE - width_of(row, font) if self.from_the_right else EDGE


@cache
def font_of(name, size):
    return ImageFont.truetype(FONTS / name, size, layout_engine=ImageFont.Layout.BASIC)


def font_for(text, wanted):
    """Return the name of the font that can write `text`: the one that is wanted, if it can."""
    return wanted if all(has(wanted, letter) for letter in shaped(text)) else SANS


@lru_cache(maxsize=4096)
def has(name, letter):
    """Say whether the font has a shape for `letter`; without one, it draws a box."""
    font = font_of(name, PROBE)
    return letter == " " or bytes(font.getmask(letter)) != box(name)


@cache
def box(name):
    return bytes(font_of(name, PROBE).getmask("\U0010fffe"))


def writable(text):
    """Return `text` as we can write it, or "" where a letter of it is in a script that we have no font for.

    Emoji and other signs that have no shape are left out, and what would turn or hide the rest.
    """
    text = unicodedata.normalize("NFC", text[:LONGEST])
    arabic = is_in_arabic(text)
    kept = "".join(letter for letter in text if is_written(letter) or (arabic and letter in JOINERS))
    missing = {letter for letter in shaped(kept) if not letter.isspace() and not has(SANS, letter)}
    if any(unicodedata.category(letter)[0] in "LMN" for letter in missing):
        return ""
    words = " ".join("".join(letter for letter in kept if letter not in missing).split())
    return "" if unicodedata.combining(words[:1] or " ") else words  # an accent on nothing would stand over the edge


def is_written(letter):
    """Say whether `letter` is one to write: no emoji nor what chooses its looks, no control, no turn of direction."""
    if letter.isspace():
        return True
    emoji = letter >= FIRST_SIGN and unicodedata.category(letter) in ("So", "Sk")
    return not emoji and not is_a_selector(letter) and unicodedata.category(letter)[0] != "C"


def is_a_selector(letter):
    return letter == "\u20e3" or "\ufe00" <= letter <= "\ufe0f"


def is_in_arabic(text):
    return any("\u0600" <= letter <= "\u06ff" for letter in text)


def shaped(text):
    """Return `text` with its Arabic letters in the forms that join; Latin stays as it is."""
    joined = reshaper.reshape(text) if is_in_arabic(text) else text
    return joined.translate(dict.fromkeys(map(ord, JOINERS)))


def turned(row):
    """Return a line as it is drawn, from left to right.

    `get_display` leaves brackets as they are. A mark follows each one, so that it stands before those that were turned:
    they take their mirror's shape.
    """
    marked = "".join(letter + MARK if letter in MIRRORED else letter for letter in shaped(row))
    shown = get_display(marked, base_dir="R" if runs_right_to_left(row) else "L")
    return MARKED.sub(lambda found: found[1] or MIRRORED[found[2]], shown)


def runs_right_to_left(text):
    """Say whether the first letter with a direction is written from right to left."""
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((one for one in directions if one in ("L", "R", "AL")), "L") != "L"


def width_of(row, font):
    return font.getlength(shaped(row))


def fitted(text, sizes, height, name):
    """Return (font, lines): the largest of `sizes` in which `text` fits without breaking a word, else the smallest."""
    words = text.split(" ")
    for size in sizes:
        font = font_of(name, size)
        widths = [width_of(word, font) for word in words]
        most = max(1, int(height / (size * LEADING)))
        if max(widths) <= WIDTH - 2 * EDGE and len(rows := wrapped(words, font, WIDTH - 2 * EDGE)) <= most:
            return font, balanced(words, font, rows)
    return font, wrapped(broken(words, font), font, WIDTH - 2 * EDGE)[:most]


def wrapped(words, font, width):
    rows = []
    for word in words:
        longer = f"{rows[-1]} {word}" if rows else word
        if rows and width_of(longer, font) <= width:
            rows[-1] = longer
        else:
            rows.append(word)
    return rows


def balanced(words, font, rows):
    """Return as many lines as `rows`, as alike in length as they can be."""
    narrow, wide = 0, WIDTH - 2 * EDGE
    while wide - narrow > 16 and len(rows) > 1:
        middle = (narrow + wide) // 2
        tried = wrapped(words, font, middle)
        if len(tried) <= len(rows) and max(width_of(row, font) for row in tried) <= middle:
            wide, rows = middle, tried
        else:
            narrow = middle
    return rows


def broken(words, font):
    """Return `words` with those cut that are wider than the picture: nobody writes them, but somebody may."""
    pieces = []
    for word in words:
        while (width := width_of(word, font)) > WIDTH - 2 * EDGE and len(word) > 1:
            fits = max(1, int(len(word) * (WIDTH - 2 * EDGE) / width * 0.9))  # letters differ in width
            pieces.append(word[:fits])
            word = word[fits:]
        pieces.append(word)
    return pieces
