"""The sector that an organisation probably belongs to, from its words in five languages: a guess, which is asked."""

import re
from functools import cache

from hrhub.participation.models import Sector
from hrhub.web.folding import fold

# As `fold` leaves words; "*" stands for the rest of one. The first sector with one of its expressions in the name wins.
WORDS = {
    Sector.DONOR: """
        usaid, pepfar, gavi, dfid, fcdo, giz, jica, norad, danida, sida, afd, kfw, gates, global fund, fonds mondial,
        fondo mundial, fundo global, world bank, banque mondiale, banco mundial, european union, union europeenne,
        union europea, uniao europeia, donor*, donante*, doador*, bailleur*, funder*, embassy, ambassade, embajada,
        embaixada, مانح, المانح*, سفاره, البنك الدولي
    """,
    Sector.GOVERNMENT: """
        ministry, ministries, ministere*, ministerio*, moh, mohsw, minsa, minsante, misau, government, gouvernement,
        gobierno, governo, department of, departement de, departamento de, direction generale, direction regionale,
        direction provinciale, provincial health, district health, district council, county council, municipal*,
        prefeitura, alcaldia, mairie, public service, secretaria de, وزاره, الوزاره, حكوم*, الحكوم*, مديريه, محافظه,
        بلديه
    """,
    Sector.ACADEMIC: """
        universit*, universid*, college, faculty, faculte, facultad, faculdade, school, ecole, escola, escuela, academy,
        academie, academia, polytechnic, institut superieur, instituto superior, research institute, جامعه, الجامعه,
        كليه, معهد, اكاديميه, مدرسه
    """,
    Sector.ASSOCIATION: """
        association*, associacao, asociacion, society of, societe de, sociedad de, sociedade de, nursing council,
        medical council, ordre des, ordre national, ordem dos, colegio de, syndicat, sindicato, trade union, workers
        union, federation, federacion, federacao, نقابه, جمعيه, رابطه, اتحاد
    """,
    Sector.NGO: """
        ngo, ngos, ong, ongs, foundation, fondation, fundacion, fundacao, trust, charity, caritas, oxfam, amref,
        pathfinder, intrahealth, jhpiego, world vision, save the children, red cross, croix rouge, cruz roja, cruz
        vermelha, care international, medecins sans frontieres, msf, faith based, community based, non governmental, non
        gouvernementale, no gubernamental, nao governamental, منظمه, موسسه, الهلال الاحمر
    """,
}
# What a column "sector" says in so many words, beside the expressions above.
NAMES = {
    "government": Sector.GOVERNMENT,
    "gov": Sector.GOVERNMENT,
    "public": Sector.GOVERNMENT,
    "non governmental organisation": Sector.NGO,
    "non governmental organization": Sector.NGO,
    "civil society": Sector.NGO,
    "societe civile": Sector.NGO,
    "sociedad civil": Sector.NGO,
    "sociedade civil": Sector.NGO,
    "مجتمع مدني": Sector.NGO,
    "academic": Sector.ACADEMIC,
    "academic institution": Sector.ACADEMIC,
    "academique": Sector.ACADEMIC,
    "academico": Sector.ACADEMIC,
    "اكاديمي": Sector.ACADEMIC,
    "professional association": Sector.ASSOCIATION,
    "association professionnelle": Sector.ASSOCIATION,
    "other": Sector.OTHER,
    "autre": Sector.OTHER,
    "otro": Sector.OTHER,
    "outro": Sector.OTHER,
    "اخر": Sector.OTHER,
}


@cache
def patterns():
    return [(sector, pattern(words)) for sector, words in WORDS.items()]


def pattern(words):
    expressions = [" ".join(one.split()) for one in words.split(",")]
    found = "|".join(re.escape(one).replace(r"\*", r"\w*") for one in expressions)
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)")


def guess(organisation):
    """Return the sector, or "" where no word tells."""
    folded = fold(organisation)
    return next((sector.value for sector, words in patterns() if words.search(folded)), "")


def named(words):
    """Return the sector that a list calls `words`, in the language of the site or in one of five; "" for another."""
    folded = fold(words)
    labels = {fold(str(sector.label)): sector for sector in Sector} | {fold(sector): sector for sector in Sector}
    sector = labels.get(folded) or NAMES.get(folded)
    return sector.value if sector else guess(words)
