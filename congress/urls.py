"""One include per app."""

from django.urls import path

from congress.portal.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
]
