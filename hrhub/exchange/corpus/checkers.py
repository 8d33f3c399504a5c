"""Checks of one value: each returns a function from (value, path) to (path, sentence) pairs; null is always allowed."""

import re

from django_countries import countries

from hrhub.catalogue.models import EventText
from hrhub.web.folding import fold

from .dates import BIGGEST, OutOfRange
from .defects import did_you_mean, shown

MOST = 1_000  # of items in a list: their places must fit into a small number, ten times over
LONGEST = EventText._meta.get_field("body").max_length  # of any text
MISTAKEN = {"UK": "GB", "EL": "GR", "EN": "GB"}


def of_type(wanted, name):
    def check(value, path):
        if not isinstance(value, wanted):
            yield path, f"{shown(value)} must be {name}"

    return check


flag = of_type(bool, "true or false")


def words(longest=LONGEST):
    """Text that both databases can hold, of at most `longest` characters."""

    def check(value, path):
        if not isinstance(value, str):
            yield path, f"{shown(value)} must be text"
        elif "\0" in value:
            yield path, "has a NUL character, which no database takes"
        elif any("\ud800" <= letter <= "\udfff" for letter in value if letter > "\ud7ff"):
            yield path, "has half a character (a lone surrogate)"
        elif len(value) > longest:
            yield path, f"has {len(value)} characters; at most {longest} fit"

    return check


def words_for(model, name):
    return words(model._meta.get_field(name).max_length or LONGEST)


def whole(longest=BIGGEST):
    def check(value, path):
        if isinstance(value, bool) or not isinstance(value, int):
            yield path, f"{shown(value)} must be a whole number"
        elif not 0 <= value <= longest:
            yield path, f"{shown(value)} must be between 0 and {longest}"

    return check


def one_of(known, what):
    def check(value, path):
        if not isinstance(value, str) or value not in known:
            yield path, f"{shown(value)} is no {what}{did_you_mean(value, known)} (known: {', '.join(sorted(known))})"

    return check


def country(value, path):
    if not isinstance(value, str) or value not in countries.countries:
        yield path, f"{shown(value)} is no country of ISO 3166-1{country_meant(value)}"


def country_meant(value):
    """Return a suggestion: for a code of three letters, a name, small letters, a usual mistake, or a near code."""
    if not isinstance(value, str):
        return ""
    by_name = {fold(name): code for code, name in countries}
    code = MISTAKEN.get(value.upper()) or countries.alpha2(value) or by_name.get(fold(value))
    return f'; did you mean "{code}"?' if code else did_you_mean(value.upper(), countries.countries)


def parsed_by(parse, what):
    """Text that `parse` can read, `what` being its name in a sentence."""

    def check(value, path):
        try:
            if not isinstance(value, str):
                raise ValueError
            parse(value)
        except OutOfRange as error:
            yield path, f"{shown(value)} {error}"
        except ValueError:
            yield path, f"{shown(value)} is no {what}"

    return check


def matching(pattern, what):
    def check(value, path):
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            yield path, f"{shown(value)} is no {what}"
        else:
            yield from words()(value, path)  # a pattern may let NUL and half characters through

    return check


def by_language(check_one, known):
    """An object of language and name: each language one of `known`, each name a text that is not empty."""

    def check(value, path):
        if not isinstance(value, dict):
            yield path, f"{shown(value)} must be an object of language and name"
            return
        for language, item in value.items():
            if language not in known:
                yield path, f"{shown(language)} is no language of ISO 639-1"
            elif item is None or item == "" or (isinstance(item, str) and item.isspace()):
                yield f"{path}.{language}", "is empty: a language is there with its name, or not at all"
            else:
                yield from check_one(item, f"{path}.{language}")

    return check


def list_of(check_one, most=MOST):
    def check(value, path):
        if not isinstance(value, list):
            yield path, f"{shown(value)} must be a list"
            return
        if len(value) > most:
            yield path, f"has {len(value)} items; at most {most} fit"
            return
        for index, item in enumerate(value):
            if item is None:
                yield f"{path}[{index}]", "null has no meaning in a list"
            else:
                yield from check_one(item, f"{path}[{index}]")

    return check


def joined(check_list, joint, longest):
    """A list of texts that `check_list` finds right, and that fit when `joint` joins them."""

    def check(value, path):
        defects = list(check_list(value, path))
        yield from defects
        if not defects and len(joint.join(value)) > longest:
            yield path, f"has {len(joint.join(value))} characters in all; at most {longest} fit"

    return check


def either(check_text, check_object):
    """A text, or an object that says more."""

    def check(value, path):
        yield from (check_object if isinstance(value, dict) else check_text)(value, path)

    return check


def record(fields, needed=()):
    """An object with `fields`; those `needed` must say something. Keys that are not in `fields` are no defect."""

    def check(value, path):
        if not isinstance(value, dict):
            yield path, f"{shown(value)} must be an object, {{ … }}"
            return
        for key in needed:
            if value.get(key) is None or value[key] == "":
                yield path, f'"{key}" is missing'
        for key, item in value.items():
            if item is not None and key in fields:
                yield from fields[key](item, f"{path}.{key}")

    check.fields = fields
    return check
