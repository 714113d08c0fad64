"""What thousands of requests to the world (tests/world.py) need not do again and again; each is asked elsewhere."""

import logging
import pickle
from functools import partial

import pytest
from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpResponse
from django.template.loader import render_to_string

from congress import urls
from congress.printing import pdf


@pytest.fixture
def known_at_the_door(world, monkeypatch):
    """Session, account and posts of whoever asks are read once.

    For tests that undo each request at once: nothing that was asked can have changed them.
    """
    users, sessions = {}, {}
    load, get_user = SessionStore.load, ModelBackend.get_user

    def session_of(store):
        key = store.session_key
        if key not in sessions:
            sessions[key] = pickle.dumps(load(store))
        return pickle.loads(sessions[key])

    def user_of(backend, pk):
        if pk not in users:
            user = get_user(backend, pk)
            assert user.current_posts is not None  # they are kept with the account
            users[pk] = pickle.dumps(user)
        return pickle.loads(users[pk])

    monkeypatch.setattr(SessionStore, "load", session_of)
    monkeypatch.setattr(ModelBackend, "get_user", user_of)


@pytest.fixture
def uncounted(settings):
    """No figures in the frame: counting what waits is a third of a page, and tests/congress/test_home.py counts."""
    settings.FRAME_COUNTERS = {}


@pytest.fixture
def papers_unprinted(monkeypatch):
    """Who may have a paper is asked of everybody; laying it out would take a second each time."""
    monkeypatch.setattr(
        pdf, "render", lambda template, context, title=None: render_to_string(f"print/{template}", context)
    )
    monkeypatch.setattr(pdf, "bind", lambda papers, title: "".join(papers))


@pytest.fixture
def plain_refusals(monkeypatch):
    """Who is refused is told so in one word: drawing that page thousands of times says nothing more."""
    for status in (403, 404):
        answer = partial(HttpResponse, "no", status=status)
        monkeypatch.setattr(urls, f"handler{status}", lambda request, exception=None, answer=answer: answer())
    monkeypatch.setattr(logging.getLogger("django.request"), "disabled", True)
