"""The house: each app imports only what stands below it, and apps beside each other do not know each other."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = [
    ["hrhub.web"],
    ["hrhub.mail"],
    ["hrhub.countries"],
    ["hrhub.people"],
    ["hrhub.catalogue"],
    ["hrhub.participation"],
    ["webinars", "sessions_app"],
    ["hrhub.search", "hrhub.exchange", "hrhub.pages"],
]
APPS = {app: level for level, apps in enumerate(LAYERS) for app in apps}


def modules():
    return [
        path for app in APPS for path in (ROOT / app.replace(".", "/")).rglob("*.py") if "migrations" not in path.parts
    ]


def app_of(name):
    """Return the app that a dotted name belongs to, or None for what is not ours."""
    return next((app for app in APPS if name == app or name.startswith(f"{app}.")), None)


def imported_by(path):
    package = ".".join(path.relative_to(ROOT).parent.parts)
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*parts, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_from_its_own_app_and_from_those_below(path):
    own = app_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
    foreign = {app_of(name) for name in imported_by(path)} - {own, None}
    assert [app for app in foreign if APPS[app] >= APPS[own]] == []


def test_every_app_of_ours_has_its_place():
    folders = {".".join(path.relative_to(ROOT).parent.parts) for path in ROOT.glob("*/apps.py")}
    folders |= {".".join(path.relative_to(ROOT).parent.parts) for path in ROOT.glob("hrhub/*/apps.py")}
    assert folders <= set(APPS)
