"""BibTeX: in UTF-8, with what its syntax and LaTeX would misread put in commands of LaTeX."""

from . import dates

ESCAPED = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # not "\{": BibTeX counts the braces, whatever stands before them
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&%#_"},
}
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
TABLE = str.maketrans(ESCAPED)


def bibtex(cited):
    """Return the entry: @inproceedings for a session of a conference, else @misc."""
    kind = "inproceedings" if cited.conference else "misc"
    lines = [f"  {name} = {value}," for name, value in fields(cited).items() if value]
    return "\n".join([f"@{kind}{{{cited.key},", *lines, "}", ""])


def fields(cited):
    return {
        "author": braced(" and ".join(author(name) for name in cited.authors)),
        "title": braced(escaped(cited.title)),
        "titleaddon": braced(escaped(cited.translated_title)),
        **when(cited.event),
        **held(cited),
        "organization": braced(" and ".join(f"{{{escaped(name)}}}" for name in cited.responsible)),
        "note": braced(escaped(cited.passage.words)) if cited.passage else "",
        "language": braced(cited.event.language),
        "url": braced(cited.address),
    }


def when(event):
    """Return the date for BibTeX (year, month) and for biblatex (date); an inferred year stands in brackets."""
    day = event.known_date
    if not day:
        return {}
    if not event.date:
        return {"year": braced(f"[{day.year}]")}
    month = MONTHS[day.month - 1] if event.date_precision != "year" else ""
    return {"date": braced(dates.iso(event)), "year": braced(day.year), "month": month}


def held(cited):
    """Return what it is; for a session its conference, with place and days as far as they are public."""
    form = escaped(cited.form)
    if not cited.conference:
        return {"howpublished": braced(form), "location": braced(escaped(cited.place))}
    conference = cited.conference
    return {
        "booktitle": braced(escaped(conference.name)),
        "eventdate": braced(dates.iso(conference)) if conference.is_published else "",
        "address": braced(escaped(cited.place)),
        "type": braced(form),
    }


def author(name):
    """Return “Family, Suffix, Given”; what must not be taken apart stands in braces."""
    if not name.given:
        return f"{{{escaped(name.family)}}}"
    return ", ".join(escaped(part) for part in (name.family, name.suffix, name.given) if part)


def escaped(words):
    return " ".join(words.split()).translate(TABLE)


def braced(value):
    return f"{{{value}}}" if value != "" else ""
