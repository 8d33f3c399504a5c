"""What the sessions of a conference take from it."""

from datetime import UTC, date, datetime

from tests.desk.pages import save
from tests.make import make_conference, make_session


def test_sessions_without_a_day_move_with_their_conference(desk):
    conference = make_conference(date=date(2017, 11, 13))
    undated = make_session(conference=conference, date=None, date_precision="none")
    dated = make_session(conference=conference, date=date(2017, 11, 14))
    save(desk, conference, date="2018-05-01", until="2018-05-03")
    undated.refresh_from_db()
    dated.refresh_from_db()
    assert undated.sort_on == datetime(2018, 5, 1, tzinfo=UTC)
    assert undated.over_at == datetime(2018, 5, 4, 12, tzinfo=UTC)
    assert dated.sort_on == datetime(2017, 11, 14, tzinfo=UTC)


def test_sessions_are_told_of_a_new_name(desk):
    conference = make_conference("Fourth Forum")
    session = make_session(conference=conference)
    save(desk, conference, name="Fourth Global Forum")
    seen = session.revision
    session.refresh_from_db()
    assert session.revision == seen + 1
    assert "fourth global forum" in session.folded
