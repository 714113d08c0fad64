"""Before the first request: tables, static files, and on the first start the demo district."""

import hashlib
import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command, get_commands

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congress.settings")


def collect_static():
    """Collecting compresses every file, which takes seconds: only when one has changed."""
    found = [(path, os.stat(storage.path(path))) for finder in get_finders() for path, storage in finder.list([])]
    listed = sorted((path, file.st_size, file.st_mtime_ns) for path, file in found)
    identity = hashlib.sha256(repr(listed).encode()).hexdigest()
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    if stamp.exists() and stamp.read_text() == identity:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(identity)


def prepare():
    django.setup()
    from congress.workdays.models import YearNotice  # noqa: PLC0415  models exist only now

    call_command("migrate", verbosity=0)
    collect_static()
    if not YearNotice.objects.exists():
        call_command("load_calendar", verbosity=0)
    if settings.DEMO and "demo" in get_commands() and not get_user_model().objects.exists():
        print("filling the demo district", flush=True)
        call_command("demo")


if __name__ == "__main__":
    try:
        prepare()
    except ImproperlyConfigured as error:
        sys.exit(f"congress: {error}")
