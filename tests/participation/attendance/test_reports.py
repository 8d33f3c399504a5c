"""What the reports of four programs tell, and what is said of those that are broken."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hrhub.participation.attendance import files
from hrhub.participation.attendance.files import NotAReport
from hrhub.participation.attendance.reports import WrongRows, report_of

from .written import ALL, MEET, TEAMS, ZOOM_MEETING, ZOOM_WEBINAR


def uploaded(content, encoding="utf-8"):
    content = content.encode(encoding) if isinstance(content, str) else content
    return SimpleUploadedFile("report.csv", content)


def read(content, encoding="utf-8"):
    _digest, text = files.read(uploaded(content, encoding))
    return report_of(text)


def told(report):
    """Return [(names, address, minutes)] of all rows."""
    return [(stay.names, stay.email, round(stay.minutes)) for stay in report.stays]


def problems_of(content):
    with pytest.raises(WrongRows) as wrong:
        read(content)
    return wrong.value.problems


def sentence_of(content, encoding="utf-8"):
    with pytest.raises(NotAReport) as refused:
        read(content, encoding)
    return str(refused.value)


@pytest.mark.parametrize(
    ("which", "program"),
    [
        ("zoom meeting", "zoom"),
        ("zoom unique users", "zoom"),
        ("zoom webinar", "zoom"),
        ("teams", "teams"),
        ("meet", "meet"),
        ("bbb", "bbb"),
    ],
)
def test_each_program_is_recognised(which, program):
    assert read(*ALL[which]).program == program


def test_zoom_tells_each_time_that_somebody_joined_and_the_waiting_room_does_not_count():
    assert told(read(ZOOM_MEETING)) == [
        (["Ana Phiri"], "ana@example.org", 32),
        (["Ana Phiri"], "ana@example.org", 40),
        (["Kofi’s iPad (Kofi Mensah)"], "", 55),
    ]


def test_zoom_tells_of_a_webinar_in_four_tables_and_who_did_not_come_is_left_out():
    report = read(ZOOM_WEBINAR)
    assert told(report) == [
        (["Host"], "host@example.org", 60),
        (["A. P.", "Ana Phiri"], "ana@example.org", 58),
        (["2609*****12"], "", 30),
    ]
    assert {stay.country for stay in report.stays} == {"Zambia"}


def test_teams_tells_twice_and_the_times_that_one_joined_count():
    assert told(read(TEAMS, "utf-16")) == [
        (["Ana Phiri"], "ana@example.org", 28),
        (["Ana Phiri"], "ana@example.org", 20),
        (["Kofi Mensah (Guest)"], "", 50),
    ]


def test_teams_without_the_list_of_activities_tells_the_sum():
    only_sum = TEAMS.partition("3. In")[0]
    assert told(read(only_sum, "utf-16"))[0] == (["Ana Phiri"], "ana@example.org", 48)


def test_meet_hides_addresses_from_outside_and_they_are_not_taken_for_any():
    assert told(read(MEET)) == [(["Ana Phiri"], "ana@example.org", 58), (["Kofi Mensah"], "", 62)]


def test_bigbluebutton_tells_names_alone_and_the_votes_of_nobody_are_left_out():
    assert [minutes for _names, _address, minutes in told(read(*ALL["bbb"]))] == [58, 62]


@pytest.mark.parametrize("which", ["zoom meeting", "zoom webinar", "teams", "bbb"])
def test_the_day_is_read(which):
    assert {day.isoformat() for day in read(*ALL[which]).days} == {"2024-03-05"}


@pytest.mark.parametrize(
    ("heading", "row", "expected"),
    [
        ("Nom (nom original),Adresse e-mail,Durée totale (minutes),Invité", "Ana,a@example.org,62,Non", "Ana"),
        ("Nombre (nombre original);E-mail del usuario;Hora para unirse;Hora para salir;Duración (minutos)",
         "Ana;a@example.org;05/03/2024 14:00:00;05/03/2024 15:02:00;62", "Ana"),
        ("Nome (nome original),E-mail,Ingressar na hora,Hora de saída,Duração (minutos)",
         "Ana,a@example.org,05/03/2024 14:00:00,05/03/2024 15:02:00,62", "Ana"),
        ("Nombre,Apellidos,Correo electrónico,Duración", "Ana,Phiri,a@example.org,1 h 2 min", "Ana Phiri"),
        ("Prénom,Nom,Adresse e-mail,Durée", "Ana,Phiri,a@example.org,1 h 2 min", "Ana Phiri"),
        ("Nome\tPrimeiro ingresso\tÚltima saída\tDuração na reunião\tEmail\tID do participante (UPN)\tFunção",
         "Ana\t05/03/24, 14:00:00\t05/03/24, 15:02:00\t1h 2m\ta@example.org\ta@example.org\tOrganizador", "Ana"),
    ],
)  # fmt: skip
def test_reports_come_in_the_language_of_whoever_downloads_them(heading, row, expected):
    assert told(read(f"{heading}\n{row}\n")) == [([expected], "a@example.org", 62)]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b" \r\n \n", "The file is empty."),
        (b"PK\x03\x04", "This is no CSV file. Please choose the file as the meeting’s program wrote it."),
        (b"Name,Duration\nA\0na,5\n", "The file is damaged. Please download it again from the meeting’s program."),
        (b"Name,Duration\n", "There are headings in this file, but nobody below them."),
        ("Name,Duration\n" + "Ana,5\n" * 100_000, "There are more than 20,000 rows in this file."),
        ("Name,Duration\n" + "Ana,5\n" * 7 + '"' + "x" * 200_000, "Row 9 cannot be read: a quotation mark is never closed there, or a cell is too long."),  # noqa: E501
        (b"x" * 10_000_001, "The file is too large: at most 10 MB."),
    ],
)  # fmt: skip
def test_what_is_no_report_is_told_in_one_sentence(content, sentence):
    assert sentence_of(content) == sentence


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe\x00", b"\x89PNG\r\n", "Name,Organisation\nAna,Ministry\n", b"\xc3\x28,\xa0\xa1\n", ",,,\n" * 9],
)
def test_what_has_no_known_columns_is_refused(content):
    assert sentence_of(content).startswith("We know no columns in this file.")


def test_each_broken_row_has_its_number_and_nothing_is_taken():
    broken = MEET + "Eve,X,e@example.org,soon,,\nMia,Y,m@example.org,9999999,,\nIda,Z,i@example.org,,,\n"
    assert problems_of(broken) == [
        "Row 4: “soon” tells no length of time.",
        "Row 5: “9999999” is too long for a meeting.",
        "Row 6: “” tells no length of time.",
    ]


def test_a_quotation_mark_that_is_never_closed_swallows_nobody():
    assert problems_of('Name,Duration\nAna,5\n"Eve,6\nMia,7\n') == ["Row 3: a quotation mark is never closed."]


def test_windows_letters_are_read():
    assert told(read("Name;Duration\nJosé;5\n", "cp1252")) == [(["José"], "", 5)]
