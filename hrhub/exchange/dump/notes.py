"""The words that lie beside the files: what they are, how many, and under which licence."""

from django.conf import settings

KINDS = {"text": "Texts", "recording": "Recordings", "transcript": "Transcripts", "resource": "Slides and documents"}
WHAT = {
    "webinars": "webinars and other events that are not a session of a conference",
    "conferences": "conferences, each with its `sessions`",
    "people": "people who appear in them",
    "organisations": "organisations that host, fund or take part",
    "series": "series",
    "topics": "topics",
}


def readme(site, counts):
    rows = "\n".join(f"| `{name}.json` | {counts[name]} | {what} |" for name, what in WHAT.items())
    return f"""# {site.name}: everything that is public

Everything that {settings.SITE_URL} shows to everybody, as files. UTF-8 throughout; in the
JSON files one record a line, in the order of their ids. What a page does not say is absent.

| file | records | what |
|---|---|---|
{rows}
| `site.json` | – | the name of the site and what holds for all that it shows |
| `claims.csv` | {counts["claims"]} | reported figures, one a row: `CODEBOOK.md` describes the columns and values |
| `counts.json` | – | the numbers of this table |
| `LICENCE.txt` | – | what you may do with it |
| `SHA256SUMS` | – | the digests of the files: `sha256sum --check SHA256SUMS` |

The page of an event is {settings.SITE_URL}/e/ and its `code`: that address stays.

The files have the shape of a corpus: `manage.py load_corpus` brings them into an empty hub, which then shows the same.
Not in here: drafts, what is published later, recordings that are withheld (their `state` says so), addresses that are
lost, files, versions of transcripts that are not public, and everything about people who register or ask.
"""


def licence(site):
    """Return the licences of the site; one of an event, recording or transcript itself comes before them."""
    known = [f"{words}: {site.licences[kind]}" for kind, words in KINDS.items() if site.licences.get(kind)]
    lines = known or ["This site does not state a licence for all of it."]
    return "\n".join(
        [
            *lines,
            "",
            "Where a record has a licence of its own, that one holds.",
            "Titles, names, dates and figures are facts and are taken from the sources that each record names.",
            f"Please name as the source: {site.name}, {settings.SITE_URL}, and the day of this dump.",
            "",
        ]
    )
