"""What other programs follow: a calendar, an Atom feed and a podcast, each with the filters of /events/."""
