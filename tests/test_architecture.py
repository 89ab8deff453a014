"""The architecture: imports go down only, and each layer uses only what it may."""

from __future__ import annotations

import ast
import re
from collections import Counter

import pytest

from tests.support.source import SERVER, Import, Module, imports, modules

ORDER = [  # lowest first, as docs/architecture.md tells it, with the small shared modules where they belong
    {"folding", "private_files"},
    {
        "money",
        "permissions",
        "clock",
        "config",
        "engines",
        "features",
        "prepared",
        "aliases",
        "small_groups",
        "texts",
        "glyphs",
        "french",
        "spelling",
        "states",
        "streams",
    },
    {"ciphers", "csv_dialects", "error_pages"},
    {"db", "errors", "schemas", "serving"},
    {"outages"},
    {"append_only", "filters", "paging", "tables", "banking"},
    {"ledger"},
    {"access"},
    {"api", "commands", "compression", "session_cookies", "visibility", "uploads"},
    {"security"},
    {"web"},
    {"trail"},
    {"keys"},
    {"organisations"},
    {"venues"},
    {"accounts"},
    {"messages"},
    {"factors", "pins"},
    {"oidc"},
    {"reports"},
    {"campaigns"},
    {"vouchers"},
    {"people"},
    {"redemptions"},
    {"stock"},
    {"transparency"},
    {"wallet"},
    {"expiry"},
    {"hand_overs"},
    {"printing"},
    {"guarantee"},
    {"invoicing"},
    {"billing"},
    {"settlements"},
    {"activity"},
    {"phones"},
    {"statements"},
    {"credits"},
    {"bank_statements"},
    {"payouts"},
    {"matching"},
    {"books"},
    {"front"},
    {"admission"},
    {"promises"},
    {"approvals"},
    {"first_steps"},
    {"solvency"},
    {"todo"},
    {"first_screens"},
    {"dashboards"},
    {"audit"},
    {"accounting"},
    {"copies"},
    {"archive"},
    {"backup"},
    {"demo"},
    {"api_document"},
    {"doctor"},
    {"readiness"},
    {"day", "shell", "health", "metrics", "api_page", "gunicorn_conf"},
    {"cli", "verify"},
    {"__init__"},
]
LEVEL = {unit: level for level, units in enumerate(ORDER) for unit in units}
FEATURES = {
    "trail",
    "organisations",
    "admission",
    "approvals",
    "statements",
    "activity",
    "stock",
    "keys",
    "venues",
    "accounts",
    "reports",
    "messages",
    "people",
    "factors",
    "pins",
    "oidc",
    "campaigns",
    "vouchers",
    "redemptions",
    "phones",
    "wallet",
    "expiry",
    "hand_overs",
    "printing",
    "settlements",
    "dashboards",
    "transparency",
    "guarantee",
    "invoicing",
    "billing",
    "credits",
    "bank_statements",
    "payouts",
    "matching",
    "books",
    "promises",
    "solvency",
    "audit",
    "accounting",
    "archive",
    "backup",
    "front",
    "first_steps",
}
MOST_FILES = 22
IMPORTING_BY_NAME = {
    "cli": "the commands that are run, and Flask-Migrate for them",
    "features": "features that are asked for, and what lower ones need of higher ones, while other threads wait",
    "gunicorn_conf": "what says whether the app is ready, when there is one",
    "outages.answers": "psycopg, where the database is PostgreSQL",
    "printing.apart": "in a process of its own, what draws",
    "tables": "all models, by their file names",
    "texts": "ftfy, 24 ms, for the first damaged text",
}
"""Each with what it imports."""
HTTP_ENDS = {"routes", "login", "pages"}
OF_REQUESTS = {"request", "g", "session", "current_user", "flask_login", "werkzeug"}

ALL = imports()


def told(found: list[Import]) -> list[str]:
    return [str(one) for one in found]


def between_features(found: Import) -> bool:
    return {found.by.unit, found.top} <= FEATURES and found.by.unit != found.top


def test_every_module_has_its_place_in_the_order() -> None:
    assert {module.unit for module in modules()} <= LEVEL.keys()


def test_the_architecture_page_names_every_folder_in_this_order() -> None:
    page = (SERVER.parent / "docs" / "architecture.md").read_text()
    named = re.findall(r"^\| `server/(\w+)/`", page, re.MULTILINE)
    folders = {path.parent.name for path in SERVER.glob("*/__init__.py")}
    assert set(named) == folders
    assert named == sorted(named, key=LEVEL.__getitem__)


def test_imports_go_down_only() -> None:
    ours = [found for found in ALL if found.top in LEVEL and found.top != found.by.unit]
    assert told([found for found in ours if LEVEL[found.top] >= LEVEL[found.by.unit]]) == []


