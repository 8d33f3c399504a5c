"""Who sends a mail, why one gets it, and who reads an answer."""

from django.utils.translation import gettext

from hrhub.web.identity import site


def foot(name, one, meeting):
    """Return the lines at the foot of the mail `name` to `one`."""
    sender = gettext("%(site)s sent this mail. It has no pictures and does not track you.") % {"site": site().name}
    return [sender, reason(name, one), answers(meeting)]


def reason(name, one):
    if name == "confirm":
        return gettext("You get it because somebody used your address to register for this event.")
    if one.is_other and name != "handed_over":
        return gettext("You get it because the coordinator of a country team gave us your address.")
    if one.is_member:
        return gettext("You get it because your address is on the list of a country team for this event.")
    return gettext("You get it because you registered for this event with this address.")


def answers(meeting):
    if meeting.reply_to:
        return gettext("If you answer this mail, the organisers get your answer.")
    return gettext("Questions: write to %(address)s.") % {"address": site().contact}
