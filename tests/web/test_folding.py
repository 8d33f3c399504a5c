import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrhub.web.folding import fold, slug_of, sort_key


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Santé, À Lomé!", "sante a lome"),
        ("  two\n\twords ", "two words"),
        ("STRASSE straße", "strasse strasse"),
        ("أحمد إبراهيم آمنة مستشفى", "احمد ابراهيم امنه مستشفي"),
        ("القابلـــات", "القابلات"),
        ("قَابِلَة", "قابله"),
        ("Pan-African/WHO_2", "pan african who 2"),
    ],
)
def test_words_are_folded_for_comparing(written, folded):
    assert fold(written) == folded


@given(st.text())
def test_folding_again_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_names_are_ordered_as_people_order_them():
    names = ["Zoë", "Élise", "elise", "Emil", "Åsa", "إلين", "Andréa"]
    assert sorted(names, key=sort_key) == ["Andréa", "Åsa", "elise", "Élise", "Emil", "Zoë", "إلين"]


@given(st.text())
def test_a_sort_key_is_ascii_and_fits_its_column(text):
    assert sort_key(text).isascii()
    assert len(sort_key(text)) <= 200


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Are we on the right track to UHC?: A & B", "are-we-on-the-right-track-to-uhc-a-b"),
        ("Sessão II «Équité»", "sessao-ii-equite"),
        ("قابلة", "642-627-628-644-629"),
        ("?!", "x"),
        ("word " * 30, "word-word-word-word-word-word-word-word-word-word-word-word"),
    ],
)
def test_an_address_is_made_from_a_title(title, slug):
    assert slug_of(title) == slug
    assert len(slug) <= 60
