"""Who was there: whoever leads first, then the presentations in order, with what each said and who is not known."""

from dataclasses import dataclass, field

from django.utils.html import format_html_join
from django.utils.translation import gettext, ngettext

from hrhub.catalogue import wording
from hrhub.catalogue.models import Point
from hrhub.catalogue.vocabulary import role_of
from hrhub.countries.models import Country
from hrhub.people import models as people

from .facts import Value, path_of
from .texts import attributes_of


@dataclass(slots=True)
class Person:
    """Somebody in a role, as of then."""

    role: str
    name: str
    href: str
    title: str
    place: str  # affiliation and country then, as HTML: links where there are pages
    note: str


@dataclass(slots=True)
class Presentation:
    """A talk with its people; without any, its presenter is not known."""

    title: str
    number: int
    questions: list  # their numbers
    said: object = None
    people: list = field(default_factory=list)

    @property
    def is_a_gap(self):
        return not (self.title or self.said or self.people)


@dataclass(slots=True)
class Programme:
    leading: list
    presentations: list
    others: list
    gap: str
    attributes: str  # of titles, in the event's own language
    notes: list

    def __bool__(self):
        return bool(self.leading or self.presentations or self.others)


def programme(appearances, presentation_rows, texts, sentences, standing):
    """Return who was or will be there, in the order of speaking."""
    found = presentations(presentation_rows, texts, sentences)
    leading, others = [], []
    for row in appearances:
        if role_of(row.role).leads:
            leading.append(person(row))
        elif row.presentation_id in found:
            found[row.presentation_id].people.append(person(row))
        else:
            others.append(person(row))
    talks = list(found.values())
    notes = list(dict.fromkeys(note for talk in talks if talk.said for note in talk.said.notes))
    return Programme(leading, talks, others, gap(talks, standing), attributes_of(texts.own_language), notes)


def presentations(rows, texts, sentences):
    """Return {id: Presentation} in order; `rows` repeat a presentation for each of its key questions."""
    asked = sentences.get(Point.Kind.KEY_QUESTION)
    numbers = {point.id: number for number, point in enumerate(asked.items, start=1)} if asked else {}
    found = {}
    for pk, order, title, question in rows:
        talk = found.setdefault(pk, Presentation(title, order, [], texts.said(pk)))
        if question in numbers:
            talk.questions.append(numbers[question])
    return found


def gap(talks, standing):
    """Return how many presentations there are and how many presenters are known, where some are not; else ""."""
    known = sum(1 for talk in talks if any(person.href for person in talk.people))
    if known == len(talks):
        return ""
    n = len(talks)
    if standing.was_held:
        given = ngettext("%(n)s presentation was given.", "%(n)s presentations were given.", n) % {"n": n}
    else:
        given = ngettext("%(n)s presentation is planned.", "%(n)s presentations are planned.", n) % {"n": n}
    who = ngettext("The presenter of %(n)s is known.", "The presenters of %(n)s are known.", known) % {"n": known}
    return f"{given} {who if known else gettext('No presenter is known.')}"


def person(row):
    slug = row.person__slug
    return Person(
        role=wording.role_label(row.role),
        name=full_name(row) if slug else gettext("Not named"),
        href=path_of(people.Person, slug) if slug else "",
        title=row.title,
        place=place(row),
        note=row.note or written_otherwise(row),
    )


def place(row):
    """Return affiliation and country as of then, each with its page where it has one."""
    parts = []
    if row.affiliation:
        slug = row.organisation__slug
        parts.append(Value(row.affiliation, path_of(people.Organisation, slug) if slug else ""))
    if row.country_id:
        country = Country(code=row.country_id)
        parts.append(Value(country.name, country.get_absolute_url(), flag=country.flag))
    return format_html_join(" · ", "{}", ((part.html,) for part in parts))


def full_name(row):
    """Return the name with honorific and degrees, as “Dr Ama Mensah, PhD”."""
    name = f"{row.person__honorific} {row.person__name}".strip()
    degrees = row.person__degrees
    return gettext("%(name)s, %(degrees)s") % {"name": name, "degrees": degrees} if degrees else name


def written_otherwise(row):
    """Return how the name was printed where that is not the name as we know it, in a sentence."""
    if not row.person__name or not row.name_as_written or row.person__name in row.name_as_written:
        return ""
    return gettext("Written “%(name)s” there.") % {"name": row.name_as_written}
