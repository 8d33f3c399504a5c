"""The columns of a report by their headings, and the program that wrote them. Sources: docs/imports.md."""

from hrhub.web.folding import fold

HEADINGS = {
    "name": """name original name, user name original name, user name, name, full name, nom nom original, nom,
        nom complet, nombre nombre original, nombre, nombre completo, nome nome original, nome, nome completo,
        الاسم الاسم الاصلي, الاسم, الاسم الكامل""",
    "first": "first name, prenom, الاسم الاول",
    "last": "last name, surname, nom de famille, apellidos, apellido, sobrenome, اسم العائله",
    "email": """user email, email, e mail, email address, adresse e mail de l utilisateur, adresse e mail,
        e mail del usuario, correo electronico, endereco de e mail, البريد الالكتروني""",
    "account": "participant id upn, id do participante upn, id de participante upn, id du participant upn",
    "joined": """join time, join, first join, time joined, heure d arrivee, heure de connexion, hora para unirse,
        hora de entrada, primera entrada, ingressar na hora, primeiro ingresso, وقت الانضمام""",
    "left": """leave time, left, last leave, time exited, heure de depart, heure de deconnexion, hora para salir,
        hora de salida, ultima salida, hora de saida, ultima saida, وقت المغادره""",
    "duration": """duration minutes, duration, total duration minutes, time in session minutes, in meeting duration,
        duree minutes, duree, duree totale minutes, duracion minutos, duracion, duracion total minutos,
        duracion de la reunion, duracao minutos, duracao, duracao total minutos, duracao na reuniao, المده""",
    "attended": "attended",
    "waiting": "in waiting room, dans la salle d attente, salle d attente, en sala de espera, na sala de espera",
    "country": "country region name, country region",
}
COLUMNS = {fold(heading): column for column, words in HEADINGS.items() for heading in words.split(",")}
SIGNS = [  # that a heading of this program has, and no other's
    ("bbb", {"activity score"}),
    ("meet", {"time joined", "time exited"}),
    ("teams", {"first join", "in meeting duration", "primeiro ingresso", "primera entrada"}),
    ("teams", {fold(words) for words in HEADINGS["account"].split(",")}),
]
ORIGINAL = ("original name", "nom original", "nombre original", "nome original", "الاسم الاصلي")


def columns_of(row):
    """Return {column: its place}; the first of each counts, and what is unknown is left out.

    Of a row that is no heading it returns {}, after a look at its first two cells: there may be 20,000.
    """
    if not any(fold(cell[:60]) in COLUMNS for cell in row[:2]):
        return {}
    found = {}
    for place, cell in enumerate(row):
        column = COLUMNS.get(fold(cell[:60]))
        if column and column not in found:
            found[column] = place
    return found


def is_heading(columns):
    """Say whether a row is the heading of people: with a name, and how long or from when they were there."""
    return ("name" in columns or "first" in columns) and ("duration" in columns or "joined" in columns)


def program_of(row):
    """Return which program writes such a heading, or "other"."""
    headings = {fold(cell[:60]) for cell in row}
    if any(heading.endswith(ORIGINAL) for heading in headings):
        return "zoom"
    return next((program for program, signs in SIGNS if signs & headings), "other")
