"""What the one button of a private page does: confirm, accept, or come again."""

from django.utils.translation import gettext as _

from . import changing, registering

ACTS = {
    "confirm": (registering.confirm, "confirmed"),
    "accept": (changing.accept, "accepted"),
    "again": (changing.stand_in_line_again, "again"),
}


def decide(what, registration):
    """Do what the button `what` says; return (the name of what was done, "") or ("", a sentence that says why not)."""
    act, done = ACTS.get(what, (None, ""))
    if act is None:
        return "", _("Nothing was changed.")
    try:
        act(registration)
    except registering.RegistrationClosed:
        return "", _("Registration is closed now. Nothing was changed.")
    except registering.AlreadyRegistered:
        return "", _("This address is registered for this event already: its link is in the mail that you got then.")
    except changing.TakenMeanwhile:
        return "", _("Somebody else accepted first. You keep your place in the waiting line.")
    return done, ""
