"""A page that asks first: a slip of the hand must not write to fifty people."""

from functools import wraps

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.template.response import TemplateResponse


def asked_first(sentence):
    """Let an action of a list show whom it is about and what follows, and act when a button says so."""

    def decorated(action):
        @wraps(action)
        def asking(desk, request, chosen):
            rows = list(chosen.order_by("pk"))
            if "sure" in request.POST:
                return action(desk, request, rows)
            context = {
                **desk.admin_site.each_context(request),
                "title": str(desk.get_action(action.__name__)[2]),
                "sentence": sentence,
                "rows": rows,
                "action": action.__name__,
                "checkbox": ACTION_CHECKBOX_NAME,
                "opts": desk.model._meta,
            }
            return TemplateResponse(request, "admin/participation/sure.html", context)

        return asking

    return decorated
