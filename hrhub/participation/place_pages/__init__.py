"""The private pages of who comes alone, of who is told afterwards, and of the members of a team."""
