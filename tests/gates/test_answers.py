"""Every address that a page links to: answered, the same for all, and safe."""

from urllib.parse import urljoin, urlsplit

import pytest

from hrhub.web.addresses import without_language

from .findings import expect_none
from .states import SECRET

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def test_every_link_is_answered(answers):
    broken = [
        f"{a.path}: {a.status} {a.fault}, linked from {a.linked_from}"
        for a in answers
        if a.status not in (200, 301, 302)
    ]
    expect_none(broken)


def test_the_crawl_comes_far(answers):
    assert len(answers) > 300
    assert len({answer.kind for answer in answers}) >= 20


def test_every_answer_has_the_security_headers(answers):
    expect_none(f"{a.path}: {fault}" for a in answers for fault in faults_of_headers(a.headers))


def faults_of_headers(headers):
    """Yield what is wrong with an answer's security headers."""
    for name, value in HEADERS.items():
        if headers.get(name) != value:
            yield f"{name} is {headers.get(name)}"
    if "Permissions-Policy" not in headers:
        yield "no Permissions-Policy"
    yield from faults_of_policy(headers.get("Content-Security-Policy", ""))


def faults_of_policy(policy):
    directives = {name: values for name, *values in (part.split() for part in policy.split(";") if part.strip())}
    if directives.get("default-src") != ["'none'"]:
        yield "the policy does not begin with nothing"
    for name in ("script-src", "style-src", "img-src", "form-action"):
        if directives.get(name) not in (["'self'"], ["'none'"]):
            yield f"{name} is {directives.get(name)}"


def test_no_answer_sets_a_cookie_but_the_one_that_protects_a_form(answers):
    expect_none(f"{a.path}: {a.cookies}" for a in answers if set(a.cookies) - ({"csrftoken"} if posts(a) else set()))


def test_no_answer_depends_on_a_cookie_or_the_browsers_language(answers):
    kept = [a for a in answers if not posts(a)]
    expect_none(f"{a.path}: Vary: {a.headers['Vary']}" for a in kept if varies(a.headers.get("Vary", "")))


def varies(vary):
    return {name.strip().lower() for name in vary.split(",")} & {"cookie", "accept-language", "*"}


def posts(answer):
    return bool(answer.page and answer.page.posts)


def test_a_page_with_a_form_that_posts_is_kept_by_nobody(pages):
    expect_none(a.path for a in pages if a.is_kept and (posts(a) or "csrfmiddlewaretoken" in a.body))


def test_nothing_is_kept_from_caches_that_has_no_such_form(pages):
    expect_none(a.path for a in pages if not a.is_kept and not posts(a))


def test_nothing_is_loaded_from_elsewhere(pages):
    foreign = [
        f"{a.path}: {address}" for a in pages for address in a.page.loaded + a.page.actions if is_foreign(a, address)
    ]
    expect_none(foreign)


def is_foreign(answer, address):
    parts = urlsplit(urljoin(f"http://testserver{answer.path}", address))
    return parts.scheme != "http" or parts.netloc != "testserver"


def test_nothing_is_inline(pages):
    expect_none(f"{a.path}: {what}" for a in pages for what in a.page.inline)


def test_what_is_not_published_is_nowhere(answers):
    expect_none(a.path for a in answers if SECRET.lower() in (a.body + a.path).lower())


def test_pages_in_other_languages_are_there(crawls, answers):
    visited = {answer.path for crawled in crawls.values() for answer in crawled}
    links = [(a.path, link) for a in answers if a.page and not a.has_query for link in other_languages(a)]
    crawled = [(path, link) for path, link in links if without_language(link)[0] in crawls]
    expect_none(f"{path}: {link}" for path, link in crawled if link not in visited)


def other_languages(answer):
    return [answer.inside(address) or address for address in answer.page.alternates.values()]


@pytest.mark.parametrize(
    "path",
    ["/static/site.css", "/static/favicon.svg", "/static/nothing.css", "/nowhere/", "/healthz", "/accounts/login/"],
)
def test_what_is_no_public_page_has_the_security_headers_too(client, db, path):
    expect_none(faults_of_headers(client.get(path).headers))


@pytest.mark.parametrize("path", ["/admin/", "/accounts/password/change/"])
def test_a_redirect_has_the_security_headers_too(client, db, path):
    answer = client.get(path)
    assert answer.status_code == 302
    expect_none(faults_of_headers(answer.headers))
