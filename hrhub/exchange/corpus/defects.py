"""What is wrong with the files: every defect with its file, its position and a sentence."""

import json
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches

OBEYED = ("Cc", "Cf", "Cs", "Zl", "Zp")  # by terminals: controls, directions, half characters, ends of lines


class CorpusRefused(Exception):
    """The files cannot be loaded; `defects` says why, and nothing was changed."""

    def __init__(self, defects):
        self.defects = defects
        super().__init__("\n".join(str(defect) for defect in defects))


@dataclass(frozen=True)
class Defect:
    place: str
    sentence: str

    def __str__(self):
        return printable(f"{self.place}: {self.sentence}")


def place_of(file, index, record, path=""):
    """Return where a value stands: `webinars.json[12] (id "ssw-13"), people[2].country`; positions count from 0."""
    known = record.get("id") if isinstance(record, dict) else None
    named = f" (id {shown(known)})" if isinstance(known, str) and known else ""
    return f"{file}[{index}]{named}" + (f", {path.lstrip('.')}" if path else "")


def shown(value):
    """Return a value as it stands in JSON, shortened."""
    if isinstance(value, str):
        return f'"{value}"' if len(value) <= 78 else f'"{value[:76]}…"'
    return shortened(json.dumps(value, ensure_ascii=False))


def shortened(text, longest=80):
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def printable(text):
    """Return `text` with all that a terminal would obey, and not show, written as an escape."""
    if text.isprintable():
        return text
    return "".join(
        letter.encode("unicode_escape").decode() if unicodedata.category(letter) in OBEYED else letter
        for letter in text
    )


def did_you_mean(word, known):
    near = get_close_matches(str(word)[:100], list(known), n=1, cutoff=0.6)
    return f'; did you mean "{near[0]}"?' if near else ""
