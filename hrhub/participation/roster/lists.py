"""The members in a file, with a sentence for each row that cannot be one: all or nothing."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from hrhub.participation.forms.base import ADDRESS
from hrhub.participation.models.registrations import NAME_LENGTH
from hrhub.participation.models.teams import MOST_MEMBERS
from hrhub.web.plain_text import in_one_line

from .files import NotAList
from .guessing import guess, named
from .headings import columns_of, tell_names
from .rows import ORGANISATION_LENGTH, Row

FIRST_ROWS = 20  # headings stand in one of them: above may be a title


class WrongRows(Exception):
    """Some rows need somebody: `problems` are sentences, each with the number of its row."""

    def __init__(self, problems):
        super().__init__()
        self.problems = problems


def rows(cells):
    """Return the rows of members in `cells`. Raises NotAList and WrongRows."""
    columns, below = heading_in(cells)
    found, problems = [], []
    for number, row in enumerate(cells[below:], start=below + 1):
        said = {column: in_one_line(row[place]) if place < len(row) else "" for column, place in columns.items()}
        if any(said.values()):
            problems += [_("Row %(row)s: %(problem)s") % {"row": number, "problem": one} for one in wrong_in(said)]
            found.append(row_in(said))
    if len(found) > MOST_MEMBERS:
        raise NotAList(_("There are %(n)s people in this file: at most 200.") % {"n": len(found)})
    if problems:
        raise WrongRows(problems)
    if not found:
        raise NotAList(_("There are headings in this file, but no people below them."))
    return found


def heading_in(cells):
    """Return the columns, and how many rows stand above the first person."""
    for place, row in enumerate(cells[:FIRST_ROWS]):
        columns = columns_of(row)
        if tell_names(columns):
            return columns, place + 1
    raise NotAList(_("No column has the heading “Name”. We know: Name, Organisation, Sector, Role, E-mail."))


def name_in(said):
    return said.get("name") or " ".join(filter(None, [said.get("first", ""), said.get("last", "")]))


def row_in(said):
    organisation, told = said.get("organisation", ""), said.get("sector", "")
    sector = named(told) if told else ""
    guessed = "" if sector else guess(organisation)
    return Row(
        name_in(said), organisation, sector or guessed, said.get("role", ""), said.get("email", ""), bool(guessed)
    )


def wrong_in(said):
    """Yield what is wrong with a row, in sentences."""
    name, organisation = name_in(said), said.get("organisation", "")
    if not name:
        yield _("the name is missing.")
    for words, length in (
        (name, NAME_LENGTH),
        (organisation, ORGANISATION_LENGTH),
        (said.get("role", ""), NAME_LENGTH),
    ):
        if len(words) > length:
            yield _("“%(words)s…” is too long: at most %(length)s letters.") % {"words": words[:30], "length": length}
        if ADDRESS.search(words):
            yield _("“%(words)s” holds a web or mail address; please write words only.") % {"words": words[:60]}
    if said.get("email"):
        try:
            validate_email(said["email"])
        except ValidationError:
            yield _("“%(words)s” is no e-mail address.") % {"words": said["email"][:60]}
