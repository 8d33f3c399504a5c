"""People on the desk: whichever page fetches their rows, it is noted who saw them."""

from django.conf import settings
from django.utils.module_loading import import_string


class Noted:
    """For a ModelAdmin of people: its lists, pages, histories, actions and search boxes all ask here for rows."""

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return noted(rows, request) if self.has_view_permission(request) else rows  # a page that is refused shows none


def noted(rows, request):
    """Return the queryset `rows` as one that tells `settings.LOOKS_NOTED_BY` of each row that is fetched from it.

    Not of what `iterator` and `values` give: whoever shows people by these notes it.
    """
    note = import_string(settings.LOOKS_NOTED_BY)

    class Noting(type(rows)):
        def _fetch_all(self):
            is_fresh = self._result_cache is None
            super()._fetch_all()
            if is_fresh:
                note(request, [row for row in self._result_cache if isinstance(row, self.model)])

    rows.__class__ = Noting  # what is filtered from it is of its class
    return rows
