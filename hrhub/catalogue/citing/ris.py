"""RIS: two letters, two spaces, a hyphen, a value; lines end with CR and LF, as its readers expect."""

from . import dates


def ris(cited):
    pairs = [("TY", kind(cited)), *fields(cited), ("ER", "")]
    lines = [f"{tag}  - {one_line(value)}" for tag, value in pairs if value or tag == "ER"]
    return "\r\n".join([*lines, ""])


def kind(cited):
    if cited.conference:
        return "CONF"
    return "VIDEO" if cited.has_video else "GEN"


def fields(cited):
    event, conference = cited.event, cited.conference
    return [
        *(("AU", author(name)) for name in cited.authors),
        ("TI", cited.title),
        ("TT", cited.translated_title),
        ("T2", conference.name if conference else ""),
        *when(event),
        ("CY", cited.place),
        *(("PB", name) for name in cited.responsible),
        ("M3", cited.form),
        ("LA", event.language),
        ("ID", cited.key),
        ("N1", cited.passage.words if cited.passage else ""),
        ("UR", cited.address),
    ]


def when(event):
    """Return the year, and the date as far as it is certain: “2011/07/14/”; what is inferred has a bracketed year."""
    if not event.known_date:
        return []
    if not event.date:
        return [("PY", f"[{event.known_date.year}]")]
    first = dates.iso(event).partition("/")[0]
    year, month, day = [*first.split("-"), "", ""][:3]
    return [("PY", year), ("DA", f"{year}/{month}/{day}/")]


def author(name):
    """Return “Family, Given, Suffix”. A comma parts a name: in that of a body a dash stands for it."""
    if not name.given:
        return name.family.replace(", ", " – ").replace(",", " ")
    return ", ".join(part for part in (name.family, name.given, name.suffix) if part)


def one_line(value):
    return " ".join(str(value).split())
