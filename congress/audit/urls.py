from django.urls import path

from congress.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.index, name="index"),
    path("verify/", views.verify, name="verify"),
    path("<slug:of>/", views.index, name="of"),
    path("<slug:of>/export/", views.export, name="export"),
]
