"""A language in which no Latin letter is left, to find the words that nobody can translate.

The interface is marked by the catalogue (every message becomes Cherokee letters), the content is written in Georgian
letters; a Latin word that is still to be seen went past gettext.
"""

import re
from contextlib import contextmanager
from functools import cache

from django.conf import settings
from django.utils import translation
from django.utils.translation import trans_real

from .hub import forget_what_was_kept

LATIN = "abcdefghijklmnopqrstuvwxyz"
GEORGIAN = "აბცდეფგჰიჯკლმნოპქრსტუვწხყზ"
CHEROKEE = "ᎠᎡᎢᎣᎤᎥᎦᎧᎨᎩᎪᎫᎬᎭᎮᎯᎰᎱᎲᎳᎴᎵᎶᎷᎸᎹ"
# What stands in a message and is no word: placeholders of three kinds, tags of HTML, characters by name.
NO_WORDS = re.compile(r"%\([^)]*\)[-#0 +.\d]*[a-zA-Z]|%[-#0 +.\d]*[sdrf]|\{[^}]*\}|<[^>]*>|&\w+;")


def letters(words, into):
    return words.translate(str.maketrans(LATIN + LATIN.upper(), into * 2))


def in_georgian(words):
    """Write `words` in Georgian letters: content."""
    return letters(words, GEORGIAN)


@cache
def marked(message):
    """Write `message` in Cherokee letters, all but what is filled in and what is a tag."""
    kept, at = [], 0
    for found in NO_WORDS.finditer(message):
        kept += [letters(message[at : found.start()], CHEROKEE), found.group()]
        at = found.end()
    return "".join([*kept, letters(message[at:], CHEROKEE)])


class Marked(trans_real.DjangoTranslation):
    """English, every message of it marked; a format of dates stays one."""

    def gettext(self, message):
        context, _separator, words = message.rpartition(trans_real.CONTEXT_SEPARATOR)
        return words if "format" in context else marked(words)

    def ngettext(self, singular, plural, number):
        return self.gettext(singular if number == 1 else plural)


@contextmanager
def pseudo_language():
    """Put the marked language in the place of the default one for a while."""
    code = settings.LANGUAGE_CODE
    kept, default = dict(trans_real._translations), trans_real._default
    trans_real._translations[code] = trans_real._default = Marked(code)
    forget_what_was_kept()
    try:
        with translation.override(code):
            yield
    finally:
        trans_real._translations, trans_real._default = kept, default
        forget_what_was_kept()
        translation.activate(code)
