import re

import qrcode

from hrhub.participation.qr import QUIET, drawn

ADDRESS = "https://hub.example/j/7kq2m9xw7kq2m9xw/"


def test_the_drawing_has_the_dark_squares_of_the_code_and_white_around_them():
    size, path = drawn(ADDRESS)
    code = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_L)
    code.add_data(ADDRESS)
    code.make()
    rows = code.get_matrix()
    dark = {(x + QUIET, y + QUIET) for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark}
    runs = [tuple(map(int, run)) for run in re.findall(r"M(\d+) (\d+)\.5h(\d+)", path)]
    assert {(x + n, y) for x, y, length in runs for n in range(length)} == dark
    assert size == len(rows) + 2 * QUIET


def test_the_drawing_of_a_link_weighs_less_than_four_kilobytes():
    assert len(drawn(ADDRESS)[1]) < 4_000
