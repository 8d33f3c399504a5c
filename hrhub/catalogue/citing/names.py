"""A person's name in the order of a bibliography: family name first, with its particles; no titles, no degrees."""

import re
from dataclasses import dataclass

# Words that belong to the family name after them: Dutch, German, French, Spanish, Portuguese, Italian, Arabic.
PARTICLES = frozenset(
    "af al av bin bint da dal dalla das de degli dei del dela della den der des di do dos du el ibn la las le les lo "
    "los ou op 't te ten ter ul van vom von zu zum zur".split()
)
JOINTS = frozenset(["e", "y", "i"])  # between two family names: Ortega y Gasset
TITLES = frozenset("dame dr dra engr hon miss mme mr mrs ms mx prof professor rev sir".split())
SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
DEGREES = re.compile(r"(?:[A-Z][a-z]?\.?-?){2,6}")
NICKNAME = re.compile(r"[\"'“‘(].*[\"'”’)]")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts; `given` is empty for a name of one word, of a script without capitals, and of a body."""

    family: str
    given: str = ""
    suffix: str = ""
    is_body: bool = False

    @property
    def initials(self):
        """The given names as APA shortens them: “Jean-Paul M.” is “J.-P. M.”."""
        return " ".join(initial_of(word) for word in self.given.split() if word[0].isalpha())


def initial_of(word):
    return "-".join(f"{part[0].upper()}." for part in word.split("-") if part)


def body(name):
    """Return an organisation as an author: its name is never taken apart."""
    return Name(" ".join(name.split()), is_body=True)


def parted(name):
    """Return the Name that a person's `name` is, as well as its words can tell.

    The last word is the family name, with the particles before it: two family names without any (“Gil Baizan”)
    cannot be told from a second given name.
    """
    words, suffix = without_titles(name)
    if len(words) < 2 or not any(letter.isupper() for letter in name):
        return Name(" ".join(words), suffix=suffix)
    start = start_of_family(words)
    return Name(" ".join(words[start:]), " ".join(words[:start]), suffix)


def without_titles(name):
    """Return (words of the name, suffix) without honorifics, nicknames and degrees."""
    first, *rest = [part.strip() for part in name.split(",")]
    words = [word for word in first.split() if not NICKNAME.fullmatch(word)] or first.split()
    while len(words) > 1 and plain(words[0]) in TITLES:
        words.pop(0)
    more = [part for part in rest if part and not all(DEGREES.fullmatch(word) for word in part.split())]
    if more and plain(more[0]) not in SUFFIXES:
        words = [*more[0].split(), *words]  # “Berg, Anna” was typed
    suffix = next((part for part in rest if plain(part) in SUFFIXES), "")
    if not suffix and len(words) > 2 and plain(words[-1]) in SUFFIXES:
        suffix = words.pop()
    return words, suffix


def start_of_family(words):
    """Return where the family name begins; 0 where there are particles before a single name, as in “de la Cruz”."""
    start = len(words) - 1
    while start > 0 and plain(words[start - 1]) in PARTICLES:
        start -= 1
    if start == 0 and len(words) == 2:  # “Al Gore”: a given name that looks like a particle
        return 1
    if start > 2 and words[start - 1] in JOINTS:
        return start - 2
    return start


def plain(word):
    return word.strip(".").lower()
