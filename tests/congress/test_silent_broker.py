"""A cache and a broker that take the call and say nothing: pages go on without them, and the health page says so."""

import socket
import time

import pytest
from kombu import Connection

from congress.celery import app
from congress.health import probes
from congress.settings.data import CACHES


@pytest.fixture
def silent():
    """The system takes the calls for this server, which never looks at them."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"redis://127.0.0.1:{server.getsockname()[1]}/0"


@pytest.mark.django_db
def test_no_page_waits_for_a_number(client, settings, silent):
    settings.CACHES = {"default": {**CACHES["default"], "LOCATION": silent}}
    settings.RATE_LIMITS = {"public": (0, 600, 60)}
    began = time.monotonic()
    assert client.get("/accounts/sign-in/", follow=True).status_code == 200
    assert time.monotonic() - began < 4


def test_the_health_page_says_so_in_time(silent, monkeypatch):
    line = Connection(silent, transport_options=app.conf.broker_transport_options)
    monkeypatch.setattr(app, "connection_for_write", lambda: line)
    began = time.monotonic()
    well, said = probes.broker()
    assert not well and said.startswith("no answer") and time.monotonic() - began < 8
