"""The desk's doors, and the addresses that were."""

from allauth.account import views as account
from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from .models import Moved
from .moved import LONGEST, canonical

# One door: limits, verified addresses and the second factor hold for the desk as for the accounts' own pages.
admin.site.login = secure_admin_login(admin.site.login)
admin.site.logout = account.logout
admin.site.password_change = account.password_change

admin.site.site_header = admin.site.site_title = _("The editors' desk")
admin.site.index_title = _("What would you like to work on?")
admin.site.empty_value_display = "–"


@admin.register(Moved)
class MovedAdmin(admin.ModelAdmin):
    list_display = ["old_path", "new_path"]
    search_fields = ["old_path", "new_path"]
    list_per_page = 100

    def get_search_results(self, request, queryset, search_term):
        """Find an address pasted whole as it is kept."""
        form = canonical(search_term[:LONGEST]).partition("?")[0]
        return super().get_search_results(request, queryset, form or search_term[:LONGEST])

    def save_model(self, request, moved, form, change):
        """Lead straight to where the new address leads by now, and bring along what led to the old one."""
        super().save_model(request, moved, form, change)
        Moved.objects.lead({moved.old_path: moved.new_path})
