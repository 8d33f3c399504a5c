"""Who registered: to look at, to give and to take away places, and to take along as a table."""

from django.contrib import admin
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hrhub.catalogue.admin.desk import LONGEST_SEARCH
from hrhub.catalogue.admin.related import LONGEST_NAME
from hrhub.catalogue.vocabulary import language_name
from hrhub.participation import changing, forgetting, moving, registering
from hrhub.participation.forms.doors import needs_in_words
from hrhub.participation.models import Places, Registration, RosterAccess
from hrhub.web.desk import Guarded
from hrhub.web.folding import fold
from hrhub.web.looks import Noted

from . import exporting
from .sure import asked_first

What = RosterAccess.What
OF_A_MEMBER = [_("name"), _("role"), _("organisation"), _("sector"), _("e-mail address"), _("state")]


@admin.register(Registration)
class RegistrationAdmin(Noted, Guarded, admin.ModelAdmin):
    """Nothing is changed by hand here: places are given and taken by acts, which write to those they are about."""

    list_display = ["name", "country", "door", "state", "people", "for_event", "made_at", "way", "sector"]
    list_filter = [
        "state",
        "door",
        ("country", admin.RelatedOnlyFieldListFilter),
        "sector",
        ("event", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["event", "country", "places"]
    search_fields = ["folded__contains"]
    search_help_text = _("A name, an organisation or an address; or a part of it.")
    date_hierarchy = "made_at"
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    actions = [
        "give_a_place",
        "move_online",
        "move_to_the_room",
        "take_the_place_away",
        "delete_all",
        "export_csv",
        "export_xlsx",
    ]
    fieldsets = [
        (None, {"fields": ["event", "way", "door", "state", "heads", "seats"]}),
        (_("Who"), {"fields": ["name", "email", "country", "organisation", "sector", "speaks", "access_needs"]}),
        (_("The team"), {"fields": ["team_told", "members"]}),
        (_("When"), {"fields": ["made_at", "confirmed_at", "lined_up_at", "offer_ends_at", "came_at"]}),
    ]
    readonly_fields = ["way", "speaks", "access_needs", "team_told", "members"]

    def lookup_allowed(self, lookup, value, request):
        """Allow what the list's filters ask and nothing else: a name can be read by asking how it begins."""
        named = {one if isinstance(one, str) else one[0] for one in self.list_filter} | {self.date_hierarchy}
        return lookup.partition("__")[0] in named and super().lookup_allowed(lookup, value, request)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        """Let editors choose actions in the list; the page of one registration is to look at."""
        return obj is None and super().has_change_permission(request)

    def get_fieldsets(self, request, obj=None):
        return [part for part in self.fieldsets if part[1]["fields"][0] != "team_told" or (obj and obj.is_team)]

    def get_queryset(self, request):
        return super().get_queryset(request).with_all()

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, fold(search_term[:LONGEST_SEARCH]))

    @admin.display(description=_("event"), ordering="event")
    def for_event(self, one):
        return Truncator(str(one.event)).chars(LONGEST_NAME)

    @admin.display(description=_("people"), ordering="heads")
    def people(self, one):
        return one.heads

    @admin.display(description=_("where"))
    def way(self, one):
        return one.places.get_way_display()

    @admin.display(description=_("language"))
    def speaks(self, one):
        return language_name(one.language)

    @admin.display(description=_("access needs"))
    def access_needs(self, one):
        return needs_in_words(one.needs) or "–"

    @admin.display(description=_("team"))
    def team_told(self, one):
        """Name the team and its city: where it has no name, it is called by its country and city."""
        team = one.team
        parts = [team.name, team.city] if team.name else [team]
        called = format_html_join(_(", "), "<bdi>{}</bdi>", ([part] for part in parts))
        return format_html("{} · {}", called, team.get_joining_display())

    @admin.display(description=_("members"))
    def members(self, one):
        rows = [
            (member.name, member.role, member.organisation, member.get_sector_display(), member.email, told(member))
            for member in one.team.members.in_order()
        ]
        return table(OF_A_MEMBER, rows) if rows else "–"

    @admin.action(description=_("Give a place to those who asked"), permissions=["change"])
    def give_a_place(self, request, chosen):
        asked = list(chosen.filter(state=Registration.State.ASKED).order_by("confirmed_at", "pk"))
        for one in asked:
            registering.approve(one)
        words = ngettext(
            "%(n)s who asked has a place now, or waits for one; a mail says so.",
            "%(n)s who asked have a place now, or wait for one; a mail says so.",
            len(asked),
        )
        self.message_user(request, words % {"n": len(asked)})

    @admin.action(description=_("Take the place away, and write so"), permissions=["change"])
    @asked_first(_("They are written that there is no place for them. What becomes free is offered to those who wait."))
    def take_the_place_away(self, request, chosen):
        for one in chosen:
            changing.decline(one)
        words = ngettext(
            "%(n)s was told that there is no place.", "%(n)s were told that there is no place.", len(chosen)
        )
        self.message_user(request, words % {"n": len(chosen)})

    @admin.action(description=_("Delete all that is kept about them"), permissions=["change"])
    @asked_first(
        _("For those who ask for it. It cannot be taken back, and nobody is written. Of a team all members go, too.")
    )
    def delete_all(self, request, chosen):
        for one in chosen:
            forgetting.erase(one)
        words = ngettext("Of %(n)s nothing is kept any more.", "Of %(n)s nothing is kept any more.", len(chosen))
        self.message_user(request, words % {"n": len(chosen)})

    @admin.action(description=_("Move to the places online"), permissions=["change"])
    @asked_first(_("Whoever has a place is written where it is now. Who does not fit there stays."))
    def move_online(self, request, chosen):
        self.move(request, chosen, Places.Way.ONLINE)

    @admin.action(description=_("Move to the places in the room"), permissions=["change"])
    @asked_first(_("Whoever has a place is written where it is now. Who does not fit there stays."))
    def move_to_the_room(self, request, chosen):
        self.move(request, chosen, Places.Way.IN_PERSON)

    def move(self, request, chosen, way):
        there = {
            places.event_id: places
            for places in Places.objects.filter(event__in={one.event_id for one in chosen}, way=way)
        }
        stayed = [one.name for one in chosen if not moved(one, there.get(one.event_id))]
        n = len(chosen) - len(stayed)
        self.message_user(request, ngettext("%(n)s was moved.", "%(n)s were moved.", n) % {"n": n})
        if stayed:
            words = _("No room there, so they stay where they are: %(names)s.")
            self.message_user(request, words % {"names": ", ".join(stayed)}, "warning")

    @admin.action(description=_("Export as CSV"), permissions=["view"])
    def export_csv(self, request, chosen):
        return export(request, chosen, What.CSV, exporting.as_csv)

    @admin.action(description=_("Export as XLSX"), permissions=["view"])
    def export_xlsx(self, request, chosen):
        return export(request, chosen, What.XLSX, exporting.as_xlsx)


def moved(one, places):
    if places is None:
        return False
    try:
        moving.move(one, places)
    except moving.NoRoomThere:
        return False
    return True


def export(request, chosen, what, writer):
    request.taken_away_as = what
    return writer(list(chosen.prefetch_related("team__members")))


def table(headings, rows):
    heads = format_html_join("", '<th scope="col">{}</th>', ([capfirst(heading)] for heading in headings))
    cells = format_html_join("", "<tr>" + "<td dir='auto'>{}</td>" * len(headings) + "</tr>", rows)
    words = '<div class="table"><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>'
    return format_html(words, heads, cells)


def told(member):
    """Return what else is known of a member: that they ask to join, or came."""
    if not member.accepted:
        return _("asks to join")
    return _("came") if member.came else ""
