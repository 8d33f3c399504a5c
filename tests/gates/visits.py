"""One visit of a browser to a page, and everything that the gates want to know of it there."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import axe_playwright_python

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
THEMES = ["light", "dark"]
WIDTHS = [320, 1280]
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
RUN_AXE = """
async ([runOnly, rules]) => {
  const found = await axe.run(document, {runOnly, rules, resultTypes: ["violations"]});
  const why = node => node.any.concat(node.all, node.none).map(check => check.message).join("; ");
  const line = (rule, node) => `${rule.id}: ${node.target.join(" ")}: ${why(node)}`;
  return found.violations.flatMap(rule => rule.nodes.map(node => line(rule, node)));
}
"""
# What is wider than the window, the innermost first.
WIDER = """
() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const outside = [...document.body.querySelectorAll("*")].filter(element => {
    const box = element.getBoundingClientRect();
    return box.width && (box.right > room + 1 || box.left < -1) && getComputedStyle(element).position !== "fixed";
  });
  const names = outside.filter(element => !outside.some(other => other !== element && element.contains(other)));
  const width = document.documentElement.scrollWidth;
  return [`${width} of ${room} px`, ...names.map(element => element.outerHTML.slice(0, 100))];
}
"""


@dataclass
class Visit:
    """What a browser met on one page, at one width."""

    kind: str
    path: str
    width: int
    console: list = field(default_factory=list)
    requests: list = field(default_factory=list)
    violations: list = field(default_factory=list)  # of axe, with the theme in front
    wider: list = field(default_factory=list)

    def __str__(self):
        return f"{self.kind} {self.path} at {self.width} px"


@cache
def axe_script():
    return AXE.read_text(encoding="utf-8")


def axe(page, *, contrast=True, targets=True):
    """Return what axe finds wrong, a line for each element; with or without looking at colours and sizes of targets."""
    rules = {"target-size": {"enabled": targets}, "color-contrast": {"enabled": contrast}}
    return run_axe(page, {"type": "tag", "values": TAGS}, rules)


def pale(page):
    """Return which words stand out too little, by axe: of all that it looks at, colours alone depend on the theme."""
    return run_axe(page, {"type": "rule", "values": ["color-contrast"]}, {})


def run_axe(page, only, rules):
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(axe_script())
    return page.evaluate(RUN_AXE, [only, rules])


@contextmanager
def listening(page, console, requests):
    """Collect what the console says and what is asked for while the block runs."""
    ears = {
        "console": lambda message: console.append(f"{message.type}: {message.text}"),
        "pageerror": lambda error: console.append(str(error)),
        "request": lambda request: requests.append(request.url),
    }
    for event, ear in ears.items():
        page.on(event, ear)
    yield
    for event, ear in ears.items():
        page.remove_listener(event, ear)


def look_at(page, site, kind, path, width):
    """Visit `path` at `width`, with axe; at the first of the widths in both themes, as colours are the same at each.

    The same page may visit many: a new one costs half a second.
    """
    for_colours = width == WIDTHS[0]
    visit = Visit(kind, path, width)
    with listening(page, visit.console, visit.requests):
        page.set_viewport_size({"width": width, "height": 256 if width == 320 else 800})  # 400 % of 1280 × 1024
        page.emulate_media(color_scheme=THEMES[0])
        page.goto(site + path)
        visit.wider = page.evaluate(WIDER)
        visit.violations = axe(page, contrast=for_colours)
        if for_colours:
            page.emulate_media(color_scheme=THEMES[1])
            visit.violations += [f"{THEMES[1]}: {line}" for line in pale(page)]
    return visit
