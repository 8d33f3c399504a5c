import pytest

from hrhub.participation.roster.chat import rows
from hrhub.participation.roster.rows import Row

MINISTRY = ("Mutinta Banda", "Ministry of Health", "government")


def read(text):
    return [(row.name, row.organisation, row.sector) for row in rows(text)[0]]


@pytest.mark.parametrize(
    "line",
    [
        "1. Mutinta Banda – Ministry of Health ✅",
        "1) Mutinta Banda, Ministry of Health",
        "(1) Mutinta Banda; Ministry of Health",
        "1 - Mutinta Banda - Ministry of Health",
        "12 Mutinta Banda: Ministry of Health.",
        "1️⃣ Mutinta Banda (Ministry of Health) 👍🏾",
        "1️⃣2️⃣ Mutinta Banda | Ministry of Health",
        "• Mutinta Banda — Ministry of Health ✔️",
        "* Mutinta Banda / Ministry of Health",
        "✅ Mutinta Banda, Ministry of Health 🇿🇲",
        "*Mutinta Banda* - _Ministry of Health_",
        "Mutinta Banda\tMinistry of Health",
        "٣. Mutinta Banda، Ministry of Health",
        "\u200e1. \u2068Mutinta Banda\u2069 – Ministry of Health\u200f",
        "Mutinta Banda – Ministry of Health +260 97 1234567",
        "Mutinta Banda (0977-123-456) – Ministry of Health",
        "0977123456 Mutinta Banda, Ministry of Health",
        "Mutinta Banda, Ministry of Health, mutinta@example.org",
        "08:30 Mutinta Banda – Ministry of Health",
        "[12/03, 14:22] Mary K: 1. Mutinta Banda – Ministry of Health",
        "[12/03/2027, 2:22:05 PM] +260 97 1234567: Mutinta Banda – Ministry of Health",
        "12/03/27, 14:22 - Mary: 4) Mutinta Banda, Ministry of Health",
        "12.03.2027, 14:22 - +260 97 1234567: Mutinta Banda, Ministry of Health ✅",
        "2027-03-12, 14:22 - Mary: Mutinta Banda, Ministry of Health",
        "Ministry of Health: Mutinta Banda",
    ],
)
def test_a_line_of_a_chat_is_a_name_and_an_organisation(line):
    assert read(line) == [MINISTRY]


@pytest.mark.parametrize(
    ("line", "read_as"),
    [
        ("1. سارة محمد، وزارة الصحة ✅", ("سارة محمد", "وزارة الصحة", "government")),
        ("7- أحمد علي (جامعة القاهرة)", ("أحمد علي", "جامعة القاهرة", "academic")),
        ("Jean Dupont : Ministère de la Santé", ("Jean Dupont", "Ministère de la Santé", "government")),
        ("Dr. Anne-Marie Phiri (USAID)", ("Dr. Anne-Marie Phiri", "USAID", "donor")),
        ("Banda, Mary – Ministry of Health", ("Banda, Mary", "Ministry of Health", "government")),
        ("Mary Phiri, Ministry of Health – Lusaka", ("Mary Phiri", "Ministry of Health, Lusaka", "government")),
        ("Grace Zulu", ("Grace Zulu", "", "")),
        ("Kunda – CBO", ("Kunda", "CBO", "")),
    ],
)
def test_lines_in_other_languages_and_orders(line, read_as):
    assert read(line) == [read_as]


@pytest.mark.parametrize(
    "line",
    [
        "", "   ", "✅✅", "---", "12", "0977123456", "Participants:", "Zambia team 🇿🇲:", "https://example.org/list",
        "12/03/2027, 14:22 - Peter joined using this group's invite link", "\u200f\u200e",
    ],
)  # fmt: skip
def test_a_line_that_names_nobody_is_left_out(line):
    assert read(line) == []


def test_no_telephone_number_is_left_of_any_way_to_write_one():
    numbers = [
        "+260 97 1234567",
        "0977123456",
        "(021) 555-1234",
        "00260-211-123456",
        "+260.97.123.4567",
        "+٢٦٠٩٧١٢٣٤٥٦٧",
    ]
    found = rows("\n".join(f"Mutinta {number} – Ministry of Health {number}" for number in numbers))[0]
    assert {(row.name, row.organisation) for row in found} == {("Mutinta", "Ministry of Health")}


def test_a_guess_says_that_it_is_one():
    known, unknown = rows("Mutinta – Ministry of Health\nJohn – Lusaka Clinic")[0]
    assert known == Row("Mutinta", "Ministry of Health", "government", guessed=True)
    assert unknown == Row("John", "Lusaka Clinic", "", guessed=False)


def test_two_hundred_at_most_are_read_and_the_rest_is_told():
    found, more = rows("\n".join(f"Member {n:03} – NGO" for n in range(201)))
    assert (len(found), more) == (200, True)
    assert rows("Mutinta – NGO")[1] is False


@pytest.mark.parametrize(
    "text", ["a" * 3_000_000, "1" * 40_000, "- " * 20_000, "(" * 40_000, "\n" * 40_000, ":/,;" * 9_000]
)
def test_a_text_that_is_a_weapon_costs_nothing(text):
    assert len(rows(text)[0]) <= 1


def test_names_fit_their_fields():
    row = rows("M" * 300 + " – " + "O" * 300)[0][0]
    assert (len(row.name) <= 100, len(row.organisation) <= 150) == (True, True)


def test_what_stands_far_below_is_not_read():
    assert rows("\n" * 50_000 + "Mutinta, NGO") == ([], True)
