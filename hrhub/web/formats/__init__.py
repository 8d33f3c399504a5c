"""How Django writes a moment by itself, as on all pages of the desk: with its weekday and its zone."""
