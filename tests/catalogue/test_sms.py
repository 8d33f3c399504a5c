"""How long a text is as an SMS, by the tables of 3GPP TS 23.038."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrhub.catalogue.sms import BASIC, EXTENSION, Sms, sms_parts

# The default alphabet, row by row as the standard prints it; 0x1B is the escape to the extension table.
PRINTED = [
    "@Δ 0¡P¿p",
    "£_!1AQaq",
    '$Φ"2BRbr',
    "¥Γ#3CScs",
    "èΛ¤4DTdt",
    "éΩ%5EUeu",
    "ùΠ&6FVfv",
    "ìΨ'7GWgw",
    "òΣ(8HXhx",
    "ÇΘ)9IYiy",
    "\nΞ*:JZjz",
    "Ø\x1b+;KÄkä",
    "øÆ,<LÖlö",
    "\ræ-=MÑmñ",
    "Åß.>NÜnü",
    "åÉ/?O§oà",
]


def test_the_alphabet_is_the_one_that_the_standard_prints():
    assert set("".join(PRINTED)) - {"\x1b"} == BASIC
    assert set("\f^{}\\[~]|€") == EXTENSION


@pytest.mark.parametrize(
    ("text", "parts", "encoding"),
    [
        ("", 1, "GSM-7"),
        ("a" * 160, 1, "GSM-7"),
        ("a" * 161, 2, "GSM-7"),
        ("a" * 306, 2, "GSM-7"),
        ("a" * 307, 3, "GSM-7"),
        ("€" * 80, 1, "GSM-7"),
        ("€" * 81, 2, "GSM-7"),
        ("€" * 152, 2, "GSM-7"),  # 76 in each: the 153rd place stays empty
        ("€" * 153, 3, "GSM-7"),
        ("a" * 152 + "€" + "a" * 152, 3, "GSM-7"),  # never cut in two
        ("سلام", 1, "UCS-2"),
        ("س" * 70, 1, "UCS-2"),
        ("س" * 71, 2, "UCS-2"),
        ("س" * 134, 2, "UCS-2"),
        ("س" * 135, 3, "UCS-2"),
        ("😀" * 35, 1, "UCS-2"),
        ("😀" * 66, 2, "UCS-2"),  # 33 in each
        ("😀" * 67, 3, "UCS-2"),
        ("a" * 70 + "…", 2, "UCS-2"),
        ("ê", 1, "UCS-2"),
        ("é", 1, "GSM-7"),
    ],
)
def test_parts_are_counted_as_they_are_paid_for(text, parts, encoding):
    assert sms_parts(text) == Sms(parts, encoding)


@given(st.text(max_size=700), st.text(max_size=20))
def test_more_words_never_take_fewer_parts(text, more):
    assert sms_parts(text + more).parts >= sms_parts(text).parts
