"""Names in the order of a bibliography."""

import pytest

from hrhub.catalogue.citing.names import Name, body, parted


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("Estelle Quain", "Quain", "Estelle"),
        ("Connie M. Leyva", "Leyva", "Connie M."),
        ("Jan van der Berg", "van der Berg", "Jan"),
        ("Brigette De Lay", "De Lay", "Brigette"),
        ("Ana María de la Cruz", "de la Cruz", "Ana María"),
        ("José Ortega y Gasset", "Ortega y Gasset", "José"),
        ("João Silva dos Santos", "dos Santos", "João Silva"),
        ("Clare O’Brien", "O’Brien", "Clare"),
        ("Al Gore", "Gore", "Al"),
        ("Abu Mvungi", "Mvungi", "Abu"),
        ("de la Cruz", "de la Cruz", ""),
        ("Tata", "Tata", ""),
        ("سلطان بن سعد المريخي", "سلطان بن سعد المريخي", ""),
        ("张伟", "张伟", ""),
        ("Анна Петрова", "Петрова", "Анна"),
        ("Berg, Anna", "Berg", "Anna"),
    ],
)
def test_a_name_has_its_family_name_with_the_particles_before_it(name, family, given):
    assert parted(name) == Name(family, given)


@pytest.mark.parametrize(
    "name",
    ["Dr. Ama Mensah", "Prof. Dr Ama Mensah", "Ama Mensah, PhD", "Ama Mensah, M.D., MPH", "Ama “Mimi” Mensah"],
)
def test_honorifics_nicknames_and_degrees_are_no_part_of_a_name(name):
    assert parted(name) == Name("Mensah", "Ama")


@pytest.mark.parametrize("name", ["Martin Luther King, Jr.", "Martin Luther King Jr."])
def test_a_suffix_stands_apart(name):
    assert parted(name) == Name("King", "Martin Luther", "Jr.")


@pytest.mark.parametrize(
    ("given", "initials"),
    [("Jean-Paul Marie", "J.-P. M."), ("Connie M.", "C. M."), ("Özden", "Ö."), ("", "")],
)
def test_given_names_are_shortened_to_initials(given, initials):
    assert Name("X", given).initials == initials


def test_the_name_of_a_body_is_one():
    assert body("Butler  Institute\nfor Families, University of Denver") == Name(
        "Butler Institute for Families, University of Denver", is_body=True
    )
