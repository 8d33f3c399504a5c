"""Moving in from an older site: its addresses, in bulk."""
