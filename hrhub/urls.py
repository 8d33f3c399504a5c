from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from hrhub.pages import plain
from hrhub.web import errors, health

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path(".well-known/security.txt", plain.security_txt),
    path("favicon.ico", RedirectView.as_view(url="/static/favicon.svg", permanent=True)),
    *i18n_patterns(
        path("", include("hrhub.pages.urls")),
        path("events/", include("hrhub.search.urls")),
        path("webinars/", include("webinars.urls")),
        path("conferences/", include("sessions_app.urls")),
        prefix_default_language=False,
    ),
]
