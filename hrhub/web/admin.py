"""The desk's doors, and the addresses that were."""

from allauth.account import views as account
from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from .models import Moved

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

    def save_model(self, request, moved, form, change):
        """Lead straight to where the new path leads by now, and bring along what led to the old one."""
        onward = Moved.objects.filter(old_path=moved.new_path).exclude(new_path=moved.old_path).first()
        moved.new_path = onward.new_path if onward else moved.new_path
        super().save_model(request, moved, form, change)
        Moved.objects.move(moved.old_path, moved.new_path)
