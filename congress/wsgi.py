"""The door for the web server. It loads this once and forks (--preload), so all that a request needs is read here."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congress.settings")
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018  every view, form and query of the house
