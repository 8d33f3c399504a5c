"""A link as a QR code, drawn in the page itself: one path, a run of dark squares a stroke."""

from itertools import groupby

import qrcode

QUIET = 4  # squares of white round it, as scanners need


def drawn(address):
    """Return (size, path) for an SVG whose units are the squares of the code."""
    code = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_L)
    code.add_data(address)
    code.make()
    rows = code.get_matrix()
    return len(rows) + 2 * QUIET, "".join(strokes(rows))


def strokes(rows):
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                yield f"M{x + QUIET} {y + QUIET}.5h{length}"
            x += length
