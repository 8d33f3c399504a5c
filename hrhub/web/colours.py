"""Two colours that editors choose: words in them must be readable on every surface of the page, by day and by night."""

import colorsys
from collections import namedtuple

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

# As in static/site.css: the paper, and what words in the two colours also stand on.
LIGHT = {"paper": "#fcfbf8", "sheet": "#f4f1ea", "warm-sheet": "#fbeae2", "mark": "#fdf0bf"}
DARK = {"paper": "#14171a", "sheet": "#1d2226", "warm-sheet": "#3a221a", "mark": "#4a4015"}
ACCENT, WARM = "#0b4a5e", "#a3340c"
ACCENT_DARK, WARM_DARK = "#8fd0e6", "#ffb08c"
LEAST = 4.5  # WCAG 2.2, 1.4.3
COMFORTABLE = 5.5  # where we choose the colour ourselves
LIGHTER = 0.02  # a step towards white

IS_A_COLOUR = RegexValidator(r"^#[0-9a-fA-F]{6}\Z", _("Write a colour as # and six digits or letters a–f: #0b4a5e."))
Colours = namedtuple("Colours", "accent warm accent_dark warm_dark")
OURS = Colours(ACCENT, WARM, ACCENT_DARK, WARM_DARK)


def channels(colour):
    return [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]


def luminance(colour):
    """Return the relative luminance, as WCAG defines it."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def least_contrast(colour, surfaces):
    """Return the contrast of words in `colour` on the surface on which they are hardest to read."""
    return min(contrast(colour, surface) for surface in surfaces.values())


def readable_by_day(colour):
    refuse_pale(colour, LIGHT, _("%(ratio)s : 1 on the light page; words need at least 4.5 : 1. Choose a darker one."))


def readable_by_night(colour):
    refuse_pale(colour, DARK, _("%(ratio)s : 1 on the dark page; words need at least 4.5 : 1. Choose a lighter one."))


def refuse_pale(colour, surfaces, sentence):
    IS_A_COLOUR(colour)
    ratio = least_contrast(colour, surfaces)
    if ratio < LEAST:
        raise ValidationError(sentence, params={"ratio": ratio_in_words(ratio)})


def ratio_in_words(ratio):
    """Return the ratio with one digit, cut and not rounded: 4.49 is not 4.5."""
    return f"{int(ratio * 10) / 10}"


def for_the_dark(colour):
    """Return `colour`, lighter by as much as the dark page needs."""
    hue, light, saturation = colorsys.rgb_to_hls(*channels(colour))
    while least_contrast(colour, DARK) < COMFORTABLE:
        light = min(1, light + LIGHTER)
        colour = "#" + "".join(f"{round(channel * 255):02x}" for channel in colorsys.hls_to_rgb(hue, light, saturation))
    return colour


def chosen(accent, warm, accent_dark, warm_dark):
    """Return all four Colours where some were chosen, or None where none was: then the stylesheet has its own."""
    if not (accent or warm or accent_dark or warm_dark):
        return None
    return Colours(
        accent or ACCENT,
        warm or WARM,
        accent_dark or (for_the_dark(accent) if accent else ACCENT_DARK),
        warm_dark or (for_the_dark(warm) if warm else WARM_DARK),
    )


def properties(colours):
    """Return the custom properties that put `colours` in the place of the stylesheet's own.

    Words on the accent are in the paper's colour: their contrast is that of the accent on the paper.
    """
    light = f"--accent: {colours.accent}; --accent-ink: {LIGHT['paper']}; --warm: {colours.warm};"
    dark = f"--accent: {colours.accent_dark}; --accent-ink: {DARK['paper']}; --warm: {colours.warm_dark};"
    return f"\n:root {{ {light} }}\n@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
