"""Words of open lists, as forms of events and roles of people: known ones in the active language, others as written."""

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
ROLES = {
    "moderator": _("Moderator"),
    "co-moderator": _("Co-moderator"),
    "chair": _("Chair"),
    "co-chair": _("Co-chair"),
    "facilitator": _("Facilitator"),
    "coordinator": _("Coordinator"),
    "opening remarks": _("Opening remarks"),
    "closing remarks": _("Closing remarks"),
    "welcome": _("Welcome"),
    "introduction": _("Introduction"),
    "keynote": _("Keynote"),
    "keynote speaker": _("Keynote speaker"),
    "speaker": _("Speaker"),
    "presenter": _("Presenter"),
    "panelist": _("Panelist"),
    "discussant": _("Discussant"),
    "respondent": _("Respondent"),
    "commentator": _("Commentator"),
    "host": pgettext_lazy("role of a person", "Host"),
    "organiser": pgettext_lazy("role of a person", "Organiser"),
    "rapporteur": _("Rapporteur"),
    "interviewer": _("Interviewer"),
    "performer": _("Performer"),
    "participant": _("Participant"),
    "trainer": _("Trainer"),
    "author": _("Author"),
    "unspecified": _("Role not stated"),
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
    return known_word(ROLES, role)


def kind_label(kind):
    return known_word(KINDS, kind)


def known_word(table, word):
    known = table.get(word.replace("_", " ").lower())
    return str(known) if known else word.replace("_", " ").capitalize()


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
