"""The dumps on the site: a page that lists them, and their files."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from hrhub.catalogue import wording
from hrhub.catalogue.models import Precision
from hrhub.web.addresses import absolute
from hrhub.web.identity import site

from . import writing
from .standing import is_from, served_since

TYPES = {".json": "application/json", ".csv": "text/csv; charset=utf-8", ".md": "text/markdown; charset=utf-8"}
PLAIN = "text/plain; charset=utf-8"
LABELS = {
    "README.md": _("What is in here"),
    "LICENCE.txt": _("What you may do with it"),
    "webinars.json": _("Webinars"),
    "conferences.json": _("Conferences, with their sessions"),
    "people.json": _("People"),
    "organisations.json": _("Organisations"),
    "series.json": pgettext_lazy("several series", "Series"),
    "topics.json": _("Topics"),
    "claims.csv": _("Reported figures, as a table"),
    "CODEBOOK.md": _("What the columns and values of the table mean"),
    "site.json": _("The name of this site, and what holds for all of it"),
    "counts.json": _("How many records there are"),
    "SHA256SUMS": _("Digests, to check the files"),
}


@dataclass(frozen=True, slots=True)
class File:
    name: str
    label: str
    size: str
    records: int | None  # None: no list of records


@dataclass(frozen=True, slots=True)
class Dump:
    date: str  # as in addresses
    day: str  # in words
    size: str
    files: list


@require_safe
def dumps(request):
    folders = writing.dumps_in(writing.DUMPS) if writing.DUMPS.is_dir() else []
    since = served_since()
    served = [folder for folder in folders if is_from(since, folder)]
    context = {
        "dumps": [dump for folder in served if (dump := described(folder))],
        "are_old": folders and not served,
        "licence": site().licences.get("text", ""),
        "oai": absolute(reverse("oai"), settings.LANGUAGE_CODE),
    }
    return render(request, "exchange/dumps.html", context)


def described(folder):
    """Return a dump as its page shows it, in words; None for one that is being replaced, or is none."""
    try:
        return in_words(folder)
    except (OSError, ValueError):
        return None


def in_words(folder):
    sizes = {path.name: path.stat().st_size for path in folder.iterdir()}
    counts = counted(folder / "counts.json")
    files = [
        File(name, label, wording.size_in_words(sizes[name]), counts.get(Path(name).stem))
        for name, label in LABELS.items()
        if name in sizes
    ]
    date = datetime.strptime(folder.name, "%Y-%m-%d").date()
    day = wording.date_in_words(get_language(), date, None, Precision.DAY)
    return Dump(folder.name, day, wording.size_in_words(sum(sizes.values())), files)


def counted(path):
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


@require_safe
def file(request, date, name):
    """Send one file of a dump, bit by bit; there is nothing here but what `dump` writes."""
    if not writing.DAY.fullmatch(date) or name not in writing.NAMES:
        raise Http404
    if not is_from(served_since(), writing.DUMPS / date):
        raise Http404
    try:
        opened = (writing.DUMPS / date / name).open("rb")
    except OSError:
        raise Http404 from None
    return FileResponse(opened, content_type=TYPES.get(Path(name).suffix, PLAIN), filename=name)
