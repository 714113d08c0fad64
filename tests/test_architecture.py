"""The shape of the code: who may import whom, how long a thing may be, one word per step."""

import ast
import re
from functools import lru_cache
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import get_resolver
from guardian.models import UserObjectPermissionBase

from congress.celery import app as celery

ROOT = Path(settings.BASE_DIR)

# Each package may import the ones before it, never the ones after.
KERNEL = [
    "health", "prepared", "workdays", "sheets", "search", "rulebook", "organs", "audit", "accounts", "files", "workflow",
    "numbering", "surveys", "notices", "reminders", "printing", "imports", "work", "pages",
]  # fmt: skip
APPS = ["deputies", "proposals", "supervision", "meetings"]
ORDER = [f"congress.{name}" for name in KERNEL] + APPS + ["congress.portal"]
# Tied together at the start; may import anything, and only the launcher is imported before Django.
WIRING = ["congress.settings", "congress.urls", "congress.celery", "congress.wsgi", "congress.launcher"]

# Inside an app: each part may import the parts before it, and there are no other parts.
PARTS = [
    "models", "parsing", "deadlines", "rules", "queries", "flow", "notices", "documents", "statistics",
    "actions", "tasks", "resources", "forms", "views", "urls", "admin",
]  # fmt: skip
BESIDE = ["__init__", "apps", "management", "templatetags"]
DOORS = ["models", "queries", "actions", "rules", "statistics"]
NAMELESS = ["utils", "helpers", "services", "managers", "mixins", "signals", "constants"]


def place_in(order, module):
    for position, package in enumerate(order):
        if module == package or module.startswith(package + "."):
            return position
    return None


@lru_cache
def sources(*tops):
    """Module name -> parsed file, without migrations."""
    found = {}
    for top in tops or ("congress", *APPS):
        for path in sorted((ROOT / top).rglob("*.py")):
            if "migrations" not in path.parts:
                name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
                found[name.removesuffix(".__init__")] = (path, ast.parse(path.read_text()))
    return found


