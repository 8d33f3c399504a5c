"""The talks of public conferences, brought into the shape of our corpus, so that the loader takes them.

A folder of talks has two files of one JSON object a line: `conferences.jsonl.gz` (slug, title, description, start_date)
and `talks.jsonl.gz` (conference, slug, title, speakers, summary, description, recorded, language, tags, videos, links).
"""

import gzip
import json
import sys
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from urllib.parse import urlsplit

from hrhub.catalogue.addresses import LETTERS
from hrhub.web.folding import fold, slug_of

FILES = ["conferences.jsonl.gz", "talks.jsonl.gz"]
# ISO 639-2, as the talks have it, to the two letters that we write.
TWO_LETTERS = "eng:en spa:es rus:ru fra:fr por:pt kor:ko jpn:ja ita:it deu:de zho:zh pol:pl slk:sk lit:lt tha:th ces:cs"
LANGUAGES = dict(pair.split(":") for pair in f"{TWO_LETTERS} eus:eu heb:he glg:gl ara:ar".split())
LARGE = "conference-of-250"  # made of talks from everywhere: no conference in the files has as many
LARGE_DAYS, LARGE_HOURS, LARGE_ROOMS = 5, 10, 5
FIRST_DAY = date(2024, 1, 15)


def read(folder):
    """Return (conferences by slug, talks in the order of their conferences)."""
    conferences, talks = (lines(Path(folder, name)) for name in FILES)
    for number, talk in enumerate(talks):  # pages show it, and it must be the same in every hub
        talk["code"] = "".join(LETTERS[number // len(LETTERS) ** place % len(LETTERS)] for place in range(6))
    return {conference["slug"]: conference for conference in conferences}, sorted(talks, key=itemgetter("conference"))


def lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as found:
        return [json.loads(line) for line in found]


def is_whole(folder):
    return all(Path(folder, name).is_file() for name in FILES)


def some(talks, wanted):
    """Return `wanted` talks, in whole conferences as far as that number allows."""
    taken = []
    for _slug, of_one in groupby(talks, key=itemgetter("conference")):
        of_one = list(of_one)
        if len(taken) + len(of_one) <= wanted:
            taken += of_one
    return taken


def large_and_rest(talks, in_all):
    """Return (250 talks from everywhere, others so that it is `in_all` together)."""
    places = LARGE_DAYS * LARGE_HOURS * LARGE_ROOMS
    large = talks[:: len(talks) // places][:places]
    used = {id(talk) for talk in large}
    return large, some([talk for talk in talks if id(talk) not in used], in_all - len(large))


def write_corpus(folder, conferences, talks, large=()):
    """Write conferences.json and people.json into `folder`; `large` are the sessions of one more conference."""
    folder = Path(folder)
    folder.mkdir(parents=True)
    by_conference = groupby(talks, key=itemgetter("conference"))
    records = [conference_record(conferences[slug], list(of_one)) for slug, of_one in by_conference]
    if large:
        records.append(large_conference(large))
    people = people_records([*talks, *large])
    for name, content in (("conferences", records), ("people", people)):
        (folder / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def conference_record(conference, talks):
    days = sorted(day_of(talk) for talk in talks if talk["recorded"])
    return {
        "id": slug_of(conference["slug"], 100),
        "name": conference["title"],
        "date_start": days[0] if days else None,
        "date_end": days[-1] if days else None,
        "summary": paragraphs(conference["description"]),
        "sessions": [session_record(talk) for talk in talks],
    }


def large_conference(talks):
    """Return a conference of all `talks`, spread over days, hours and rooms as a programme is."""
    sessions = []
    for index, talk in enumerate(talks):
        slot, room = divmod(index, LARGE_ROOMS)
        day, hour = divmod(slot, LARGE_HOURS)
        own = {
            "id": f"{LARGE}--{index}",
            "date": (FIRST_DAY + timedelta(days=day)).isoformat(),
            "start": f"{9 + hour:02}:00",
            "end": f"{9 + hour:02}:45",
            "room": f"Room {room + 1}",
        }
        sessions.append({**session_record(talk), **own})
    days = {"date_start": sessions[0]["date"], "date_end": sessions[-1]["date"]}
    return {"id": LARGE, "name": f"Conference of {len(talks)} sessions", **days, "sessions": sessions}


def session_record(talk):
    videos = [video["url"] for video in talk["videos"] if is_address(video["url"])]
    links = [link for link in talk["links"] if isinstance(link, str) and is_address(link)]
    return {
        "id": f"{talk['conference']}--{talk['slug']}"[:200],
        "code": talk.get("code"),
        "kind": "talk",
        "title": talk["title"],
        "language": LANGUAGES.get(talk["language"], "en"),
        "date": day_of(talk),
        "abstract": paragraphs(talk["description"] or talk["summary"]),
        "people": [{"name": name, "role": "speaker"} for name in speakers(talk)],
        "topics": list(dict.fromkeys(slug_of(tag) for tag in talk["tags"])),
        "documents": [{"title": urlsplit(link).netloc, "kind": "link", "url": link} for link in links],
        "recording": {"status": "url", "url": videos[0]} if videos else None,
    }


def speakers(talk):
    """Return the names, each once: a name that is all signs or empty is nobody's."""
    return list({fold(name): name for name in reversed(talk["speakers"]) if fold(name)}.values())[::-1]


def people_records(talks):
    """Return a record for every speaker; spellings that differ in accents and case alone are one person's."""
    spellings = {}
    for talk in talks:
        for name in speakers(talk):
            spellings.setdefault(fold(name), {}).setdefault(name)
    return [
        {"id": f"speaker-{number}", "name": names[0], "name_variants": names[1:]}
        for number, names in enumerate(map(list, spellings.values()), start=1)
    ]


def day_of(talk):
    """Return the day of a talk, without the hour that a few of them have, or None."""
    return talk["recorded"][:10] if talk["recorded"] else None


def paragraphs(text):
    return [part.strip() for part in (text or "").split("\n\n") if part.strip()]


def is_address(text):
    parts = urlsplit(text)
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not any(letter.isspace() for letter in text)


def main(talks_folder, into, small):
    """Write the corpora of the bench into folders of `into`; `small` is "quick" for a trial with few talks."""
    conferences, talks = read(talks_folder)
    large, rest = large_and_rest(talks, 1000)
    write_corpus(Path(into, "few"), conferences, some(talks, 200))
    write_corpus(Path(into, "thousand"), conferences, rest, large)
    write_corpus(Path(into, "all"), conferences, some(talks, 2000) if small == "quick" else talks)


if __name__ == "__main__":
    main(*sys.argv[1:4])
