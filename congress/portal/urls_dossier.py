"""A deputy seen with what the deputy has raised: pages that need the roster and the suggestions together."""

from django.urls import path

from congress.portal.views import dossier

app_name = "dossier"

urlpatterns = [
    path("<int:pk>/suggestions/", dossier.suggestions, name="suggestions"),
    path("mandates/<int:pk>/end/", dossier.end_mandate, name="end_mandate"),
]
