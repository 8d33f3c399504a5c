"""Values as the files write them: nothing where there is nothing to say."""

from datetime import UTC

from hrhub.catalogue.models import Precision

SHORT = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}


def said(**values):
    """Return `values` without those that say nothing: absent means the same. 0 and False say something."""
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}


def in_order(by_language):
    """Return words by language, always in one order: the database keeps none."""
    return {language: by_language[language] for language in sorted(by_language) if by_language[language]}


def day(date, precision=Precision.DAY):
    """Return "2014", "2014-03" or "2014-03-18", as far as it is known."""
    return date.isoformat()[: SHORT[precision]] if date else ""


def hour(time):
    if not time:
        return ""
    return time.isoformat("seconds" if time.second else "minutes")


def moment(when):
    return when.astimezone(UTC).isoformat().replace("+00:00", "Z")


def second(ms):
    """Return milliseconds as "0:07:28", with a fraction where there is one."""
    if ms is None:
        return ""
    seconds, rest = divmod(ms, 1000)
    clock = f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return f"{clock}.{rest:03}" if rest else clock
