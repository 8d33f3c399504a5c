from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from hrhub.exchange.dump import serving
from hrhub.exchange.oai.views import oai
from hrhub.pages import plain, short, sitemap
from hrhub.participation.team_pages import joining
from hrhub.web import errors, health, look

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
    path("robots.txt", sitemap.robots),
    path("sitemap.xml", sitemap.index),
    path("sitemap-<slug:section>-<int:number>.xml", sitemap.sitemap),
    path("site-<slug:digest>.css", look.site_css),
    path("logo-<slug:digest>.png", look.logo_png),
    re_path(r"^e/(?P<code>[^/]+)/?\Z", short.by_code, name="short_code"),
    re_path(r"^(?P<letter>[A-Za-z])(?P<number>0|[1-9][0-9]{0,8})/?\Z", short.by_number, name="short_number"),
    path("j/<slug:code>/", joining.join, name="join_team"),
    path("j/<slug:code>/done/", joining.on_the_list, name="joined_team"),
    path("oai", oai, name="oai"),
    path("dumps/<str:date>/<str:name>", serving.file, name="dump_file"),
    path("favicon.ico", RedirectView.as_view(url="/static/favicon.svg", permanent=True)),
    *i18n_patterns(
        path("", include("hrhub.pages.urls")),
        path("", include("hrhub.exchange.urls")),
        path("my/", include("hrhub.participation.urls")),
        path("events/", include("hrhub.search.urls")),
        path("webinars/", include("webinars.urls")),
        path("conferences/", include("sessions_app.urls")),
        prefix_default_language=False,
    ),
]
