"""The columns of a list by their headings, in five languages."""

from hrhub.web.folding import fold

HEADINGS = {
    "name": """name, names, full name, participant, member, nom, noms, nom complet, nom et prenom, nombre, nombres,
        nombre completo, nombre y apellidos, nome, nome completo, الاسم, اسم, الاسم الكامل, الاسم الثلاثي""",
    "first": "first name, given name, given names, prenom, prenoms, primer nombre, primeiro nome, الاسم الاول",
    "last": """last name, surname, family name, nom de famille, apellido, apellidos, sobrenome, apelido, اسم العائله,
        اللقب""",
    "organisation": """organisation, organization, institution, employer, affiliation, company, ministry, structure,
        organisme, etablissement, organizacion, institucion, entidad, organizacao, instituicao, entidade, المنظمه,
        المؤسسه, الجهه, جهه العمل""",
    "sector": "sector, secteur, setor, القطاع, قطاع",
    "role": """role, position, title, job title, function, fonction, poste, titre, cargo, puesto, funcion, funcao,
        الوظيفه, المنصب, الصفه""",
    "email": """email, e mail, mail, email address, e mail address, courriel, adresse e mail, adresse mail, correo,
        correo electronico, البريد الالكتروني, بريد الكتروني, البريد""",
}
COLUMNS = {fold(heading): column for column, words in HEADINGS.items() for heading in words.split(",")}


def columns_of(cells):
    """Return {column: its place} of a row of headings; the first of each counts, and an unknown one is left out."""
    found = {}
    for place, cell in enumerate(cells):
        column = COLUMNS.get(fold(cell[:60]))
        if column and column not in found:
            found[column] = place
    return found


def tell_names(columns):
    return "name" in columns or {"first", "last"} <= columns.keys()
