"""How long a text is as an SMS: what is paid for is parts, and one letter outside the old alphabet halves them.

The default alphabet and its extension table are those of 3GPP TS 23.038, 6.2.1; the sizes of parts those of TS 23.040:
a message of several parts spends six octets of each on saying which it is.
"""

from collections import namedtuple
from math import ceil

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENSION = frozenset("\f^{}\\[~]|€")  # an escape and a letter: two places
GSM_LETTERS = BASIC | EXTENSION
GSM_7, UCS_2 = "GSM-7", "UCS-2"
SIZES = {GSM_7: (160, 153), UCS_2: (70, 67)}  # alone, and as one part of several
Sms = namedtuple("Sms", "parts encoding")


def sms_parts(text):
    """Return how many parts `text` takes, and its encoding."""
    letters = set(text)
    encoding = GSM_7 if letters <= GSM_LETTERS else UCS_2
    wide = letters & EXTENSION if encoding == GSM_7 else {letter for letter in letters if letter > "\uffff"}
    alone, each = SIZES[encoding]
    if len(text) + sum(text.count(letter) for letter in wide) <= alone:
        return Sms(1, encoding)
    return Sms(packed(text, wide, each) if wide else ceil(len(text) / each), encoding)


def packed(text, wide, each):
    """Return the number of parts of this size; a letter that is `wide` takes two places, and is never cut in two."""
    parts, left = 1, each
    for letter in text:
        size = 2 if letter in wide else 1
        if size > left:
            parts, left = parts + 1, each
        left -= size
    return parts
