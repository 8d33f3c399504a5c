import pytest

from hrhub.participation.models import Sector
from hrhub.participation.roster.guessing import guess, named


@pytest.mark.parametrize(
    ("organisation", "sector"),
    [
        ("Ministry of Health", "government"),
        ("Ministère de la Santé publique", "government"),
        ("Ministerio de Salud", "government"),
        ("Ministério da Saúde", "government"),
        ("وزارة الصحة", "government"),
        ("Lusaka District Health Office", "government"),
        ("MoH", "government"),
        ("University of Zambia", "academic"),
        ("Université Cheikh Anta Diop", "academic"),
        ("Universidad de San Marcos", "academic"),
        ("Universidade Eduardo Mondlane", "academic"),
        ("جامعة القاهرة", "academic"),
        ("School of Nursing", "academic"),
        ("Zambia Nurses Association", "association"),
        ("Association des sages-femmes", "association"),
        ("Colegio de Enfermeros", "association"),
        ("نقابة الأطباء", "association"),
        ("USAID/Zambia", "donor"),
        ("World Bank", "donor"),
        ("Embassy of Norway", "donor"),
        ("World Vision", "ngo"),
        ("ONG Santé pour tous", "ngo"),
        ("منظمة أطباء", "ngo"),
        ("Lusaka Clinic", ""),
        ("Collegetown Bakery", ""),
        ("", ""),
    ],
)
def test_an_organisation_tells_its_sector_by_its_words(organisation, sector):
    assert guess(organisation) == sector


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("Government", "government"),
        ("government", "government"),
        ("Non-governmental organisation", "ngo"),
        ("NGO", "ngo"),
        ("ONG", "ngo"),
        ("société civile", "ngo"),
        ("Academic", "academic"),
        ("professional association", "association"),
        ("Donor", "donor"),
        ("bailleur", "donor"),
        ("autre", "other"),
        ("أكاديمي", "academic"),
        ("plumbers", ""),
        ("", ""),
    ],
)
def test_a_sector_is_known_by_its_name_in_five_languages(words, sector):
    assert named(words) == sector


def test_every_label_of_the_site_is_known():
    assert [named(str(sector.label)) for sector in Sector] == [sector.value for sector in Sector]
