"""All that is kept of one person, as a file that person can take along."""

from django.http import JsonResponse

from hrhub.mail.models import Mail

from .letters import scope_of
from .models import Registration
from .retention import deleted_at

OF_REGISTRATION = """
    door state heads name email language organisation sector needs consented_to made_at confirmed_at came_at
    lined_up_at offer_ends_at
""".split()
OF_TEAM = "name city place is_listed joining words languages heads_counted counted_at".split()
OF_MEMBER = """
    name organisation role sector email accepted added_by_oneself consented_to came came_noted_late made_at
""".split()


def file_of(row):
    """Answer with a JSON file of what is kept of `row`; a coordinator's holds the roster, which is in their hands."""
    said = of_registration(row) if isinstance(row, Registration) else of_member(row)
    response = JsonResponse(said, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response.headers["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return response


def of_registration(registration):
    said = {
        "event": registration.event.path,
        "country": registration.country_id,
        **values(registration, OF_REGISTRATION),
        "deleted_on": deleted_at(registration).date(),
        "mails": mails(registration, registration.email),
    }
    if registration.is_team:
        members = [values(member, OF_MEMBER) for member in registration.team.members.in_order()]
        said["team"] = {**values(registration.team, OF_TEAM), "members": members}
    return said


def of_member(member):
    registration = member.team.registration
    return {
        "event": registration.event.path,
        **values(member, OF_MEMBER),
        "deleted_on": deleted_at(registration).date(),
        # Who only asks to join is told of no mails: anybody may have written down this address.
        "mails": mails(registration, member.email) if member.accepted and member.has_own_address() else [],
    }


def values(row, names):
    return {name: getattr(row, name) for name in names}


def mails(registration, address):
    """Return what was written to `address` about `registration`: that, when, and the subject; texts last a week."""
    sent = Mail.objects.filter(scope=scope_of(registration), recipient=address) if address else Mail.objects.none()
    return [values(mail, ["kind", "subject", "state", "made_at", "sent_at"]) for mail in sent.order_by("pk")]
