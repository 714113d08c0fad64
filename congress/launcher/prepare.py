"""Before the first request: tables, static files, and on the first start the demo district."""

import os
import sys

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command, get_commands

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congress.settings")


def prepare():
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    if settings.DEMO and "demo" in get_commands() and not get_user_model().objects.exists():
        print("filling the demo district", flush=True)
        call_command("demo")


if __name__ == "__main__":
    try:
        prepare()
    except ImproperlyConfigured as error:
        sys.exit(f"congress: {error}")
