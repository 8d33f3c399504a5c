"""Words of open lists, as forms of events and roles of people: known ones in the active language, others as written."""

from typing import NamedTuple

from django.utils.translation import get_language_info, pgettext_lazy
from django.utils.translation import gettext_lazy as _

FORMS = {
    "webinar": _("Webinar"),
    "seminar": _("Seminar"),
    "symposium": _("Symposium"),
    "roundtable": _("Round table"),
    "webcast": _("Webcast"),
    "hybrid session": _("Hybrid session"),
    "launch": _("Launch"),
    "virtual event": _("Virtual event"),
    "dissemination event": _("Dissemination event"),
    "webinar series": _("Webinar series"),
    "guide": _("Guide"),
    "plenary": _("Plenary"),
    "parallel": _("Parallel session"),
    "side": _("Side event"),
    "track": _("Track"),
    "session": _("Session"),
    "opening": _("Opening"),
    "closing": _("Closing"),
    "keynote": _("Keynote"),
    "satellite": _("Satellite event"),
    "workshop": _("Workshop"),
    "panel": _("Panel"),
    "special": _("Special session"),
    "skills lab": _("Skills lab"),
    "oral presentations": _("Oral presentations"),
    "pre conference": _("Pre-conference event"),
    "conference block": _("Conference block"),
    "post conference": _("Post-conference event"),
    "talk": _("Talk"),
}
AUTHOR = "author"
ELSE = "where nobody is known to have presented"


class Role(NamedTuple):
    """What a person did at an event: in words, and what follows from it."""

    words: str
    speaks: bool = True  # a performer, as machines call it
    leads: bool = False  # stands before the presentations on the page
    cited: str = ""  # in citations: as an AUTHOR, or ELSE, or not


ROLES = {
    "moderator": Role(_("Moderator"), leads=True, cited=ELSE),
    "co-moderator": Role(_("Co-moderator"), leads=True, cited=ELSE),
    "chair": Role(_("Chair"), leads=True, cited=ELSE),
    "co-chair": Role(_("Co-chair"), leads=True, cited=ELSE),
    "facilitator": Role(_("Facilitator"), leads=True, cited=ELSE),
    "coordinator": Role(_("Coordinator"), speaks=False),
    "opening remarks": Role(_("Opening remarks")),
    "closing remarks": Role(_("Closing remarks")),
    "welcome": Role(_("Welcome")),
    "introduction": Role(_("Introduction")),
    "keynote": Role(_("Keynote"), cited=AUTHOR),
    "keynote speaker": Role(_("Keynote speaker"), cited=AUTHOR),
    "speaker": Role(_("Speaker"), cited=AUTHOR),
    "presenter": Role(_("Presenter"), cited=AUTHOR),
    "panelist": Role(_("Panelist"), cited=AUTHOR),
    "discussant": Role(_("Discussant")),
    "respondent": Role(_("Respondent")),
    "commentator": Role(_("Commentator")),
    "host": Role(pgettext_lazy("role of a person", "Host"), leads=True, cited=ELSE),
    "organiser": Role(pgettext_lazy("role of a person", "Organiser"), speaks=False),
    "rapporteur": Role(_("Rapporteur")),
    "interviewer": Role(_("Interviewer"), cited=ELSE),
    "performer": Role(_("Performer")),
    "participant": Role(_("Participant"), speaks=False),
    "trainer": Role(_("Trainer"), cited=AUTHOR),
    "author": Role(_("Author"), cited=AUTHOR),
    "unspecified": Role(_("Role not stated")),
}
KINDS = {
    "slides": _("slides"),
    "report": _("report"),
    "summary": _("summary"),
    "guidance": _("guidance"),
    "form": pgettext_lazy("kind of resource", "form"),
    "link": _("link"),
    "declaration": _("declaration"),
    "agenda": _("agenda"),
    "programme": _("programme"),
    "article": _("article"),
    "brief": _("brief"),
    "book": _("book"),
    "video": _("video"),
    "audio": _("audio"),
    "tool": _("tool"),
    "toolkit": _("toolkit"),
    "flyer": _("flyer"),
    "paper": _("paper"),
    "presentation": _("presentation"),
    "news": _("news"),
    "blog": _("blog"),
    "announcement": _("announcement"),
    "history": _("history"),
    "recording": _("recording"),
    "newsletter": _("newsletter"),
    "call": _("call for proposals"),
    "listing": _("listing"),
    "catalogue entry": _("catalogue entry"),
}


def form_label(form):
    """Return the form of an event in the active language; a form that nobody has listed stays as it is written."""
    return known_word(FORMS, form)


def role_label(role):
    return str(known.words) if (known := ROLES.get(usual(role))) else as_written(role)


def role_of(word):
    """Return the Role; of one that nobody has listed we know only that it was one."""
    return ROLES.get(usual(word)) or Role(word)


def kind_label(kind):
    return known_word(KINDS, kind)


def known_word(table, word):
    known = table.get(usual(word))
    return str(known) if known else as_written(word)


def usual(word):
    return word.replace("_", " ").lower()


def as_written(word):
    return word.replace("_", " ").capitalize()


MORE_LANGUAGES = {  # than Django names
    "zh": _("Chinese"),
    "am": _("Amharic"),
    "rw": _("Kinyarwanda"),
    "ny": _("Chewa"),
    "zu": _("Zulu"),
}


def language_name(code):
    """Return the language's name in the active language; a code that nobody named stays a code."""
    if code in MORE_LANGUAGES:
        return str(MORE_LANGUAGES[code])
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code
