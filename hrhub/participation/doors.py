"""The pages on which one registers, below the address of an event: each face hands its event to `page`."""

from datetime import timedelta

from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language, gettext

from hrhub.catalogue import wording
from hrhub.mail.outbox import key_of
from hrhub.web.limits import allowed, visitor

from . import asking_again, asking_to_join, on_page
from .forms.doors import AfterwardsForm, AloneForm, LostLinkForm, TogetherForm, WalkInForm
from .models import Meeting
from .private import page_of, unlisted, with_cookie
from .registering import NoMoreWithoutAddress, RegistrationClosed, is_registered, register
from .saying import titled

HOUR, TEN_MINUTES = timedelta(hours=1), timedelta(minutes=10)
MOST_OF_AN_ADDRESS = 5  # an hour, for one event
MOST_OF_A_NETWORK = 300  # in ten minutes: a whole ministry may sit behind one address
MOST_WITHOUT_MAIL = 60  # an hour, for one event and network: nobody confirms these
FORMS = {"together": TogetherForm, "alone": AloneForm, "afterwards": AfterwardsForm, "walk-in": WalkInForm}


class TooOften(Exception):
    """This was asked for too often from one network."""


def page(request, event, door="", team=None):
    """Answer with the page of one `door` to `event`, which the one who asks may see; "" chooses among them.

    With `team`, the key of one in the public list, it is the door of that team.
    """
    all_places = on_page.places_of(event)
    if not all_places or door not in ("", "again", *FORMS):
        raise Http404
    if door == "again":
        return unlisted(lost_link(request, event))
    if team is not None:
        return unlisted(asking_to_join.ask(request, event, team, about(event)))
    places = [one for one in all_places if one.are_open()]
    if not places or not door or (door == "walk-in" and not event.is_live):
        return choose(request, event, all_places)
    return unlisted(through(request, event, door, places))


def choose(request, event, places):
    """Show the doors to an event that has `places`, or why they are shut; with a country, its teams before others."""
    said = on_page.told(event, places)
    country = request.GET.get("country", "").upper()
    teams = [on_page.team_in_words(team) for team in on_page.listed(event, country)] if country and said.teams else []
    others = [team for team in said.teams if team["country"].code != country]
    page = {**about(event), "said": said, "chosen": country, "teams": teams, "others": others}
    return render(request, "participation/choose.html", page)


def through(request, event, door, places):
    """Show the form of `door`, or take what was sent."""
    form_class = FORMS[door]
    if request.method == "POST" and door == "alone" and "team" in request.POST:
        return asking_to_join.begin(request, event, request.POST["team"], about(event))
    if request.method != "POST":
        initial = {"country": request.GET.get("country", "").upper()}
        return shown(request, event, door, form_class(event=event, places=places, initial=initial))
    form = form_class(request.POST, event=event, places=places)
    if not form.is_valid():
        return shown(request, event, door, form)
    country = form.cleaned_data["country"]
    asks_first = door == "alone" and request.POST.get("anyway") != country
    if asks_first and (teams := teams_to_join(event, country)):
        return shown(request, event, door, form, teams)
    return taken(request, event, door, form)


def teams_to_join(event, country):
    """Return the open teams of a country, which whoever comes alone is shown first."""
    if not on_page.is_any_listed(event, country):  # most countries have none
        return []
    teams = [on_page.team_in_words(team) for team in on_page.listed(event, country) if team.is_open]
    return [] if teams and Meeting.objects.is_counts_only(event) else teams


def taken(request, event, door, form):
    """Register what the form says; where that cannot be, it says why and keeps what was typed.

    An address that was given too often is answered like any other, at the same cost: else that tells that it was.
    """
    email = form.cleaned_data.get("email")
    try:
        registration = attempt(event, form, visitor(request))
    except TooOften:
        return shown(request, event, door, form, too_often=True, status=429)
    except NoMoreWithoutAddress:
        form.add_error("email", gettext("All places that are given without an address are taken. With one there are."))
        return shown(request, event, door, form)
    except RegistrationClosed:
        return choose(request, event, on_page.places_of(event))
    if email:
        return render(request, "participation/sent.html", {**about(event), "email": email})
    return with_cookie(HttpResponseRedirect(page_of(registration)), registration)


def attempt(event, form, network):
    """Register what the form says and return the row.

    Limits and act share a transaction, for SQLite lets one write at a time; what was counted stays, whatever comes of
    it. Raises TooOften, NoMoreWithoutAddress and RegistrationClosed.
    """
    with transaction.atomic():
        try:
            writes = is_allowed(event, form, network)
            return register(form.registration(), form.team(), writes=writes)
        except (TooOften, NoMoreWithoutAddress, RegistrationClosed) as error:
            refusal = error
    raise refusal


def is_allowed(event, form, network):
    """Say whether the address of `form`, if it has one, may be written to once more.

    Raises TooOften for a network, loosely: a form that was taken before is answered again.
    """
    email = form.cleaned_data.get("email")
    may = allowed("register", network, MOST_OF_A_NETWORK, TEN_MINUTES)
    if may and not email:
        may = allowed("register without an address", f"{event.pk} {network}", MOST_WITHOUT_MAIL, HOUR)
    if not may and not is_registered(form.submission):
        raise TooOften
    return not email or allowed("register an address", f"{event.pk} {key_of(email)}", MOST_OF_AN_ADDRESS, HOUR)


def shown(request, event, door, form, teams=(), too_often=False, status=200):
    page = {**about(event), "door": door, "form": form, "teams": teams, "too_often": too_often}
    return render(request, f"participation/{door.replace('-', '_')}.html", page, status=status)


def lost_link(request, event):
    """Have the link sent again: whoever asks sees the same, whether or not the address is registered."""
    form = LostLinkForm(request.POST or None)
    page = {**about(event), "form": form}
    if request.method != "POST" or not form.is_valid():
        return render(request, "participation/again.html", page)
    email = form.cleaned_data["email"]
    network = visitor(request)
    if not allowed("ask for a link", network, MOST_OF_A_NETWORK, TEN_MINUTES):
        return render(request, "participation/again.html", {**page, "too_often": True}, status=429)
    if allowed("ask for a link", f"{event.pk} {key_of(email)}", MOST_OF_AN_ADDRESS, HOUR):
        asking_again.ask(event, email, get_language())
    return render(request, "participation/again_sent.html", {**page, "email": email})


def about(event):
    """Return what stands above every form: which event, and when."""
    title, language = titled(event)
    parts = (wording.written_date(event), wording.written_hours(event))
    return {"event": event, "title": title, "title_language": language, "when": [part for part in parts if part]}
