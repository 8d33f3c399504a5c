"""The corpus's words and ours, both ways: what is read here is what is written back."""

from hrhub.catalogue.models import Claim, Event, Recording
from hrhub.web.addresses import host_of

State = Event.State
STATES = {
    "past": State.HELD,
    "announced": State.ANNOUNCED,  # "outcome unknown" once its day has passed
    "held": State.HELD,
    "postponed": State.POSTPONED,
    "cancelled": State.CANCELLED,
    "unknown": State.UNKNOWN,
}
FORMATS = set(Event.Format.values)
PRECISIONS = {"day", "month", "year", "partial", "part", "none"}
VENUE_STATES = {
    "tbc": Event.VenueState.TO_BE_CONFIRMED,
    "tba": Event.VenueState.TO_BE_CONFIRMED,
    "to be confirmed": Event.VenueState.TO_BE_CONFIRMED,
    "to be announced": Event.VenueState.TO_BE_CONFIRMED,
    "provisional": Event.VenueState.PROVISIONAL,
    "set": Event.VenueState.SET,
    "confirmed": Event.VenueState.SET,
}
RECORDING_STATES = {
    "url": Recording.State.HERE,
    "linked_without_url": Recording.State.LOST,
    "mentioned": Recording.State.PROMISED,
    "planned": Recording.State.PROMISED,
    "none_mentioned": None,
}
UNITS = {
    "participants": Claim.Unit.PEOPLE,
    "countries": Claim.Unit.COUNTRIES,
    "viewing_groups": Claim.Unit.GROUPS,
}
PROVIDERS = {
    "youtu.be": "YouTube",
    "youtube.com": "YouTube",
    "youtube-nocookie.com": "YouTube",
    "vimeo.com": "Vimeo",
    "facebook.com": "Facebook",
    "fb.watch": "Facebook",
}
SPEAKS_OF_COUNTRIES = ("countr", "pays", "país", "دول", "بلد")

# ISO 639-1: what is none of these is kept as printed, and told.
LANGUAGES = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee "
    "el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io "
    "is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn "
    "mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se "
    "sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo "
    "wa wo xh yi yo za zh zu".split()
)


def spaced(word):
    """Return a kind or role as people write it: "opening_remarks" is "opening remarks"."""
    return (word or "").replace("_", " ").strip()


def joined(words):
    """Return what `spaced` was made from."""
    return words.replace(" ", "_")


def provider_of(address):
    host = host_of(address)
    return next((name for site, name in PROVIDERS.items() if host == site or host.endswith(f".{site}")), "")
