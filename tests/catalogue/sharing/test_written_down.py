"""All that messages say, written down for people to judge."""

import pytest

from hrhub.catalogue.sms import sms_parts
from tests.catalogue.sharing.scenes import LANGUAGES, SCENES, read_links, share_of


@pytest.mark.django_db
def test_table(capsys):
    """Print what four events say in five languages: `pytest tests/catalogue/test_sharing.py -k table -s`."""
    rows = []
    for scene in ("coming", "changed", "recorded", "unknown"):
        event = SCENES[scene]()
        for language in LANGUAGES:
            chat, sms, mail, subject = read_links(share_of(event, language))
            counted = sms_parts(sms)
            lengths = f"chat {len(chat)}, SMS {len(sms)} in {counted.parts} x {counted.encoding}, mail {len(mail)}"
            rows.append(f"== {scene}, {language}: {lengths}")
            rows += [chat, "-- SMS", sms, "-- subject", subject, ""]
    print("\n" + "\n".join(rows))
    assert len([row for row in rows if row.startswith("== ")]) == 20
