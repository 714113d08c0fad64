"""Answering htmx. A page is whole by default; htmx asks for one of its fragments."""

from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def wants_part(request) -> bool:
    """Whether htmx asks for the changing part. A page fetched again by the back button is whole: htmx says
    so, and a fragment would stand there bare."""
    return (
        request.headers.get("HX-Request") == "true"
        and request.headers.get("HX-History-Restore-Request") != "true"
        and request.headers.get("HX-Boosted") != "true"
    )


def render_part(request, page: str, fragment: str, context: dict, *, status: int = 200):
    """The whole ``page`` for a browser, its ``fragment`` for htmx, both from the same context."""
    response = render(request, fragment if wants_part(request) else page, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response
