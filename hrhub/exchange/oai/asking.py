"""What a request asks: its verb and arguments, checked as the protocol demands, and tokens for the rest of a list."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core import signing

from .errors import Refused, bad_argument

FORMATS = ("oai_dc",)
LIST = {"from", "until", "set"}
VERBS = {  # verb: (required arguments, optional ones, whether a token may stand instead of all of them)
    "Identify": (set(), set(), False),
    "ListMetadataFormats": (set(), {"identifier"}, False),
    "ListSets": (set(), set(), True),
    "GetRecord": ({"identifier", "metadataPrefix"}, set(), False),
    "ListIdentifiers": ({"metadataPrefix"}, LIST, True),
    "ListRecords": ({"metadataPrefix"}, LIST, True),
}
TOKEN = "resumptionToken"
SALT = "oai"
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
SECOND = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


@dataclass(frozen=True)
class Asked:
    verb: str
    arguments: dict


@dataclass(frozen=True)
class Span:
    """From when (a moment, included) until when (not included), and the set; None: not limited."""

    since: datetime | None = None
    before: datetime | None = None
    of_set: str | None = None


def asked(query):
    """Return what `query` (a QueryDict) asks; raises Refused."""
    verbs = query.getlist("verb")
    if len(verbs) != 1 or verbs[0] not in VERBS:
        raise Refused("badVerb", "one verb is needed: " + ", ".join(VERBS))
    arguments = {name: values for name, values in query.lists() if name != "verb"}
    check(verbs[0], arguments)
    return Asked(verbs[0], {name: values[0] for name, values in arguments.items()})


def check(verb, arguments):
    required, optional, resumes = VERBS[verb]
    if repeated := [name for name, values in arguments.items() if len(values) > 1]:
        raise bad_argument(f"given more than once: {listed(repeated)}")
    if resumes and TOKEN in arguments:
        required, optional = {TOKEN}, set()  # exclusive: it has the others in it
    if unknown := arguments.keys() - required - optional:
        raise bad_argument(f"not an argument of {verb} here: {listed(unknown)}")
    if missing := required - arguments.keys():
        raise bad_argument(f"missing: {listed(missing)}")
    if "metadataPrefix" in required and arguments["metadataPrefix"][0] not in FORMATS:
        raise Refused("cannotDisseminateFormat", f"known formats: {listed(FORMATS)}")


def listed(words):
    return ", ".join(sorted(words))[:200]


def span(arguments):
    """Return the Span that the arguments of a list ask for; raises Refused."""
    since, until = arguments.get("from"), arguments.get("until")
    first, last = (None if word is None else moment(word) for word in (since, until))
    if first and last and len(since) != len(until):
        raise bad_argument("from and until must be both days or both seconds")
    if first and last and first > last:
        raise bad_argument("from is later than until")
    return Span(first, last and after(last, until), arguments.get("set"))


def moment(word):
    """Return the first moment of a day or second, in UTC; raises Refused."""
    form = "%Y-%m-%d" if DAY.fullmatch(word) else "%Y-%m-%dT%H:%M:%SZ" if SECOND.fullmatch(word) else None
    try:
        if form:
            return datetime.strptime(word, form).replace(tzinfo=UTC)
    except ValueError:
        pass
    raise bad_argument("dates are written as 2027-03-10 or 2027-03-10T14:00:00Z")


def after(first, word):
    """Return the moment after the day or second that begins with `first`; None where time ends."""
    try:
        return first + (timedelta(days=1) if DAY.fullmatch(word) else timedelta(seconds=1))
    except OverflowError:
        return None


def token(verb, span, place):
    """Return the words by which a harvester goes on after `place`: the question is in them, nothing is kept here."""
    limits = [limit and limit.isoformat() for limit in (span.since, span.before)]
    return signing.dumps([verb, *limits, span.of_set, place], salt=SALT, compress=True)


def resumed(verb, words):
    """Return (Span, place) of a token; raises Refused where it is none of ours, or of another verb."""
    try:
        of_verb, since, before, of_set, place = signing.loads(words, salt=SALT)
    except (signing.BadSignature, ValueError):
        raise Refused("badResumptionToken", "this token is not known here") from None
    if of_verb != verb:
        raise Refused("badResumptionToken", f"this token goes on with {of_verb}")
    first, last = (limit and datetime.fromisoformat(limit) for limit in (since, before))
    return Span(first, last, of_set), place
