"""Words that a team says of itself: shown to everybody once an editor has agreed."""

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hrhub.participation.models import Team
from hrhub.web.desk import Guarded


class Waiting(admin.SimpleListFilter):
    title = _("words")
    parameter_name = "words"

    def lookups(self, request, model_admin):
        return [("new", _("wait for an editor")), ("shown", _("are shown"))]

    def queryset(self, request, queryset):
        says = queryset.exclude(Q(words="") & Q(name=""))
        found = {"new": says.filter(words_agreed=False), "shown": says.filter(words_agreed=True)}
        return found.get(self.value(), queryset)


@admin.register(Team)
class TeamAdmin(Guarded, admin.ModelAdmin):
    list_display = ["country", "city", "name", "words", "words_agreed", "event"]
    list_display_links = ["city"]
    list_filter = [Waiting, "is_listed"]
    list_per_page = 50
    actions = ["agree", "do_not_agree"]
    fields = ["event", "country", "city", "name", "words", "words_agreed"]
    readonly_fields = ["event", "country", "city", "name", "words"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("registration__event", "registration__country")

    @admin.display(description=_("country"), ordering="registration__country")
    def country(self, team):
        return team.registration.country

    @admin.display(description=_("event"), ordering="registration__event")
    def event(self, team):
        return team.registration.event

    @admin.action(description=_("Show these words to everybody"), permissions=["change"])
    def agree(self, request, chosen):
        self.decide(request, chosen, True)

    @admin.action(description=_("Show these words to nobody"), permissions=["change"])
    def do_not_agree(self, request, chosen):
        self.decide(request, chosen, False)

    def decide(self, request, chosen, agreed):
        n = chosen.update(words_agreed=agreed)
        self.message_user(request, ngettext("%(n)s team was changed.", "%(n)s teams were changed.", n) % {"n": n})
