"""Every page as a document: valid, named, in order, in its language."""

from collections import Counter

from django.conf import settings

from hrhub.web.page import RIGHT_TO_LEFT

from .findings import expect_none


def test_every_page_parses_without_an_error(pages):
    expect_none(f"{a.path}: {error}" for a in pages for error in a.page.errors)


def test_titles_are_unique(pages):
    named = Counter(a.page.title for a in pages if not a.has_query)
    expect_none(f"{a.path}: {a.page.title}" for a in pages if not a.page.title or named[a.page.title] > 1)


def test_every_page_has_one_heading_of_the_first_level(pages):
    firsts = {a.path: [words for level, words in a.page.headings if level == 1] for a in pages}
    expect_none(f"{path}: {words}" for path, words in firsts.items() if len(words) != 1 or not words[0])


def test_no_level_of_heading_is_skipped(pages):
    expect_none(f"{a.path}: {fault}" for a in pages for fault in skipped_levels(a.page.headings))


def skipped_levels(headings):
    before = 0
    for level, words in headings:
        if level > before + 1:
            yield f"h{level} “{words}” after h{before}"
        before = level


def test_no_heading_is_empty(pages):
    expect_none(f"{a.path}: h{level}" for a in pages for level, words in a.page.headings if not words)


def test_every_page_says_its_language_and_direction(pages):
    wrong = [a for a in pages if (a.page.language, a.page.direction) != (a.language, direction_of(a.language))]
    expect_none(f"{a.path}: lang={a.page.language} dir={a.page.direction}" for a in wrong)


def direction_of(language):
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def test_ids_are_unique(pages):
    expect_none(
        f"{a.path}: {name}" for a in pages for name, times in Counter(a.page.ids).items() if times > 1 or not name
    )


def test_links_within_a_page_lead_somewhere(pages):
    lost = [(a, link) for a in pages for link in a.page.links if link.startswith("#") and link[1:] not in a.page.ids]
    expect_none(f"{a.path}: {link}" for a, link in lost)


def test_everything_has_a_name(pages):
    expect_none(f"{a.path}: {what}" for a in pages for what in a.page.nameless)


def test_labels_and_descriptions_are_there(pages):
    expect_none(f"{a.path}: {what}" for a in pages for what in a.page.broken_references)


def test_every_page_leads_to_itself_in_the_other_languages(pages):
    languages = {code for code, _name in settings.LANGUAGES}
    expect_none(f"{a.path}: {sorted(a.page.alternates)}" for a in pages if set(a.page.alternates) != languages)
