"""The headings of a line in English: platforms write them in the language of whoever downloads the report.

Only those that were found in reports are here, see docs/imports.md.
"""

ENGLISH = {
    "name (original name)": "nom (nom original), nombre (nombre original), nome (nome original)",
    "name": "nome",
    "user email": "adresse e-mail de l'utilisateur, e-mail del usuario, correo electrónico, e-mail",
    "join time": "heure d'arrivée, heure de connexion, hora para unirse, hora de entrada, ingressar na hora",
    "leave time": "heure de départ, heure de déconnexion, hora para salir, hora de salida, hora de saída",
    "duration (minutes)": "durée (minutes), duración (minutos), duração (minutos)",
    "total duration (minutes)": "durée totale (minutes), duración total (minutos), duração total (minutos)",
    "in waiting room": "dans la salle d'attente, salle d'attente, en sala de espera, na sala de espera",
    "first join": "primeiro ingresso",
    "last leave": "última saída",
    "in-meeting duration": "duração na reunião",
}
OTHERS = {one.strip(): english for english, others in ENGLISH.items() for one in others.split(",")}


def in_english(cells):
    """Return `cells` in small letters, those that are a known heading in English."""
    small = (" ".join(cell.casefold().replace("’", "'").split()) for cell in cells)
    return [OTHERS.get(cell, cell) for cell in small]
