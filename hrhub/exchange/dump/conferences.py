"""Conferences, each with its public sessions."""

from .hanging import dates, markdown, shared, stated_time, texts, venue_status
from .said import day, moment, said


def conference(row, rows, public):
    return said(
        id=public.conferences[row.pk],
        slug=row.slug,
        name=row.name,
        short_name=row.short_name,
        name_variants=row.name_variants,
        edition=row.edition,
        theme=row.theme,
        language=row.language,
        published_at=moment(row.published_at),
        licence=row.licence,
        **dates(row, "date_start", "date_end"),
        date_claims=[claimed_days(each) for each in rows["times"]],
        format=row.format,
        venue=row.venue,
        venue_status=venue_status(row),
        city=row.city,
        country=row.country_id,
        topics=sorted(public.topics[topic] for _conference, topic in rows["topics"]),
        texts=texts(rows["texts"]),
        markdown=markdown(rows["texts"]),
        **shared(rows, public),
    )


def only_named(row, public):
    """Return the record of a draft of which something is public: what the pages and addresses of that say of it."""
    return said(id=public.named[row.pk], slug=row.slug, name=row.name, language=row.language, only_named=True)


def claimed_days(row):
    return said(date_start=day(row.date), date_end=day(row.until), **stated_time(row))
