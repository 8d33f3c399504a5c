"""The roster as the coordinator writes it: ten rows a page, a list from a chat, a file. All end in the same rows.

A list and a file are only read at first: what was understood is shown as rows that can be corrected, and nothing is
saved before the button.
"""

from secrets import token_urlsafe

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from hrhub.catalogue import wording
from hrhub.participation import gathering
from hrhub.participation.changing import TooMany
from hrhub.participation.forms.members import RowForm
from hrhub.participation.models import Member
from hrhub.participation.models.teams import MOST_MEMBERS
from hrhub.participation.registering import submission_of
from hrhub.participation.roster import chat, files, lists

from .details import no_room, too_long
from .frame import back, frame, of_team

ROWS = 10
MOST_ROWS = MOST_MEMBERS + 100  # of a page: what is sent again stands after what was wrong
TYPED = ("name", "organisation", "sector")
BOTH = require_http_methods(["GET", "HEAD", "POST"])


@BOTH
@of_team
def rows(request, registration, team):
    if request.method != "POST":
        return show(request, registration, [empty(n) for n in range(ROWS)])
    forms = [RowForm(request.POST, prefix=str(n)) for n in range(how_many(request.POST))]
    forms = [form for form in forms if is_filled(form)]
    complete = [form for form in forms if form.is_valid()]
    wrong = [form for form in forms if not form.is_valid()]
    if "told" not in request.POST or not forms:
        return show(request, registration, filled_up(forms), untold=bool(forms), nothing=not forms)
    problem = added(team, request.POST.get("key", ""), complete)
    if problem:
        return show(request, registration, forms, problem=problem)
    if not wrong:
        return back("added")
    return show(request, registration, filled_up(wrong), saved=len(complete))


def how_many(data):
    given = data.get("rows", "")
    return min(int(given), MOST_ROWS) if given.isascii() and given.isdecimal() and len(given) < 5 else ROWS


def is_filled(form):
    return any(form.data.get(form.add_prefix(name), "").strip() for name in TYPED)


def empty(n):
    return RowForm(prefix=str(n))


def filled_up(forms):
    """Return `forms` and empty ones after them, ten altogether."""
    last = max((form.place for form in forms), default=0)
    return [*forms, *(empty(last + n) for n in range(ROWS - len(forms)))]


def added(team, key, forms):
    """Add the rows of `forms`, and return "" or a sentence that says why none was added."""
    members = [member_of(team, key, form) for form in forms]
    try:
        gathering.add(team, members)
        return ""
    except gathering.TeamIsFull:
        return too_long()
    except TooMany as too_many:
        return no_room(too_many.free)
    except gathering.WouldLoseItsPlace:
        return _("With so many people you would go to the end of the waiting line. Change the number of people first.")


def member_of(team, key, form):
    """Return a new member, by the coordinator's word; the same row of the same page is known again."""
    said = form.cleaned_data
    submission = submission_of(f"roster {team.pk} {key} {form.prefix}", said)
    return Member(team=team, submission=submission, **said)


def show(request, registration, forms, **more):
    """Show the rows of `forms` as they were sent or read, with the coordinator's word if it was given."""
    places = [int(form.prefix) for form in forms]
    context = frame(
        registration,
        rows=forms,
        how_many=max(places, default=0) + 1,
        key=token_urlsafe(12),
        is_told="told" in request.POST,
        is_wrong=any(form.is_bound and form.errors for form in forms),
        saved_words=saved_words(more.get("saved", 0)),
        **more,
    )
    return render(request, "participation/team_rows.html", context)


def saved_words(n):
    told = ngettext("%(n)s row is saved.", "%(n)s rows are saved.", n) % {"n": wording.number(n)}
    return told if n else ""


@BOTH
@of_team
def from_chat(request, registration, team):
    text = request.POST.get("list", "")
    found, more = chat.rows(text)
    if found:
        return preview(request, registration, found, more=more)
    problem = _("We found no names in this. Each name needs a line of its own.") if request.method == "POST" else ""
    return render(request, "participation/team_chat.html", frame(registration, text=text, problem=problem))


@BOTH
@of_team
def from_file(request, registration, team):
    problems = []
    if request.method == "POST" and "list" in request.FILES:
        try:
            return preview(request, registration, lists.rows(files.cells_in(request.FILES["list"])))
        except files.NotAList as error:
            problems = [str(error)]
        except lists.WrongRows as error:
            problems = error.problems
    elif request.method == "POST":
        problems = [_("Please choose a file first.")]
    context = frame(registration, problems=problems[:50], more=len(problems) - 50)
    return render(request, "participation/team_file.html", context)


def preview(request, registration, found, more=False):
    """Show what was understood, as rows that can be corrected."""
    forms = [RowForm(prefix=str(n), initial=initial(row)) for n, row in enumerate(found)]
    for form, row in zip(forms, found, strict=True):
        form.guessed = row.guessed
    return show(request, registration, forms, preview=True, too_many=more)


def initial(row):
    return {name: getattr(row, name) for name in ("name", "organisation", "sector", "role", "email")}
