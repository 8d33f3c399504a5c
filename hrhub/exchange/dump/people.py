"""People who appear in something public."""

from .said import day, said


def person(row, old_addresses, public):
    """Return the record of a person; not what somebody was seen with in something hidden."""
    return said(
        id=public.people[row.pk],
        slug=row.slug,
        name=row.name,
        name_variants=row.name_variants,
        honorifics=[row.honorific] if row.honorific else [],
        degrees=[row.degrees] if row.degrees else [],
        affiliations=[affiliation(each, public.seen_in) for each in row.affiliations.all()],
        countries=sorted(country.pk for country in row.countries.all()),
        notes=row.notes,
        old_addresses=old_addresses,
    )


def affiliation(row, known):
    return said(
        title=row.title,
        affiliation=row.affiliation,
        country=row.country_id,
        seen_in=row.seen_in if row.seen_in in known else "",
        date=day(row.date),
    )