def imports_of(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or "."
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def all_imports():
    for name, (_path, tree) in sources().items():
        for line, module in imports_of(tree):
            yield name, line, module


def functions_of(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def length(node):
    return node.end_lineno - node.lineno + 1


def test_every_module_has_its_place():
    placed = [*ORDER, *WIRING]
    assert [name for name in sources() if name != "congress" and place_in(placed, name) is None] == []


def test_packages_import_downwards_only():
    wrong = []
    for name, line, module in all_imports():
        here, there = place_in(ORDER, name), place_in(ORDER, module)
        if here is not None and there is not None and there > here:
            wrong.append(f"{name}:{line} imports {module}")
    assert wrong == []


def test_installed_apps_stand_in_the_order_of_imports():
    own = [app for app in settings.INSTALLED_APPS if app in ORDER or app.startswith("congress")]
    assert own == ORDER


def test_parts_of_an_app_import_downwards_only():
    wrong = []
    for name, line, module in all_imports():
        app, part, *_ = [*name.split("."), "__init__"]
        target_app, target, *_ = [*module.split("."), ""]
        if app not in APPS or app != target_app or part in BESIDE or target not in PARTS:
            continue
        if PARTS.index(target) > PARTS.index(part):
            wrong.append(f"{name}:{line} imports {module}")
    assert wrong == []


def test_an_app_has_the_known_parts_and_no_others():
    parts = [name.split(".")[:2] for name in sources(*APPS) if "." in name]
    assert sorted({f"{app}.{part}" for app, part in parts if part not in [*PARTS, *BESIDE]}) == []


def test_no_file_has_a_name_that_says_nothing():
    assert [name for name in sources() if name.rsplit(".", 1)[-1] in NAMELESS] == []


def test_another_app_is_entered_by_its_front_doors():
    wrong = []
    for name, line, module in all_imports():
        target, *rest = module.split(".")
        if target in APPS and name.split(".")[0] != target and rest and rest[0] not in DOORS:
            wrong.append(f"{name}:{line} imports {module}")
    # The map of addresses includes every app; the clock names its tasks by text.
    assert [entry for entry in wrong if not entry.startswith("congress.urls:")] == []


def test_the_launcher_knows_no_django_before_the_settings_are_read():
    wrong = [
        f"{name}:{line} imports {module}"
        for name, line, module in all_imports()
        if name.startswith("congress.launcher")
        and name != "congress.launcher.prepare"
        and module.startswith(("django", "congress.settings"))
    ]
    assert wrong == []


def test_a_foreign_key_into_another_app_leaves_no_name_there():
    """Otherwise the lower app could read the higher one through ``deputy.proposals`` without an import."""
    seen = [
        f"{model.__name__}.{field.name}"
        for app in APPS
        for model in apps.get_app_config(app).get_models()
        if not issubclass(model, UserObjectPermissionBase)  # guardian finds its rows by those names
        for field in model._meta.get_fields()
        if field.concrete and field.related_model and field.related_model._meta.app_label != app
        if not field.remote_field.hidden
    ]
    assert seen == []


def test_files_stay_under_400_lines_and_settings_under_120():
    every = sources() | sources("tests")
    long = [name for name, (path, _tree) in every.items() if path.read_text().count("\n") > 400]
    assert long == []
    settings_files = [path for path in (ROOT / "congress" / "settings").iterdir() if path.suffix == ".py"]
    assert [path.name for path in settings_files if path.read_text().count("\n") > 120] == []


def test_functions_stay_under_40_lines_and_tests_under_25():
    long = [
        f"{name}::{node.name} has {length(node)} lines"
        for name, (_path, tree) in (sources() | sources("tests")).items()
        for node in functions_of(tree)
        if length(node) > (25 if node.name.startswith("test_") else 40)
    ]
    assert long == []


def test_templates_stay_under_150_lines_and_fragments_say_what_they_need():
    pages = sorted((ROOT / "templates").rglob("*.html"))
    assert [str(page) for page in pages if page.read_text().count("\n") > 150] == []
    mute = [page for page in pages if page.name.startswith("_") and not page.read_text().startswith("{#")]
    assert [str(page.relative_to(ROOT)) for page in mute] == []


def test_every_template_that_is_named_exists():
    """A page that is drawn only when something fails is drawn by no other test."""
    folders = (ROOT / "templates", ROOT / "templates/print")  # printing names its own from there
    named = {
        (module, name)
        for module, (path, _tree) in sources().items()
        for name in re.findall(r'"([a-z_/]+\.html)"', path.read_text())
    }
    pages = (ROOT / "templates").rglob("*.html")
    taken = r'{%\s*(?:include|extends)\s+"([^"]+)"'
    named |= {(str(page), name) for page in pages for name in re.findall(taken, page.read_text())}
    assert [each for each in sorted(named) if not any((folder / each[1]).exists() for folder in folders)] == []


def test_pages_carry_no_script_or_style_of_their_own():
    """The content security policy would refuse it in the browser; here it is refused earlier."""
    inline = re.compile(r"<style\b|<script(?![^>]*\bsrc=)|\son[a-z]+=|\sstyle=|https?://(?!www\.w3\.org/)", re.I)
    allowed = ("print", "styleguide")
    wrong = [
        f"{page.relative_to(ROOT)}: {match.group()}"
        for page in sorted((ROOT / "templates").rglob("*.html"))
        if page.relative_to(ROOT / "templates").parts[0] not in allowed
        for match in inline.finditer(page.read_text())
    ]
    assert wrong == []


def test_tasks_carry_no_time_of_their_own():
    """Celery repeats tasks with an ETA (measured: up to 450 times); what is due stands in the database."""
    called = re.compile(r"\b(eta|countdown)=")
    assert [name for name, (path, _tree) in sources().items() if called.search(path.read_text())] == []


def flows():
    """Every flow: ``<app>/flow.py`` lists its own in FLOWS, which is the one place to look."""
    for app in APPS:
        if (ROOT / app / "flow.py").exists():
            for flow in import_module(f"{app}.flow").FLOWS.values():
                yield pytest.param(app, flow, id=f"{app}.{flow.name}")


@pytest.mark.parametrize(("app", "flow"), list(flows()))
def test_a_step_is_one_word_everywhere(app, flow):
    actions = import_module(f"{app}.actions")
    tests = "\n".join(path.read_text() for path in (ROOT / "tests").rglob("*.py"))
    missing = []
    for step in flow.steps.values():
        if step.is_door and not hasattr(actions, step.name):
            missing.append(f"{app}.actions.{step.name}")
        if step.is_door and step.name not in url_names(app):
            missing.append(f"URL {app}:{step.name}")
        if step.is_door and not (ROOT / "templates" / app / f"{step.name}.html").exists():
            missing.append(f"templates/{app}/{step.name}.html")
        if not re.search(rf"\b{step.name}\b", tests):
            missing.append(f"a test of {step.name}")
    assert missing == []


# What the 催办 page presses by hand, and whom the sheet of what was told names.
URGING = {"actions": {"watch", "people"}, "queries": {"queries"}}
OWN_SWEEP = {"remind-unanswered"}  # answers to a notice of a meeting are no clock with rungs


def test_an_app_brings_its_deadlines_and_notices_to_the_reminders_and_nothing_more():
    """``REMINDED`` stands in ``notices``, its lines there or in ``deadlines``; only the kernel's task climbs the ladder."""
    others = []
    for name, line, module in all_imports():
        app, part = ([*name.split("."), ""])[:2]
        hooks_in = app in APPS and module.startswith("congress.reminders.")
        if hooks_in and part not in ("deadlines", "notices") and module.split(".")[2] not in URGING.get(part, ()):
            others.append(f"{name}:{line} {module}")
    assert others == []
    assert {path.split(".")[1] for path in settings.REMINDED} == {"notices"}
    assert {path.split(".")[0] for path in settings.REMINDED} <= set(APPS)
    swept = {
        key for key, entry in app_clock().items() if "remind" in key and not entry.startswith("congress.reminders.")
    }
    assert swept == OWN_SWEEP


def app_clock():
    return {key: entry["task"] for key, entry in celery.conf.beat_schedule.items()}


@pytest.mark.parametrize("app", APPS)
def test_each_stage_of_actions_has_its_views_forms_and_tests(app):
    """``actions/rating.py`` is entered by ``views/rating.py`` and held to its word by ``test_rating.py``."""
    stages = {path.stem for path in (ROOT / app / "views").glob("*.py")} & {
        path.stem for path in (ROOT / app / "actions").glob("*.py")
    } - {"__init__"}
    tests = {path.stem.removeprefix("test_") for path in (ROOT / "tests" / app).glob("test_*.py")}
    assert stages - tests == set()


def url_names(app):
    resolver = get_resolver().namespace_dict[app][1]
    return {name for name in resolver.reverse_dict if isinstance(name, str)}