def test_no_two_modules_import_each_other() -> None:
    """`from . import db` counts as importing the package too, whose `__init__` runs first."""
    pairs = {(found.by.name, name) for found in ALL for name in (found.target, found.package) if name != found.by.name}
    assert sorted(pair for pair in pairs if pair[::-1] in pairs) == []


def test_no_feature_uses_the_routes_of_another() -> None:
    of_routes = [found for found in ALL if Module(found.target, found.by.path).kind in HTTP_ENDS]
    assert told([found for found in of_routes if between_features(found)]) == []


def test_services_and_models_know_nothing_of_requests() -> None:
    inner = [found for found in ALL if found.by.unit in FEATURES and found.by.kind not in HTTP_ENDS]
    assert (
        told([found for found in inner if OF_REQUESTS & {found.top, found.name if found.top == "flask" else ""}]) == []
    )


def test_routes_and_schemas_do_not_touch_the_database() -> None:
    outer = [found for found in ALL if found.by.unit in FEATURES and found.by.kind in ("routes", "schemas")]
    assert told([found for found in outer if found.top in ("sqlalchemy", "db")]) == []


def test_models_have_no_clock_and_no_session() -> None:
    of_models = [found for found in ALL if found.by.kind == "models"]
    assert told([found for found in of_models if {found.name, found.top} & {"clock", "transaction", "Session"}]) == []


def test_a_class_name_is_found_once() -> None:
    classes = [
        (node.name, module.name) for module in modules() for node in module.tree.body if isinstance(node, ast.ClassDef)
    ]
    often = Counter(name for name, _ in classes)
    assert [name for name, count in often.items() if count > 1] == []


def test_a_folder_is_taken_in_at_a_glance() -> None:
    """At most 22 files: a larger feature needs sub-folders."""
    files = Counter(module.path.parent for module in modules() if module.path.name != "__init__.py")
    assert {folder.name: count for folder, count in files.items() if count > MOST_FILES and folder != SERVER} == {}


def test_nothing_is_imported_inside_a_function() -> None:
    functions = [
        (module.name, function.name)
        for module in modules()
        for function in ast.walk(module.tree)
        if isinstance(function, ast.FunctionDef)
        if any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(function))
    ]
    assert functions == []


def test_modules_that_import_by_name_are_known() -> None:
    by_name = re.compile(r"\b(import_module|import_string|resolve_name|__import__)\b")
    assert {module.name for module in modules() if by_name.search(module.path.read_text())} == IMPORTING_BY_NAME.keys()


def test_aliases_that_threads_share_are_whole_before_they_do() -> None:
    statements = [statement for module in modules() for statement in module.tree.body]
    shared = [one for one in statements if not isinstance(one, ast.FunctionDef | ast.ClassDef)]
    names = {node.id for one in shared for node in ast.walk(one) if isinstance(node, ast.Name)}
    assert "shared_alias" in names
    assert "aliased" not in names


def test_only_the_clock_tells_the_time() -> None:
    calls = ("datetime.now(", "datetime.utcnow(", "date.today(", "time.time(")
    telling = [module.name for module in modules() if any(call in module.path.read_text() for call in calls)]
    assert telling == ["clock"]


def test_only_the_demo_pretends_another_time() -> None:
    pretending = [module for module in modules() if "pretending" in module.path.read_text()]
    assert {module.unit for module in pretending} == {"clock", "demo"}


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_every_module_says_what_it_owns(module: Module) -> None:
    assert ast.get_docstring(module.tree)


def test_no_pattern_ends_with_a_dollar() -> None:
    """`$` also matches before a final line feed; use `\\Z` or `fullmatch`."""
    texts = [
        (module.name, node.lineno)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes) and len(node.value) > 1
        if node.value[-1:] in ("$", b"$") or "$|" in repr(node.value) or "$)" in repr(node.value)
    ]
    assert texts == []


def test_digits_are_those_of_ascii() -> None:
    """`isdigit` accepts ² and Arabic digits, `isdecimal` the latter: they pass as numbers and fit in no column."""
    asked = [
        (module.name, node.lineno)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in ("isdigit", "isnumeric", "isdecimal")
    ]
    assert asked == []


def test_every_digit_class_is_ascii() -> None:
    """In a text pattern `\\d` matches the digits of every script unless it has re.ASCII."""
    patterns = [
        (module.name, node.lineno)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith(("re.", "validate.Regexp"))
        for first in node.args[:1]
        if isinstance(first, ast.Constant) and isinstance(first.value, str) and "\\d" in first.value
        if "re.ASCII" not in ast.unparse(node)
    ]
    assert patterns == []


def test_rows_are_streamed_in_one_place() -> None:
    """Elsewhere a reader that stops early would leave PostgreSQL's cursor open (`server/streams.py`)."""
    streaming = {module.name for module in modules() if "yield_per" in module.path.read_text()}
    assert streaming == {"streams"}
