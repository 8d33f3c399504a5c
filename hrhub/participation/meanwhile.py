"""Two windows at once: whoever saves later is told what was saved meanwhile, and loses nothing that was typed."""


class ChangedMeanwhile(Exception):
    """Somebody, perhaps in another window, saved something else after the form was made."""


def changes(registration, revision, now, details):
    """Return those of `details` that differ from `now`, which is saved: {name: value}.

    The same form sent twice changes nothing, and is no conflict. Raises ChangedMeanwhile where something differs and
    was typed when the registration was at another `revision`.
    """
    new = {name: details[name] for name in now if details[name] != now[name]}
    if new and registration.revision != revision:
        raise ChangedMeanwhile
    return new
