"""Small corpora to load: records with as little as the loader needs, and the folder that we ship."""

import json
import shutil
from io import StringIO

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

CONTENT = settings.BASE_DIR / "hrhub" / "content"


def webinar(id="w-1", **fields):
    return {"id": id, "kind": "webinar", "status": "past", "title": f"Title of {id}", "language": "en", **fields}


def session(id="s-1", **fields):
    return {"id": id, "kind": "plenary", "title": f"Title of {id}", "language": "en", **fields}


def conference(id="c-1", *sessions, **fields):
    return {"id": id, "name": f"Name of {id}", "language": "en", "sessions": list(sessions), **fields}


def person(id="ama-mensah", name="Ama Mensah", **fields):
    return {"id": id, "name": name, **fields}


def named(name, **fields):
    """Return somebody in an event's list of people."""
    return {"name": name, "role": "presenter", **fields}


def corpus(folder, **files):
    """Write each of `files` (webinars=[…], people=[…]) into `folder`, and return it."""
    folder.mkdir(exist_ok=True)
    for name, records in files.items():
        text = records if isinstance(records, str) else json.dumps(records, ensure_ascii=False)
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    return folder


def content_in(folder):
    """Return a copy of the folder that we ship, to change."""
    return shutil.copytree(CONTENT, folder / "content")


def change(folder, file, id, **fields):
    """Set fields of one record in a file."""
    path = folder / f"{file}.json"
    records = json.loads(path.read_text(encoding="utf-8"))
    next(record for record in records if record["id"] == id).update(fields)
    path.write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")


def load(folder, **options):
    """Run the command and return the lines it wrote."""
    out = StringIO()
    call_command("load_corpus", str(folder), stdout=out, **options)
    return out.getvalue().splitlines()


def counts(lines):
    """Return {kind: (made, changed, same, kept)} from the summary."""
    found = {}
    for line in lines:
        kind, _, rest = line.partition(": made ")
        if rest:
            found[kind] = tuple(int(part.split()[-1]) for part in f"made {rest}".split(", "))
    return found


def writes_of(folder):
    """Load, and return the statements that wrote."""
    with CaptureQueriesContext(connection) as queries:
        load(folder)
    found = [query["sql"] for query in queries.captured_queries]
    return [sql for sql in found if sql.startswith(("INSERT", "UPDATE", "DELETE"))]
