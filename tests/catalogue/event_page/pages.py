"""Pages as tests read them: by heading, in words; and the founding pages, loaded from the content that we ship."""

from contextlib import contextmanager
from io import StringIO

from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from tests.markup import strict

APART = {"p", "li", "dt", "dd", "h1", "h2", "h3", "br", "div", "blockquote", "figcaption"}
CONTENT = settings.BASE_DIR / "hrhub" / "content"


class Page:
    """One answer, parsed strictly: an error in its HTML fails the test that reads it."""

    def __init__(self, response):
        assert response.status_code == 200
        self.root = strict(response.content)

    @property
    def title(self):
        return self.root.findtext("head/title")

    @property
    def headings(self):
        """(level, words) of all headings in order."""
        return [(int(e.tag[1]), words_of(e)) for e in self.root.iter() if str(e.tag) in {"h1", "h2", "h3", "h4"}]

    @property
    def words(self):
        return words_of(self.main)

    @property
    def main(self):
        return next(self.root.iter("main"))

    def part(self, name):
        """Return the element with the class `name`."""
        return next(e for e in self.root.iter() if name in (e.get("class") or "").split())

    def said(self, name):
        """Return the words of the element with the class `name`."""
        return words_of(self.part(name))

    def section(self, heading):
        """Return the words below the heading, as one line, or None where there is no such heading."""
        for e in self.root.iter():
            if e.get("aria-labelledby") and (label := e.find("h2")) is not None and words_of(label) == heading:
                return words_of(e).removeprefix(heading).strip()

    def fact(self, name):
        """Return the values beside `name` in the list of facts, or None."""
        facts, current = {}, None
        for e in (e for dl in self.root.iter("dl") for e in dl):
            if e.tag == "dt":
                current = facts.setdefault(words_of(e), [])
            else:
                current += [words_of(item) for item in e.iter("li")] or [words_of(e)]
        return facts.get(name)

    @property
    def links(self):
        """{words: address}; the last wins where two have the same words."""
        return {words_of(a): a.get("href") for a in self.root.iter("a")}

    def languages(self, words):
        """Return the `lang` that holds for the element that says just `words`."""
        found = []
        self.collect(self.root, self.root.get("lang"), words, found)
        return found

    def collect(self, element, language, words, found):
        language = element.get("lang") or language
        if words_of(element) == words and not any(words_of(child) == words for child in element):
            found.append(language)
        for child in element:
            self.collect(child, language, words, found)


def words_of(element):
    """Return the words of an element in one line, without what is hidden from screen readers."""
    return " ".join("".join(pieces(element)).split())


def pieces(element):
    if not isinstance(element.tag, str):
        return
    if element.get("aria-hidden") != "true":
        yield element.text or ""
        for child in element:
            yield from pieces(child)
            yield child.tail or ""
        if element.tag in APART:
            yield " "


def read(client, path):
    return Page(client.get(path))


@contextmanager
def content_loaded():
    """Run a block with the content that we ship in the database; nothing of it stays."""
    with transaction.atomic():
        call_command("load_corpus", str(CONTENT), stdout=StringIO(), stderr=StringIO())
        yield
        transaction.set_rollback(True)
