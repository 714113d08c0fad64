"""Import pages: a job by its number, then the verb."""

from django.urls import path

from congress.portal.views import imports

app_name = "imports"
JOB = "<int:pk>/"

urlpatterns = [
    path("", imports.index, name="index"),
    path("bring/", imports.bring, name="bring"),
    path(JOB, imports.detail, name="detail"),
    path(JOB + "map/", imports.map_columns, name="map"),
    path(JOB + "preview/", imports.preview, name="preview"),
    path(JOB + "choose/", imports.choose, name="choose"),
    path(JOB + "commit/", imports.commit, name="commit"),
    path(JOB + "cancel/", imports.cancel, name="cancel"),
    path(JOB + "progress/", imports.progress, name="progress"),
    path(JOB + "problems.xlsx", imports.problems, name="problems"),
]
