"""With whom, about what, under which name: the facts beside the text, and where they come from."""

from collections import namedtuple
from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, gettext_lazy, ngettext, pgettext

from hrhub.catalogue import wording
from hrhub.catalogue.licences import licence_of
from hrhub.catalogue.models import EventCountry, Involvement, Topic
from hrhub.countries.models import Country
from hrhub.people.models import Organisation
from hrhub.web.addresses import host_of, in_language

from .texts import attributes_of
from .when_and_where import as_printed

Relation = Involvement.Relation
RELATIONS = {
    Relation.HOST: lambda n: ngettext("Host", "Hosts", n),
    Relation.CO_HOST: lambda n: ngettext("Co-host", "Co-hosts", n),
    Relation.ORGANISER: lambda n: ngettext("Organiser", "Organisers", n),
    Relation.PARTNER: lambda n: ngettext("Partner", "Partners", n),
    Relation.FUNDER: lambda n: ngettext("Funder", "Funders", n),
}
COUNTRIES = {
    EventCountry.Relation.ABOUT: gettext_lazy("Countries it is about"),
    EventCountry.Relation.ATTENDED: gettext_lazy("People attended from"),
}
SourceShown = namedtuple("SourceShown", "address host kind adds in_part")


@dataclass(slots=True)
class Fact:
    """A line of the list of facts: its name, and values that are links, words or both."""

    name: str
    values: list = field(default_factory=list)
    are_chips: bool = False


@dataclass(slots=True)
class Value:
    """Words of the list of facts, mostly a link."""

    words: str
    href: str = ""
    attributes: str = ""
    flag: str = ""
    after: list = field(default_factory=list)  # what it is part of, and who manages it
    line: str = ""  # to print below, as it stands

    @property
    def html(self):
        """The value as HTML: made here, since a page has fifty and a template is slow at them."""
        tag = '<a href="{}"{}><bdi>{}</bdi></a>' if self.href else "{}<bdi{}>{}</bdi>"
        flag = format_html('<span aria-hidden="true">{}</span> ', self.flag) if self.flag else ""
        line = format_html('<br><span class="soft" dir="auto">{}</span>', self.line) if self.line else ""
        after = format_html_join("", ", {}", ((more,) for more in self.after))
        return format_html("{}{}{}{}", flag, format_html(tag, self.href, self.attributes, self.words), after, line)


def facts(event, found):
    """Return the facts that are there, as the list beside the text shows them."""
    return [
        *(Fact(name, [Value(line) for line in lines]) for name, lines in as_printed(event, found["times"]) if lines),
        *plain(gettext("Platform"), event.platform),
        *plain(gettext("Part of"), event.parent_words),
        *organisations(found["organisations"]),
        *(plain(gettext("Funding"), event.series.funder_line) if event.series else []),
        *countries(found["countries"]),
        *topics(found["topics"]),
        *also_called(event),
        *licence(event),
    ]


def plain(name, words):
    return [Fact(name, [Value(words)])] if words else []


def licence(of):
    """Return under which licence the texts of an event or conference may be used; a link where it is well known."""
    found = licence_of("text", of.licence)
    return [Fact(gettext("Licence"), [Value(*found)])] if found else []


def conference(row, user):
    """Return the event's conference; as a link where `user` may see its page."""
    may = row.is_published or user.has_perm("catalogue.view_conference")
    return Value(row.name, row.get_absolute_url() if may else "", attributes=attributes_of(row.language))


def organisations(rows):
    """Return a fact for each relation that is there, in the order of `RELATIONS`."""
    by_relation = {}
    for row in rows:
        by_relation.setdefault(row.relation, []).append(row)
    found = [(name, by_relation[relation]) for relation, name in RELATIONS.items() if relation in by_relation]
    return [Fact(name(len(rows)), [organisation(row) for row in rows]) for name, rows in found]


def organisation(row):
    """Return an organisation with what it is part of, who manages it, and the line that its funder wants printed."""
    after = []
    if row.organisation__part_of__slug:
        own = linked(row.organisation__part_of__name, row.organisation__part_of__slug)
        after.append(within(gettext("part of %(organisation)s"), own))
    if row.organisation__managed_by__slug:
        own = linked(row.organisation__managed_by__name, row.organisation__managed_by__slug)
        after.append(within(gettext("managed by %(organisation)s"), own))
    return Value(row.organisation__name, path_of(Organisation, row.organisation__slug), after=after, line=row.line)


def path_of(model, slug):
    return in_language(f"{model.prefix}{slug}/")


def linked(name, slug):
    return format_html('<a href="{}"><bdi>{}</bdi></a>', path_of(Organisation, slug), name)


def within(sentence, organisation):
    """Return `sentence` with the organisation's link in it."""
    return format_html(sentence.replace("%(organisation)s", "{}"), organisation)


def countries(rows):
    by_relation = {}
    for row in rows:
        by_relation.setdefault(row.relation, []).append(country(row))
    return [Fact(str(name), by_relation[relation]) for relation, name in COUNTRIES.items() if relation in by_relation]


def country(row):
    """Return a country with its flag; words that name none stay as they were printed."""
    if not row.country_id:
        return Value(row.words)
    known = Country(code=row.country_id)
    return Value(known.name, known.get_absolute_url(), flag=known.flag)


def topics(rows):
    return topic_fact([Topic(name=row.topic__name, names=row.topic__names, slug=row.topic__slug) for row in rows])


def topic_fact(rows):
    values = [labelled(row) for row in rows]
    return [Fact(ngettext("Topic", "Topics", len(values)), values, are_chips=True)] if values else []


def labelled(row):
    """Return a series or topic by its name in the page's language, or the one it has."""
    return Value(row.label, row.get_absolute_url(), attributes=attributes_of(row.label_language))


def also_called(event):
    values = [Value(words, attributes=attributes_of(event.language)) for words in event.title_variants]
    if event.title_is_ours:
        values.append(Value(gettext("This title is ours: the source has none.")))
    return [Fact(pgettext("of an event", "Also called"), values)] if values else []


def sources(rows):
    """Return the sources with what each adds, the main one first; one that names nothing is none."""
    return [source(row) for row in rows if row.address or row.adds]


def source(row):
    kind = wording.kind_label(row.kind) if row.kind else ""
    return SourceShown(row.address, host_of(row.address), kind, row.adds, row.read_whole is False)
