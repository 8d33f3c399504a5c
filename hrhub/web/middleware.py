"""What every request passes: language from the address, a visitor without a session, headers, addresses of before."""

from urllib.parse import unquote

from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError
from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.deprecation import MiddlewareMixin

from . import errors
from .addresses import in_language, without_language
from .models import Moved
from .moved import asks_front_page, canonical, is_of_this_site, keys, leads_elsewhere, without_parameters

PRIVATE = ("/admin/", "/accounts/")  # no language in these addresses: the editor's browser says which
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class SecurityHeaders(MiddlewareMixin):
    """Add what Django's own middlewares do not."""

    def process_response(self, request, response):
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response


class Language(MiddlewareMixin):
    """Take the language from the address alone, so that a public page is the same for everybody.

    Django's own falls back to a cookie and to Accept-Language, and then answers with `Vary` on both.
    """

    def process_request(self, request):
        if request.path_info.startswith(PRIVATE):
            language = translation.get_language_from_request(request)
        else:
            language, _path = without_language(request.path_info)
        translation.activate(language)
        request.LANGUAGE_CODE = language

    def process_response(self, request, response):
        response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
        return response


class NoNul(MiddlewareMixin):
    """Refuse NUL in an address or a cookie: no database takes it.

    And any encoding but UTF-8, which no browser sends for our pages: another may write NUL in another way, or be none.
    """

    def process_request(self, request):
        in_address = "%00" in request.META.get("QUERY_STRING", "") or "\0" in request.path_info
        in_cookies = any("\0" in words for words in request.COOKIES.values())
        if in_address or in_cookies or (request.encoding or "utf-8").lower() not in ("utf-8", "utf8"):
            return errors.bad_request(request)


class Visitor(AuthenticationMiddleware):
    """Know who is signed in; for a request without a session cookie never touch the session.

    What depends on a person, or is in the language of a browser, is kept by nobody.
    """

    def process_request(self, request):
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            super().process_request(request)
        else:
            request.user = AnonymousUser()

    def process_response(self, request, response):
        if request.session.accessed or request.session.modified or request.path_info.startswith(PRIVATE):
            patch_cache_control(response, private=True, no_store=True)
        return response


class MovedPages(MiddlewareMixin):
    """Lead from an address that was to the one that is; asked only when nothing else was found.

    And for the home page, where its parameters say that it stood for another (`/?p=12`).
    Where the visitor may not see what is there, it leads nowhere: the new address would tell of a draft.
    """

    def process_request(self, request):
        if asks_front_page(request.get_full_path_info()):
            return self.answer(request, None)

    def process_response(self, request, response):
        return self.answer(request, response) if response.status_code == 404 else response

    def answer(self, request, otherwise):
        """Return a redirect where the address that `request` asks for has moved, or `otherwise`."""
        if request.method not in ("GET", "HEAD"):
            return otherwise
        try:
            new = moved_to(request)
            return HttpResponsePermanentRedirect(new) if new else otherwise
        except (DatabaseError, ValueError) as error:
            return errors.away(request) if errors.is_away(error) else otherwise


def moved_to(request):
    """Return where the address that `request` asks for leads, in its language, or None; one query."""
    asked = keys(request.get_full_path_info())
    rows = dict(Moved.objects.filter(old_path__in=asked).values_list("old_path", "new_path")) if asked else {}
    new = next((rows[key] for key in asked if key in rows), None)
    if new is None or (leads_elsewhere(new) and not is_of_this_site(new)):
        return new
    if leads_elsewhere(new):  # to ourselves, under our whole name: never round and round
        return None if canonical(new) in asked else new
    language, path = without_language(request.path_info)
    parameters = f"?{query}" if (query := request.META.get("QUERY_STRING")) else ""
    itself = f"{path}{parameters}" == unquote(new)
    return in_language(new, language) if not itself and is_there(in_language(new, language), request) else None


def is_there(address, request):
    """Say whether `request` would find a page at `address`; what no view answers, as a file, counts as there."""
    try:
        view, arguments, named = resolve(unquote(without_parameters(address)))
        return view(request, *arguments, **named).status_code < 400
    except Resolver404:
        return True
    except Http404:
        return False
