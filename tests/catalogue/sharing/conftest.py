import pytest

from tests.catalogue.sharing.scenes import NOW, SITE


@pytest.fixture(autouse=True)
def on_a_day_in_march(settings, time_machine):
    settings.SITE_URL = SITE
    time_machine.move_to(NOW, tick=False)
