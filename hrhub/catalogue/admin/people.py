"""People, organisations and countries on the desk; their apps hold models only."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from hrhub.countries.models import Country
from hrhub.people.models import Affiliation, Organisation, OrganisationName, Person
from hrhub.web.folding import fold

from .desk import FriendlyFields, LookOnly
from .old_addresses import OldAddressesForm
from .programme import WithEvents
from .related import KnownNames, KnownSelect


class AffiliationInline(FriendlyFields, admin.TabularInline):
    model = Affiliation
    formset = KnownNames
    extra = 0
    fields = ["title", "affiliation", "country", "date"]
    autocomplete_fields = ["country"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("country")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return super().formfield_for_foreignkey(
            db_field, request, widget=KnownSelect(db_field, self.admin_site), **kwargs
        )


class OrganisationNameInline(FriendlyFields, admin.TabularInline):
    model = OrganisationName
    extra = 0


@admin.register(Person)
class PersonDesk(WithEvents):
    form = OldAddressesForm
    counted = "appearances"
    list_display = ["name", "honorific", "degrees", "how_many"]
    list_filter = [("countries", admin.RelatedOnlyFieldListFilter)]
    autocomplete_fields = ["countries"]
    fieldsets = [
        (_("Who"), {"fields": ["name", ("honorific", "degrees"), "name_variants", "countries"]}),
        (_("Notes on the sources"), {"classes": ["collapse"], "fields": ["honorifics_seen", "notes"]}),
        (_("Publish"), {"fields": ["slug", "old_addresses"]}),
    ]
    inlines = [AffiliationInline]

    @admin.display(description=_("appearances"), ordering="event_count")
    def how_many(self, person):
        return person.event_count


@admin.register(Organisation)
class OrganisationDesk(WithEvents):
    form = OldAddressesForm
    counted = "involvements"
    list_display = ["name", "part_of", "how_many"]
    list_select_related = ["part_of"]
    autocomplete_fields = ["part_of", "managed_by"]
    fields = ["name", "name_variants", "address", "part_of", "managed_by", "slug", "old_addresses"]
    inlines = [OrganisationNameInline]


@admin.register(Country)
class CountryDesk(LookOnly, admin.ModelAdmin):
    """The list of ISO 3166-1, to look at and to choose from."""

    list_display = ["its_name", "code"]
    search_fields = ["code"]
    list_per_page = 300

    @admin.display(description=_("name"))
    def its_name(self, country):
        return country.name

    def get_search_results(self, request, queryset, search_term):
        """Find by the name in the editor's language, or by the code."""
        wanted = fold(search_term)
        found = [country.code for country in queryset if wanted in fold(country.name) or wanted == country.code.lower()]
        return queryset.filter(code__in=found), False
