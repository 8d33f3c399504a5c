import io
import resource
import time
import zipfile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hrhub.participation.roster.files import NotAList, cells_in
from hrhub.participation.roster.lists import WrongRows, rows

HEADINGS = ["Name", "Organisation", "Sector"]
PEOPLE = [["Mutinta", "Ministère de la Santé", "government"], ["سارة", "جامعة القاهرة", ""]]
READ = [("Mutinta", "Ministère de la Santé", "government"), ("سارة", "جامعة القاهرة", "academic")]


def file(content, name="list.csv"):
    return SimpleUploadedFile(name, content)


def read(content):
    return [(row.name, row.organisation, row.sector) for row in rows(cells_in(file(content)))]


def csv_of(table, delimiter=","):
    return "\r\n".join(delimiter.join(row) for row in table) + "\r\n"


def xlsx_of(table):
    book = openpyxl.Workbook()
    for row in table:
        book.active.append(row)
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-with-mark"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_is_read_in_every_common_encoding_and_with_every_common_delimiter(encoding, delimiter):
    text = csv_of([HEADINGS, *PEOPLE], delimiter)
    content = "\ufeff".encode("utf-16-le") + text.encode("utf-16-le") if "mark" in encoding else text.encode(encoding)
    assert read(content) == READ


def test_a_csv_as_windows_writes_it_in_the_west_is_read():
    assert read(csv_of([HEADINGS, PEOPLE[0]], ";").encode("cp1252")) == READ[:1]


def test_an_xlsx_is_read():
    assert read(xlsx_of([HEADINGS, *PEOPLE])) == READ


@pytest.mark.parametrize(
    "headings",
    [
        ["Nom et prénom", "Organisme", "Secteur"],
        ["Nombre completo", "Institución", "Sector"],
        ["NOME", "Instituição", "Setor"],
        ["الاسم", "المؤسسة", "القطاع"],
        [" name ", "ORGANIZATION", "sector"],
    ],
)
def test_headings_are_known_in_five_languages(headings):
    assert read(csv_of([headings, PEOPLE[0]]).encode()) == READ[:1]


def test_headings_may_stand_below_a_title_and_in_any_order():
    table = [["Zambia team", "", ""], ["", "", ""], ["Sector", "Telephone", "Name"], ["NGO", "0977123456", "Mutinta"]]
    assert read(csv_of(table).encode()) == [("Mutinta", "", "ngo")]


def test_first_and_last_names_make_a_name():
    assert read(b"First name,Surname\nMutinta,Banda\n") == [("Mutinta Banda", "", "")]


def test_columns_that_nobody_asked_for_are_not_read():
    found = rows(cells_in(file(b"Name,Telephone,Passport\nMutinta,0977123456,ZN123\n")))
    assert "0977123456" not in repr(found)
    assert "ZN123" not in repr(found)


def test_every_wrong_row_is_told_with_its_number_and_nothing_is_taken():
    table = [["Name", "Organisation", "E-mail"], ["Mutinta", "A", "m@example.org"], ["", "B", ""], ["Chanda", "C", "x"],
             ["", "", ""], ["See www.example.org", "D", ""], ["N" * 101, "E", ""]]  # fmt: skip
    with pytest.raises(WrongRows) as wrong:
        rows(cells_in(file(csv_of(table).encode())))
    assert wrong.value.problems == [
        "Row 3: the name is missing.",
        "Row 4: “x” is no e-mail address.",
        "Row 6: “See www.example.org” holds a web or mail address; please write words only.",
        f"Row 7: “{'N' * 30}…” is too long: at most 100 letters.",
    ]


def test_of_a_formula_the_value_is_taken_and_never_the_formula():
    book, formula = openpyxl.Workbook(), '=HYPERLINK("https://example.org","Mutinta")'
    for row in (HEADINGS, [formula, "Ministry of Health", ""], ["Chanda", "=1+1", ""]):
        book.active.append(row)
    whole = io.BytesIO()
    book.save(whole)
    with pytest.raises(WrongRows) as wrong:  # nothing was ever computed: the name is missing
        rows(cells_in(file(whole.getvalue())))
    assert wrong.value.problems == ["Row 2: the name is missing."]


def test_in_a_csv_a_formula_is_words():
    assert read(b"Name,Organisation\n=1+1,=cmd\n") == [("=1+1", "=cmd", "")]


def test_numbers_and_dates_are_words():
    assert read(xlsx_of([HEADINGS, ["Mutinta", 2027, None]])) == [("Mutinta", "2027", "")]


def test_two_hundred_are_taken_and_two_hundred_and_one_are_too_many():
    table = [["Name"], *([f"Member {n}"] for n in range(200))]
    assert len(read(csv_of(table).encode())) == 200
    with pytest.raises(NotAList, match="There are 201 people in this file: at most 200"):
        read(csv_of([*table, ["One more"]]).encode())


def broken_xlsx(part, content):
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx_of([HEADINGS, *PEOPLE]))) as old, zipfile.ZipFile(whole, "w") as new:
        for one in old.namelist():
            new.writestr(one, content if one == part else old.read(one))
    return whole.getvalue()


MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
RELATION = b'<Relationship Id="%s" Type="' + OFFICE + b'/%s" Target="%s"/>'
KIND = b'<Override PartName="/xl/%s" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.%s+xml"/>'


def as_excel_writes(shared):
    """Return an .xlsx whose words stand in a part of their own, as those of Excel do: each cell says which."""
    kinds = [
        (b"workbook.xml", b"sheet.main"),
        (b"worksheets/a.xml", b"worksheet"),
        (b"sharedStrings.xml", b"sharedStrings"),
    ]
    linked = [(b"a", b"worksheet", b"worksheets/a.xml"), (b"b", b"sharedStrings", b"sharedStrings.xml")]
    sheet = b'<sheet xmlns:r="%s" name="a" sheetId="1" r:id="a"/>' % OFFICE
    cells = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>%d</v></c></row>' % (n + 1, n + 1, n) for n in range(2))
    parts = {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        + b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + b"".join(KIND % kind for kind in kinds)
        + b"</Types>",
        "_rels/.rels": RELATIONS % (RELATION % (b"a", b"officeDocument", b"xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": RELATIONS % b"".join(RELATION % one for one in linked),
        "xl/workbook.xml": b"<workbook %s><sheets>%s</sheets></workbook>" % (MAIN, sheet),
        "xl/worksheets/a.xml": b"<worksheet %s><sheetData>%s</sheetData></worksheet>" % (MAIN, cells),
        "xl/sharedStrings.xml": shared,
    }
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return whole.getvalue()


def shared_words(*words):
    items = "".join(f"<si><t>{word}</t></si>" for word in words).encode()
    return b"<sst %s>%s</sst>" % (MAIN, items)


def test_an_xlsx_as_excel_writes_it_is_read():
    assert read(as_excel_writes(shared_words("الاسم", "Mutinta"))) == [("Mutinta", "", "")]


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">%s]><sst>&j;</sst>""" % b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)
OUTSIDE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet><sheetData>&x;</sheetData></worksheet>'


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04 no archive",
        b"PK",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 of an older program",
        b"\x00\x01\x02\x03Name\x00",
        b"\xff\xfeN",
        b"\xff\xfe\x00\xd8",
        b"Nobody,Nothing\n1,2\n",
        b"Name\n",
        b"%PDF-1.7",
        b'Name\n"unclosed' + b"x" * 200_000,
        xlsx_of([HEADINGS, *PEOPLE])[:-200],
        as_excel_writes(b"<sst>"),
        as_excel_writes(ENTITIES),
        broken_xlsx("xl/worksheets/sheet1.xml", b"<no"),
        broken_xlsx("xl/worksheets/sheet1.xml", OUTSIDE),
        broken_xlsx("xl/workbook.xml", b"<workbook/>"),
        broken_xlsx("[Content_Types].xml", b""),
    ],
    ids=range(18),
)
def test_a_file_that_is_no_list_is_a_sentence(content):
    with pytest.raises((NotAList, WrongRows)):
        read(content)


def big(name, megabytes):
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx_of([HEADINGS, *PEOPLE]))) as old, zipfile.ZipFile(whole, "w", 8) as new:
        for one in old.namelist():
            new.writestr(one, old.read(one))
        new.writestr(name, b"<sst>" + b"<si><t>a</t></si>" * (megabytes * 60_000) + b"</sst>")
    return whole.getvalue()


def rows_of(n):
    return xlsx_of([HEADINGS, *([f"Member {k}", "Ministry of Health", "ngo"] for k in range(n))])


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(lambda: big("xl/more.xml", 300), id="bomb"),
        pytest.param(lambda: as_excel_writes(shared_words("a", *(str(n) for n in range(110_000)))), id="words"),
        pytest.param(lambda: rows_of(100_000), id="rows of an xlsx"),
        pytest.param(lambda: rows_of(20_000), id="fewer rows of an xlsx"),
        pytest.param(lambda: b"Name\n" + b"Mutinta\n" * 100_000, id="rows of a csv"),
        pytest.param(lambda: b"Name" + b"," * 900_000, id="columns"),
        pytest.param(lambda: b"Name\n" + b"x" * 990_000, id="a cell"),
        pytest.param(lambda: b"Name\n" + b"\n" * 990_000, id="empty rows"),
        pytest.param(lambda: b"x" * 50_000_000, id="fifty megabytes"),
    ],
)
def test_a_file_that_is_a_weapon_is_refused_in_two_seconds_and_three_hundred_megabytes(content):
    content = content()
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    with pytest.raises((NotAList, WrongRows)):
        read(content)
    assert time.process_time() - began < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000  # kilobytes


def test_a_file_that_is_too_large_is_told_so():
    with pytest.raises(NotAList, match="The file is too large"):
        read(b"Name,Note\n" + b"Mutinta," + b"x" * 1_100_000)


@pytest.mark.parametrize("content", [b"Name,Sector\nMutinta,ngo\n", b"", b"\x00\x01 half of it"])
def test_a_workbook_that_is_none_says_so(content):
    with pytest.raises(NotAList, match="This file is damaged, or no list. Please save it again"):
        cells_in(file(content, "List.XLSX"))
